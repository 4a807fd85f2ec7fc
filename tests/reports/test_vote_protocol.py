"""The protocol of a vote as PDF: rule, outcomes, every round, who decided; nobody's name beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import (
    Method,
    Need,
    Option,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
    VoteDetails,
)
from s4c_desktop.domain.vote_agenda import with_agenda, with_item_notes, with_notes
from s4c_desktop.domain.vote_phases import begin, begin_voting, finish, sort
from s4c_desktop.domain.vote_protocol import VoteProtocol
from s4c_desktop.domain.vote_rounds import close_round, decide, open_round, reopen_round, tally
from s4c_desktop.reports.vote_protocol import write_vote_protocol
from tests.domain.votes import AT, DETAILS, voted_once
from tests.reports.conftest import words
from tests.security.texts import HOSTILE

FIVE, SIX, SEVEN = Option.EQF5, Option.EQF6, Option.EQF7
YES, NO = Option.MANDATORY, Option.OPTIONAL
CODES = ("A1", "A2", "A3", "B1", "C1")
RULE = Rule(75, 10, Method.SLIPS, anonymous=True)


def held(framework: Framework) -> Vote:
    """Return a vote in which everything happened that can happen."""
    vote = Vote(framework.id, framework.id, DETAILS, RULE, present=16)
    proposed = {"A1": Need(5, mandatory=True), "B1": Need(6)}
    vote = begin(with_agenda(vote, {code: proposed.get(code) for code in CODES}, CODES))
    vote = sort(sort(vote, "A1", Sorting.ACCEPTED), "B1", Sorting.CONTESTED)
    vote = begin_voting(vote)
    vote = voted_once(vote, "A2", {FIVE: 2, SIX: 9, SEVEN: 4, None: 1}, {YES: 15, NO: 1})
    vote = voted_once(vote, "A2", {FIVE: 2, SIX: 12, SEVEN: 2})
    for _round in range(3):
        vote = voted_once(vote, "A3", {SIX: 8, SEVEN: 8}, {YES: 8, NO: 8})
    vote = decide(vote, "A3", Ruling(Need(6), "Ana Ionescu", "The budget <b>allows</b> no more."))
    vote = voted_once(vote, "B1", {Option.NOT_NEEDED: 13, FIVE: 3}, {NO: 4})
    vote = reopen_round(vote, "B1")
    vote = tally(vote, "B1", Question.LEVEL, FIVE, 2)
    vote = close_round(vote, "B1", AT)
    vote = voted_once(vote, "C1", {SIX: 16}, {YES: 16})
    vote = with_item_notes(vote, "A3", "The port & the fire brigade want level 7.")
    return with_notes(finish(vote), "Second vote in spring.")


def protocol(framework: Framework, vote: Vote | None = None) -> VoteProtocol:
    made = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
    return VoteProtocol(vote or held(framework), framework, made, "CITY 1.0", "City of Varna")


def test_everything_of_a_vote_is_printed(framework: Framework, tmp_path: Path) -> None:
    path = tmp_path / "vote.pdf"
    write_vote_protocol(path, protocol(framework))
    text = words(path)
    for said in (
        "City of Varna",
        DETAILS.title,
        DETAILS.role_title,
        "Published as CITY 1.0",
        "1 accepted, 3 decided by vote, 1 decided by a named person.",
        "Fixed before the first round",
        "75 % of the votes cast or more, if at least 10 people take part.",
        "anonymously",
        "Delphi",
        "Accepted: nobody contested it.",
        "Nothing decided: most votes for EQF 6, 9 of 15 votes (60 %); 75 % are needed.",
        "Decided: EQF 6, by 12 of 16 votes (75 %).",
        "Decided: Mandatory, by 15 of 16 votes (93 %).",
        "Open after 3 rounds, decided by Ana Ionescu: The budget <b>allows</b> no more.",
        "Round 1 was reopened. EQF level, as counted before: Not needed: 13, EQF 5: 3, 0",
        "Round 1, 16 people present",
        "Median: between EQF 6 and EQF 7",
        "Consensus 0.85",
        "The port & the fire brigade want level 7.",
        "Second vote in spring.",
        "Mira Stoyanova",
        "Led the vote",
    ):
        assert said in text, said
    assert "DRAFT" not in text


def test_the_same_vote_makes_the_same_file(framework: Framework, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for path in (one, two):
        write_vote_protocol(path, protocol(framework))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_letter_for_letter(
    framework: Framework, tmp_path: Path, text: str
) -> None:
    details = VoteDetails(text, "X1", text, DETAILS.held_on, text, text)
    vote = Vote(framework.id, framework.id, details, RULE, present=16)
    vote = with_item_notes(begin(with_agenda(vote, {"A1": None}, CODES)), "A1", text)
    vote = with_notes(decide(vote, "A1", Ruling(Need(6), text, text)), text)
    path = tmp_path / "vote.pdf"
    write_vote_protocol(path, replace(protocol(framework, vote), centre=text))
    shown = "".join(words(path).split())
    assert shown.count("".join(text.split())) >= 9


def test_of_an_open_round_nothing_is_told(framework: Framework, tmp_path: Path) -> None:
    vote = Vote(framework.id, framework.id, DETAILS, RULE, present=16)
    vote = open_round(begin(with_agenda(vote, {"A1": None}, CODES)), "A1", AT)
    vote = tally(vote, "A1", Question.LEVEL, SIX, 11)
    path = tmp_path / "vote.pdf"
    write_vote_protocol(path, protocol(framework, vote))
    text = words(path)
    assert "Round 1, open: nothing is shown yet." in text
    assert "11" not in text.replace("2026-11-21", "").replace("November", "")


def test_the_longest_agenda_and_texts_stay_on_the_page(
    framework: Framework, tmp_path: Path
) -> None:
    details = VoteDetails("T" * 300, "X1", "R" * 300, DETAILS.held_on, "P " * 200, "F" * 200)
    vote = Vote(framework.id, framework.id, details, RULE, present=16)
    codes = tuple(framework.order)
    vote = begin(with_agenda(vote, dict.fromkeys(codes), codes))
    for code in codes:
        vote = with_item_notes(vote, code, "Note " * 300)
        vote = decide(vote, code, Ruling(Need(6), "N" * 100, "Why " * 300))
    path = tmp_path / "vote.pdf"
    write_vote_protocol(path, replace(protocol(framework, vote), published=""))
    assert words(path).count("Notes:") == len(codes)
