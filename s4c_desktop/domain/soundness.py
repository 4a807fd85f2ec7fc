"""What a check of a workspace looked at, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Area(StrEnum):
    """A part of a workspace that is checked by itself."""

    FILE = "file"
    REFERENCES = "references"
    FRAMEWORKS = "frameworks"
    PEOPLE = "people"
    ASSESSMENTS = "assessments"
    ATTACHMENTS = "attachments"
    SAMPLES = "samples"
    ASSESSORS = "assessors"
    PRACTICE = "practice"
    FRAMEWORK_DRAFTS = "framework_drafts"
    LEARNING = "learning"
    GROUPS = "groups"
    VOTES = "votes"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, as a sentence."""

    area: Area
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """An area that was looked at, and how many things it holds; None where they aren't counted."""

    area: Area
    count: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check looked at, in order, and every fault it found."""

    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    at: datetime

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings

    def of(self, area: Area) -> tuple[str, ...]:
        """Return what is wrong with one area."""
        return tuple(finding.message for finding in self.findings if finding.area is area)
