"""The one text of a record: what is hashed, and what is signed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Assessment, Evidence, Given, Person
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.plain import (
    RatingChange,
    after_plain,
    assessment_plain,
    change_plain,
    evidence_plain,
    person_plain,
    read_assessment,
    read_change,
    read_evidence,
    read_person,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.plain_values import Plain


def person_digest(person: Person, evidence: Iterable[Evidence]) -> str:
    """Return the hash of a person and their evidence."""
    items = sorted((evidence_plain(e) for e in evidence), key=lambda plain: str(plain["id"]))
    return digest(canonical_json({"person": person_plain(person), "evidence": items}))


def assessment_digest(assessment: Assessment, history: Iterable[RatingChange]) -> str:
    """Return the hash of an assessment with the history of its ratings and what came after."""
    plain = assessment_plain(assessment) | after_plain(assessment)
    plain["history"] = [change_plain(change) for change in history]
    return digest(canonical_json(plain))


def signed_document(
    assessment: Assessment,
    history: Iterable[RatingChange],
    framework_hash: str,
    signed_by: str = "",
    countersigned_by: str = "",
) -> str:
    """Return the canonical JSON of all that is signed, and by whom.

    `framework_hash` is the content hash of the framework version, the wording of that day.
    """
    plain: Plain = {
        "assessment": assessment_plain(assessment),
        "person": person_plain(assessment.person),
        "evidence": [evidence_plain(e) for e in assessment.evidence if e.links],
        "history": [change_plain(change) for change in history],
        "framework_hash": framework_hash,
    }
    if signed_by:
        plain["signed_by"] = signed_by
    if countersigned_by:
        plain["countersigned_by"] = countersigned_by
    return canonical_json(plain)


def signs(
    document: str,
    assessment: Assessment,
    history: Iterable[RatingChange],
    signed_by: str,
    countersigned_by: str = "",
) -> bool:
    """Tell whether a signed document says what is stored of its assessment, and who signed it.

    People and the wording of evidence go on; documents of the first versions name no signer.
    """
    plain = json.loads(document)
    return (
        canonical_json(plain["assessment"]) == canonical_json(assessment_plain(assessment))
        and plain["person"]["id"] == str(assessment.person.id)
        and plain["history"] == [change_plain(change) for change in history]
        and plain.get("signed_by", signed_by) == signed_by
        and plain.get("countersigned_by", "") == countersigned_by
    )


def read_signed(document: str) -> Assessment:
    """Return the assessment exactly as it was signed."""
    plain = json.loads(document)
    fields: Plain = plain["assessment"]
    links: Mapping[str, list[str]] = fields["links"]
    evidence = tuple(
        read_evidence(item, frozenset(links.get(item["id"], ()))) for item in plain["evidence"]
    )
    history = (read_change(change) for change in plain["history"])
    return read_assessment(fields, read_person(plain["person"]), evidence, givens(history))


def givens(history: Iterable[RatingChange]) -> dict[str, Given]:
    """Return who gave each rating last, by competence (code)."""
    return {c.competence: Given(c.changed_by, c.changed_at, c.sitting) for c in history}
