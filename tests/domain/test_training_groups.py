"""Groups: as many as possible find room with the fewest trainings, against brute force."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.cohort import subject_of
from s4c_desktop.domain.cohort_needs import Need
from s4c_desktop.domain.study import Seat, SeatState, Training
from s4c_desktop.domain.training_groups import (
    Division,
    GroupSize,
    Suggested,
    divide,
    suggest,
)
from tests.domain.test_cohort_needs import WORLD, member, sheet, subject, to_do

TODAY = date(2026, 11, 21)
SIZES = [GroupSize(least, most) for least in range(1, 5) for most in range(least, 6)]
TOPICS = {"U": "t1", "V": "t3", "W": "t4"}


def best_by_trying(people: int, free: int, size: GroupSize) -> tuple[int, int, int]:
    """Return (who finds room, minus new trainings, seats filled) of the best of all ways."""

    @cache
    def trained(rest: int) -> tuple[tuple[int, int], ...]:
        found = {(0, 0)}
        for first in range(size.least, min(size.most, rest) + 1):
            found |= {(first + people, more + 1) for people, more in trained(rest - first)}
        return tuple(found)

    return max(
        (filled + found, -trainings, filled)
        for filled in range(min(people, free) + 1)
        for found, trainings in trained(people - filled)
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.least}-{size.most}")
def test_no_other_division_gives_more_people_room_or_needs_fewer_trainings(
    size: GroupSize,
) -> None:
    for people, free in product(range(13), (0, 1, 2, 5)):
        found = divide(people, free, size)
        worth = (found.filled + found.trained, -found.trainings, found.filled)
        assert worth == best_by_trying(people, free, size), (people, free)


def test_free_seats_are_not_filled_where_that_would_leave_too_few_for_a_group() -> None:
    assert divide(6, 2, GroupSize(6, 6)) == Division(0, 1, 6)
    assert divide(7, 2, GroupSize(5, 6)) == Division(2, 1, 5)


PLANS = st.lists(
    st.dictionaries(st.sampled_from(sorted(TOPICS)), st.booleans(), max_size=3), max_size=14
)


def needs_of(plans: list[dict[str, bool]]) -> tuple[Need, ...]:
    members = (
        member(
            UUID(int=number),
            *(to_do(TOPICS[unit], "A1", mandatory=m) for unit, m in plan.items()),
        )
        for number, plan in enumerate(plans, start=1)
    )
    return sheet(members).needs


def rooms(suggested: Suggested, need: Need) -> list[tuple[UUID, ...]]:
    return [one.people for one in suggested.groups if need.subject in one.subjects]


@given(PLANS, st.sampled_from(SIZES))
def test_every_need_is_met_once_or_waits_and_every_group_has_its_size(
    plans: list[dict[str, bool]], size: GroupSize
) -> None:
    needs = needs_of(plans)
    found = suggest(needs, (), size, TODAY)
    assert found == suggest(needs, (), size, TODAY)
    waiting = {one.subject: one.people for one in found.waiting}
    for need in needs:
        groups = rooms(found, need)
        placed = [person for people in groups for person in people]
        left = waiting.get(need.subject, ())
        assert sorted((*placed, *left)) == sorted((*need.mandatory, *need.optional))
        best = best_by_trying(need.needed, 0, size)
        assert (len(placed), -len(groups)) == best[:2]
        assert all(size.least <= len(people) <= size.most for people in groups)
        assert max(map(len, groups), default=0) - min(map(len, groups), default=0) <= 1
        if set(left) & set(need.mandatory):
            assert not set(placed) & set(need.optional)


def test_people_with_the_same_needs_of_a_module_are_put_together_in_all_its_units() -> None:
    both, one = {"U": True, "V": True}, {"U": True}
    found = suggest(needs_of([one, both, one, both, both, one]), (), GroupSize(3, 3), TODAY)
    together = tuple(UUID(int=number) for number in (2, 4, 5))
    first, second = found.groups
    assert (first.subjects, first.people) == ((subject("U"), subject("V")), together)
    assert second.subjects == (subject("U"),)
    assert not found.waiting


def test_whoever_needs_it_for_a_mandatory_gap_comes_first() -> None:
    found = suggest(needs_of([{"U": False}, {"U": True}, {"U": True}]), (), GroupSize(2, 2), TODAY)
    (group,) = found.groups
    assert group.people == group.mandatory == (UUID(int=2), UUID(int=3))
    assert found.waiting[0].people == (UUID(int=1),)


def test_free_seats_of_trainings_to_come_are_offered_and_taken_ones_counted() -> None:
    def training(code: str, seats: int, day: date, *people: int) -> Training:
        taken = tuple(Seat(UUID(int=number), SeatState.PLANNED) for number in people)
        return Training(uuid4(), WORLD.id, code, seats, starts_on=day, taken=taken)

    later = training("U", 2, TODAY + timedelta(9), 1)
    soon = training("U", 1, TODAY)
    past = training("U", 9, TODAY - timedelta(1))
    other = training("V", 9, TODAY)
    trainings = (later, soon, past, other)
    members = [member(UUID(int=number), to_do("t1", "A1")) for number in range(1, 6)]
    needs = sheet(members, *trainings).needs
    found = suggest(needs, trainings, GroupSize(2, 9), TODAY)
    assert [(one.training_id, one.people) for one in found.fillings] == [
        (soon.id, (UUID(int=2),)),
        (later.id, (UUID(int=3),)),
    ]
    assert [one.people for one in found.groups] == [(UUID(int=4), UUID(int=5))]
    assert subject_of(soon) == found.groups[0].subjects[0]


def test_a_size_that_no_group_can_have_is_refused() -> None:
    with pytest.raises(UserError, match="at least one person"):
        suggest((), (), GroupSize(0, 4), TODAY)
    with pytest.raises(UserError, match="at least 5 can't have at most 4"):
        suggest((), (), GroupSize(5, 4), TODAY)
