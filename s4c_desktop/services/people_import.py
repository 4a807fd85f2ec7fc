"""Bringing people in from a file: looked at first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.people_import import (
    Action,
    Mapped,
    PlannedRow,
    Preview,
    plan_rows,
    with_tags,
)
from s4c_desktop.domain.people_import_wording import blocked_sentence
from s4c_desktop.exchange.register_file import read_sheet
from s4c_desktop.exchange.sheet_limits import LARGEST
from s4c_desktop.models import register
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Person
    from s4c_desktop.domain.sheet import Sheet
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork

Check = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many people were added, given tags, and left out."""

    added: int
    tagged: int
    skipped: int


def read_list(path: Path, check: Check = lambda: None) -> Sheet:
    """Return the table of a CSV or XLSX file; `check` may raise to stop.

    Raises UserError where the file can't be read or is no table.
    """
    try:
        with path.open("rb") as file:
            # One byte more tells a file that is too large, whatever its size.
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(
            mark("{path} can't be read: {reason}. Choose another file."),
            path=path,
            reason=error.strerror or error,
        ) from error
    return read_sheet(content, path.name, check)


class PeopleImportService:
    """Adds who is on a list of people."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def preview(self, sheet: Sheet, mapping: Mapped, check: Check = lambda: None) -> Preview:
        """Return what an import would do with each row; nothing is changed.

        Raises UserError for a mapping that can't be used.
        """
        with self._units.reading() as work:
            return plan_rows(sheet, mapping, register.lines(work.session), check)

    def run(
        self,
        sheet: Sheet,
        mapping: Mapped,
        chosen: Mapping[int, Action],
        default: Action = Action.SKIP,
        check: Check = lambda: None,
    ) -> Outcome[Imported]:
        """Add the people of a table, in one unit of work.

        `chosen` says for lines what becomes of somebody who is here already, `default` for the
        others. `check` is called now and then and may raise to stop: nothing is changed then.
        Raises UserError where a row is faulty, also by what was changed since the preview.
        """
        with self._units.writing() as work:
            preview = plan_rows(sheet, mapping, register.lines(work.session), check)
            if preview.faulty:
                raise UserError("{problem}", problem=blocked_sentence(preview))
            new: list[Person] = []
            tags: dict[UUID, tuple[str, ...]] = {}
            for row in preview.rows:
                match row.action(chosen, default):
                    case Action.CREATE:
                        new += _persons(row)
                    case Action.TAGS:
                        _collect(row, tags)
            work.people.add_all(new, check)
            for person_id, more in tags.items():
                check()
                _tag(work, person_id, more)
            check()
        changed = frozenset(person.id for person in new) | frozenset(tags)
        done = Imported(
            len(new), len(tags), sum(_left_out(r, chosen, default) for r in preview.rows)
        )
        return Outcome(done, Changes(people=changed))


def _persons(row: PlannedRow) -> list[Person]:
    return [] if row.person is None else [row.person]


def _collect(row: PlannedRow, tags: dict[UUID, tuple[str, ...]]) -> None:
    if row.person is not None and row.twin is not None and row.twin.person is not None:
        known = row.twin.person.id
        tags[known] = (*tags.get(known, ()), *row.person.tags)


def _tag(work: UnitOfWork, person_id: UUID, more: tuple[str, ...]) -> None:
    person = work.people.get(person_id)
    both = with_tags(person.tags, more)
    if both != person.tags:
        work.people.update(replace(person, tags=both))


def _left_out(row: PlannedRow, chosen: Mapping[int, Action], default: Action) -> bool:
    return row.action(chosen, default) is Action.SKIP
