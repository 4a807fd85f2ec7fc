"""Which fields the records of a `.s4c` file have, and of which kind each is."""

from __future__ import annotations

from s4c_desktop.exchange.shape import MapOf, Maybe

_TEXT = Maybe(str)
_NUMBER = Maybe(int)

_PERSON = {
    "id": str,
    "name": str,
    "is_self": bool,
    "lawful_basis": str,
    "notice_date": _TEXT,
    "notice_version": str,
    "identity_check": str,
    "adjustments": str,
    "created_at": _TEXT,
    "pseudonym?": str,
    "retain_until?": str,
    "tags?": [str],
}
_ATTACHMENT = {"id": str, "name": str, "media_type": str, "size": int, "sha256": str}
_EVIDENCE = {
    "id": str,
    "description": str,
    "kind": str,
    "date": _TEXT,
    "attachments?": [_ATTACHMENT],
    "valid?": str,
    "authentic?": str,
    "current?": str,
    "reviewed_by?": str,
}
_SAID = {
    "state": str,
    "level": _NUMBER,
    "reason": str,
    "allowed_by": str,
    "knowledge?": int,
    "autonomy?": int,
    "grounds?": str,
    "path?": str,
}
_ASSESSMENT = {
    "id": str,
    "framework": str,
    "role": str,
    "reading": str,
    "kind": str,
    "scope": str,
    "phase": str,
    "title": str,
    "held_on": _TEXT,
    "place": str,
    "assessors": str,
    "no_conflict": bool,
    "running_note": str,
    "comment": str,
    "candidate_comment": str,
    "decision": _TEXT,
    "decided_by": str,
    "revision": int,
    "revises": _TEXT,
    "revision_reason": str,
    "created_at": _TEXT,
    "ratings": MapOf({**_SAID, "flagged": bool, "note": str, "sufficient?": str}),
    "links": MapOf([str]),
    "areas?": [str],
    "blind?": bool,
    "unveiled_at?": str,
    "appeal_until?": str,
    "sittings?": [{"number": int, "led_by": str, "started_at": str, "place": str}],
    "plan?": [{"id": str, "competence": str, "method": str, "on": _TEXT, "assessor": str}],
    "passages?": [{"id": str, "text": str, "links": [str]}],
    "acknowledgement?": {"on": str, "how": str, "statement": str, "recorded_by": str},
    "appeals?": [
        {
            "id": str,
            "lodged_on": str,
            "lodged_by": str,
            "grounds": str,
            "state": str,
            "decided_on": _TEXT,
            "decided_by": str,
            "outcome": str,
        }
    ],
    "round": str,
    "archived": bool,
    "saved_at": _TEXT,
    "position": {"step": str, "competence": str},
    "rated": MapOf({"by": str, "at": _TEXT}),
    "history": [
        {
            **_SAID,
            "sequence": int,
            "competence": str,
            "changed_by": str,
            "changed_at": str,
            "why": str,
            "sitting?": int,
        }
    ],
    "signature": Maybe(
        {
            "signed_by": str,
            "countersigned_by": str,
            "signed_at": str,
            "document": str,
            "digest": str,
            "salt": str,
            "link": int,
            "chain": str,
        }
    ),
}

_LEARNER = {
    "person": str,
    "experience": str,
    "prior_learning": str,
    "modes": [str],
    "minutes_per_week": _NUMBER,
    "free_weekdays": [int],
    "absences": [{"first": str, "last": str, "label": str}],
    "mastered": [{"topic": str, "how": str, "noted_on": str, "note": str}],
    "checks": [
        {
            "id": str,
            "topic": str,
            "asked": int,
            "answered_right": int,
            "answers": [int],
            "taken_at": str,
        }
    ],
}
_PLAN = {
    "id": str,
    "person": str,
    "assessment": str,
    "framework": str,
    "role": str,
    "reading": str,
    "title": str,
    "strategy": str,
    "modes": [str],
    "start_on": str,
    "deadline": _TEXT,
    "minutes_per_week": int,
    "budget": _NUMBER,
    "goals": MapOf(_NUMBER),
    "items": [
        {
            "id": str,
            "kind": str,
            "reference": str,
            "title": str,
            "minutes": [_NUMBER],
            "works_on": [str],
            "prepares": bool,
            "state": str,
            "pinned": bool,
            "fixed_on": _TEXT,
            "started_on": _TEXT,
            "done_on": _TEXT,
            "evidence": _TEXT,
            "removed_because": str,
            "note": str,
        }
    ],
    "note": str,
    "archived": bool,
    "created_at": _TEXT,
}

PARCEL = {
    "format": str,
    "version": int,
    "read_at": str,
    "frameworks": MapOf(str),
    "person": _PERSON,
    "rounds": [{"id": str, "created_at": str}],
    "assessments": [_ASSESSMENT],
    "evidence": [_EVIDENCE],
    "files": [{**_ATTACHMENT, "evidence": str, "entry": str, "added_at": str}],
    "learner?": Maybe(_LEARNER),
    "plans?": [_PLAN],
}
