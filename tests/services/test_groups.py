"""Focus groups: who takes part, what they said, and what is shown of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import delete, update

from s4c_desktop.base.errors import ConflictError, DamagedError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import FocusGroup, GroupDetails, Participant
from s4c_desktop.domain.group import Direction
from s4c_desktop.domain.group_filter import EVERYBODY, condition
from s4c_desktop.domain.group_privacy import TooFewApartError, Withheld
from s4c_desktop.domain.names import new_code_name
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.soundness import Area
from s4c_desktop.models.group_tables import (
    FocusGroupRow,
    ParticipantAttributeRow,
    ParticipantRatingRow,
    ParticipantRow,
    ShownSetRow,
)
from s4c_desktop.services.centre import Centre
from s4c_desktop.services.group_profiles import GroupView
from s4c_desktop.services.people import PersonDetails
from tests.services.conftest import complete, new_draft
from tests.services.people_with_canaries import everything, units_of

pytestmark = pytest.mark.sqlite_first

UNTOUCHED = Rating()
CITY, STATE = {"Employer": "city"}, {"Employer": "state"}
OF_THE_CITY = condition({"employer": ["city"]})


def made(program: Program, title: str = "Varna") -> FocusGroup:
    details = replace(program.groups.blank(), title=title, role="SCPM", held_on=date(2026, 11, 21))
    return program.groups.create(details).value


def join(
    program: Program, group: FocusGroup, ranks: Iterable[int], attributes: dict[str, str] = CITY
) -> list[Participant]:
    """Let people take part who gave these ranks to A1, and 5 and 6 in turn to A2."""
    found = [
        Participant(
            uuid4(),
            new_code_name(()),
            attributes=attributes,
            ratings={"A1": rating_at(rank), "A2": rating_at(5 + number % 2)},
        )
        for number, rank in enumerate(ranks)
    ]
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.groups.add_participants(group.id, found)
    return found


def counts(view: GroupView, code: str = "A1") -> Sequence[int] | Withheld | None:
    one = view.profile.of(code)
    assert one is not None
    return one.cell.withheld if one.distribution is None else one.distribution.counts


# -- groups ------------------------------------------------------------------------------


@pytest.mark.on_both
def test_a_group_is_made_listed_described_and_put_away(program: Program) -> None:
    program.centre.keep(Centre(group_minimum=4))
    group = made(program)
    assert group.details.minimum == 4
    join(program, group, (4, 5))
    (line,) = program.groups.list()
    assert (line.title, line.role, line.participants, line.showings) == ("Varna", "SCPM", 2, 0)
    wanted = replace(group.details, place="Port", facilitator="Mira", note="Rainy.")
    edited = program.groups.describe(group.id, wanted, seen=group.details).value
    assert (edited.before.details, edited.group.details) == (group.details, wanted)
    other = replace(group.details, place="Town hall", purpose="Needs")
    with pytest.raises(ConflictError, match="Port"):
        program.groups.describe(group.id, other, seen=group.details)
    found = program.groups.get(group.id).details
    assert (found.place, found.purpose) == ("Port", "Needs")
    program.groups.archive(group.id, True)
    assert program.groups.list() == ()
    assert [one.title for one in program.groups.list(archived=True)] == ["Varna"]
    assert program.workspace.report().is_sound


def test_details_that_make_no_sense_change_nothing(program: Program) -> None:
    group = made(program)
    join(program, group, (4,))
    other = next(f for f in program.library.frameworks() if f.id != group.details.framework_id)
    for wrong, told in (
        ({"title": " "}, "needs a title"),
        ({"minimum": 2}, "At least 3 people"),
        ({"role": "XX"}, "no such role"),
        ({"reading": "XX"}, "no such role or reading"),
        ({"note": "x" * 5001}, "5000 characters"),
        ({"framework_id": other.id, "role": "", "reading": ""}, "rated already"),
    ):
        with pytest.raises(UserError, match=told):
            program.groups.describe(group.id, replace(group.details, **wrong), seen=group.details)
    assert program.groups.get(group.id).details == group.details
    with pytest.raises(UserError, match="no longer in the workspace"):
        program.groups.get(uuid4())


@pytest.mark.on_both
def test_a_deleted_group_comes_back_as_it_was(program: Program) -> None:
    group = made(program)
    join(program, group, (3, 4, 5, 6, 7))
    program.group_profiles.show(group.id)
    before = program.groups.delete(group.id).value
    assert program.groups.list() == ()
    assert program.groups.restore(before).value.participants == before.participants
    again = program.groups.get(group.id)
    assert replace(again, version=before.version, saved_at=before.saved_at) == before
    with pytest.raises(UserError, match="saved already"):
        program.groups.restore(before)
    assert program.workspace.report().is_sound


# -- participants and ratings ------------------------------------------------------------


@pytest.mark.on_both
def test_every_change_of_a_participant_has_its_way_back(program: Program) -> None:
    group = made(program)
    service = program.groups
    identity = uuid4()
    one = service.add_participant(group.id, " Anna ", CITY, participant_id=identity).value
    assert service.add_participant(group.id, "Anna", participant_id=identity).value == one
    for code_name, told in (("ANNA", "has the code name ANNA"), ("x" * 65, "64 characters")):
        with pytest.raises(UserError, match=told):
            service.add_participant(group.id, code_name)
    other = service.add_participant(group.id).value
    assert other.code_name.startswith("P-")
    with pytest.raises(UserError, match="needs a code name"):
        service.rename(group.id, other.id, " ")
    renamed = service.rename(group.id, other.id, "Boris").value
    assert (renamed.before.code_name, renamed.participant.code_name) == (other.code_name, "Boris")
    assert not service.set_present(group.id, one.id, False).value.participant.present
    kept = service.set_attributes(group.id, one.id, STATE, seen=CITY).value
    assert (kept.before.attributes, kept.participant.attributes) == (CITY, STATE)
    with pytest.raises(ConflictError, match="Anna was changed at another desk"):
        service.set_attributes(group.id, one.id, {"Employer": "port"}, seen=CITY)
    rated = service.rate(group.id, one.id, "A1", rating_at(6), seen=UNTOUCHED).value
    assert (rated.before.rating("A1"), rated.participant.rating("A1")) == (UNTOUCHED, rating_at(6))
    service.rate(group.id, one.id, "A1", rated.before.rating("A1"), seen=rating_at(6))
    assert service.get(group.id).participant(one.id).ratings == {}
    service.rate(group.id, one.id, "A1", Rating(State.NO_EVIDENCE), seen=UNTOUCHED)
    before = service.get(group.id).participants
    gone = service.remove_participant(group.id, one.id).value
    assert [left.code_name for left in service.get(group.id).participants] == ["Boris"]
    service.put_back(group.id, gone)
    assert service.get(group.id).participants == before
    last = service.remove_participant(group.id, other.id).value
    service.add_participant(group.id, "Cleo")
    service.put_back(group.id, last)
    found = [left.code_name for left in service.get(group.id).participants]
    assert found == ["Anna", "Cleo", "Boris"]
    with pytest.raises(UserError, match="has the code name Boris"):
        service.put_back(group.id, last)
    assert program.workspace.report().is_sound


def test_what_can_not_be_rated_is_told(program: Program) -> None:
    group = made(program)
    one = program.groups.add_participant(group.id, "Anna").value
    with pytest.raises(UserError, match="no competence Z9"):
        program.groups.rate(group.id, one.id, "Z9", rating_at(6), seen=UNTOUCHED)
    program.groups.rate(group.id, one.id, "A1", rating_at(6), seen=UNTOUCHED)
    with pytest.raises(ConflictError, match="rated at two desks"):
        program.groups.rate(group.id, one.id, "A1", rating_at(5), seen=UNTOUCHED)
    other = made(program, "Burgas")
    with pytest.raises(UserError, match="no longer in the group"):
        program.groups.rate(other.id, one.id, "A1", rating_at(6), seen=UNTOUCHED)
    assert program.groups.get(group.id).participant(one.id).rating("A1") == rating_at(6)


def test_people_of_the_workspace_come_with_their_newest_ratings(program: Program) -> None:
    draft = new_draft(program)
    complete(program, draft)
    alone = program.people.create(PersonDetails("Somebody else")).value
    group = made(program)
    first, second = program.groups.add_people(group.id, [draft.person.id, alone.id]).value
    assert set(first.ratings.values()) <= {Rating(r.state, r.level) for r in first.ratings.values()}
    assert first.rating("A1").given
    assert second.ratings == {}
    assert {first.code_name, second.code_name}.isdisjoint({draft.person.name, "Somebody else"})
    with pytest.raises(UserError, match="takes part in “Varna” already"):
        program.groups.add_people(group.id, [alone.id])
    program.people.delete(alone.id)
    assert [one.id for one in program.groups.get(group.id).participants] == [first.id]


# -- profile -----------------------------------------------------------------------------


def test_a_group_is_shown_through_the_door_and_frozen(program: Program) -> None:
    group = made(program)
    with pytest.raises(UserError, match="0 of at least 5"):
        program.group_profiles.show(group.id)
    people = join(program, group, (4, 5, 6, 7, 8)) + join(program, group, (3, 4, 5, 6, 6), STATE)
    away = program.groups.add_participant(group.id, "Away").value
    standing = program.group_profiles.standing(group.id, OF_THE_CITY)
    assert (standing.fitting, standing.refused) == (5, "")
    assert standing.attributes == {"Employer": ("city", "state", "")}
    assert program.group_profiles.shown(group.id) == ()
    shown = program.group_profiles.show(group.id)
    assert shown.changes.groups == {group.id}
    view = shown.value
    assert (view.profile.size, counts(view)) == (10, (1, 2, 2, 3, 1, 1))
    assert view.profile.of("B4") is not None
    assert counts(view, "B4") is Withheld.FEW
    assert program.group_profiles.show(group.id) == replace(
        shown, changes=replace(shown.changes, groups=frozenset())
    )
    city = program.group_profiles.show(group.id, OF_THE_CITY).value
    assert counts(city) == (0, 1, 1, 1, 1, 1)
    assert {one.condition for one in program.group_profiles.shown(group.id)} == {
        EVERYBODY,
        OF_THE_CITY,
    }
    one = people[0]
    for code, seen in (("A1", rating_at(4)), ("B1", UNTOUCHED)):
        with pytest.raises(UserError, match="stays as it is"):
            program.groups.rate(group.id, one.id, code, rating_at(8), seen=seen)
    with pytest.raises(UserError, match="stays as it is"):
        program.groups.set_present(group.id, one.id, False)
    with pytest.raises(UserError, match="the minimum stays"):
        program.groups.describe(group.id, replace(group.details, minimum=3), seen=group.details)
    program.groups.rename(group.id, one.id, "First")
    # Whoever was not shown goes on as before.
    program.groups.rate(group.id, away.id, "A1", rating_at(8), seen=UNTOUCHED)
    assert program.workspace.report().is_sound


def test_attributes_changed_after_a_showing_set_nobody_apart(program: Program) -> None:
    group = made(program)
    people = join(program, group, (4, 5, 6, 7, 8, 4)) + join(program, group, (3, 4, 5, 6, 6), STATE)
    program.group_profiles.show(group.id)
    program.group_profiles.show(group.id, OF_THE_CITY)
    program.groups.set_attributes(group.id, people[0].id, STATE, seen=CITY)
    with pytest.raises(TooFewApartError, match="set 1 people apart"):
        program.group_profiles.show(group.id, OF_THE_CITY)
    refused = program.group_profiles.standing(group.id, OF_THE_CITY).refused
    assert "set 1 people apart" in refused
    assert len(program.groups.get(group.id).showings) == 2


def test_late_joiners_wait_for_one_another(program: Program) -> None:
    group = made(program)
    join(program, group, (4, 5, 6, 7, 8))
    program.group_profiles.show(group.id)
    late = join(program, group, (4, 5, 6, 7))
    assert program.group_profiles.show(group.id).value.profile.size == 5
    program.groups.rate(group.id, late[0].id, "A1", rating_at(8), seen=rating_at(4))
    join(program, group, (7,))
    view = program.group_profiles.show(group.id).value
    assert (view.profile.size, counts(view)) == (10, (0, 1, 2, 2, 3, 2))
    batches = [one.batch for one in program.groups.get(group.id).participants]
    assert batches == [1] * 5 + [2] * 5


def test_somebody_who_was_shown_can_leave_and_tells_nothing_by_it(program: Program) -> None:
    group = made(program)
    people = join(program, group, (4, 5, 6, 7, 8, 8))
    view = program.group_profiles.show(group.id).value
    gone = program.groups.remove_participant(group.id, people[5].id).value
    stored = program.groups.get(group.id)
    assert all(people[5].id not in one.shown.members for one in stored.showings)
    former = program.group_profiles.show(group.id).value
    assert (former.is_former, former.profile) == (True, view.profile)
    assert program.group_profiles.show(group.id).changes.groups == frozenset()
    with pytest.raises(TooFewApartError, match="set 1 people apart"):
        program.group_profiles.show(group.id, OF_THE_CITY)
    assert program.groups.put_back(group.id, gone).value.batch == 1
    again = program.group_profiles.show(group.id).value
    assert (again.is_former, again.profile) == (False, view.profile)
    assert program.workspace.report().is_sound


def test_two_groups_and_two_filters_side_by_side(program: Program) -> None:
    spring, autumn = made(program, "Spring"), made(program, "Autumn")
    join(program, spring, (3, 4, 5, 5, 6))
    join(program, autumn, (5, 5, 6, 6, 7))
    join(program, autumn, (4, 5, 6, 7, 8), STATE)
    found = program.group_profiles.compare((spring.id, EVERYBODY), (autumn.id, EVERYBODY))
    assert found.changes.groups == {spring.id, autumn.id}
    first = found.value.competences[0]
    assert (first.competence, first.direction) == ("A1", Direction.HIGHER)
    inside = program.group_profiles.compare((autumn.id, EVERYBODY), (autumn.id, OF_THE_CITY))
    assert inside.value.second.profile.size == 5
    other = next(f for f in program.library.frameworks() if f.id != autumn.details.framework_id)
    plain = GroupDetails("Older", other.id)
    old = program.groups.create(plain).value
    with pytest.raises(UserError, match="they can't be compared"):
        program.group_profiles.compare((old.id, EVERYBODY), (autumn.id, EVERYBODY))


def test_a_group_without_a_role_has_ratings_and_no_gaps(program: Program) -> None:
    scro = program.library.named("SCRO")
    group = program.groups.create(GroupDetails("Resilience", scro.id)).value
    for rank in (4, 5, 6, 7, 8):
        one = program.groups.add_participant(group.id).value
        program.groups.rate(group.id, one.id, "RE1", rating_at(rank), seen=UNTOUCHED)
    view = program.group_profiles.show(group.id).value
    assert [one.competence for one in view.profile.competences] == ["RE1"]
    assert counts(view, "RE1") == (0, 1, 1, 1, 1, 1)
    assert view.profile.needs == ()


@pytest.mark.on_both
def test_who_is_erased_is_gone_from_groups_and_from_what_was_shown(program: Program) -> None:
    group = made(program)
    people = [program.people.create(PersonDetails(f"Person {n}")).value for n in range(6)]
    taking_part = program.groups.add_people(group.id, [one.id for one in people]).value
    for number, one in enumerate(taking_part):
        rated = rating_at((3, 4, 5, 6, 7, 8)[number])
        program.groups.rate(group.id, one.id, "A1", rated, seen=UNTOUCHED)
    view = program.group_profiles.show(group.id).value
    done = program.privacy.erase(people[2].id, "Maria Ilieva", "asked for it")
    assert done.changes.groups == {group.id}
    left = everything(program.workspace.location)
    assert taking_part[2].code_name not in left
    for written in (str(taking_part[2].id), taking_part[2].id.hex):
        assert written not in left
    former = program.group_profiles.show(group.id).value
    assert (former.is_former, former.profile) == (True, view.profile)
    assert len(program.groups.get(group.id).participants) == 5
    assert program.workspace.report().is_sound


# -- damage ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        update(FocusGroupRow).values(minimum=3),
        update(FocusGroupRow).values(saved_at=datetime(2020, 1, 1, tzinfo=UTC)),
        update(ParticipantRow).values(batch=None),
        update(ParticipantAttributeRow).values(value="port"),
        update(ParticipantRatingRow).values(level=8, state="rated"),
        update(ShownSetRow).values(document="[]"),
        update(ShownSetRow).values(condition='["x"]'),
        delete(ShownSetRow),
    ],
)
def test_what_was_changed_outside_is_noticed(program: Program, damage: object) -> None:
    group = made(program)
    join(program, group, (4, 5, 6, 7, 8))
    program.group_profiles.show(group.id)
    assert program.workspace.report().is_sound
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.session.execute(damage)  # type: ignore[call-overload]
    with pytest.raises(DamagedError, match="not as it was saved"):
        program.groups.get(group.id)
    assert program.workspace.report().of(Area.GROUPS) == (
        "The group “Varna” is not as it was saved.",
    )
