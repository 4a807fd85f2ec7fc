"""A vote as a workbook: every tally is in it, and the same vote makes the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest

from s4c_desktop.domain.vote import Option, Question
from s4c_desktop.domain.vote_agenda import with_item_notes
from s4c_desktop.domain.vote_protocol import VoteProtocol
from s4c_desktop.domain.vote_rounds import close_round, reopen_round, tally
from s4c_desktop.exchange.vote_xlsx import vote_to_workbook
from tests.domain.frameworks import framework, requirement
from tests.domain.votes import AT, CODES, voted_once, voting

FIVE, SIX = Option.EQF5, Option.EQF6
YES, NO = Option.MANDATORY, Option.OPTIONAL


@pytest.fixture
def content() -> VoteProtocol:
    vote = voted_once(voting(), "RE1", {FIVE: 3, SIX: 12, None: 1}, {YES: 14, NO: 2})
    vote = reopen_round(vote, "RE1")
    vote = tally(vote, "RE1", Question.LEVEL, FIVE, 2)
    vote = close_round(vote, "RE1", AT)
    vote = with_item_notes(vote, "RE1", "=HYPERLINK(0)")
    known = framework({"SCPM": [requirement(code) for code in CODES]})
    return VoteProtocol(vote, known, datetime(2026, 11, 21, 17, 0, tzinfo=UTC))


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *values = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in values]


def test_every_tally_is_in_the_workbook(content: VoteProtocol) -> None:
    made = vote_to_workbook(content)
    assert made == vote_to_workbook(content)
    book = openpyxl.load_workbook(io.BytesIO(made))
    outcome = rows(book, "Outcome")
    assert [row["Competence"] for row in outcome] == list(CODES)
    assert (outcome[0]["EQF level"], outcome[0]["Mandatory"]) == (6, "Mandatory")
    assert outcome[1]["Outcome"] == "Open"
    first, second = rows(book, "EQF level")
    assert (first["Counts"], first["EQF 5"], first["Decided"]) == ("reopened", 3, None)
    assert (second["Counts"], second["EQF 5"], second["EQF 6"]) == ("yes", 2, 12)
    assert (second["Abstentions"], second["Votes cast"], second["People present"]) == (1, 14, 16)
    assert (second["EQF 6, % of votes"], second["Decided"]) == (85, "EQF 6")
    assert second["Closed (UTC)"] == "2026-11-21 14:00"
    assert [row["Mandatory"] for row in rows(book, "Mandatory or optional")] == [14, 14]
    about = {row["What"]: row["Said"] for row in rows(book, "About")}
    assert about["Led by"] == "Mira Stoyanova"
    assert about["Rule"].startswith("An option is decided by 75 %")


def test_a_note_is_never_a_formula(content: VoteProtocol) -> None:
    book = openpyxl.load_workbook(io.BytesIO(vote_to_workbook(content)))
    cell = book["Outcome"].cell(2, 10)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(0)", "s")


def test_of_an_open_round_nothing_is_told(content: VoteProtocol) -> None:
    opened = replace(content, vote=reopen_round(content.vote, "RE1"))
    book = openpyxl.load_workbook(io.BytesIO(vote_to_workbook(opened)))
    assert [row["Counts"] for row in rows(book, "EQF level")] == ["reopened", "reopened"]
