"""A city makes a framework its own, publishes it, and works with it at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import update

from s4c_desktop.base.errors import ConflictError, DamagedError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import DEFAULT_READING as D
from s4c_desktop.domain.framework_draft import DraftContent, FrameworkDraft, Reason, ReasonKind
from s4c_desktop.domain.moving import Hindrance
from s4c_desktop.domain.moving_wording import move_lines
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.soundness import Area
from s4c_desktop.models.draft_tables import FrameworkDraftRow
from tests.services.conftest import complete, new_draft
from tests.services.people_with_canaries import units_of

pytestmark = pytest.mark.sqlite_first


def city(program: Program, **names: str) -> FrameworkDraft:
    base = program.library.current()
    named = {"code": "CITY", "title": "Our city", **names}
    return program.framework_drafts.copy(base.id, named["code"], named["title"]).value


def edited(program: Program, draft: FrameworkDraft) -> FrameworkDraft:
    """Require more of the Developer, nothing of A2, and leave D5 out."""
    content = edits.require(draft.content, D, "SCPD", "A1", mandatory=True, eqf=8)
    content = edits.give_reason(content, D, "SCPD", "A1", Reason(ReasonKind.NEED, "Heat"))
    content = edits.require(content, D, "SCPD", "A2", mandatory=None, eqf=None)
    content = edits.choose(content, ("D5",), chosen=False)
    return program.framework_drafts.save(draft.id, content, draft.stored).value


@pytest.mark.on_both
def test_a_city_makes_the_framework_its_own(program: Program) -> None:
    service = program.framework_drafts
    draft = city(program)
    assert [line.title for line in service.own().drafts] == ["Our city"]
    draft = edited(program, draft)
    assert service.get(draft.id) == draft
    outcome = service.publish(draft.id, draft.stored)
    published = outcome.value
    assert outcome.changes.frameworks == {published.id}
    assert outcome.changes.drafts == {draft.id}
    assert (published.name, len(published.competences)) == ("CITY 1.0", 39)
    assert published == draft.content.chosen
    demand = published.requirements("SCPD", D)["A1"]
    assert (demand.eqf, demand.source) == (8, "need: Heat")
    own = service.own()
    assert (own.drafts, own.published) == ((), (published,))
    # It is used in an assessment at once, which is signed with its wording.
    made = complete(program, new_draft(program, framework_id=published.id))
    signed = program.signing.sign(made.id, "Maria Ilieva").value
    assert program.signing.as_signed(signed.id).framework == published
    assert program.workspace.check() == ()


@pytest.mark.on_both
def test_published_versions_never_change_and_get_a_next_one(program: Program) -> None:
    service = program.framework_drafts
    draft = city(program)
    first = service.publish(draft.id, draft.stored).value
    for again in (
        lambda: service.save(draft.id, draft.content, draft.stored),
        lambda: service.publish(draft.id, draft.stored),
        lambda: service.delete(draft.id),
    ):
        with pytest.raises(UserError, match=r"CITY 1\.0 is published"):
            again()
    follower = edited(program, service.next_of(first.id).value)
    assert follower.content.name == "CITY 1.1"
    second = service.publish(follower.id, follower.stored).value
    assert program.library.newest("CITY") == second
    assert program.library.framework(first.id) == first
    assert service.next_of(first.id).value.content.name == "CITY 1.2"
    # Another draft may have taken the number meanwhile.
    late = service.next_of(first.id).value
    numbered = replace(late.content.framework, version="1.1")
    late = service.save(late.id, DraftContent(numbered), late.stored).value
    with pytest.raises(UserError, match=r"CITY 1\.1 can't be published\. CITY 1\.1 is published"):
        service.publish(late.id, late.stored)
    with pytest.raises(UserError, match="Make a copy"):
        service.next_of(program.library.current().id)


def test_what_blocks_keeps_everything_as_it_is(program: Program) -> None:
    service = program.framework_drafts
    draft = city(program)
    content = edits.require(draft.content, D, "SCPD", "A1", mandatory=True, eqf=None)
    draft = service.save(draft.id, content, draft.stored).value
    with pytest.raises(UserError, match=r"CITY 1\.0 can't be published\. .*A1 is mandatory, but"):
        service.publish(draft.id, draft.stored)
    assert service.own().published == ()
    assert service.get(draft.id) == draft
    for code, title, text in (
        ("SCCF", "Ours", "taken"),
        ("my city", "Ours", "capital letter"),
        ("CITY", " ", "title"),
    ):
        with pytest.raises(UserError, match=text):
            city(program, code=code, title=title)
    assert len(service.own().drafts) == 1


def test_two_desks_do_not_overwrite_each_other(program: Program) -> None:
    service = program.framework_drafts
    draft = city(program)
    edited(program, draft)
    for late in (
        lambda: service.save(draft.id, draft.content, draft.stored),
        lambda: service.publish(draft.id, draft.stored),
    ):
        with pytest.raises(ConflictError, match="“Our city” was changed at another desk"):
            late()
    assert service.get(draft.id).content.left_out == {"D5"}
    service.delete(draft.id)
    with pytest.raises(UserError, match="no longer"):
        service.get(draft.id)


def test_a_draft_that_is_not_as_it_was_saved_is_told_and_not_shown(
    program: Program, location: str
) -> None:
    draft = city(program)
    whole = (program.framework_drafts.get(draft.id).content, FrameworkDraftRow.document)
    assert whole
    with units_of(location) as units, units.writing() as work:
        work.session.execute(
            update(FrameworkDraftRow)
            .values(title="Another city")
            .execution_options(synchronize_session=False)
        )
    with pytest.raises(DamagedError, match="“Another city” is not as it was saved"):
        program.framework_drafts.get(draft.id)
    report = program.workspace.report()
    (sentence,) = report.of(Area.FRAMEWORK_DRAFTS)
    assert "Another city" in sentence
    assert next(c.count for c in report.checked if c.area is Area.FRAMEWORK_DRAFTS) == 1


# -- moving ------------------------------------------------------------------------------------


def test_drafts_move_to_a_citys_own_framework_where_somebody_chooses_so(program: Program) -> None:
    fits, lost = new_draft(program, "Ana"), new_draft(program, "Boris")
    program.assessments.rate(fits.id, "A1", Rating(State.RATED, 6), by="Maria")
    program.assessments.rate(lost.id, "D5", Rating(State.RATED, 6), by="Maria")
    signed = complete(program, new_draft(program, "Vera"))
    program.signing.sign(signed.id, "Maria Ilieva")
    draft = edited(program, city(program))
    inspected = program.framework_drafts.inspect(draft)
    assert inspected.difference is not None
    assert inspected.difference.removed == ("D5",)
    # Nothing is published yet, and what would become of each draft is told.
    moves = {found.summary.person: found.move for found in inspected.moves}
    assert set(moves) == {"Ana", "Boris"}
    assert [d.competence for d in moves["Ana"].differences] == ["A1", "A2", "D5"]
    assert moves["Ana"].possible
    assert (moves["Boris"].hindrance, moves["Boris"].lost) == (Hindrance.LOST, ("D5",))
    assert move_lines(moves["Boris"]) == ("CITY 1.0 lacks what is rated in it: D5.",)
    published = program.framework_drafts.publish(draft.id, draft.stored).value
    # They stay where they are until somebody moves them.
    assert program.moving.offer(program.assessments.load(fits.id)) is None
    assert {m.summary.person for m in program.framework_drafts.movable(published.id)} == set(moves)
    moved = program.moving.move_to(fits.id, published.id).value
    assert moved.framework_id == published.id
    assert moved.ratings["A1"].level == 6
    with pytest.raises(UserError, match=r"can't be moved\. CITY 1\.0 lacks .*D5"):
        program.moving.move_to(lost.id, published.id)
    with pytest.raises(UserError, match="signed off"):
        program.moving.move_to(signed.id, published.id)
    assert program.assessments.load(lost.id).framework_id == lost.framework_id
    assert program.workspace.check() == ()
    # The next version of it is offered by itself, as with any framework.
    follower = program.framework_drafts.next_of(published.id).value
    second = program.framework_drafts.publish(follower.id, follower.stored).value
    offered = program.moving.offer(program.assessments.load(fits.id))
    assert offered is not None
    assert offered.after == second


# -- files -------------------------------------------------------------------------------------


def test_another_city_takes_it_over_as_a_file(program: Program, tmp_path: Path) -> None:
    service = program.framework_drafts
    draft = edited(program, city(program))
    file = service.export(draft.content, tmp_path / "city.json")
    brought = service.bring_in(file).value
    assert brought.content == draft.content
    assert (brought.base_id, brought.id == draft.id) == (None, False)
    service.delete(draft.id)
    # Nobody says what it was made from, but its competences do.
    made = new_draft(program)
    assert [found.summary.id for found in service.inspect(brought).moves] == [made.id]
    published = service.bring_in_and_publish(file).value
    assert published == draft.content.chosen
    assert service.export(DraftContent(published), tmp_path / "published.json").exists()
    with pytest.raises(UserError, match=r"CITY 1\.0 can't be published"):
        service.bring_in_and_publish(file)
    assert [line.id for line in service.own().drafts] == [brought.id]
    assert service.inspect(brought).difference is None


def test_drafts_of_frameworks_that_mean_something_else_are_not_offered(program: Program) -> None:
    new_draft(program)
    draft = city(program)
    content = draft.content
    for number, code in enumerate(content.framework.order):
        if number % 3:
            content = edits.describe_competence(content, code, title=f"Other {code}")
    draft = program.framework_drafts.save(draft.id, content, draft.stored).value
    assert program.framework_drafts.inspect(draft).moves == ()
    few = edits.describe_competence(city(program, code="TOWN").content, "A1", title="Invention")
    (found,) = program.framework_drafts.moves(few.chosen)
    assert "A1 is called “Invention” there, not “Creative thinking”" in move_lines(found.move)


def test_a_file_that_is_none_changes_nothing(program: Program, tmp_path: Path) -> None:
    service = program.framework_drafts
    for name, content in (("bad.json", b"{"), ("other.json", b"[]")):
        (tmp_path / name).write_bytes(content)
        for bring in (service.bring_in, service.bring_in_and_publish):
            with pytest.raises(UserError, match=rf"{name} can't be read"):
                bring(tmp_path / name)
    with pytest.raises(UserError, match="no file"):
        service.bring_in(tmp_path / f"{uuid4()}.json")
    assert service.own().drafts == ()
