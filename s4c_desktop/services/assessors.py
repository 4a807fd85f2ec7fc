"""The centre's assessors: their records, how much they assessed, and how much was looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.assessors import (
    Assessor,
    check_assessor,
    check_record,
    name_key,
    same_name,
)
from s4c_desktop.domain.merging import ClashError, merge_fields
from s4c_desktop.services import conflicts
from s4c_desktop.services.candidates import held
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.quality import QUALITY

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class AssessorLine:
    """An assessor with how many signed assessments they held, and how many are in a sample."""

    assessor: Assessor
    held: int
    sampled: int


@dataclass(frozen=True)
class Assessors:
    """Who is registered, and who is named by assessments but is not."""

    lines: tuple[AssessorLine, ...]
    unregistered: tuple[str, ...]

    def named(self, name: str) -> AssessorLine | None:
        """Return the line of a registered assessor."""
        return next((one for one in self.lines if same_name(one.assessor.name, name)), None)


class AssessorService:
    """Registers assessors and keeps what shows their competence."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def all(self) -> Assessors:
        """Return everybody, by name."""
        with self._units.reading() as work:
            registered = work.assessors.all()
            everything = held(work)
            sampled = {one.assessment_id for s in work.samples.all() for one in s.sampled}
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        looked: Counter[str] = Counter()
        for one in everything:
            for name in one.assessors:
                names.setdefault(name_key(name), name)
                counts[name_key(name)] += 1
                looked[name_key(name)] += one.id in sampled
        lines = (
            AssessorLine(a, counts[name_key(a.name)], looked[name_key(a.name)]) for a in registered
        )
        known = {name_key(a.name) for a in registered}
        return Assessors(
            tuple(lines), tuple(sorted(names[key] for key in names if key not in known))
        )

    def keep(self, assessor: Assessor, *, seen: Assessor | None = None) -> Outcome[Assessor]:
        """Register an assessor, or change one of whom was `seen` so much.

        With an identity that is known, a new one is registered once. Raises UserError for a
        name or a record that makes no sense, ConflictError where two desks changed the same.
        """
        clashes: tuple[ClashError, ...] = ()
        with self._units.writing() as work:
            if seen is not None:
                stored = work.assessors.get(assessor.id)
                assessor, clashes = _merged(seen, stored, assessor)
            check_assessor(assessor, work.assessors.all())
            for record in assessor.records:
                check_record(record)
            work.assessors.keep(replace(assessor, name=" ".join(assessor.name.split())))
            work.seal()
            kept = work.assessors.get(assessor.id)
        if clashes:
            raise conflicts.of_details(kept.name, clashes)
        return Outcome(kept, QUALITY)

    def remove(self, assessor_id: UUID) -> Outcome[None]:
        """Remove an assessor with their records; assessments that name them stay as they are."""
        with self._units.writing() as work:
            work.assessors.delete(assessor_id)
        return Outcome(None, QUALITY)


def _merged(
    seen: Assessor, stored: Assessor, ours: Assessor
) -> tuple[Assessor, tuple[ClashError, ...]]:
    values, clashes = merge_fields(seen, stored, ours, ("name", "active"))
    note = conflicts.text("note", seen.note, stored.note, ours.note)
    before = {record.id: record for record in seen.records}
    wanted = {record.id: record for record in ours.records}
    kept = []
    for record in stored.records:
        if record.id not in wanted:
            if record.id not in before:
                kept.append(record)  # Added at another desk.
            continue
        changed = wanted.pop(record.id)
        was = before.get(record.id, changed)
        names = ("kind", "description", "dated", "valid_until")
        merged, clashing = merge_fields(was, record, changed, names)
        kept.append(replace(record, **merged))
        clashes += clashing
    # Those removed at another desk stay removed.
    kept += [record for record in wanted.values() if record.id not in before]
    return replace(stored, **values, note=note.text, records=tuple(kept)), clashes
