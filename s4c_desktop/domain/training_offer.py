"""What a training can be about, and who may want a seat in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.cohort import Subject

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort_needs import Share
    from s4c_desktop.domain.cohort_sheet import CohortSheet


def subjects_of(sheet: CohortSheet) -> tuple[Subject, ...]:
    """Return what a training can be about: what is needed, then all other units and modules."""
    needed = [need.subject for need in sheet.needs if need.needed]
    others = (
        Subject(framework.id, code)
        for framework in sorted(sheet.frameworks.values(), key=lambda one: one.name)
        for code in sheet.units[framework.id].titles
    )
    return tuple(dict.fromkeys((*needed, *others)))


def candidates(sheet: CohortSheet, subject: Subject) -> Iterator[tuple[UUID, Share | None]]:
    """Yield everybody with what they have of a subject, whoever needs it most first.

    Those who need it and have no seat come first, mandatory gaps before optional ones; then all
    others by name, also those outside of the cohort.
    """
    need = sheet.by_subject.get(subject)
    shares = dict(need.shares) if need else {}
    asking = [one for one in shares.values() if one.open]
    asking.sort(key=lambda one: need is None or one.person_id not in need.mandatory)
    first = [one.person_id for one in asking]
    for person in (*first, *(one for one in sheet.names if one not in set(first))):
        yield person, shares.get(person)
