"""What is different between two versions of a framework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from s4c_desktop.domain.role_card_edits import CARD_LISTS, DELIVERABLES, card_list

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Competence, Framework, Level, Requirement, Role


@dataclass(frozen=True, slots=True)
class Reworded:
    """A competence or role (by code) whose words differ; `anchors` are the EQF levels of such."""

    code: str
    before: str
    after: str
    anchors: tuple[int, ...] = ()

    @property
    def renamed(self) -> bool:
        """Tell whether it has another title."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class DemandChange:
    """A competence (by code) of which a role requires something else; None for nothing."""

    role: str
    reading: str
    competence: str
    before: Requirement | None
    after: Requirement | None


@dataclass(frozen=True, slots=True)
class FrameworkDifference:
    """What a later version has, lacks and words in another way, all by code."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    competences: tuple[Reworded, ...]
    roles_added: tuple[str, ...]
    roles_removed: tuple[str, ...]
    roles: tuple[Reworded, ...]
    demands: tuple[DemandChange, ...]
    levels: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return any(
            (
                self.added,
                self.removed,
                self.competences,
                self.roles_added,
                self.roles_removed,
                self.roles,
                self.demands,
                self.levels,
            )
        )


def framework_difference(before: Framework, after: Framework) -> FrameworkDifference:
    """Return what is different; of roles and competences that only one has, only that."""
    old = {competence.code: competence for competence in before.competences}
    roles = {role.code: role for role in before.roles}
    mine = {role.code for role in after.roles}
    both = [(roles[role.code], role) for role in after.roles if role.code in roles]
    return FrameworkDifference(
        added=tuple(code for code in after.order if code not in old),
        removed=tuple(code for code in before.order if code not in after.order),
        competences=tuple(
            reworded
            for competence in after.competences
            if competence.code in old
            and (reworded := _competence(old[competence.code], competence)) is not None
        ),
        roles_added=tuple(role.code for role in after.roles if role.code not in roles),
        roles_removed=tuple(code for code in roles if code not in mine),
        roles=tuple(reworded for one, other in both if (reworded := _role(one, other)) is not None),
        demands=tuple(
            change for one, other in both for change in _demands(before, after, one, other)
        ),
        levels=tuple(
            other.eqf
            for one, other in zip(before.levels, after.levels, strict=False)
            if _level_words(one) != _level_words(other)
        ),
    )


def demanded(requirement: Requirement | None) -> tuple[bool, int | None] | None:
    """Return what a requirement demands, whoever said so; None for nothing."""
    return None if requirement is None else (requirement.mandatory, requirement.eqf)


def _competence(before: Competence, after: Competence) -> Reworded | None:
    levels = {anchor.eqf for anchor in (*before.anchors, *after.anchors)}
    anchors = tuple(eqf for eqf in sorted(levels) if _said(before, eqf) != _said(after, eqf))
    if _words(before) == _words(after) and not anchors:
        return None
    return Reworded(after.code, before.title, after.title, anchors)


def _said(competence: Competence, eqf: int) -> tuple[str, str] | None:
    anchor = competence.anchor(eqf)
    return None if anchor is None else (anchor.knowledge_skills, anchor.autonomy)


def _words(competence: Competence) -> tuple[object, ...]:
    lists = (competence.questions, competence.evidence, competence.misjudgements)
    texts = tuple(tuple(item.text for item in items) for items in lists)
    return (competence.title, competence.description, competence.meaning, texts)


def _level_words(level: Level) -> tuple[int, str, str, str]:
    return (level.eqf, level.name, level.knowledge_skills, level.autonomy)


def _role(before: Role, after: Role) -> Reworded | None:
    if _role_words(before) == _role_words(after):
        return None
    return Reworded(after.code, before.title, after.title)


def _role_words(role: Role) -> tuple[object, ...]:
    lists = (card_list(role, kind) for kind in (*CARD_LISTS, *DELIVERABLES))
    return (
        *(role.title, role.summary, role.mission, role.card.description),
        *(tuple(item.text for item in items) for items in lists),
        tuple((one.competence, one.text) for one in role.card.descriptors),
    )


def _demands(before: Framework, after: Framework, one: Role, other: Role) -> list[DemandChange]:
    """Return the changed requirements of a role, of competences and readings that both have."""
    found = []
    for reading in (set_.code for set_ in after.readings if set_.code in one.requirements):
        old = {demand.competence: demand for demand in one.requirements[reading]}
        new = {demand.competence: demand for demand in other.requirements.get(reading, ())}
        found += [
            DemandChange(other.code, reading, code, old.get(code), new.get(code))
            for code in after.order
            if code in before.order and demanded(old.get(code)) != demanded(new.get(code))
        ]
    return found
