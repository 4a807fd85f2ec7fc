"""What was said of the evidence behind each rating of an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.domain.backing import Backed, Backing, Item, backed, backing, backings

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, Evidence
    from s4c_desktop.domain.framework import Framework


def item_of(evidence: Evidence) -> Item:
    """Return what a reviewer said of an item of evidence."""
    return Item(evidence.valid, evidence.authentic, evidence.current)


def linked_to(assessment: Assessment, code: str) -> tuple[Evidence, ...]:
    """Return the items that support a competence."""
    return tuple(item for item in assessment.evidence if code in item.links)


def backing_of(assessment: Assessment, code: str) -> Backing:
    """Return what the evidence behind one rating comes to."""
    items = [item_of(item) for item in linked_to(assessment, code)]
    return backing(items, assessment.rating(code).sufficient)


def backing_behind(assessment: Assessment, framework: Framework) -> Backed | None:
    """Count the mandatory ratings with sufficient evidence; None for a self-assessment."""
    required = framework.requirements(assessment.role, assessment.reading)
    mandatory = [code for code, requirement in required.items() if requirement.mandatory]
    behind = backings(assessment.ratings, assessment.evidence)
    return backed(assessment.kind, mandatory, assessment.ratings, behind)
