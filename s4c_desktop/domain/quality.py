"""Internal quality assurance as values: samples, second looks, what they found and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.sampling import Plan, Reason, rules_code

if TYPE_CHECKING:
    from s4c_desktop.domain.plain_values import Plain


class Verdict(StrEnum):
    """What a second look says of an assessment."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    WITH_ACTIONS = "with_actions"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True)
class SecondLevel:
    """The rank (3 for *below 4*) that a second look gives a competence, and a remark."""

    rank: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a second look says of a whole assessment; `by` and `on` once there is a verdict."""

    verdict: Verdict = Verdict.OPEN
    by: str = ""
    on: date | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Sampled:
    """An assessment in a sample: why it was chosen, and the second look at it.

    `levels` are by competence (code).
    """

    assessment_id: UUID
    reasons: tuple[Reason, ...]
    judged: Judged = Judged()
    levels: Mapping[str, SecondLevel] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        """Tell whether the second look came to a verdict."""
        return self.judged.verdict is not Verdict.OPEN

    @property
    def is_begun(self) -> bool:
        """Tell whether somebody has looked already."""
        return bool(self.levels or self.judged.remarks.strip()) or self.is_done


class Progress(StrEnum):
    """Where the action on a finding stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a second look found, what is to be done, by whom, until when, and what came of it."""

    id: UUID
    assessment_id: UUID
    text: str
    action: str = ""
    responsible: str = ""
    due_on: date | None = None
    done_on: date | None = None
    outcome: str = ""

    def progress(self, today: date) -> Progress:
        """Tell where it stands: overdue from the day after the due date on."""
        if self.done_on is not None:
            return Progress.DONE
        overdue = self.due_on is not None and self.due_on < today
        return Progress.OVERDUE if overdue else Progress.OPEN


@dataclass(frozen=True, slots=True)
class Sample:
    """A sampling plan with the assessments it chose and what was found; `choosing` has its id."""

    choosing: Plan
    title: str
    period_from: date
    period_until: date
    created_by: str
    created_at: datetime | None = None
    sampled: tuple[Sampled, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def id(self) -> UUID:
        """Return the plan's identity, from which its lots follow."""
        return self.choosing.id

    def of(self, assessment_id: UUID) -> Sampled:
        """Return an assessment of the sample; raises UserError where it is in it no longer."""
        for found in self.sampled:
            if found.assessment_id == assessment_id:
                return found
        raise UserError(mark("This assessment is no longer in the sample “{t}”."), t=self.title)

    def about(self, assessment_id: UUID) -> Sample:
        """Return the sample as if it held this assessment alone; UserError as `of`."""
        return replace(
            self, sampled=(self.of(assessment_id),), findings=self.found_in(assessment_id)
        )

    def found_in(self, assessment_id: UUID) -> tuple[Finding, ...]:
        """Return the findings on an assessment."""
        return tuple(f for f in self.findings if f.assessment_id == assessment_id)


def check_plan(sample: Sample) -> None:
    """Raise UserError for a plan without title, name or a sensible period."""
    if not sample.title.strip():
        raise UserError(mark("A sampling plan needs a title, such as “Autumn 2026”."))
    if sample.period_until < sample.period_from:
        raise UserError(
            mark("The period ends on {until}, before it begins on {begins}. Change one of them."),
            until=sample.period_until,
            begins=sample.period_from,
        )
    if not sample.created_by.strip():
        raise UserError(mark("A sampling plan needs the name of who makes it."))


def check_judged(judged: Judged) -> None:
    """Raise UserError for a verdict that nobody stands for."""
    if judged.verdict is not Verdict.OPEN and not judged.by.strip():
        raise UserError(mark("A verdict needs the name of who looked a second time."))


def check_finding(finding: Finding) -> None:
    """Raise UserError for a finding that says nothing, or an action that nobody is to take."""
    if not finding.text.strip():
        raise UserError(mark("Say what was found."))
    if finding.action.strip() and not finding.responsible.strip():
        raise UserError(mark("Name who is responsible for the action."))


def sample_plain(sample: Sample) -> Plain:
    """Return everything of a sample as plain data."""
    return {
        "id": str(sample.id),
        "title": sample.title,
        "period_from": sample.period_from.isoformat(),
        "period_until": sample.period_until.isoformat(),
        "share": sample.choosing.share,
        "least": sample.choosing.least,
        "rules": rules_code(sample.choosing.rules),
        "created_by": sample.created_by,
        "created_at": sample.created_at.isoformat() if sample.created_at else None,
        "sampled": [sampled_plain(found) for found in sample.sampled],
        "findings": [finding_plain(found) for found in sample.findings],
    }


def sampled_plain(sampled: Sampled) -> Plain:
    """Return the second look at one assessment as plain data."""
    judged = sampled.judged
    return {
        "assessment": str(sampled.assessment_id),
        "reasons": list(sampled.reasons),
        "verdict": judged.verdict.value,
        "looked_by": judged.by,
        "looked_on": _iso(judged.on),
        "remarks": judged.remarks,
        "levels": {
            code: {"rank": level.rank, "remark": level.remark}
            for code, level in sampled.levels.items()
        },
    }


def finding_plain(finding: Finding) -> Plain:
    """Return a finding as plain data."""
    return {
        "id": str(finding.id),
        "assessment": str(finding.assessment_id),
        "text": finding.text,
        "action": finding.action,
        "responsible": finding.responsible,
        "due_on": _iso(finding.due_on),
        "done_on": _iso(finding.done_on),
        "outcome": finding.outcome,
    }


def sample_digest(sample: Sample) -> str:
    """Return the hash of a plan with its sample, second looks and findings."""
    return digest(canonical_json(sample_plain(sample)))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
