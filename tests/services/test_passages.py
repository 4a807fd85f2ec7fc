"""Passages of the running note: a story told once, linked to all it speaks of."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Passage
from s4c_desktop.services.assessments import TextField

pytestmark = pytest.mark.sqlite_first

MARIA, IVAN = "Maria Ilieva", "Ivan Petrov"
NOTE = "Ran the harbour lighting project. The second tender cost less."
STORY = Passage(UUID(int=21), "Ran the harbour lighting project.", frozenset({"A1", "B6"}))
TENDER = Passage(UUID(int=22), "The second tender cost less.", frozenset({"C5"}))


def passages(program: Program, draft: Assessment) -> tuple[Passage, ...]:
    return program.assessments.load(draft.id).passages


def test_a_passage_stays_when_the_note_is_written_anew(program: Program, draft: Assessment) -> None:
    program.assessments.write(draft.id, TextField.RUNNING_NOTE, NOTE)
    for passage in (STORY, TENDER):
        program.passages.keep(draft.id, passage)
    program.assessments.write(draft.id, TextField.RUNNING_NOTE, "")
    assert passages(program, draft) == (STORY, TENDER)
    assert program.workspace.check() == ()


def test_links_change_in_place_and_a_passage_without_any_goes(
    program: Program, draft: Assessment
) -> None:
    for passage in (STORY, TENDER):
        program.passages.keep(draft.id, passage)
    fewer = replace(STORY, links=frozenset({"B6"}))
    program.passages.keep(draft.id, fewer, seen=STORY)
    assert passages(program, draft) == (fewer, TENDER)
    program.passages.keep(draft.id, replace(fewer, links=frozenset()), seen=fewer)
    assert passages(program, draft) == (TENDER,)


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        (replace(STORY, text=" \n"), "needs words"),
        (replace(STORY, links=frozenset({"Z9"})), "no competence Z9"),
    ],
)
def test_what_makes_no_sense_is_refused(
    program: Program, draft: Assessment, passage: Passage, said: str
) -> None:
    program.passages.keep(draft.id, TENDER)
    with pytest.raises(UserError, match=said):
        program.passages.keep(draft.id, passage)
    assert passages(program, draft) == (TENDER,)


# -- two desks -----------------------------------------------------------------------------


def test_of_two_desks_both_passages_are_kept(program: Program, draft: Assessment) -> None:
    for passage, by in ((STORY, MARIA), (TENDER, IVAN)):
        saved = program.passages.keep(draft.id, passage, by=by)
        assert not saved.value.differs
    # The answer got lost on its way, so it is asked for again.
    program.passages.keep(draft.id, STORY, by=MARIA)
    assert set(passages(program, draft)) == {STORY, TENDER}


def test_links_that_two_desks_made_are_both_there(program: Program, draft: Assessment) -> None:
    program.passages.keep(draft.id, STORY)
    theirs = replace(STORY, links=STORY.links | {"C5"})
    program.passages.keep(draft.id, theirs, by=IVAN, seen=STORY)
    ours = replace(STORY, links=frozenset({"B6", "D2"}))
    saved = program.passages.keep(draft.id, ours, by=MARIA, seen=STORY).value
    assert (saved.differs, saved.both) == (True, False)
    assert passages(program, draft)[0].links == {"B6", "C5", "D2"}


def test_who_unlinks_the_last_takes_nothing_from_another_desk(
    program: Program, draft: Assessment
) -> None:
    program.passages.keep(draft.id, TENDER)
    theirs = replace(TENDER, links=TENDER.links | {"A1"})
    program.passages.keep(draft.id, theirs, by=IVAN, seen=TENDER)
    program.passages.keep(draft.id, replace(TENDER, links=frozenset()), by=MARIA, seen=TENDER)
    assert [sorted(p.links) for p in passages(program, draft)] == [["A1"]]


def test_a_passage_unlinked_elsewhere_comes_back_only_for_a_new_link(
    program: Program, draft: Assessment
) -> None:
    program.passages.keep(draft.id, TENDER)
    program.passages.keep(draft.id, replace(TENDER, links=frozenset()), by=IVAN, seen=TENDER)
    program.passages.keep(draft.id, TENDER, by=MARIA, seen=TENDER)
    assert passages(program, draft) == ()
    ours = replace(TENDER, links=TENDER.links | {"A1"})
    assert program.passages.keep(draft.id, ours, by=MARIA, seen=TENDER).value.differs
    assert [sorted(p.links) for p in passages(program, draft)] == [["A1"]]
