"""A cohort with all that follows from its plans: what screen, workbook, PDF and JSON share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.cohort import Member, Subject, subject_of
from s4c_desktop.domain.cohort_needs import Need, cohort_needs
from s4c_desktop.domain.training_groups import GroupSize, Suggested, suggest
from s4c_desktop.domain.unit_outcomes import UnitOutcomes, unit_outcomes
from s4c_desktop.domain.unit_places import UnitPlace, Units, units_of

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.study import Training


@dataclass(frozen=True)
class CohortSheet:
    """Who is looked at, what they need, and the trainings there are.

    `tags` say how the people were chosen; `picked` tells that they were picked one by one.
    `names` are the ones to show, of everybody who is in the cohort or has a seat. `without` says
    of those who have no plan why. `titles` name courses and case studies by code.
    """

    people: tuple[UUID, ...]
    names: Mapping[UUID, str]
    members: Mapping[UUID, Member]
    without: Mapping[UUID, str]
    frameworks: Mapping[UUID, Framework]
    trainings: tuple[Training, ...]
    titles: Mapping[str, str]
    hours: Mapping[UUID, Mapping[str, Hours]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    picked: bool = False

    @cached_property
    def units(self) -> Mapping[UUID, Units]:
        """Return the units of every framework."""
        return {
            key: units_of(framework, self.hours.get(key))
            for key, framework in self.frameworks.items()
        }

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Return who needs what, the most needed first."""
        members = (self.members[one] for one in self.people if one in self.members)
        orders = {key: framework.order for key, framework in self.frameworks.items()}
        return cohort_needs(members, self.units, orders, self.trainings, self.titles)

    @cached_property
    def by_subject(self) -> Mapping[Subject, Need]:
        """Return the needs by what they are about."""
        return {need.subject: need for need in self.needs}

    @cached_property
    def used_frameworks(self) -> tuple[Framework, ...]:
        """Return the framework versions that people's plans come from, by name."""
        used = {member.framework_id for member in self.members.values()}
        return tuple(sorted((self.frameworks[one] for one in used), key=lambda f: f.name))

    def having(
        self, trainings: tuple[Training, ...], frameworks: Mapping[UUID, Framework]
    ) -> CohortSheet:
        """Return the same cohort with other trainings, and the frameworks of all."""
        return replace(self, trainings=trainings, frameworks=frameworks)

    def unit(self, subject: Subject) -> UnitPlace | None:
        """Return the unit of a subject; None for courses, case studies and own items."""
        return self.units[subject.framework_id].by_code.get(subject.code)

    def is_above(self, subject: Subject) -> bool:
        """Tell whether a subject is a module, or a unit that only has other units below."""
        return self.unit(subject) is None and (
            subject.code in self.units[subject.framework_id].titles
        )

    def title(self, subject: Subject) -> str:
        """Return what a subject is called."""
        need = self.by_subject.get(subject)
        if need is not None:
            return need.title
        units = self.units[subject.framework_id].titles
        code = subject.code
        return units.get(code) or self.titles.get(code) or code or subject.title

    def called(self, training: Training) -> str:
        """Return what a training is called: by its own title, else by what it is about."""
        return training.title or self.title(subject_of(training))

    def need_of(self, training: Training) -> Need | None:
        """Return the need that a training is about; None where nobody has it in their plan."""
        return self.by_subject.get(subject_of(training))

    def suggest(self, size: GroupSize, today: date) -> Suggested:
        """Return who could train together; raises UserError for a size that no group can have."""
        return suggest(self.needs, self.trainings, size, today)

    def outcomes(self, subject: Subject) -> UnitOutcomes | None:
        """Return the learning outcomes of a unit; None for what is no unit."""
        unit = self.unit(subject)
        if unit is None:
            return None
        framework = self.frameworks[subject.framework_id]
        return unit_outcomes(framework, unit, self.by_subject.get(subject), self.members)

    def all_outcomes(self) -> Iterator[UnitOutcomes]:
        """Yield the outcomes of every unit that somebody needs, the most needed first."""
        for need in self.needs:
            found = self.outcomes(need.subject) if need.needed else None
            if found is not None:
                yield found
