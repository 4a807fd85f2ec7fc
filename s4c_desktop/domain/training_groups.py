"""Suggests who could train together.

For each unit by itself, among those who need it and have no seat: as many as possible get one, in
seats that are free in trainings to come and in new trainings of at least `least` and at most
`most` people; of all ways to do so one with the fewest new trainings is taken, and of those the
one that fills most free seats. That many people and that few trainings are exact. Where not all
find room, those who need the unit for a mandatory gap come first.

Who sits with whom is a rule, not an optimum: people are put in order by the units of the module
that they need, so that those with the same needs are neighbours, and the order is divided into
groups of equal size, or one more. Trainings of one module with the same people are suggested as
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.cohort import Subject, subject_of
from s4c_desktop.domain.cohort_needs import Need, Standing, over

if TYPE_CHECKING:
    from s4c_desktop.domain.study import Training


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people a new training takes."""

    least: int = 4
    most: int = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """People who could train together, and the subjects of one module that all of them need.

    `mandatory` are those who need one of them for a mandatory gap.
    """

    subjects: tuple[Subject, ...]
    people: tuple[UUID, ...]
    mandatory: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """People who could take free seats of a training."""

    training_id: UUID
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """People who need a subject and find no room: too few for a training of their own."""

    subject: Subject
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested for a cohort; every open need is in exactly one of the three."""

    groups: tuple[Suggestion, ...]
    fillings: tuple[Filling, ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """How many people take free seats, how many new trainings there are, and for how many."""

    filled: int
    trainings: int
    trained: int


def check_size(size: GroupSize) -> None:
    """Raise UserError for a size that no group can have."""
    if size.least < 1:
        raise UserError(mark("A group needs at least one person."))
    if size.most < size.least:
        raise UserError(
            mark("A group of at least {least} can't have at most {most} people. Change one."),
            least=size.least,
            most=size.most,
        )


def divide(people: int, free: int, size: GroupSize) -> Division:
    """Return how the most people find room with the fewest new trainings, then most seats filled.

    Groups of `trained` people in all can be made of sizes that differ by one at most.
    """
    best = Division(0, 0, 0)
    for filled in range(min(people, free) + 1):
        rest = people - filled
        for trainings in range(rest // size.least + 1):
            found = Division(filled, trainings, min(rest, trainings * size.most))
            if _worth(found) > _worth(best):
                best = found
    return best


def _worth(division: Division) -> tuple[int, int, int]:
    return (division.filled + division.trained, -division.trainings, division.filled)


def suggest(
    needs: Iterable[Need], trainings: Iterable[Training], size: GroupSize, today: date
) -> Suggested:
    """Suggest groups for a cohort; raises UserError as `check_size`."""
    check_size(size)
    modules: dict[object, list[Need]] = {}
    for need in needs:
        module = (need.subject.framework_id, need.module) if need.module else need.subject
        modules.setdefault(module, []).append(need)
    coming = _with_room(trainings, today)
    groups: list[Suggestion] = []
    fillings: list[Filling] = []
    waiting: list[Waiting] = []
    for members in modules.values():
        in_place = sorted(members, key=lambda need: need.place)
        order = _order(in_place)
        made: dict[tuple[UUID, ...], list[Need]] = {}
        for need in in_place:
            asking = _asking(need, order)
            found = _Room(asking, coming.get(need.subject, ()), size)
            fillings += found.fillings
            if found.left:
                waiting.append(Waiting(need.subject, found.left))
            for people in found.groups(order):
                made.setdefault(people, []).append(need)
        groups += (_suggestion(people, found) for people, found in made.items())
    # The sort is stable: equal ones stay in the order of the needs.
    groups.sort(key=lambda one: (-len(one.mandatory), -len(one.people), -len(one.subjects)))
    waiting.sort(key=lambda one: -len(one.people))
    return Suggested(tuple(groups), tuple(fillings), tuple(waiting))


class _Room:
    """Where the people who ask for one subject find room."""

    def __init__(
        self, asking: Sequence[UUID], coming: Sequence[tuple[Training, int]], size: GroupSize
    ) -> None:
        division = divide(len(asking), sum(free for _training, free in coming), size)
        self._trained = asking[division.filled : division.filled + division.trained]
        self._trainings = division.trainings
        self.left = tuple(asking[division.filled + division.trained :])
        self.fillings = tuple(_fill(asking[: division.filled], coming))

    def groups(self, order: Mapping[UUID, int]) -> Iterator[tuple[UUID, ...]]:
        """Yield who sits together: neighbours, in groups of equal size, or one more."""
        people = sorted(self._trained, key=order.__getitem__)
        start = 0
        for number in range(self._trainings):
            end = len(people) * (number + 1) // self._trainings
            yield tuple(people[start:end])
            start = end


def _with_room(
    trainings: Iterable[Training], today: date
) -> dict[Subject, list[tuple[Training, int]]]:
    """Return what is still to come and has free seats, the earliest first."""
    found: dict[Subject, list[tuple[Training, int]]] = {}
    for training in sorted(trainings, key=lambda one: (one.starts_on or date.max, one.id)):
        free = training.seats - len(training.taken)
        if free > 0 and not over(training, today):
            found.setdefault(subject_of(training), []).append((training, free))
    return found


def _order(needs: Sequence[Need]) -> dict[UUID, int]:
    """Put people in order by what they need: those with the same needs are neighbours."""
    people = list(dict.fromkeys(person for need in needs for person in need.shares))
    lacks = {person: tuple(not _is_open(need, person) for need in needs) for person in people}
    people.sort(key=lacks.__getitem__)
    return {person: place for place, person in enumerate(people)}


def _asking(need: Need, order: Mapping[UUID, int]) -> list[UUID]:
    """Return who needs a subject and has no seat, those with a mandatory gap first."""
    found = [person for person, share in need.shares.items() if share.open]
    return sorted(
        found,
        key=lambda one: (need.shares[one].standing is not Standing.MANDATORY, order[one]),
    )


def _is_open(need: Need, person: UUID) -> bool:
    return person in need.shares and need.shares[person].open


def _fill(people: Sequence[UUID], coming: Sequence[tuple[Training, int]]) -> Iterator[Filling]:
    for training, free in coming:
        if people:
            yield Filling(training.id, tuple(people[:free]))
        people = people[free:]


def _suggestion(people: tuple[UUID, ...], needs: Sequence[Need]) -> Suggestion:
    mandatory = {
        person
        for need in needs
        for person in people
        if need.shares[person].standing is Standing.MANDATORY
    }
    return Suggestion(
        tuple(need.subject for need in needs),
        people,
        tuple(person for person in people if person in mandatory),
    )
