"""Records as plain data and as canonical JSON: what is hashed, and what is signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from s4c_desktop.domain.assessment import (
    Assessment,
    Attachment,
    Decision,
    Evidence,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
)
from s4c_desktop.domain.scale import State

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RatingChange:
    """One change of a rating: what it became, who changed it, when and why."""

    sequence: int
    competence: str
    state: State
    level: int | None
    reason: str
    allowed_by: str
    changed_by: str
    changed_at: datetime
    why: str = ""


def canonical_json(value: object) -> str:
    """Return the one JSON text of plain data: sorted keys, no spaces, no escapes."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def person_plain(person: Person) -> Plain:
    """Return what is known of a person as plain data; what came with later versions, if given."""
    plain: Plain = {
        "id": str(person.id),
        "name": person.name,
        "is_self": person.is_self,
        "lawful_basis": person.lawful_basis,
        "notice_date": _iso(person.notice_date),
        "notice_version": person.notice_version,
        "identity_check": person.identity_check,
        "adjustments": person.adjustments,
        "created_at": _iso(person.created_at),
    }
    if person.pseudonym:
        plain["pseudonym"] = person.pseudonym
    if person.retain_until:
        plain["retain_until"] = _iso(person.retain_until)
    return plain


def evidence_plain(item: Evidence) -> Plain:
    """Return an item of evidence, without its links, as plain data."""
    plain: Plain = {
        "id": str(item.id),
        "description": item.description,
        "kind": item.kind,
        "date": _iso(item.date),
    }
    if item.attachments:
        plain["attachments"] = [_attachment_plain(attachment) for attachment in item.attachments]
    return plain


def assessment_plain(assessment: Assessment) -> Plain:
    """Return an assessment's own fields, ratings and links as plain data.

    Left out are the person, the wording of evidence and what says only where somebody stands.
    """
    return {
        "id": str(assessment.id),
        "framework": str(assessment.framework_id),
        "role": assessment.role,
        "reading": assessment.reading,
        "kind": assessment.kind.value,
        "scope": assessment.scope.value,
        "phase": assessment.phase.value,
        "title": assessment.title,
        "held_on": _iso(assessment.held_on),
        "place": assessment.place,
        "assessors": assessment.assessors,
        "no_conflict": assessment.no_conflict,
        "running_note": assessment.running_note,
        "comment": assessment.comment,
        "candidate_comment": assessment.candidate_comment,
        "decision": assessment.decision.value if assessment.decision else None,
        "decided_by": assessment.decided_by,
        "revision": assessment.revision,
        "revises": str(assessment.revises) if assessment.revises else None,
        "revision_reason": assessment.revision_reason,
        "created_at": _iso(assessment.created_at),
        "ratings": {code: _rating_plain(r) for code, r in assessment.ratings.items()},
        "links": {str(e.id): sorted(e.links) for e in assessment.evidence if e.links},
    }


def change_plain(change: RatingChange) -> Plain:
    """Return a change of a rating as plain data."""
    return {
        "sequence": change.sequence,
        "competence": change.competence,
        "state": change.state.value,
        "level": change.level,
        "reason": change.reason,
        "allowed_by": change.allowed_by,
        "changed_by": change.changed_by,
        "changed_at": _iso(change.changed_at),
        "why": change.why,
    }


def person_digest(person: Person, evidence: Iterable[Evidence]) -> str:
    """Return the hash of a person and their evidence."""
    items = sorted((evidence_plain(e) for e in evidence), key=lambda plain: str(plain["id"]))
    return digest(canonical_json({"person": person_plain(person), "evidence": items}))


def assessment_digest(assessment: Assessment, history: Iterable[RatingChange]) -> str:
    """Return the hash of an assessment with the history of its ratings."""
    plain = assessment_plain(assessment)
    plain["history"] = [change_plain(change) for change in history]
    return digest(canonical_json(plain))


def signed_document(
    assessment: Assessment,
    history: Iterable[RatingChange],
    framework_hash: str,
    signed_by: str = "",
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
    return canonical_json(plain)


def signs(
    document: str, assessment: Assessment, history: Iterable[RatingChange], signed_by: str
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
    )


def read_signed(document: str) -> Assessment:
    """Return the assessment exactly as it was signed."""
    plain = json.loads(document)
    fields: Plain = plain["assessment"]
    links: Mapping[str, list[str]] = fields["links"]
    return Assessment(
        id=UUID(fields["id"]),
        person=_read_person(plain["person"]),
        framework_id=UUID(fields["framework"]),
        role=fields["role"],
        reading=fields["reading"],
        kind=Kind(fields["kind"]),
        scope=Scope(fields["scope"]),
        phase=Phase(fields["phase"]),
        version=0,
        title=fields["title"],
        held_on=_date(fields["held_on"]),
        place=fields["place"],
        assessors=fields["assessors"],
        no_conflict=fields["no_conflict"],
        running_note=fields["running_note"],
        comment=fields["comment"],
        candidate_comment=fields["candidate_comment"],
        decision=Decision(fields["decision"]),
        decided_by=fields["decided_by"],
        revision=fields["revision"],
        revises=UUID(fields["revises"]) if fields["revises"] else None,
        revision_reason=fields["revision_reason"],
        created_at=_time(fields["created_at"]),
        ratings={code: _read_rating(r) for code, r in fields["ratings"].items()},
        evidence=tuple(
            Evidence(
                UUID(item["id"]),
                item["description"],
                item["kind"],
                _date(item["date"]),
                frozenset(links.get(item["id"], ())),
                tuple(_read_attachment(plain) for plain in item.get("attachments", ())),
            )
            for item in plain["evidence"]
        ),
    )


def _rating_plain(rating: Rating) -> Plain:
    return {
        "state": rating.state.value,
        "level": rating.level,
        "reason": rating.reason,
        "allowed_by": rating.allowed_by,
        "flagged": rating.flagged,
        "note": rating.note,
    }


def _read_rating(plain: Plain) -> Rating:
    return Rating(
        State(plain["state"]),
        plain["level"],
        plain["reason"],
        plain["allowed_by"],
        plain["flagged"],
        plain["note"],
    )


def _read_person(plain: Plain) -> Person:
    return Person(
        id=UUID(plain["id"]),
        name=plain["name"],
        is_self=plain["is_self"],
        lawful_basis=plain["lawful_basis"],
        notice_date=_date(plain["notice_date"]),
        notice_version=plain["notice_version"],
        identity_check=plain["identity_check"],
        adjustments=plain["adjustments"],
        created_at=_time(plain["created_at"]),
        pseudonym=plain.get("pseudonym", ""),
        retain_until=_date(plain.get("retain_until")),
    )


def _attachment_plain(attachment: Attachment) -> Plain:
    return {
        "id": str(attachment.id),
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
    }


def _read_attachment(plain: Plain) -> Attachment:
    return Attachment(
        UUID(plain["id"]), plain["name"], plain["media_type"], plain["size"], plain["sha256"]
    )


def _iso(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
