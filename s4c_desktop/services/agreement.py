"""How far two assessors agree: on one person, and over all whom both have rated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.agreement import Agreement, Kappa, Pair, agreement, kappa, pairs
from s4c_desktop.domain.assessment import Assessment, Kind, Rating
from s4c_desktop.domain.examiners import examiners, folded
from s4c_desktop.domain.gap import Comparison, compare
from s4c_desktop.domain.layers import (
    Reconciling,
    is_complete,
    same_answer,
    scope_of,
    unfit_as_pair,
)
from s4c_desktop.domain.layers_wording import PAIR_SENTENCES
from s4c_desktop.models.independent import independent
from s4c_desktop.services.round_rules import check_revealed, originals_of

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework, Role
    from s4c_desktop.domain.names import Names
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True, slots=True)
class ComparedRating:
    """One competence as two assessors rated it; `agreed` where an agreed layer rates it."""

    competence: str
    title: str
    first: Comparison
    second: Comparison
    agreed: Rating | None = None

    @property
    def differs(self) -> bool:
        """Tell whether the two gave different answers."""
        return not same_answer(self.first.rating, self.second.rating)


@dataclass(frozen=True)
class PairView:
    """The two independent layers of a round side by side, in framework order."""

    first: Assessment
    second: Assessment
    framework: Framework
    role: Role
    rows: tuple[ComparedRating, ...]
    agreement: Agreement
    agreed: Assessment | None = None

    @property
    def differing(self) -> tuple[ComparedRating, ...]:
        """Return what the two rated differently."""
        return tuple(row for row in self.rows if row.differs)


@dataclass(frozen=True, slots=True)
class AssessorPair:
    """Two assessors over all rounds in which both rated everything.

    `first` and `second` name them in alphabetical order, whoever came first in a round.
    """

    first: str
    second: str
    rounds: int
    agreement: Agreement
    kappa: Kappa


@dataclass
class _Gathered:
    names: tuple[str, str]
    rounds: int = 0
    people: dict[UUID, list[Pair]] = field(default_factory=dict)


class AgreementService:
    """Sets layers side by side and counts; never for self-assessments."""

    def __init__(self, units: UnitsOfWork, library: LibraryService, names: Names) -> None:
        self._units = units
        self._library = library
        self._names = names

    def of(self, one_id: UUID, other_id: UUID) -> PairView:
        """Return the two layers of a round side by side, the first assessor's first.

        Raises UserError where the two are no such layers, and until both have rated everything.
        """
        with self._units.reading() as work:
            one, other = (work.assessments.get(each) for each in (one_id, other_id))
            if one_id == other_id:
                raise UserError(mark("Name two assessments: these are one and the same."))
            unfit = unfit_as_pair(one, other)
            if unfit is not None:
                raise UserError(PAIR_SENTENCES[unfit])
            first, second = (one, other) if one.kind is Kind.ASSESSOR else (other, one)
            return self._pair(work, Reconciling(first, second))

    def of_round(self, assessment_id: UUID) -> PairView:
        """Return the two layers of the round that an assessment belongs to, as `of`."""
        with self._units.reading() as work:
            layers = work.assessments.layers(work.assessments.row(assessment_id))
        return self.of(*(layer.id for layer in originals_of(layers)))

    def pair(self, view: PairView) -> AssessorPair | None:
        """Return the two assessors of a pair of layers over all their rounds."""
        wanted = {_key(view.first.assessors), _key(view.second.assessors)}
        found = (p for p in self.overall() if {_key(p.first), _key(p.second)} == wanted)
        return next(found, None)

    def overall(self) -> tuple[AssessorPair, ...]:
        """Return every two assessors who have rated the same people, by name.

        Only rounds count in which both have rated everything in scope.
        """
        with self._units.reading() as work:
            rounds = independent(work.session)
        gathered: dict[tuple[str, str], _Gathered] = {}
        for layers in rounds:
            first, second = layers[Kind.ASSESSOR], layers[Kind.SECOND]
            framework = self._library.framework(first.framework_id)
            comparable = unfit_as_pair(first, second) is None
            if comparable and is_complete(first, framework) and is_complete(second, framework):
                _gather(gathered, first, second, framework)
        return tuple(_figures(gathered[key]) for key in sorted(gathered))

    def _pair(self, work: UnitOfWork, both: Reconciling) -> PairView:
        first, second = both.first, both.second
        framework = self._library.framework(first.framework_id)
        check_revealed(first, second, framework)
        agreed = work.assessments.layers(work.assessments.row(first.id)).get(Kind.AGREED)
        requirements = framework.requirements(first.role, first.reading)
        rows = tuple(
            ComparedRating(
                code,
                framework.competence(code).title,
                compare(requirements[code], first.rating(code)),
                compare(requirements[code], second.rating(code)),
                agreed.rating(code) if agreed is not None else None,
            )
            for code in scope_of(first, framework)
        )
        return PairView(
            self._names.shown(first),
            self._names.shown(second),
            framework,
            framework.role(first.role),
            rows,
            agreement(_pairs(first, second, framework)),
            self._names.shown(agreed) if agreed is not None else None,
        )


def _pairs(first: Assessment, second: Assessment, framework: Framework) -> tuple[Pair, ...]:
    requirements = framework.requirements(first.role, first.reading)
    codes = scope_of(first, framework)
    required = {code: requirements[code].eqf for code in codes}
    return pairs(
        {code: first.rating(code) for code in codes},
        {code: second.rating(code) for code in codes},
        required,
    )


def _gather(
    gathered: dict[tuple[str, str], _Gathered],
    first: Assessment,
    second: Assessment,
    framework: Framework,
) -> None:
    if _key(first.assessors) > _key(second.assessors):
        first, second = second, first
    key = (_key(first.assessors), _key(second.assessors))
    names = (", ".join(examiners(first.assessors)), ", ".join(examiners(second.assessors)))
    found = gathered.setdefault(key, _Gathered(names))
    found.rounds += 1
    found.people.setdefault(first.person.id, []).extend(_pairs(first, second, framework))


def _figures(found: _Gathered) -> AssessorPair:
    everything: Iterable[Pair] = (pair for person in found.people.values() for pair in person)
    return AssessorPair(
        *found.names, found.rounds, agreement(everything), kappa(found.people.values())
    )


def _key(assessors: str) -> str:
    """Return one text for the same names, in whatever order and case they are written."""
    return ", ".join(sorted(folded(name) for name in examiners(assessors)))
