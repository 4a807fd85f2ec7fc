"""Votes: planned, held, stored at once, gone on with after a crash, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, update

from s4c_desktop.base.errors import Cancelled, ConflictError, DamagedError, UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.soundness import Area
from s4c_desktop.domain.vote import (
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
from s4c_desktop.domain.vote_outcome import Standing
from s4c_desktop.domain.vote_plain import vote_digest
from s4c_desktop.models.vote_tables import VoteCountRow, VoteItemRow, VoteRoundRow, VoteRow
from s4c_desktop.services.votes import ProposedFrom
from tests.services.people_with_canaries import units_of

pytestmark = pytest.mark.sqlite_first

SIX, SEVEN = Option.EQF6, Option.EQF7
LEVEL, MANDATORY = Question.LEVEL, Question.MANDATORY
OFFICER = VoteDetails(
    "What our resilience officer needs",
    "OFFICER",
    "Resilience officer of Varna",
    held_on=date(2026, 11, 21),
    place="Varna",
    facilitator="Mira Stoyanova",
)
RULE = Rule(75, 8, Method.SLIPS, anonymous=True)


def planned(program: Program, *codes: str, role: str | None = None) -> Vote:
    """Plan a vote on a new role of the draft, or on a role of SCCF with its levels proposed."""
    if role is None:
        framework, details, propose = program.library.named("SCRO"), OFFICER, None
    else:
        framework = program.library.current()
        details = replace(OFFICER, role=role, role_title="")
        propose = ProposedFrom(role, "default")
    vote = program.votes.create(framework.id, details, RULE).value
    program.votes.count_present(vote.id, 12)
    return program.votes.set_agenda(vote.id, codes or tuple(framework.order), propose).value.vote


def count(
    program: Program, vote: Vote, code: str, votes: dict[tuple[Question, Option | None], int]
) -> None:
    for (question, option), n in votes.items():
        program.voting.tally(vote.id, code, question, option, n, seen=0)


def stored(program: Program, vote: Vote) -> Vote:
    return program.votes.get(vote.id).vote


@pytest.fixture
def other(location: str, program: Program) -> Iterator[Program]:
    """Open the workspace again, as after a crash: nothing is closed or handed over."""
    opened = open_program(location, writing=program.workspace.is_shared)
    yield opened
    opened.close()


def test_a_vote_is_planned_listed_and_put_away(program: Program) -> None:
    vote = planned(program, "RE1", "SM1", "RE2")
    (view,) = program.votes.all()
    assert view.vote == vote
    assert vote.competences == ("RE1", "RE2", "SM1")
    assert (view.role_title, view.standing) == (OFFICER.role_title, Standing(open=vote.competences))
    assert (vote.rule, vote.present, vote.phase) == (RULE, 12, Phase.PLANNED)
    moved = program.votes.describe(vote.id, replace(OFFICER, place="Burgas")).value
    assert (moved.before.details.place, moved.vote.details.place) == ("Varna", "Burgas")
    assert not program.votes.describe(vote.id, moved.vote.details).changes.votes
    program.votes.archive(vote.id, True)
    assert program.votes.all() == ()
    assert [one.vote.id for one in program.votes.all(archived=True)] == [vote.id]
    with pytest.raises(ConflictError, match="not deleted"):
        program.votes.delete(vote)
    program.votes.delete(stored(program, vote))
    with pytest.raises(UserError, match="no longer in the workspace"):
        stored(program, vote)


def test_the_proposals_are_those_of_a_role_in_a_reading(program: Program) -> None:
    vote = planned(program, "A1", "A2", "B4", role="SCPM")
    framework = program.library.current()
    needs = framework.requirements("SCPM", "default")
    for item in vote.items:
        need = needs[item.competence]
        assert item.proposal == Need(need.eqf, need.mandatory)
    assert program.votes.get(vote.id).proposed_from == ProposedFrom("SCPM", "default")
    program.votes.note(vote.id, "B4", "To be asked.", seen="")
    edited = program.votes.set_agenda(vote.id, ("A2",)).value
    less = edited.vote
    assert [(item.competence, item.proposal) for item in less.items] == [("A2", None)]
    assert less.proposed is None
    assert program.votes.restore_agenda(edited.before).value.vote.items == edited.before.items
    assert stored(program, vote).proposed == vote.proposed
    with pytest.raises(UserError, match="no requirements"):
        program.votes.set_agenda(vote.id, ("A2",), ProposedFrom("SCRO", "default"))
    with pytest.raises(UserError, match="no competence XX"):
        program.votes.set_agenda(vote.id, ("XX",))


@pytest.mark.on_both
def test_a_vote_goes_on_at_the_very_place_after_a_crash(program: Program, other: Program) -> None:
    vote = planned(program, "A1", "A2", "B4", role="SCPM")
    program.voting.begin(vote.id)
    program.voting.sort(vote.id, {"A1": Sorting.CONTESTED, "A2": Sorting.CONTESTED})
    program.voting.accept_rest(vote.id)
    program.voting.begin_voting(vote.id)
    program.voting.open_round(vote.id, "A1")
    count(program, vote, "A1", {(LEVEL, SIX): 6, (LEVEL, SEVEN): 5, (LEVEL, None): 1})
    count(program, vote, "A1", {(MANDATORY, Option.MANDATORY): 11})
    program.voting.close_round(vote.id, "A1")
    program.voting.open_round(vote.id, "A1")
    count(program, vote, "A1", {(LEVEL, SIX): 9})
    program.votes.note(vote.id, "A1", "The port counts on level 7.", seen="")
    left = stored(program, vote)
    found = other.votes.get(vote.id).vote
    assert found == left
    assert (found.phase, found.position) == (Phase.VOTING, "A1")
    opened = found.item("A1").open_round
    assert opened is not None
    assert opened.number == 2
    assert [ballot.question for ballot in opened.ballots] == [LEVEL]
    assert opened.ballots[0].count(SIX) == 9
    assert found.item("A1").notes == "The port counts on level 7."
    assert other.votes.get(vote.id).standing == Standing(accepted=("B4",), open=("A1", "A2"))


def test_every_change_has_its_way_back(program: Program) -> None:
    vote = planned(program, "RE1", "RE2")
    voting = program.voting
    voting.begin(vote.id)
    voting.open_round(vote.id, "RE1")
    first = voting.tally(vote.id, "RE1", LEVEL, SIX, 9, seen=0).value
    assert first.before.item("RE1").rounds[0].is_empty
    voting.tally(vote.id, "RE1", LEVEL, SIX, 0, seen=9)
    assert stored(program, vote) == replace(first.before, version=stored(program, vote).version)
    voting.tally(vote.id, "RE1", LEVEL, SIX, 9, seen=0)
    count(program, vote, "RE1", {(MANDATORY, Option.MANDATORY): 9})
    closed = voting.close_round(vote.id, "RE1").value.vote
    again = voting.reopen_round(vote.id, "RE1").value.vote
    assert again.item("RE1").rounds[0].earlier == (
        Counted(12, closed.item("RE1").rounds[0].ballots),
    )
    voting.tally(vote.id, "RE1", LEVEL, SEVEN, 3, seen=0)
    voting.close_round(vote.id, "RE1")
    voting.reopen_round(vote.id, "RE1")
    found = voting.close_round(vote.id, "RE1").value.vote.item("RE1").rounds[0]
    assert [one.ballots[0].count(SEVEN) for one in found.earlier] == [0, 3]
    voting.next(vote.id)
    voting.open_round(vote.id, "RE2")
    voting.withdraw_round(vote.id, "RE2")
    voting.decide(vote.id, "RE2", Ruling(Need(4), "Ana Ionescu", "No time left."))
    assert voting.take_back(vote.id, "RE2").value.before.item("RE2").ruling
    voting.decide(vote.id, "RE2", Ruling(Need(None), "Ana Ionescu", "No time left."))
    assert voting.finish(vote.id).value.vote.phase is Phase.DECIDED
    voting.go_on(vote.id)
    assert voting.previous(vote.id).value.vote.position == "RE1"
    with pytest.raises(UserError, match="so it is kept"):
        program.votes.delete(stored(program, vote))


def test_what_is_refused_changes_nothing(program: Program) -> None:
    vote = planned(program, "RE1", "RE2")
    program.voting.begin(vote.id)
    program.voting.open_round(vote.id, "RE1")
    before = stored(program, vote)
    with pytest.raises(UserError, match="13 votes"):
        program.voting.tally(vote.id, "RE1", LEVEL, SIX, 13, seen=0)
    with pytest.raises(ConflictError, match="counted at another desk"):
        program.voting.tally(vote.id, "RE1", LEVEL, SIX, 5, seen=4)
    with pytest.raises(UserError, match="fixed"):
        program.votes.fix_rule(vote.id, Rule(60))
    with pytest.raises(UserError, match="being worked on"):
        program.votes.set_agenda(vote.id, ("RE1",))
    with pytest.raises(UserError, match="being worked on"):
        program.votes.restore_agenda(vote)
    assert stored(program, vote) == before


def test_notes_of_two_desks_are_both_kept(program: Program) -> None:
    vote = planned(program, "RE1")
    program.votes.note(vote.id, "RE1", "First.", seen="")
    both = program.votes.note(vote.id, "RE1", "Second.", seen="").value.vote.item("RE1").notes
    assert both.startswith("First.")
    assert both.endswith("Second.")
    assert program.votes.note_all(vote.id, "Long.", seen="").value.vote.notes == "Long."


DAMAGE = (
    update(VoteCountRow).where(VoteCountRow.option == "6").values(votes=8),
    update(VoteItemRow).values(outcome="7"),
    update(VoteRow).values(threshold=51),
    update(VoteRoundRow).values(note="[[12,[0,0,0,1,0,0],0]]"),
    update(VoteRoundRow).where(VoteRoundRow.question == "mandatory").values(present=13),
    delete(VoteCountRow).where(VoteCountRow.option == "6"),
    delete(VoteItemRow),
)


def test_what_was_changed_outside_is_noticed(program: Program) -> None:
    vote = planned(program, "RE1")
    program.voting.begin(vote.id)
    program.voting.open_round(vote.id, "RE1")
    count(program, vote, "RE1", {(LEVEL, SIX): 9, (MANDATORY, Option.MANDATORY): 9})
    program.voting.close_round(vote.id, "RE1")
    assert program.workspace.report().is_sound
    with units_of(program.workspace.location) as units:
        for damage in DAMAGE:
            with suppress(Cancelled), units.writing() as work:
                work.session.execute(damage)
                assert list(work.votes.unsound()) == [OFFICER.title]
                with pytest.raises(DamagedError, match="not as it was saved"):
                    work.votes.get(vote.id)
                raise Cancelled
        with units.writing() as work:
            work.session.execute(DAMAGE[0])
    assert program.workspace.report().of(Area.VOTES) == (
        f"The vote “{OFFICER.title}” is not as it was saved.",
    )


def test_the_hash_is_the_same_whoever_reads_it(program: Program) -> None:
    vote = planned(program, "RE1", "RE2")
    assert vote_digest(vote) == vote_digest(stored(program, vote))
