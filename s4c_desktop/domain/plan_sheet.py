"""A learning plan as it is handed out: what the PDF, the calendar, the workbook and JSON share.

It holds what is shown of a plan, in words where there are words, so that every document says the
same; whoever stores plans and whoever only computes one from an assessment fill it alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.schedule import Piece, Schedule, Stretch
from s4c_desktop.domain.study import ItemKind, ItemState

NO_HOURS = Hours()


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One thing to learn: a group of topics, an own item, a course, a case study.

    `why` says why it is there, `estimate` how its hours were estimated, `evidence` what shows that
    it is done. `works_on` are codes of competences; `place` names module and units. `first` and
    `last` are the days it is planned for, or on which it was begun and done; `stretches` its days
    without those that go to other items. `parts` are the keys of its pieces of work, its own id
    where it is one piece.
    """

    id: UUID
    kind: ItemKind
    title: str
    hours: Hours
    module: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()
    works_on: tuple[str, ...] = ()
    mandatory: bool = False
    why: str = ""
    estimate: str = ""
    state: ItemState = ItemState.PLANNED
    pinned_on: date | None = None
    first: date | None = None
    last: date | None = None
    stretches: tuple[Stretch, ...] = ()
    evidence: str = ""
    note: str = ""
    parts: tuple[UUID, ...] = ()

    @property
    def done(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.state is ItemState.DONE


@dataclass(frozen=True, slots=True)
class ToShow:
    """A competence (code) that lacks only evidence, and what of each kind would settle it."""

    competence: str
    title: str
    documents: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    interview: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A competence (code) with a gap that no topic closes: why, and what else could help."""

    competence: str
    title: str
    why: str
    helps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the plan: why, and what it would cost to take it in."""

    title: str
    hours: Hours
    module: str = ""
    works_on: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value, as in "Strategy: blockers first"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A whole plan as it is handed out.

    `id` is that of the stored plan, or of the assessment that a plan was computed from; `version`
    and `saved_at` are those of the stored plan. `summary` is its one sentence. Texts may be empty;
    `role_hours` are what the role's curriculum states, `profile` and `goals` what the plan was made
    for. `schedule` is None where nothing was laid on days; `today` is the day it was laid on.
    """

    id: UUID
    person: str
    role: str
    framework: str
    summary: str
    made_at: datetime
    items: tuple[SheetItem, ...] = ()
    to_show: tuple[ToShow, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    not_rated: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hours: Hours = NO_HOURS
    role_hours: Hours | None = None
    title: str = ""
    centre: str = ""
    raters: str = ""
    assessed_on: date | None = None
    draft: bool = False
    profile: tuple[Fact, ...] = ()
    goals: tuple[Fact, ...] = ()
    note: str = ""
    version: int = 0
    saved_at: datetime | None = None
    schedule: Schedule | None = None
    today: date | None = None

    @property
    def to_do(self) -> tuple[SheetItem, ...]:
        """Return the items that are not done, in order."""
        return tuple(item for item in self.items if not item.done)

    def on_days(self, schedule: Schedule, today: date | None = None) -> PlanSheet:
        """Return the sheet with its items on the days of a schedule of their parts.

        An item that was begun keeps the day it was begun on; a done one keeps its days.
        """
        placed = {one.key: one for one in schedule.placed}
        used = sorted({day for one in schedule.placed for day, _minutes in one.minutes})

        def dated(item: SheetItem) -> SheetItem:
            found = [placed[part] for part in item.parts or (item.id,) if part in placed]
            if not found or item.done:
                return item
            stretches = _joined([s for one in found for s in one.stretches], used)
            if item.first is not None and item.first < stretches[0].first:
                stretches = (Stretch(item.first, stretches[0].last), *stretches[1:])
            return replace(
                item,
                first=stretches[0].first,
                last=max(stretch.last for stretch in stretches),
                stretches=stretches,
            )

        return replace(self, items=tuple(map(dated, self.items)), schedule=schedule, today=today)


def _joined(stretches: Sequence[Stretch], used: Sequence[date]) -> tuple[Stretch, ...]:
    """Join stretches between which nothing else is learnt; `used` are all days of work."""
    found: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.first, s.last)):
        before = found[-1] if found else None
        if before is not None and not any(before.last < day < stretch.first for day in used):
            found[-1] = Stretch(before.first, max(before.last, stretch.last))
        else:
            found.append(stretch)
    return tuple(found)


def pieces(items: tuple[SheetItem, ...]) -> tuple[Piece, ...]:
    """Return items as pieces of work in their order, which no item leaves for lack of another."""
    return tuple(
        Piece(
            key=item.id,
            title=item.title,
            minutes=item.hours.total * 60,
            starts_on=item.pinned_on,
            done=item.done,
            mandatory=item.mandatory,
        )
        for item in items
    )
