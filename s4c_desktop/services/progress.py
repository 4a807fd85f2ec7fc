"""What changed between assessments of a person, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework import Framework, Requirement, Role
from s4c_desktop.domain.gap import Comparison, compare
from s4c_desktop.domain.layers import scope_of
from s4c_desktop.domain.progress import Basis, Change, Progress, Series, Side, progress, series
from s4c_desktop.domain.progress_why import reasons
from s4c_desktop.models.tables import AssessmentRow

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, Kind, Phase
    from s4c_desktop.domain.names import Names
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.rounds import RoundService


@dataclass(frozen=True, slots=True)
class Choice:
    """An assessment of a person that can be compared with another of the same `basis`."""

    id: UUID
    kind: Kind
    phase: Phase
    held_on: date
    role: str
    raters: str
    revision: int
    basis: Basis
    given: int


@dataclass(frozen=True, slots=True)
class ExplainedChange:
    """What became of one competence, against what is required, and why, as far as is known."""

    change: Change
    title: str
    before: Comparison
    after: Comparison
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProgressView:
    """Two assessments of a person, the earlier first; `progress` says where they are unlike."""

    before: Assessment
    after: Assessment
    framework: Framework
    role: Role
    progress: Progress
    changes: tuple[ExplainedChange, ...]


@dataclass(frozen=True)
class SeriesView:
    """Comparable assessments of a person in time order, with where each competence stood."""

    framework: Framework
    role: Role
    assessments: tuple[Assessment, ...]
    series: Series
    required: tuple[Requirement, ...]


@dataclass(frozen=True)
class PersonProgress:
    """What there is to compare of a person, seen from one of their assessments."""

    of: UUID
    choices: tuple[Choice, ...]
    series: SeriesView | None


class ProgressService:
    """Compares assessments of one person; nothing is compared that is not comparable."""

    def __init__(
        self, units: UnitsOfWork, library: LibraryService, names: Names, rounds: RoundService
    ) -> None:
        self._units = units
        self._library = library
        self._names = names
        self._rounds = rounds

    def compare(self, one_id: UUID, other_id: UUID) -> ProgressView:
        """Return what changed from the earlier to the later of two assessments.

        Raises UserError for one and the same assessment, and for those of two people; where
        they are not comparable, the view says why and has no changes.
        """
        if one_id == other_id:
            raise UserError(mark("Name two assessments: these are one and the same."))
        with self._units.reading() as work:
            one, other = (work.assessments.get(each) for each in (one_id, other_id))
            if one.person.id != other.person.id:
                raise UserError(
                    mark("The two assessments are of different people. Progress is of one person.")
                )
            before, after = sorted((one, other), key=_moment)
            history = work.assessments.history(after.id)
        return self._view(before, after, history)

    def around(self, assessment_id: UUID) -> PersonProgress:
        """Return what an assessment can be compared with, and the series it belongs to.

        What a second assessor must not see yet is left out. Raises UserError where there is no
        such assessment.
        """
        hidden = self._rounds.hidden_from(assessment_id)
        with self._units.reading() as work:
            row = work.assessments.row(assessment_id)
            found = [a for a in _of_person(work, row.person_id) if a.id not in hidden]
        mine = next(a for a in found if a.id == assessment_id)
        choices = tuple(self._choice(a) for a in found)
        alike = [a for a in found if _basis(a) == _basis(mine)]
        return PersonProgress(assessment_id, choices, self._series(mine, _last_revisions(alike)))

    # -- parts ---------------------------------------------------------------------------

    def _view(
        self, before: Assessment, after: Assessment, history: Iterable[RatingChange]
    ) -> ProgressView:
        framework = self._library.framework(after.framework_id)
        codes = self._codes((before, after), framework)
        found = progress(_side(before), _side(after), codes)
        requirements = framework.requirements(after.role, after.reading)
        why = reasons(before, after, history)
        changes = tuple(
            ExplainedChange(
                change,
                framework.competence(change.competence).title,
                _compared(requirements.get(change.competence), change, after=False),
                _compared(requirements.get(change.competence), change, after=True),
                why.get(change.competence, ()),
            )
            for change in found.changes
        )
        shown = self._names.shown
        return ProgressView(
            shown(before), shown(after), framework, framework.role(after.role), found, changes
        )

    def _series(self, mine: Assessment, alike: list[Assessment]) -> SeriesView | None:
        if len(alike) < 2:
            return None
        framework = self._library.framework(mine.framework_id)
        codes = self._codes(alike, framework)
        (found,) = series((_side(a) for a in alike), codes)
        requirements = framework.requirements(mine.role, mine.reading)
        return SeriesView(
            framework,
            framework.role(mine.role),
            tuple(self._names.shown(a) for a in alike),
            found,
            tuple(requirements[code] for code in found.points if code in requirements),
        )

    def _codes(self, assessments: Iterable[Assessment], framework: Framework) -> tuple[str, ...]:
        """Return the codes that any of the assessments is to rate, in framework order.

        Assessments of other framework versions are not comparable and have no part in it.
        """
        wanted = {
            code
            for assessment in assessments
            if assessment.framework_id == framework.id
            for code in scope_of(assessment, framework)
        }
        return tuple(code for code in framework.order if code in wanted)

    def _choice(self, assessment: Assessment) -> Choice:
        framework = self._library.framework(assessment.framework_id)
        shown = self._names.shown(assessment)
        return Choice(
            assessment.id,
            assessment.kind,
            assessment.phase,
            _day(assessment),
            framework.role(assessment.role).title,
            shown.raters,
            assessment.revision,
            _basis(assessment),
            sum(rating.given for rating in assessment.ratings.values()),
        )


def _of_person(work: UnitOfWork, person_id: UUID) -> Iterator[Assessment]:
    """Yield a person's assessments in time order."""
    query = select(AssessmentRow.id).where(AssessmentRow.person_id == person_id)
    found = [work.assessments.get(each) for each in work.session.scalars(query)]
    yield from sorted(found, key=_moment)


def _last_revisions(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Leave out what a later revision has replaced: one occasion is one point in time."""
    found = tuple(assessments)
    replaced = {assessment.revises for assessment in found}
    return [assessment for assessment in found if assessment.id not in replaced]


def _moment(assessment: Assessment) -> tuple[date, int, float]:
    created = assessment.created_at
    return _day(assessment), assessment.revision, created.timestamp() if created else 0.0


def _day(assessment: Assessment) -> date:
    if assessment.held_on is not None:
        return assessment.held_on
    return assessment.created_at.date() if assessment.created_at else date.min


def _basis(assessment: Assessment) -> Basis:
    return Basis(assessment.kind, assessment.framework_id, assessment.reading)


def _side(assessment: Assessment) -> Side:
    return Side(_basis(assessment), _day(assessment), assessment.ratings)


def _compared(requirement: Requirement | None, change: Change, *, after: bool) -> Comparison:
    rating = change.after if after else change.before
    if requirement is None:
        requirement = Requirement(UUID(int=0), change.competence, False, None, "", "")
    return compare(requirement, rating)
