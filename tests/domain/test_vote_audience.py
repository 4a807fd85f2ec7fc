"""What an audience sees of a vote: the question, the result once closed, never a name or note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from s4c_desktop.domain.audience import Page
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import Need, Option, Phase, Question, Ruling, Vote
from s4c_desktop.domain.vote_audience import MOST_LINES, outcome_pages, title_page, vote_page
from s4c_desktop.domain.vote_rounds import open_round, tally
from tests.domain.frameworks import framework as framework_of
from tests.domain.frameworks import requirement
from tests.domain.votes import AT, DETAILS, voted_once, voting

CODES = ("RE1", "RE2", "RE3")
SECRETS = ("Mira Stoyanova", "Secret note", "Chair Person", "because of the budget")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_of({"SCPM": [requirement(code) for code in CODES]})


@pytest.fixture
def vote() -> Vote:
    """Return a vote with a voted, a ruled and an open competence, full of names and notes."""
    found = voted_once(
        voting(proposals={"RE2": Need(6, mandatory=True)}),
        "RE1",
        {Option.EQF6: 12, Option.EQF5: 3},
        {Option.MANDATORY: 14, None: 1},
    )
    items = (
        replace(found.item("RE1"), notes="Secret note"),
        replace(found.item("RE2"), ruling=Ruling(Need(5), "Chair Person", "because of the budget")),
        found.item("RE3"),
    )
    return replace(found, items=items, notes="Secret note")


def every_page(vote: Vote, framework: Framework) -> Iterator[Page]:
    yield title_page(vote, framework)
    for phase in Phase:
        for item in vote.items:
            yield vote_page(replace(vote, phase=phase, position=item.competence), framework)
    yield from outcome_pages(vote, framework)


def test_no_page_names_anybody_or_shows_a_note(vote: Vote, framework: Framework) -> None:
    assert vote.details.facilitator == SECRETS[0]
    pages = list(every_page(vote, framework))
    assert len(pages) > len(Phase) * len(CODES)
    for page in pages:
        for secret in SECRETS:
            assert secret not in page.words()


def test_while_people_vote_no_tally_is_shown(framework: Framework) -> None:
    asked = open_round(voting(), "RE1", AT)
    asked = tally(asked, "RE1", Question.LEVEL, Option.EQF7, 13)
    page = vote_page(replace(asked, position="RE1"), framework)
    assert page.charts == ()
    assert "13" not in page.words()
    assert "Round 1, open" in page.above


def test_once_closed_the_distribution_and_what_it_decides_are_shown(
    vote: Vote, framework: Framework
) -> None:
    page = vote_page(replace(vote, position="RE1"), framework)
    level, mandatory = page.charts
    assert [(bar.label, bar.count) for bar in level.bars if bar.count] == [("5", 3), ("6", 12)]
    assert [bar.label for bar in level.bars if bar.decided] == ["6"]
    assert [bar.decided for bar in mandatory.bars] == [True, False]
    assert "1 abstention" in mandatory.said
    assert page.hint == "EQF 6, mandatory"


def test_the_outcome_is_paged_and_ends_with_how_it_goes_on(
    vote: Vote, framework: Framework
) -> None:
    *shown, last = outcome_pages(vote, framework)
    assert all(len(page.lines) <= MOST_LINES for page in shown)
    lines = [line for page in shown for line in page.lines]
    assert [line.split()[0] for line in lines] == list(CODES)
    assert "RE3" in last.lines[0]
    assert last.heading == "How it goes on"


def test_a_vote_opens_with_its_rule(vote: Vote, framework: Framework) -> None:
    page = title_page(vote, framework)
    assert page.heading == DETAILS.title
    assert "75 %" in page.words()
