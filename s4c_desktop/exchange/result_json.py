"""An assessment's result as plain data, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from s4c_desktop.domain.framework import ALL_ROLES, Framework

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, Signature
    from s4c_desktop.domain.gap import Comparison, Result
    from s4c_desktop.domain.role_fit import RoleFit

Plain = dict[str, Any]


def result_to_json(
    assessment: Assessment, framework: Framework, result: Result, fits: Iterable[RoleFit] = ()
) -> Plain:
    """Return readiness, coverage and every competence in scope; of a signed one, its signature.

    Of an assessment for all roles also how each role stands.
    """
    plain: Plain = {
        "id": str(assessment.id),
        "state": assessment.phase.value,
        "kind": assessment.kind.value,
        "role": assessment.role,
        "framework": framework.code,
        "version": framework.version,
        "reading": assessment.reading,
        "readiness": {
            name: {status.value: n for status, n in result.counts(mandatory=mandatory).items()}
            for name, mandatory in (("mandatory", True), ("optional", False))
        },
        "coverage": {"rated": result.rated, "in_scope": len(result.comparisons)},
        "competences": [_competence(c) for c in result.comparisons],
    }
    if assessment.role == ALL_ROLES:
        plain["roles"] = [_fit(fit) for fit in fits]
    if assessment.signature is not None:
        plain["signature"] = _signature(assessment.signature)
    return plain


def _fit(fit: RoleFit) -> Plain:
    return {
        "role": fit.role,
        "mandatory": fit.mandatory,
        "met_worst_case": fit.worst,
        "met_best_case": fit.best,
        "close_to": list(fit.close_to),
        "short": [c.competence for c in fit.short],
        "unknown": [c.competence for c in fit.unknown],
        "exempt": [c.competence for c in fit.exempt],
    }


def _signature(signature: Signature) -> Plain:
    return {
        "by": signature.decided_by,
        "at": signature.signed_at.isoformat(),
        "revision": signature.revision,
        "digest": signature.digest,
        "link": signature.link,
        "chain": signature.chain,
    }


def _competence(comparison: Comparison) -> Plain:
    return {
        "code": comparison.competence,
        "mandatory": comparison.mandatory,
        "required": comparison.required,
        "actual": comparison.rating.level,
        "gap": comparison.gap,
        "state": comparison.rating.state.value,
        "status": comparison.status.value,
    }
