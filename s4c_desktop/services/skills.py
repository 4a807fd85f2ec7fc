"""Who can do what: the people of the workspace by what they were rated, and teams of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Kind, Person, Phase, Rating
from s4c_desktop.domain.layers import ORIGINALS
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.domain.team import Able, Levels, Team, holders, team
from s4c_desktop.models.tables import AssessmentRow

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService

Check = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Skilled:
    """A person as they may be named here, and what which assessment of theirs says.

    `ranks` are by competence (code); of what is not there nothing is known.
    """

    id: UUID
    name: str
    assessment_id: UUID
    kind: Kind
    phase: Phase
    held_on: date
    role: str
    ranks: Mapping[str, int]


@dataclass(frozen=True)
class Skills:
    """What is known of the people of a workspace, in one framework version.

    `unknown` is how many have no assessment that could be used.
    """

    framework: Framework
    people: tuple[Skilled, ...]
    unknown: int

    def able(self, code: str, level: int) -> tuple[Skilled, ...]:
        """Return who reaches a level of a competence, the highest first."""
        by_id = {one.id: one for one in self.people}
        return tuple(by_id[one.id] for one in holders(self._able, code, level))

    def team(self, wanted: Levels, fixed: Collection[UUID] = ()) -> Team:
        """Return the smallest team for the levels wanted; raises UserError for none that exist."""
        for code, level in wanted.items():
            if code not in self.framework.order or level not in EQF_LEVELS:
                raise UserError(
                    mark("{name} has no level {level} of {code}. Choose a level from 4 to 8."),
                    name=self.framework.name,
                    level=level,
                    code=code,
                )
        return team(self._able, wanted, fixed)

    def wanted_by(self, role: str, reading: str, *, mandatory: bool = True) -> dict[str, int]:
        """Return the levels that a role requires: of what is mandatory, or of all."""
        needs = self.framework.requirements(role, reading).values()
        return {
            need.competence: need.eqf
            for need in needs
            if need.eqf is not None and (need.mandatory or not mandatory)
        }

    def called(self, person_id: UUID) -> str:
        """Return how a person is named here."""
        return next(one.name for one in self.people if one.id == person_id)

    @property
    def _able(self) -> tuple[Able, ...]:
        return tuple(Able(one.id, one.ranks) for one in self.people)


class SkillService:
    """Brings together what people were rated; nothing is changed."""

    def __init__(self, units: UnitsOfWork, library: LibraryService, names: Names) -> None:
        self._units = units
        self._library = library
        self._names = names

    def skills(
        self,
        framework_id: UUID | None = None,
        *,
        named: bool = False,
        signed_only: bool = False,
        check: Check = lambda: None,
    ) -> Skills:
        """Return everybody's ranks from their latest signed assessment, else the newest one.

        Without `named` people are called by their code names, or by a number for those without;
        with it by their names, unless the workspace shows code names. `check` is called now and
        then and may raise to stop. Raises DamagedError where a record is not as it was saved.
        """
        framework = (
            self._library.current()
            if framework_id is None
            else self._library.framework(framework_id)
        )
        with self._units.reading() as work:
            people = work.people.all()
            found = newest_ratings(work, framework, None, signed_only=signed_only, check=check)
        skilled = [
            _skilled(self._called(person, number, named=named), found[person.id])
            for number, person in enumerate(people, start=1)
            if person.id in found
        ]
        return Skills(framework, tuple(skilled), len(people) - len(skilled))

    def _called(self, person: Person, number: int, *, named: bool) -> str:
        if named:
            return self._names.of(person)
        return person.pseudonym or _("Person {n}").format(n=number)


def newest_ratings(
    work: UnitOfWork,
    framework: Framework,
    people: Collection[UUID] | None,
    *,
    signed_only: bool = False,
    check: Check = lambda: None,
) -> dict[UUID, Assessment]:
    """Return the assessment that counts of each person, or of those named, who has one.

    That is the latest signed one in this framework version; where there is none, the newest that
    is worked on, unless its ratings are still hidden or two assessors work on an agreed one.
    """
    agreed = aliased(AssessmentRow)
    in_agreement = select(agreed.round_id).where(agreed.kind == Kind.AGREED.value)
    query = (
        select(AssessmentRow)
        .where(AssessmentRow.framework_id == framework.id, AssessmentRow.archived.is_(False))
        .where(
            (AssessmentRow.phase == Phase.SIGNED.value)
            | AssessmentRow.kind.not_in([kind.value for kind in ORIGINALS])
            | AssessmentRow.round_id.not_in(in_agreement)
        )
    )
    best: dict[UUID, tuple[tuple[bool, date, datetime, int], UUID]] = {}
    for row in work.session.scalars(query):
        signed = row.phase == Phase.SIGNED.value
        veiled = row.blind and row.unveiled_at is None
        if (people is not None and row.person_id not in people) or (
            not signed and (signed_only or veiled)
        ):
            continue
        day = row.held_on or row.saved_at.date()
        key = (signed, day, row.saved_at, row.revision)
        if row.person_id not in best or key > best[row.person_id][0]:
            best[row.person_id] = key, row.id
    found = {}
    for person_id, (_key, assessment_id) in best.items():
        check()
        assessment = work.assessments.get(assessment_id)
        if any(rating.assessed for rating in assessment.ratings.values()):
            found[person_id] = assessment
    return found


def bare(ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """Return what was said of each competence and nothing else: no note, no reason, no name."""
    return {
        code: Rating(rating.state, rating.level) for code, rating in ratings.items() if rating.given
    }


def _skilled(name: str, assessment: Assessment) -> Skilled:
    saved = assessment.saved_at or assessment.created_at
    day = assessment.held_on or (saved.date() if saved is not None else date.min)
    return Skilled(
        assessment.person.id,
        name,
        assessment.id,
        assessment.kind,
        assessment.phase,
        day,
        assessment.role,
        {
            code: rating.rank
            for code, rating in assessment.ratings.items()
            if rating.rank is not None
        },
    )
