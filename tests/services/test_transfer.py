"""What a file carries to another workspace is joined by identity; nothing is lost or doubled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Assessment, Evidence, Rating, Scope
from s4c_desktop.domain.condition import PassphraseNeededError, WrongPassphraseError
from s4c_desktop.domain.joining import Fate, Joining
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from s4c_desktop.domain.study import Known, Learner, Mastered
from s4c_desktop.domain.study_plain import plan_plain
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails
from tests.services.conftest import complete, new_draft
from tests.services.people_with_canaries import add_somebody

pytestmark = pytest.mark.sqlite_first

PASSPHRASE = "seven brown bicycles lean on it"


@pytest.fixture
def other(empty_template: Path, tmp_path: Path) -> Iterator[Program]:
    """Open another empty workspace."""
    path = tmp_path / "other.s4cw"
    shutil.copy(empty_template, path)
    opened = open_program(path)
    yield opened
    opened.close()


@pytest.fixture
def any_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be attached that are canaries, whatever their name says."""
    monkeypatch.setattr("s4c_desktop.exchange.parcel.check_file", lambda _name, _content: None)


def carried(source: Program, person_id: UUID, target: Program, folder: Path) -> Joining:
    """Carry a person over, and make sure that doing it again changes nothing."""
    file = source.transfer.export_person(person_id, folder / f"{uuid4()}.s4c")
    previewed = target.transfer.preview(file).joining
    done = target.transfer.bring_in(file).value.joining
    assert done == previewed
    assert not target.transfer.preview(file).joining.changes
    before = everything(target)
    assert not target.transfer.bring_in(file).value.joining.changes
    assert everything(target) == before
    assert target.workspace.check() == ()
    return done


def everything(program: Program) -> list[object]:
    people = [replace(person, version=0) for person in program.people.list()]
    loaded = [program.assessments.load(line.id) for line in program.assessments.list()]
    return [*people, *(replace(one, version=0) for one in loaded)]


def fates(joining: Joining) -> list[Fate]:
    return [one.fate for one in joining.assessments]


def said(assessment: Assessment) -> Assessment:
    """Leave out what is each workspace's own."""
    signature = assessment.signature
    return replace(
        assessment,
        version=0,
        person=replace(assessment.person, version=0),
        signature=signature and replace(signature, link=0, chain=""),
    )


@pytest.mark.usefixtures("any_file")
def test_everything_of_a_person_arrives_as_it_was(
    program: Program, other: Program, tmp_path: Path
) -> None:
    somebody = add_somebody(program)
    joining = carried(program, somebody.id, other, tmp_path)
    assert joining.fate is Fate.NEW
    assert set(fates(joining)) == {Fate.NEW}
    (there,) = other.people.list()
    assert replace(there, version=0) == replace(program.people.get(somebody.id), version=0)
    for line in program.assessments.list():
        assert said(other.assessments.load(line.id)) == said(program.assessments.load(line.id))
        assert other.assessments.history(line.id) == program.assessments.history(line.id)
    ours, theirs = (one.privacy.preview(somebody.id) for one in (program, other))
    assert ours == theirs
    assert ours.attachments > 0
    assert other.learners.of(somebody.id) == program.learners.of(somebody.id)
    (mine,), (carried_plan,) = (one.study.of_person(somebody.id) for one in (program, other))
    assert plan_plain(carried_plan.plan) == plan_plain(mine.plan)


def test_of_two_states_of_a_plan_both_are_kept_and_a_learner_is_joined(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = complete(program, new_draft(program))
    who = draft.person.id
    plan = program.study.keep(program.study.start(draft.id).plan).value.plan
    program.learners.save(Learner(who, "Ten years", minutes_per_week=240))
    first = carried(program, who, other, tmp_path)
    assert (first.learner_fate, [one.fate for one in first.plans]) == (Fate.NEW, [Fate.NEW])
    theirs = other.study.open(plan.id).plan
    other.study.keep(replace(theirs, title="Evening course"))
    other.learners.save(
        Learner(
            who,
            "Two years abroad",
            minutes_per_week=60,
            mastered=(Mastered("T1", Known.STATED, date(2026, 9, 1)),),
        )
    )
    joined = carried(other, who, program, tmp_path)
    assert (joined.learner_fate, [one.fate for one in joined.plans]) == (
        Fate.CONTINUED,
        [Fate.BOTH],
    )
    learner = program.learners.of(who)
    assert "Ten years" in learner.experience
    assert "Two years abroad" in learner.experience
    assert learner.minutes_per_week == 240
    assert [one.topic for one in learner.mastered] == ["T1"]
    titles = {line.plan.title for line in program.study.of_person(who)}
    assert titles == {"", "Evening course"}


@pytest.mark.on_both
def test_a_draft_is_gone_on_with_where_the_other_stopped(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(program)
    program.assessments.rate(draft.id, "A1", Rating(State.RATED, 5), by="Maria Ilieva")
    program.assessments.write(draft.id, TextField.RUNNING_NOTE, "Began well.")
    carried(program, draft.person.id, other, tmp_path)

    other.assessments.rate(draft.id, "A2", Rating(State.BELOW), by="Petar Stoyanov")
    other.assessments.write(draft.id, TextField.RUNNING_NOTE, "Began well. Went on.")
    joining = carried(other, draft.person.id, program, tmp_path)
    assert fates(joining) == [Fate.CONTINUED]
    back = program.assessments.load(draft.id)
    assert back.ratings["A2"].state is State.BELOW
    assert back.given["A2"].by == "Petar Stoyanov"
    assert back.running_note == "Began well. Went on."


def test_a_state_that_was_left_behind_changes_nothing(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(program)
    old = program.transfer.export_person(draft.person.id, tmp_path / "old.s4c")
    program.assessments.rate(draft.id, "A1", Rating(State.RATED, 5), by="Maria Ilieva")
    joining = program.transfer.preview(old).joining
    assert fates(joining) == [Fate.OLDER]
    assert not joining.changes
    assert other.transfer.preview(old).joining.changes


def test_of_two_answers_both_are_kept(program: Program, other: Program, tmp_path: Path) -> None:
    draft = new_draft(program)
    carried(program, draft.person.id, other, tmp_path)
    program.assessments.rate(draft.id, "A1", Rating(State.RATED, 5), by="Maria Ilieva")
    other.assessments.rate(draft.id, "A1", Rating(State.RATED, 7), by="Petar Stoyanov")
    joining = carried(other, draft.person.id, program, tmp_path)
    assert fates(joining) == [Fate.BOTH]
    levels = {
        program.assessments.load(line.id).ratings["A1"].level for line in program.assessments.list()
    }
    assert levels == {5, 7}
    assert program.assessments.load(draft.id).ratings["A1"].level == 5


def test_two_signed_states_are_kept_and_the_second_says_that_it_is_unsigned(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(program)
    carried(program, draft.person.id, other, tmp_path)
    for one, level in ((program, 5), (other, 6)):
        complete(one, draft, level)
        one.signing.sign(draft.id, "Maria Ilieva")
    joining = carried(other, draft.person.id, program, tmp_path)
    assert fates(joining) == [Fate.UNSIGNED]
    found = [program.assessments.load(line.id) for line in program.assessments.list()]
    assert {(one.signature is not None, one.ratings["A1"].level) for one in found} == {
        (True, 5),
        (False, 6),
    }


def test_a_signature_keeps_its_day_and_joins_the_chain(
    program: Program, other: Program, tmp_path: Path
) -> None:
    for source in (program, other):
        theirs = complete(source, new_draft(source, "Somebody else"))
        source.signing.sign(theirs.id, "Maria Ilieva")
    draft = complete(program, new_draft(program))
    signed = program.signing.sign(draft.id, "Maria Ilieva").value.signature
    carried(program, draft.person.id, other, tmp_path)
    there = other.assessments.load(draft.id).signature
    assert signed is not None
    assert there is not None
    assert (there.signed_at, there.digest) == (signed.signed_at, signed.digest)
    assert there.link == 2


def test_evidence_in_two_words_is_kept_twice(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(program)
    item = Evidence(uuid4(), "Minutes", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, item)
    carried(program, draft.person.id, other, tmp_path)
    other.assessments.keep_evidence(draft.id, replace(item, description="Minutes of May"))
    joining = carried(other, draft.person.id, program, tmp_path)
    assert [one.fate for one in joining.evidence] == [Fate.BOTH]
    words = {e.description for e in program.assessments.load(draft.id).evidence}
    assert words == {"Minutes", "Minutes of May"}


def test_of_a_person_missing_details_are_filled_and_others_noted(
    program: Program, other: Program, tmp_path: Path
) -> None:
    person = program.people.create(PersonDetails("Ana", lawful_basis="Contract")).value
    carried(program, person.id, other, tmp_path)
    there = other.people.get(person.id)
    other.people.update(
        replace(there, name="Ana Maria", identity_check="Passport", tags=("night class",))
    )
    joining = carried(other, person.id, program, tmp_path)
    assert joining.differing == ("name",)
    kept = program.people.get(person.id)
    assert (kept.name, kept.identity_check, kept.tags) == ("Ana", "Passport", ("night class",))
    assert "Ana Maria" in kept.adjustments


def test_a_code_name_that_somebody_has_is_left_out(
    program: Program, other: Program, tmp_path: Path
) -> None:
    for one in (program, other):
        made = one.people.create(PersonDetails("Ana")).value
        one.people.update(replace(made, pseudonym="P-1"))
    (person,) = program.people.list()
    carried(program, person.id, other, tmp_path)
    assert other.people.get(person.id).pseudonym == ""


def test_oneself_is_somebody_else_elsewhere(
    program: Program, other: Program, tmp_path: Path
) -> None:
    person = program.people.create(PersonDetails("Ana", is_self=True)).value
    carried(program, person.id, other, tmp_path)
    assert other.people.myself() is None


def test_one_assessment_travels_with_what_it_rests_on_and_nothing_else(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(program)
    kept = Evidence(uuid4(), "Linked", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, kept)
    program.assessments.keep_evidence(draft.id, Evidence(uuid4(), "Not linked"))
    complete(program, draft)
    program.signing.sign(draft.id, "Maria Ilieva")
    revision = program.signing.revise(draft.id, "A slip").value
    second = new_draft(program, "Another")
    file = program.transfer.export_assessment(revision.id, tmp_path / "one.s4c")
    joining = other.transfer.bring_in(file).value.joining
    assert {one.record.assessment.id for one in joining.assessments} == {draft.id, revision.id}
    assert [one.item.description for one in joining.evidence] == ["Linked"]
    assert [person.id for person in other.people.list()] == [draft.person.id]
    assert second.person.id != draft.person.id
    assert other.workspace.check() == ()


@pytest.mark.usefixtures("any_file")
def test_a_sealed_file_opens_with_its_passphrase_alone(
    program: Program, other: Program, tmp_path: Path
) -> None:
    somebody = add_somebody(program)
    file = program.transfer.export_person(somebody.id, tmp_path / "sealed.s4c", PASSPHRASE)
    assert other.transfer.is_sealed(file)
    assert somebody.canaries.found_in(file.read_bytes()) == []
    with pytest.raises(PassphraseNeededError):
        other.transfer.preview(file)
    with pytest.raises(WrongPassphraseError):
        other.transfer.preview(file, PASSPHRASE + "!")
    assert other.people.list() == ()
    assert other.transfer.bring_in(file, PASSPHRASE).value.joining.fate is Fate.NEW


def test_a_passphrase_that_is_too_short_is_refused(program: Program, tmp_path: Path) -> None:
    draft = new_draft(program)
    with pytest.raises(UserError, match="at least"):
        program.transfer.export_person(draft.person.id, tmp_path / "x.s4c", "short")
    assert not (tmp_path / "x.s4c").exists()


def test_a_framework_that_is_not_here_is_named(
    program: Program, other: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = new_draft(program)
    file = program.transfer.export_person(draft.person.id, tmp_path / "x.s4c")
    monkeypatch.setattr(type(other.library), "frameworks", lambda _self: ())
    with pytest.raises(UserError, match=r"SCCF 1\.0, which this workspace does not have"):
        other.transfer.bring_in(file)


def test_who_stops_it_changes_nothing(program: Program, other: Program, tmp_path: Path) -> None:
    somebody = add_somebody(program)
    file = program.transfer.export_person(somebody.id, tmp_path / "x.s4c")

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        other.transfer.bring_in(file, check=stop)
    with pytest.raises(Cancelled):
        program.transfer.export_person(somebody.id, tmp_path / "y.s4c", check=stop)
    assert other.people.list() == ()
    assert not (tmp_path / "y.s4c").exists()


def test_who_was_erased_comes_back_only_knowingly(program: Program, tmp_path: Path) -> None:
    draft = new_draft(program)
    file = program.transfer.export_person(draft.person.id, tmp_path / "x.s4c")
    program.privacy.erase(draft.person.id, "Head", "asked for it")
    on_disk = program.backups is not None
    assert program.transfer.preview(file).was_erased is on_disk
    program.transfer.bring_in(file)
    assert program.transfer.preview(file).was_erased is False


def test_an_identity_of_another_person_is_refused(
    program: Program, other: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = new_draft(program)
    file = program.transfer.export_person(draft.person.id, tmp_path / "x.s4c")
    stranger = other.people.create(PersonDetails("Stranger")).value
    theirs = new_draft(other)
    taken = replace_identity(file, draft.id, theirs.id)
    with pytest.raises(UserError, match="another person's"):
        other.transfer.bring_in(taken)
    assert {p.id for p in other.people.list()} == {stranger.id, theirs.person.id}


def replace_identity(file: Path, old: UUID, new: UUID) -> Path:
    """Return a copy of a file in which a record has another identity."""
    copy = file.with_name("taken.s4c")
    with ZipFile(file) as archive, ZipFile(copy, "w") as written:
        for name in archive.namelist():
            content = archive.read(name).replace(str(old).encode(), str(new).encode())
            written.writestr(name, content)
    return copy


def test_a_day_of_appeal_and_chosen_areas_travel(
    program: Program, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(program)
    choice = replace(
        set_up_of(draft), scope=Scope.AREAS, areas=("A", "C"), appeal_until=date(2026, 12, 1)
    )
    program.assessments.set_up(draft.id, choice)
    carried(program, draft.person.id, other, tmp_path)
    assert set_up_of(other.assessments.load(draft.id)) == choice
