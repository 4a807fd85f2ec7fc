"""Two assessments set beside each other as plain data, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from s4c_desktop.domain.agreement import Agreement, Kappa, Pair

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, Rating
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.progress import Change, Progress

Plain = dict[str, Any]


def agreement_to_json(
    first: Assessment,
    second: Assessment,
    framework: Framework,
    required: Mapping[str, int | None],
    found: Agreement,
) -> Plain:
    """Return two independent layers, competence by competence, and how far they agree.

    `required` are the levels of the competences in scope, in order.
    """
    return {
        "framework": framework.code,
        "version": framework.version,
        "reading": first.reading,
        "role": first.role,
        "first": _side(first),
        "second": _side(second),
        "agreement": figures_to_json(found),
        "competences": [
            _pair(code, eqf, first.rating(code), second.rating(code))
            for code, eqf in required.items()
        ],
    }


def figures_to_json(found: Agreement) -> Plain:
    """Return the counts of an agreement, and the leniency in ranks, first minus second."""
    return {
        "compared": found.compared,
        "same_level": found.equal,
        "within_one": found.within_one,
        "with_requirement": found.decided,
        "same_decision": found.same_decision,
        "leniency": None if found.leniency is None else float(found.leniency),
    }


def kappa_to_json(found: Kappa) -> Plain:
    """Return kappa with its interval, or why there is none."""
    return {
        "people": found.people,
        "value": found.value,
        "interval": None if found.interval is None else list(found.interval),
        "reason": None if found.reason is None else found.reason.value,
    }


def progress_to_json(
    before: Assessment,
    after: Assessment,
    framework: Framework,
    found: Progress,
    required: Mapping[str, int | None],
    why: Mapping[str, Iterable[str]],
) -> Plain:
    """Return what changed between two comparable assessments, and why."""
    return {
        "framework": framework.code,
        "version": framework.version,
        "reading": after.reading,
        "kind": after.kind.value,
        "before": _side(before),
        "after": _side(after),
        "competences": [
            _change(change, required.get(change.competence), why.get(change.competence, ()))
            for change in found.changes
        ],
    }


def _side(assessment: Assessment) -> Plain:
    return {
        "id": str(assessment.id),
        "kind": assessment.kind.value,
        "role": assessment.role,
        "state": assessment.phase.value,
        "date": assessment.held_on.isoformat() if assessment.held_on else None,
        "by": assessment.raters,
        "revision": assessment.revision,
    }


def _rating(rating: Rating) -> Plain:
    return {"state": rating.state.value, "level": rating.level}


def _pair(code: str, required: int | None, first: Rating, second: Rating) -> Plain:
    placed = first.rank is not None and second.rank is not None
    pair = Pair(first.rank or 0, second.rank or 0, required, code) if placed else None
    return {
        "code": code,
        "required": required,
        "first": _rating(first),
        "second": _rating(second),
        "difference": pair.difference if pair else None,
        "same_decision": pair.same_decision if pair else None,
    }


def _change(change: Change, required: int | None, why: Iterable[str]) -> Plain:
    return {
        "code": change.competence,
        "required": required,
        "before": _rating(change.before),
        "after": _rating(change.after),
        "movement": change.movement.value,
        "difference": change.difference,
        "at_least": change.at_least,
        "why": list(why),
    }
