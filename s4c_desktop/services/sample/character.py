"""What is told of somebody in the sample workspace, and who assesses there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from s4c_desktop.domain.assessment import Decision, Kind, Scope
from s4c_desktop.domain.flow import Step

MARIA, PETAR, HEAD = "Maria Ilieva", "Petar Stoyanov", "Elena Marinova"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a round; `day` counts from the round's first day."""

    kind: Kind
    differs: str = ""
    by: str = MARIA
    day: int = 0
    decision: Decision | None = None
    signed: bool = False
    countersigned_by: str = ""
    scope: Scope = Scope.MANDATORY
    areas: tuple[str, ...] = ()
    blind: bool = False
    unveiled: bool = True
    step: Step = Step.RESULT
    rich: bool = False
    """With plan, sittings, evidence judged, passages and strands."""
    handed_over: str = ""
    """Who took over for the second half."""
    comment: str = ""
    candidate_comment: str = ""
    told: str = ""
    """What the candidate said when told the result."""
    appeal: str = ""
    appeal_outcome: str = ""
    revision: str = ""
    """The reason of the revision that follows; it takes `revised`."""
    revised: str = ""
    guided: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round: when, for which role, and its layers in order."""

    began: date
    role: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody who is assessed."""

    code: str
    tags: tuple[str, ...]
    meetings: tuple[Meeting, ...] = ()
    adjustments: str = ""
    evidence: tuple[tuple[str, str, date, str], ...] = ()
    """Description, kind, day, and the competences it supports, with spaces between."""
    retain_until: date | None = None
    is_self: bool = field(default=False)
