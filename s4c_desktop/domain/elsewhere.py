"""What else could help with a competence: courses and case studies of the library."""

from __future__ import annotations

from dataclasses import dataclass

from s4c_desktop.domain.catalogue import CaseStudy, Catalogue, Entry, Kind


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Courses and case studies that have to do with a competence (code)."""

    competence: str
    courses: tuple[Entry, ...]
    cases: tuple[CaseStudy, ...]


def elsewhere(catalogue: Catalogue, competence: str) -> Elsewhere:
    """Return what the library has on a competence, in the library's order."""
    return Elsewhere(
        competence,
        tuple(one for one in catalogue.of(Kind.COURSE) if competence in one.competences),
        tuple(case for case in catalogue.case_studies if competence in case.competences),
    )
