"""Two assessments of one person beside each other: what became of every competence, and why.

Assessments of the same kind, framework version and reading show progress. Layers of different
kinds are set beside each other without that word. Other framework versions or readings measure
something else, so they are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Evidence, Kind
from s4c_desktop.domain.progress import Basis, Change, Progress, Side, Unlike, progress


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a rating is what it is now: its grounds and note, and the evidence that was added."""

    grounds: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.grounds or self.note or self.evidence)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The earlier and the later assessment with all that moved.

    `same_kind` tells whether the difference is progress, or one of two raters' views.
    """

    before: Assessment
    after: Assessment
    found: Progress
    same_kind: bool

    def reasons(self, change: Change) -> Reasons:
        """Return why a competence stands where it stands in the later assessment."""
        old = {item.id for item in self.before.evidence if change.competence in item.links}
        added = tuple(
            item
            for item in self.after.evidence
            if change.competence in item.links and item.id not in old
        )
        return Reasons(change.after.grounds, change.after.note, added)


def side_by_side(one: Assessment, other: Assessment, competences: Iterable[str]) -> SideBySide:
    """Set two assessments beside each other over the competences (codes, in order).

    The one held first comes first. Raises UserError for two people, and where framework version
    or reading differ.
    """
    if one.person.id != other.person.id:
        raise UserError(mark("These assessments are of two people. Choose two of the same person."))
    before, after = sorted((one, other), key=_when)
    earlier, later = _side(before), _side(after)
    codes = tuple(competences)
    found = progress(earlier, later, codes)
    if set(found.unlike) & {Unlike.FRAMEWORK, Unlike.READING}:
        raise UserError(
            mark(
                "These assessments use different framework versions or readings, so their levels "
                "can't be compared. Choose two with the same."
            )
        )
    if found.unlike:
        # Ratings of two kinds may stand beside each other; only "progress" they are not.
        alike = replace(earlier, basis=later.basis)
        return SideBySide(before, after, progress(alike, later, codes), same_kind=False)
    return SideBySide(before, after, found, same_kind=True)


def _side(assessment: Assessment) -> Side:
    basis = Basis(assessment.kind, assessment.framework_id, assessment.reading)
    return Side(basis, _day(assessment), assessment.ratings)


def _day(assessment: Assessment) -> date:
    """Return the day it was held, as far as is known."""
    if assessment.held_on is not None:
        return assessment.held_on
    return assessment.created_at.date() if assessment.created_at else date.min


def _when(assessment: Assessment) -> tuple[date, int, int, str]:
    created = assessment.created_at.isoformat() if assessment.created_at else ""
    return _day(assessment), tuple(Kind).index(assessment.kind), assessment.revision, created
