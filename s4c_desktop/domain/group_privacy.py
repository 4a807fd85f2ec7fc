"""The one door through which a group's ratings are shown.

What is shown is remembered, by who stood behind each cell. The sets shown so far cut the people
into *parts*: whoever knows all that was shown can find out how many of a part are at each rank,
and no more, because within a part people are exchangeable. So a part is never small, and
never of one mind:

- a set is refused where it would leave, of any part and of those not shown yet, fewer than the
  minimum on either side of the cut; this looks at who is in the sets, never at what they said;
- a cell (one competence) is looked at in the same way, by who was placed on the scale;
- a cell is withheld where those shown for the first time are all at one rank, or where a part
  that was shown falls into two of which one is *nearly* of one mind (all at one rank but for one
  person at the most). Nearly, so that the silence itself does not tell: had one of them changed
  places with somebody of the other side, it would be silent too;
- after such a silence the parts it would have cut are never cut again for this competence, and
  those it would have shown for the first time stay hidden: what is refused then follows from
  what is known already.

A rating that was shown stays as it was: whoever changes it, or leaves, would be the difference
between then and now. Those who come later come as a batch of at least the minimum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.group import Counts, Distribution

if TYPE_CHECKING:
    from s4c_desktop.domain.group_table import GroupTable, People

LEAST_MINIMUM = 3
DEFAULT_MINIMUM = 5


class Withheld(StrEnum):
    """Why a cell shows nothing but how many were rated."""

    FEW = "few"
    ALIKE = "alike"
    APART = "apart"


class TooFewApartError(UserError):
    """What was asked for, beside what was shown, would let single people be told apart."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What may be shown of a competence: how many were rated, and how, or why not how."""

    n: int
    distribution: Distribution | None = None
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What once left the door of a competence: the counts, or why there were none.

    `missing` are those of the set who were not placed on the scale.
    """

    missing: frozenset[UUID]
    counts: Counts | None = None
    withheld: Withheld | None = None

    def cell(self, members: frozenset[UUID]) -> Cell:
        """Return the cell as it was shown of a set of people."""
        n = len(members - self.missing)
        return Cell(n, None if self.counts is None else Distribution(self.counts), self.withheld)


@dataclass(frozen=True, slots=True)
class Shown:
    """A set of people that was shown, with its cells by competence (code)."""

    members: frozenset[UUID]
    cells: Mapping[str, ShownCell] = field(default_factory=dict)

    def as_shown(self) -> dict[str, Cell]:
        """Return the cells as they were shown, whatever became of the people since."""
        return {code: cell.cell(self.members) for code, cell in self.cells.items()}


def check_minimum(minimum: int) -> None:
    """Raise UserError for a minimum that protects nobody."""
    if minimum < LEAST_MINIMUM:
        raise UserError(
            mark("At least {least} people have to stand behind what is shown. Raise the minimum."),
            least=LEAST_MINIMUM,
        )


class Door:
    """Lets through of a group what tells nothing of a single person, given what was shown."""

    def __init__(
        self,
        table: GroupTable,
        minimum: int,
        shown: Sequence[Shown],
        check: Callable[[], object] = lambda: None,
    ) -> None:
        """Look at what was shown; all who were need to be known to the table.

        `check` is called now and then and may raise to stop. Raises UserError for a minimum
        below three.
        """
        check_minimum(minimum)
        self._table = table
        self._minimum = minimum
        self._shown = tuple(shown)
        self._sets = tuple(table.people(one.members) for one in self._shown)
        self._check = check
        self._parts = _Parts(minimum)
        for people in self._sets:
            self._parts.cut(people)

    def admit(self, ids: Iterable[UUID]) -> People:
        """Return some people as a set that may be shown; raises as `open`, and shows nothing."""
        people = self._table.people(ids)
        size = people.bit_count()
        if size < self._minimum:
            raise TooFewApartError(
                mark(
                    "Only {n} people fit, and at least {minimum} have to stand behind what is "
                    "shown. Choose a wider filter."
                ),
                n=size,
                minimum=self._minimum,
            )
        apart = self._parts.too_few(people)
        if apart:
            raise TooFewApartError(
                mark(
                    "This is not shown: beside what was shown before it would set {n} people "
                    "apart, and at least {minimum} have to stay together. Choose another filter."
                ),
                n=apart,
                minimum=self._minimum,
            )
        return people

    def open(self, ids: Iterable[UUID]) -> Shown:
        """Return what may be shown of some people together, to be remembered by whoever shows it.

        What was shown before comes out as it was then. Raises TooFewApartError where they, or
        the difference to what was shown, are too few.
        """
        people = self.admit(ids)
        cells = {}
        for code in self._table.codes:
            self._check()
            cells[code] = self._cell(code, people)
        return Shown(frozenset(self._table.named(people)), cells)

    def _cell(self, code: str, people: People) -> ShownCell:
        """Return what may be shown of a competence."""
        table = self._table
        raters = table.raters(code) & people
        missing = frozenset(table.named(people & ~raters))
        parts = _Parts(self._minimum)
        for before, whole in zip(self._shown, self._sets, strict=True):
            cell = before.cells.get(code)
            if cell is None or (cell.counts is None and cell.withheld is not Withheld.ALIKE):
                # Why nothing was shown then follows from who was in the sets.
                continue
            behind = whole & ~table.people(cell.missing)
            if behind == raters:
                # The same again, as it was then.
                return ShownCell(missing, cell.counts, cell.withheld)
            if cell.counts is None:
                parts.close(behind)
            else:
                parts.cut(behind)
                if table.counts(code, behind) != cell.counts:
                    # What was shown is not what is stored now: nothing can be said of halves.
                    parts.keep_whole(behind)
        if raters.bit_count() < self._minimum:
            return ShownCell(missing, withheld=Withheld.FEW)
        if parts.is_closed(raters) or parts.too_few(raters):
            return ShownCell(missing, withheld=Withheld.APART)
        if parts.too_alike(raters, lambda some: table.counts(code, some)):
            return ShownCell(missing, withheld=Withheld.ALIKE)
        return ShownCell(missing, table.counts(code, raters))


class _Parts:
    """How the sets that were shown cut the people, and which cuts would tell too much."""

    def __init__(self, minimum: int) -> None:
        self._minimum = minimum
        self._parts: list[People] = []
        self._seen: People = 0
        self._closed: People = 0
        self._hidden: People = 0

    def cut(self, people: People) -> None:
        """Remember a set that was shown."""
        pieces = [piece for part in self._parts for piece in (part & people, part & ~people)]
        self._parts = [piece for piece in (*pieces, people & ~self._seen) if piece]
        self._seen |= people

    def close(self, people: People) -> None:
        """Remember a set that was withheld: what it would have cut stays whole from now on."""
        for part in self._parts:
            if part & people and part & ~people:
                self._closed |= part
        self._hidden |= people & ~self._seen

    def keep_whole(self, people: People) -> None:
        """Keep all parts of a set whole from now on."""
        self._closed |= people

    def is_closed(self, people: People) -> bool:
        """Tell whether a set would cut what stays whole, or show what stays hidden."""
        if people & self._hidden:
            return True
        return any(part & self._closed and part & people and part & ~people for part in self._parts)

    def too_few(self, people: People) -> int:
        """Return the smallest number of people a set would set apart below the minimum, or 0."""
        pieces = [piece for part in self._parts for piece in (part & people, part & ~people)]
        sizes = [piece.bit_count() for piece in (*pieces, people & ~self._seen)]
        return min((size for size in sizes if 0 < size < self._minimum), default=0)

    def too_alike(self, people: People, counts: Callable[[People], Counts]) -> bool:
        """Tell whether a set would set people apart who are of one mind, or nearly so."""
        for part in self._parts:
            inside, outside = part & people, part & ~people
            if inside and outside and any(_off(counts(some)) < 2 for some in (inside, outside)):
                return True
        new = people & ~self._seen
        return bool(new) and _off(counts(new)) == 0


def _off(counts: Counts) -> int:
    """Count who is not at the rank that most people have."""
    return sum(counts) - max(counts)
