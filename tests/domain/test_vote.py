"""A vote from its plan to the end: what is possible when, and what is refused in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.vote import (
    NOT_NEEDED,
    Counted,
    Method,
    Need,
    Option,
    Phase,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
    VoteDetails,
)
from s4c_desktop.domain.vote_agenda import (
    proposals,
    with_agenda,
    with_details,
    with_item_notes,
    with_notes,
    with_present,
    with_rule,
)
from s4c_desktop.domain.vote_outcome import settled, standing, voted
from s4c_desktop.domain.vote_phases import (
    accept_rest,
    back_to_planning,
    back_to_sorting,
    begin,
    begin_voting,
    finish,
    go_on,
    sort,
)
from s4c_desktop.domain.vote_place import go, go_next, go_open, go_previous, stops
from s4c_desktop.domain.vote_plain import vote_digest
from s4c_desktop.domain.vote_rounds import (
    close_round,
    decide,
    open_round,
    reopen_round,
    take_back,
    tally,
    withdraw_round,
)
from s4c_desktop.domain.vote_rounds import counted as count_now
from tests.domain.frameworks import framework, requirement
from tests.domain.votes import AT, CODES, DETAILS, USUAL, counted, planned, voted_once, voting

FIVE, SIX, SEVEN = Option.EQF5, Option.EQF6, Option.EQF7
YES, NO = Option.MANDATORY, Option.OPTIONAL
LEVEL, MANDATORY = Question.LEVEL, Question.MANDATORY
BOTH = {"RE1": Need(5, mandatory=True), "RE3": Need(6)}


def refused(words: str, call: Callable[[], object]) -> None:
    with pytest.raises(UserError, match=words):
        call()


# -- planning -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": " "}, "needs a title"),
        ({"role": ""}, "Choose the role"),
        ({"role": "XX", "role_title": ""}, "no role XX"),
        ({"role": "SCPM"}, "code SCPM is taken"),
        ({"role_title": "  "}, "new role needs a title"),
        ({"role": "scro"}, "begins with a capital letter"),
        ({"role": "*"}, "begins with a capital letter"),
    ],
)
def test_what_a_vote_is_about_is_checked(change: dict[str, str], words: str) -> None:
    details = replace(DETAILS, **change)  # type: ignore[arg-type]
    refused(words, lambda: with_details(planned(), details, ("SCPM",)))


def test_an_existing_role_needs_no_title() -> None:
    details = VoteDetails("Levels", "SCPM")
    assert with_details(planned(), details, ("SCPM",)).details == details


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Rule(50), "threshold of 50 %"),
        (Rule(101), "threshold of 101 %"),
        (Rule(quorum=0), "quorum of 0"),
        (Rule(most_rounds=4), "4 rounds"),
        (Rule(most_rounds=0), "0 rounds"),
        (Rule(anonymous=True), "seen by all"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(wrong: Rule, words: str) -> None:
    refused(words, lambda: with_rule(planned(), wrong))


def test_the_rule_stands_from_the_first_round_on() -> None:
    vote = with_rule(voting(), Rule(80, 12, Method.SLIPS, anonymous=True))
    vote = open_round(vote, "RE1", AT)
    refused("fixed: the first round", lambda: with_rule(vote, USUAL))
    assert with_rule(vote, vote.rule) == vote
    other = replace(vote.details, role="OTHER")
    refused("voted on this role already", lambda: with_details(vote, other, ()))
    moved = replace(vote.details, place="Burgas")
    assert with_details(vote, moved, ()).details.place == "Burgas"


def test_proposals_are_the_levels_that_a_role_has_already() -> None:
    found = framework({"A": [requirement("C1", 5), requirement("C2", None, mandatory=True)]})
    assert proposals(found, "A", "default") == {"C1": Need(5, mandatory=True)}
    refused("no requirements of the role B", lambda: proposals(found, "B", "default"))
    refused("no requirements", lambda: proposals(found, "A", "map"))


def test_the_agenda_keeps_the_order_of_the_framework_and_what_was_noted() -> None:
    vote = with_item_notes(planned("RE3", "RE1", proposals=BOTH), "RE3", "Ask the fire brigade.")
    assert vote.competences == ("RE1", "RE3")
    vote = back_to_planning(sort(begin(vote), "RE1", Sorting.ACCEPTED))
    agenda = {"RE1": BOTH["RE1"], "RE2": None, "RE3": Need(7)}
    vote = with_agenda(vote, agenda, CODES)
    assert [item.sorting for item in vote.items] == [
        Sorting.ACCEPTED,
        Sorting.UNSORTED,
        Sorting.UNSORTED,
    ]
    assert vote.item("RE3").notes == "Ask the fire brigade."
    refused("no competence XX", lambda: with_agenda(vote, {"XX": None}, CODES))
    refused("back to planning", lambda: with_agenda(begin(vote), agenda, CODES))


def test_what_is_missing_before_it_begins() -> None:
    refused("agenda is empty", lambda: begin(with_agenda(planned(), {}, CODES)))
    refused("10, and the|quorum is 10", lambda: begin(planned(present=9)))
    without_day = replace(planned(), details=replace(DETAILS, held_on=None))
    refused("the day", lambda: begin(without_day))
    without_name = replace(planned(), details=replace(DETAILS, facilitator=" "))
    refused("who leads", lambda: begin(without_name))
    refused("moved on", lambda: begin(voting()))
    refused("moved on", lambda: begin_voting(planned()))
    refused("moved on", lambda: finish(planned()))


# -- sorting ------------------------------------------------------------------------------


def test_without_proposals_everything_is_voted_on_at_once() -> None:
    vote = begin(planned())
    assert (vote.phase, vote.position, standing(vote).open) == (Phase.VOTING, "RE1", CODES)
    refused("Nothing is proposed", lambda: sort(vote, "RE1", Sorting.ACCEPTED))


def test_proposals_are_accepted_and_the_contested_voted_on() -> None:
    vote = begin(planned(proposals=BOTH))
    assert (vote.phase, vote.position, stops(vote)) == (Phase.SORTING, "RE1", ("RE1", "RE3"))
    vote = go_next(sort(vote, "RE1", Sorting.CONTESTED))
    assert vote.position == "RE3"
    refused("Not sorted yet: RE3", lambda: begin_voting(vote))
    vote = begin_voting(accept_rest(vote))
    assert (vote.position, stops(vote)) == ("RE1", ("RE1", "RE2"))
    refused("Nobody contested", lambda: open_round(vote, "RE3", AT))
    assert back_to_sorting(vote).phase is Phase.SORTING
    again = sort(vote, "RE3", Sorting.CONTESTED)
    assert stops(again) == CODES
    refused("voting has begun", lambda: sort(again, "RE3", Sorting.UNSORTED))
    begun = open_round(again, "RE3", AT)
    refused("stays contested", lambda: sort(begun, "RE3", Sorting.ACCEPTED))
    refused("first round", lambda: back_to_sorting(begun))
    refused("first round", lambda: back_to_planning(begun))


def test_everything_accepted_is_decided_without_a_round() -> None:
    vote = begin_voting(accept_rest(begin(planned("RE1", "RE3", proposals=BOTH))))
    assert (vote.position, stops(vote)) == ("RE1", ())
    assert finish(vote).phase is Phase.DECIDED


# -- rounds -------------------------------------------------------------------------------


def test_more_votes_than_people_are_refused_and_change_nothing() -> None:
    vote = counted(open_round(voting(), "RE1", AT), "RE1", LEVEL, {SIX: 9, FIVE: 5, None: 2})
    refused("17 votes and abstentions, but 16", lambda: tally(vote, "RE1", LEVEL, SEVEN, 1))
    refused("17 votes", lambda: tally(vote, "RE1", LEVEL, None, 3))
    refused("-1 votes", lambda: tally(vote, "RE1", LEVEL, SIX, -1))
    assert count_now(vote, "RE1", LEVEL, SIX) == 9
    assert count_now(vote, "RE1", LEVEL, None) == 2
    more = tally(with_present(vote, 17), "RE1", LEVEL, SEVEN, 1)
    assert more.present == 17
    refused("17 people have voted", lambda: with_present(more, 16))
    # Each question has its own votes.
    assert count_now(counted(vote, "RE1", MANDATORY, {YES: 16}), "RE1", MANDATORY, YES) == 16


def test_one_round_at_a_time() -> None:
    vote = open_round(voting(), "RE1", AT)
    refused("People are voting on RE1", lambda: open_round(vote, "RE2", AT))
    refused("People are voting on RE1", lambda: open_round(vote, "RE1", AT))
    refused("People are voting on RE1", lambda: go_next(vote))
    refused("No round is open on RE2", lambda: tally(vote, "RE2", LEVEL, SIX, 1))
    refused("Nobody has voted yet", lambda: close_round(vote, "RE1", AT))
    refused("Close the round", lambda: decide(vote, "RE1", Ruling(Need(6), "Ana", "So")))
    assert withdraw_round(vote, "RE1") == voting()


def test_after_three_rounds_somebody_decides() -> None:
    vote = voting()
    for number in (1, 2, 3):
        vote = voted_once(vote, "RE1", {SIX: 8, FIVE: 8}, {YES: 16} if number == 1 else None)
    assert [one.number for one in vote.item("RE1").rounds] == [1, 2, 3]
    refused("has had its 3 rounds", lambda: open_round(vote, "RE1", AT))
    refused("name of who", lambda: decide(vote, "RE1", Ruling(Need(6, True), " ", "Because")))
    refused("reason", lambda: decide(vote, "RE1", Ruling(Need(6, True), "Ana", " ")))
    # Mandatory was decided by all sixteen: only the level is open.
    refused("Only its level", lambda: decide(vote, "RE1", Ruling(Need(6), "Ana", "Because")))
    refused("Only its level", lambda: decide(vote, "RE1", Ruling(NOT_NEEDED, "Ana", "Because")))
    ruled = decide(vote, "RE1", Ruling(Need(6, mandatory=True), "Ana", "The city needs it."))
    found = settled(ruled.item("RE1"), ruled.rule)
    assert found is not None
    assert found.need == Need(6, mandatory=True)
    refused("Take that back first", lambda: reopen_round(ruled, "RE1"))
    assert take_back(ruled, "RE1") == vote
    refused("Nobody has decided", lambda: take_back(vote, "RE1"))


def test_a_ruling_keeps_the_level_that_was_voted() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 16}, {YES: 8, NO: 8})
    refused("decided EQF 6", lambda: decide(vote, "RE1", Ruling(Need(5), "Ana", "Because")))
    assert decide(vote, "RE1", Ruling(Need(6), "Ana", "Because")).item("RE1").ruling
    optional = voted_once(voting(), "RE1", {SIX: 8, FIVE: 8}, {NO: 16})
    assert decide(optional, "RE1", Ruling(NOT_NEEDED, "Ana", "Because")).item("RE1").ruling


def test_what_is_settled_is_neither_voted_on_nor_decided_again() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 16}, {YES: 16})
    refused("is decided", lambda: open_round(vote, "RE1", AT))
    refused("nothing to decide", lambda: decide(vote, "RE1", Ruling(Need(6), "A", "B")))


def test_a_reopened_round_keeps_how_it_stood() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 16}, {YES: 16})
    before = vote.item("RE1").rounds[0]
    again = reopen_round(go(vote, "RE2"), "RE1")
    assert again.position == "RE1"
    opened = again.item("RE1").open_round
    assert opened is not None
    assert (opened.number, opened.ballots) == (1, before.ballots)
    changed = close_round(tally(again, "RE1", LEVEL, SIX, 10), "RE1", AT)
    assert changed.item("RE1").rounds[0].earlier == (Counted(16, before.ballots),)
    refused("closed before", lambda: withdraw_round(again, "RE1"))
    refused("no round on RE2", lambda: reopen_round(vote, "RE2"))
    refused("People are voting", lambda: reopen_round(open_round(vote, "RE2", AT), "RE1"))
    assert vote_digest(changed) != vote_digest(vote)


def test_without_a_quorum_no_round_opens_and_none_decides() -> None:
    vote = with_present(voting(), 9)
    refused("quorum is 10", lambda: open_round(vote, "RE1", AT))
    few = voted_once(voting(), "RE1", {SIX: 9})
    assert not voted(few.item("RE1"), few.rule)
    enough = voted_once(voting(), "RE1", {SIX: 9, None: 1})
    assert voted(enough.item("RE1"), enough.rule) == {LEVEL: SIX}


# -- the end ------------------------------------------------------------------------------


def done() -> Vote:
    vote = voted_once(voting("RE1"), "RE1", {SIX: 16}, {YES: 16})
    return finish(vote)


def test_a_vote_ends_when_everything_is_settled() -> None:
    refused("Still open: RE1, RE2, RE3", lambda: finish(voting()))
    vote = done()
    assert vote.phase is Phase.DECIDED
    refused("attendance stands", lambda: with_present(vote, 12))
    refused("not being voted on", lambda: open_round(vote, "RE1", AT))
    refused("not being sorted", lambda: sort(vote, "RE1", Sorting.CONTESTED))
    assert go_on(vote).phase is Phase.VOTING


def test_a_published_vote_stays_as_it_is() -> None:
    vote = replace(done(), phase=Phase.PUBLISHED, published_id=UUID(int=9))
    for call in (
        lambda: go_on(vote),
        lambda: with_notes(vote, "Later"),
        lambda: with_item_notes(vote, "RE1", "Later"),
        lambda: with_details(vote, DETAILS, ()),
    ):
        refused("is published", call)


def test_the_place_on_the_agenda() -> None:
    vote = voting()
    assert [go_next(vote).position, go_next(go_next(go_next(vote))).position] == ["RE2", "RE3"]
    assert go_previous(vote).position == "RE1"
    assert go_previous(go(vote, "RE3")).position == "RE2"
    decided = voted_once(vote, "RE2", {SIX: 16}, {YES: 16})
    assert go_open(go(decided, "RE1")).position == "RE3"
    assert go_open(go(decided, "RE3")).position == "RE1"
    refused("not on the agenda", lambda: go(vote, "XX"))
    assert stops(done()) == ("RE1",)


def test_the_hash_is_of_what_was_voted_not_of_what_is_shown() -> None:
    vote = done()
    assert vote_digest(replace(vote, position="", version=9)) == vote_digest(vote)
    assert vote_digest(with_notes(vote, "Long debate.")) != vote_digest(vote)
