"""Records as plain data, and back: what is hashed, signed, and carried in files.

What came with later versions is left out where it was not given, so that hashes and signatures
of before stay valid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Assessment,
    Attachment,
    Decision,
    Evidence,
    Given,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
)
from s4c_desktop.domain.plain_interview import (
    appeal_plain,
    passage_plain,
    planned_plain,
    read_appeal,
    read_passage,
    read_planned,
    read_sitting,
    sitting_plain,
)
from s4c_desktop.domain.plain_values import (
    Plain,
    iso,
    judged,
    read_date,
    read_judgement,
    read_time,
    where_given,
)
from s4c_desktop.domain.scale import State


@dataclass(frozen=True, slots=True)
class RatingChange:
    """One change of a rating: what it became, who changed it, when, why and in which sitting."""

    sequence: int
    competence: str
    state: State
    level: int | None
    reason: str
    allowed_by: str
    changed_by: str
    changed_at: datetime
    why: str = ""
    knowledge: int | None = None
    autonomy: int | None = None
    grounds: str = ""
    path: str = ""
    sitting: int = 0


def person_plain(person: Person) -> Plain:
    """Return what is known of a person."""
    return {
        "id": str(person.id),
        "name": person.name,
        "is_self": person.is_self,
        "lawful_basis": person.lawful_basis,
        "notice_date": iso(person.notice_date),
        "notice_version": person.notice_version,
        "identity_check": person.identity_check,
        "adjustments": person.adjustments,
        "created_at": iso(person.created_at),
        **where_given(
            pseudonym=person.pseudonym,
            retain_until=iso(person.retain_until),
            tags=list(person.tags),
        ),
    }


def read_person(plain: Plain) -> Person:
    """Return the person that plain data tells of."""
    return Person(
        id=UUID(plain["id"]),
        name=plain["name"],
        is_self=plain["is_self"],
        lawful_basis=plain["lawful_basis"],
        notice_date=read_date(plain["notice_date"]),
        notice_version=plain["notice_version"],
        identity_check=plain["identity_check"],
        adjustments=plain["adjustments"],
        created_at=read_time(plain["created_at"]),
        pseudonym=plain.get("pseudonym", ""),
        retain_until=read_date(plain.get("retain_until")),
        tags=tuple(plain.get("tags", ())),
    )


def evidence_plain(item: Evidence) -> Plain:
    """Return an item of evidence, without its links."""
    return {
        "id": str(item.id),
        "description": item.description,
        "kind": item.kind,
        "date": iso(item.date),
        **where_given(
            attachments=[_attachment_plain(attachment) for attachment in item.attachments],
            valid=judged(item.valid),
            authentic=judged(item.authentic),
            current=judged(item.current),
            reviewed_by=item.reviewed_by,
        ),
    }


def read_evidence(plain: Plain, links: frozenset[str] = frozenset()) -> Evidence:
    """Return the item of evidence that plain data tells of, with links to competences (codes)."""
    return Evidence(
        UUID(plain["id"]),
        plain["description"],
        plain["kind"],
        read_date(plain["date"]),
        links,
        tuple(_read_attachment(attachment) for attachment in plain.get("attachments", ())),
        read_judgement(plain.get("valid")),
        read_judgement(plain.get("authentic")),
        read_judgement(plain.get("current")),
        plain.get("reviewed_by", ""),
    )


def rating_plain(rating: Rating) -> Plain:
    """Return a rating."""
    return {
        "state": rating.state.value,
        "level": rating.level,
        "reason": rating.reason,
        "allowed_by": rating.allowed_by,
        "flagged": rating.flagged,
        "note": rating.note,
        **where_given(
            sufficient=judged(rating.sufficient),
            knowledge=rating.knowledge,
            autonomy=rating.autonomy,
            grounds=rating.grounds,
            path=rating.path,
        ),
    }


def read_rating(plain: Plain) -> Rating:
    """Return the rating that plain data tells of; raises ValueError for one that can't be."""
    return Rating(
        State(plain["state"]),
        plain["level"],
        plain["reason"],
        plain["allowed_by"],
        plain["flagged"],
        plain["note"],
        read_judgement(plain.get("sufficient")),
        plain.get("knowledge"),
        plain.get("autonomy"),
        plain.get("grounds", ""),
        plain.get("path", ""),
    )


def change_plain(change: RatingChange) -> Plain:
    """Return a change of a rating."""
    return {
        "sequence": change.sequence,
        "competence": change.competence,
        "state": change.state.value,
        "level": change.level,
        "reason": change.reason,
        "allowed_by": change.allowed_by,
        "changed_by": change.changed_by,
        "changed_at": iso(change.changed_at),
        "why": change.why,
        **where_given(
            knowledge=change.knowledge,
            autonomy=change.autonomy,
            grounds=change.grounds,
            path=change.path,
            sitting=change.sitting,
        ),
    }


def read_change(plain: Plain) -> RatingChange:
    """Return the change of a rating that plain data tells of."""
    return RatingChange(
        plain["sequence"],
        plain["competence"],
        State(plain["state"]),
        plain["level"],
        plain["reason"],
        plain["allowed_by"],
        plain["changed_by"],
        datetime.fromisoformat(plain["changed_at"]),
        plain["why"],
        plain.get("knowledge"),
        plain.get("autonomy"),
        plain.get("grounds", ""),
        plain.get("path", ""),
        plain.get("sitting", 0),
    )


def assessment_plain(assessment: Assessment) -> Plain:
    """Return an assessment's own fields, ratings and links, as they are signed.

    Left out are the person, the wording of evidence, what says only where somebody stands, and
    what the candidate said after the sign-off.
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
        "held_on": iso(assessment.held_on),
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
        "created_at": iso(assessment.created_at),
        "ratings": {code: rating_plain(r) for code, r in assessment.ratings.items()},
        "links": {str(e.id): sorted(e.links) for e in assessment.evidence if e.links},
        **where_given(
            areas=list(assessment.areas),
            blind=assessment.blind,
            unveiled_at=iso(assessment.unveiled_at),
            appeal_until=iso(assessment.appeal_until),
            sittings=[sitting_plain(sitting) for sitting in assessment.sittings],
            plan=[planned_plain(line) for line in assessment.plan],
            passages=[passage_plain(passage) for passage in assessment.passages],
        ),
    }


def after_plain(assessment: Assessment) -> Plain:
    """Return what the candidate said after the sign-off, where they said anything."""
    told = assessment.acknowledgement
    return where_given(
        acknowledgement=told
        and {
            "on": iso(told.on),
            "how": told.how,
            "statement": told.statement,
            "recorded_by": told.recorded_by,
        },
        appeals=[appeal_plain(appeal) for appeal in assessment.appeals],
    )


def read_assessment(
    fields: Plain,
    person: Person,
    evidence: tuple[Evidence, ...],
    given: Mapping[str, Given],
    after: Plain | None = None,
) -> Assessment:
    """Return the assessment that plain data tells of; `after` as `after_plain` returns it."""
    told = (after or {}).get("acknowledgement")
    return Assessment(
        id=UUID(fields["id"]),
        person=person,
        framework_id=UUID(fields["framework"]),
        role=fields["role"],
        reading=fields["reading"],
        kind=Kind(fields["kind"]),
        scope=Scope(fields["scope"]),
        phase=Phase(fields["phase"]),
        version=0,
        title=fields["title"],
        held_on=read_date(fields["held_on"]),
        place=fields["place"],
        assessors=fields["assessors"],
        no_conflict=fields["no_conflict"],
        running_note=fields["running_note"],
        comment=fields["comment"],
        candidate_comment=fields["candidate_comment"],
        decision=Decision(fields["decision"]) if fields["decision"] else None,
        decided_by=fields["decided_by"],
        revision=fields["revision"],
        revises=UUID(fields["revises"]) if fields["revises"] else None,
        revision_reason=fields["revision_reason"],
        created_at=read_time(fields["created_at"]),
        ratings={code: read_rating(r) for code, r in fields["ratings"].items()},
        evidence=evidence,
        areas=tuple(fields.get("areas", ())),
        blind=fields.get("blind", False),
        unveiled_at=read_time(fields.get("unveiled_at")),
        appeal_until=read_date(fields.get("appeal_until")),
        given=given,
        sittings=tuple(read_sitting(plain) for plain in fields.get("sittings", ())),
        plan=tuple(read_planned(plain) for plain in fields.get("plan", ())),
        passages=tuple(read_passage(plain) for plain in fields.get("passages", ())),
        acknowledgement=None
        if told is None
        else Acknowledgement(
            date.fromisoformat(told["on"]), told["how"], told["statement"], told["recorded_by"]
        ),
        appeals=tuple(read_appeal(plain) for plain in (after or {}).get("appeals", ())),
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
