"""A summary of what was rated in the JSON Resume format (https://jsonresume.org), schema 1.0.0."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from s4c_desktop.domain import summary_wording

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Comparison, Result

Plain = dict[str, Any]

VERSION = "v1.0.0"
SCHEMA = f"https://raw.githubusercontent.com/jsonresume/resume-schema/{VERSION}/schema.json"


def summary_to_json_resume(
    assessment: Assessment, framework: Framework, result: Result, made_at: datetime
) -> Plain:
    """Return the person and a skill for every competence with a level, as it was said."""
    facts = (
        summary_wording.basis(assessment),
        summary_wording.decision(assessment),
        summary_wording.ground(assessment, framework),
        framework.edition,
    )
    return {
        "$schema": SCHEMA,
        "basics": {
            "name": assessment.person.name,
            "summary": " ".join(fact for fact in facts if fact),
        },
        "skills": [
            _skill(assessment, framework, comparison, comparison.rating.level)
            for comparison in result.comparisons
            if comparison.rating.level is not None
        ],
        "meta": {
            "version": VERSION,
            "lastModified": made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        },
    }


def _skill(
    assessment: Assessment, framework: Framework, comparison: Comparison, level: int
) -> Plain:
    competence = framework.competence(comparison.competence)
    return {
        "name": competence.title,
        "level": summary_wording.level_by(assessment, framework, level),
        "keywords": [framework.area(competence.area).title, f"{framework.code} {competence.code}"],
    }
