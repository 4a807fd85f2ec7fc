"""An assessment's result as plain data, for other programs."""

from __future__ import annotations

from typing import Any

from s4c_desktop.domain.assessment import Assessment, Signature
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison, Result

Plain = dict[str, Any]


def result_to_json(assessment: Assessment, framework: Framework, result: Result) -> Plain:
    """Return readiness, coverage and every competence in scope; of a signed one, its signature."""
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
    if assessment.signature is not None:
        plain["signature"] = _signature(assessment.signature)
    return plain


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
