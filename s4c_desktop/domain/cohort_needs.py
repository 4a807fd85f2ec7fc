"""Who of a cohort needs which unit, and who has done it.

A unit is needed by whoever has a topic of it in their plan that is not done. It is needed *for a
mandatory gap* where one of those topics works on, or prepares for, a mandatory competence with a
gap. Courses, case studies and own items of plans are needed alike. Units come by the number of
people who need them for a mandatory gap, then by all who need them, then in the framework's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.cohort import Member, Step, Subject, own_subject, subjects_in
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.study import ItemKind, SeatState, Training

if TYPE_CHECKING:
    from s4c_desktop.domain.unit_places import Units

_BEYOND = 1_000_000
"""The place of what stands in no curriculum: after all units."""


class Standing(Enum):
    """How somebody stands to a subject."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has of a subject.

    `topics` (codes) and `hours` are what is to do; `seat` is how certain their seat in a training
    of it is, None without one.
    """

    person_id: UUID
    standing: Standing
    topics: tuple[str, ...] = ()
    hours: Hours = Hours()  # noqa: RUF009 - never changed
    works_on: tuple[str, ...] = ()
    seat: SeatState | None = None

    @property
    def open(self) -> bool:
        """Tell whether the person needs it and has no seat."""
        return self.standing is not Standing.DONE and self.seat is None


@dataclass(frozen=True)
class Need:
    """A subject with what everybody has of it, in the cohort's order.

    `topics` (codes) are those that anybody needs, and `hours` what they take; `works_on` are the
    competences that people work on with it.
    """

    subject: Subject
    kind: ItemKind
    title: str
    module: str
    module_title: str
    path: tuple[str, ...]
    place: int
    topics: tuple[str, ...]
    hours: Hours
    works_on: tuple[str, ...]
    shares: Mapping[UUID, Share]

    @cached_property
    def mandatory(self) -> tuple[UUID, ...]:
        """Return who needs it for a mandatory gap."""
        return self._those(Standing.MANDATORY)

    @cached_property
    def optional(self) -> tuple[UUID, ...]:
        """Return who needs it for optional gaps only."""
        return self._those(Standing.OPTIONAL)

    @cached_property
    def done(self) -> tuple[UUID, ...]:
        """Return who has done it."""
        return self._those(Standing.DONE)

    @property
    def needed(self) -> int:
        """Return how many people need it."""
        return len(self.mandatory) + len(self.optional)

    def _those(self, standing: Standing) -> tuple[UUID, ...]:
        return tuple(one.person_id for one in self.shares.values() if one.standing is standing)


def cohort_needs(
    members: Iterable[Member],
    units: Mapping[UUID, Units],
    orders: Mapping[UUID, Mapping[str, int]],
    trainings: Iterable[Training],
    titles: Mapping[str, str],
) -> tuple[Need, ...]:
    """Return what the members need and have done.

    `units` and `orders` (competences by code) are those of each framework; `titles` name courses
    and case studies by code. A training that somebody attended counts as done, until an
    assessment after it shows the gap again.
    """
    members = tuple(members)
    seats = _seats(trainings, units)
    rows: dict[Subject, _Row] = {}
    for member in members:
        for step in member.steps:
            subject = _subject(step, member, units[member.framework_id])
            row = rows.setdefault(subject, _Row(subject, step, units[subject.framework_id]))
            row.steps.setdefault(member.person_id, []).append(step)
    by_id = {member.person_id: member for member in members}
    # In the cohort's order, whoever brought a row about.
    needs = (
        row.need(by_id, seats.get(row.subject, {}), orders[row.subject.framework_id], titles)
        for row in rows.values()
    )
    return tuple(
        sorted(
            needs,
            key=lambda n: (
                -len(n.mandatory),
                -n.needed,
                n.place,
                n.module,
                n.title,
                n.subject.code,
            ),
        )
    )


def over(training: Training, on: date | None) -> bool:
    """Tell whether a training had ended before a day; one without days never has."""
    last = training.ends_on or training.starts_on
    return on is not None and last is not None and last < on


class _Row:
    """A subject while steps of it are gathered."""

    def __init__(self, subject: Subject, step: Step, units: Units) -> None:
        self.subject = subject
        self._first = step
        self._units = units
        self._unit = units.by_code.get(subject.code) if step.kind is ItemKind.TOPIC else None
        self.steps: dict[UUID, list[Step]] = {}

    def need(
        self,
        members: Mapping[UUID, Member],
        seats: Mapping[UUID, list[tuple[Training, SeatState]]],
        order: Mapping[str, int],
        titles: Mapping[str, str],
    ) -> Need:
        shares = {
            person: self._share(member, self.steps.get(person, ()), seats.get(person, ()), order)
            for person, member in members.items()
            if person in self.steps
        }
        topics = {code for share in shares.values() for code in share.topics}
        unit, first = self._unit, self._first
        return Need(
            subject=self.subject,
            kind=first.kind,
            title=unit.title
            if unit
            else first.title or titles.get(first.reference, first.reference),
            module=unit.module if unit else "",
            module_title=unit.module_title if unit else "",
            path=unit.path if unit else (),
            place=unit.place if unit else _BEYOND,
            topics=tuple(code for code in self._units.topics if code in topics),
            hours=self._hours(topics, shares.values()),
            works_on=_sorted((c for share in shares.values() for c in share.works_on), order),
            shares=shares,
        )

    def _hours(self, topics: set[str], shares: Iterable[Share]) -> Hours:
        if self._unit is not None:
            placed = (one for one in self._unit.topics if one.topic.code in topics)
            return sum((one.hours for one in placed), Hours())
        return max((share.hours for share in shares), key=lambda h: h.total, default=Hours())

    def _share(
        self,
        member: Member,
        steps: Iterable[Step],
        seats: Iterable[tuple[Training, SeatState]],
        order: Mapping[str, int],
    ) -> Share:
        to_do = [step for step in steps if not step.done]
        states = [
            state
            for training, state in seats
            if state is not SeatState.ATTENDED or not over(training, member.assessed_on)
        ]
        seat = max(states, key=list(SeatState).index, default=None)
        if not to_do or seat is SeatState.ATTENDED:
            return Share(member.person_id, Standing.DONE, seat=seat)
        mandatory = any(step.mandatory for step in to_do)
        return Share(
            member.person_id,
            Standing.MANDATORY if mandatory else Standing.OPTIONAL,
            tuple(step.reference for step in to_do if step.kind is ItemKind.TOPIC),
            sum((self._length(step) for step in to_do), Hours()),
            _sorted((code for step in to_do for code in step.works_on), order),
            seat,
        )

    def _length(self, step: Step) -> Hours:
        if step.hours is not None:
            return step.hours
        placed = self._units.topics.get(step.reference) if step.kind is ItemKind.TOPIC else None
        return placed.hours if placed else Hours()


def _subject(step: Step, member: Member, units: Units) -> Subject:
    if step.kind is ItemKind.TOPIC:
        unit = units.of_topic.get(step.reference)
        return Subject(member.framework_id, unit.code if unit else step.reference)
    if step.reference:
        return Subject(member.framework_id, step.reference)
    return own_subject(member.framework_id, step.title)


def _seats(
    trainings: Iterable[Training], units: Mapping[UUID, Units]
) -> dict[Subject, dict[UUID, list[tuple[Training, SeatState]]]]:
    found: dict[Subject, dict[UUID, list[tuple[Training, SeatState]]]] = {}
    for training in trainings:
        for subject in subjects_in(training, units[training.framework_id]):
            people = found.setdefault(subject, {})
            for seat in training.taken:
                people.setdefault(seat.person_id, []).append((training, seat.state))
    return found


def _sorted(codes: Iterable[str], order: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(set(codes), key=order.__getitem__))


def needing(needs: Iterable[Need]) -> Iterator[Need]:
    """Yield what anybody still needs."""
    return (need for need in needs if need.needed)
