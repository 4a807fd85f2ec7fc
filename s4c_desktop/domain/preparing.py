"""The assessment plan: which competence is assessed how, when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.domain.assessment import Assessment, PlannedMethod
from s4c_desktop.domain.flow import competences_in_scope

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Competence, Framework

Plan = tuple[PlannedMethod, ...]


class Method(StrEnum):
    """The usual ways to assess a competence; a plan may name any other."""

    INTERVIEW = "interview"
    OBSERVATION = "observation"
    WORK_SAMPLE = "work_sample"
    SIMULATION = "simulation"
    WRITTEN_TEST = "written_test"
    PORTFOLIO = "portfolio"
    STATEMENT = "statement"


_TELLING = (
    (Method.SIMULATION, r"simulation|exercise"),
    (Method.STATEMENT, r"statement|confirmation|testimony|account|feedback|reply"),
    (
        Method.WORK_SAMPLE,
        r"sketches|prototypes?|script|product|specification|model|note|texts|layout|drawing",
    ),
)
"""Words of the framework's own texts on good evidence, and the method that brings it about."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of the competences that need a method (codes) have none yet."""

    total: int
    missing: tuple[str, ...]

    @property
    def covered(self) -> int:
        """Count those that have one."""
        return self.total - len(self.missing)


def needing_method(assessment: Assessment, framework: Framework) -> tuple[str, ...]:
    """Return the competences (codes) that a plan should cover: the mandatory ones in scope.

    While the rating is blind that is all of the scope, which tells nobody what is mandatory.
    """
    scope = competences_in_scope(
        framework, assessment.role, assessment.reading, assessment.scope, assessment.areas
    )
    required = framework.requirements(assessment.role, assessment.reading)
    return tuple(code for code in scope if assessment.veiled or required[code].mandatory)


def coverage(assessment: Assessment, framework: Framework) -> Coverage:
    """Say how much of what needs a method has one."""
    needing = needing_method(assessment, framework)
    planned = {line.competence for line in assessment.plan}
    return Coverage(len(needing), tuple(code for code in needing if code not in planned))


def suggested_method(competence: Competence) -> Method:
    """Return the method that brings about the first kind of good evidence the framework names.

    Where it names none, that is an interview; what is neither made nor said is in a portfolio.
    """
    if not competence.evidence:
        return Method.INTERVIEW
    first = competence.evidence[0].text.casefold()
    found = (method for method, words in _TELLING if re.search(rf"\b({words})\b", first))
    return next(found, Method.PORTFOLIO)


def out_of_scope(assessment: Assessment, framework: Framework) -> Plan:
    """Return the lines about competences that are not rated any more."""
    scope = competences_in_scope(
        framework, assessment.role, assessment.reading, assessment.scope, assessment.areas
    )
    return tuple(line for line in assessment.plan if line.competence not in scope)


def of_competence(plan: Iterable[PlannedMethod], code: str) -> Plan:
    """Return the lines about one competence."""
    return tuple(line for line in plan if line.competence == code)


def merged(seen: Plan, stored: Plan, ours: Plan) -> Plan:
    """Return a plan with what each of two desks did to the one that both have seen.

    A line that only one side changed or took out is as that side left it; of a line that both
    changed, and of one that is changed here and gone there, both versions stay.
    """
    if stored == seen:
        return ours
    before, mine = _by_id(seen), _by_id(ours)
    return (*_kept(before, stored, mine), *_added(before, _by_id(stored), ours))


def _kept(
    before: dict[UUID, PlannedMethod],
    stored: Sequence[PlannedMethod],
    mine: dict[UUID, PlannedMethod],
) -> Iterator[PlannedMethod]:
    for theirs in stored:
        known, own = before.get(theirs.id), mine.get(theirs.id)
        if own is None:
            # Taken out here, unless it was added or changed there meanwhile.
            if known is None or known != theirs:
                yield theirs
        elif known == theirs:
            yield own
        else:
            yield theirs
            if own not in (theirs, known):
                yield replace(own, id=uuid4())


def _added(
    before: dict[UUID, PlannedMethod], stored: dict[UUID, PlannedMethod], ours: Plan
) -> Iterator[PlannedMethod]:
    for line in ours:
        if line.id not in stored and line != before.get(line.id):
            yield line


def _by_id(plan: Plan) -> dict[UUID, PlannedMethod]:
    return {line.id: line for line in plan}
