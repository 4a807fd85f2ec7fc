"""Everything about one person as plain data, for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.focus_group_plain import group_plain
from s4c_desktop.domain.plain import (
    after_plain,
    assessment_plain,
    change_plain,
    evidence_plain,
    person_plain,
)
from s4c_desktop.domain.quality import sample_plain
from s4c_desktop.domain.study_plain import learner_plain, plan_plain, training_plain

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import Dossier, KeptAssessment, KeptFile
    from s4c_desktop.domain.plain_values import Plain

FORMAT = "s4c-person"
VERSION = 1


def dossier_to_json(dossier: Dossier, names: Mapping[UUID, str]) -> Plain:
    """Return the person with all that is kept; `names` are the files' entries by attachment."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "read_at": dossier.read_at.isoformat(),
        "person": person_plain(dossier.person),
        "rounds": [
            {"id": str(found.id), "created_at": found.created_at.isoformat()}
            for found in dossier.rounds
        ],
        "assessments": [_assessment(kept) for kept in dossier.assessments],
        "evidence": [evidence_plain(item) for item in dossier.evidence],
        "files": [_file(kept, names[kept.attachment.id]) for kept in dossier.files],
        "learner": learner_plain(dossier.learner) if dossier.learner else None,
        "plans": [plan_plain(plan) for plan in dossier.plans],
        "trainings": [training_plain(training) for training in dossier.trainings],
        "groups": [group_plain(group) for group in dossier.groups],
    }


def _assessment(kept: KeptAssessment) -> Plain:
    assessment = kept.assessment
    plain = {
        **assessment_plain(assessment),
        **after_plain(assessment),
        "round": str(kept.round_id),
        "archived": assessment.archived,
        "saved_at": _iso(assessment.saved_at),
        "position": {"step": assessment.step, "competence": assessment.position},
        "rated": {
            code: {"by": found.rated_by, "at": _iso(found.rated_at)}
            for code, found in kept.ratings.items()
        },
        "history": [change_plain(change) for change in kept.history],
        "signature": _signature(kept),
    }
    if kept.samples:
        plain["samples"] = [sample_plain(sample) for sample in kept.samples]
    return plain


def _signature(kept: KeptAssessment) -> Plain | None:
    signature = kept.assessment.signature
    if signature is None or kept.signed is None:
        return None
    return {
        "signed_by": signature.decided_by,
        "countersigned_by": signature.countersigned_by,
        "signed_at": signature.signed_at.isoformat(),
        "document": kept.signed.document,
        "digest": signature.digest,
        "salt": kept.signed.salt,
        "link": signature.link,
        "chain": signature.chain,
    }


def _file(kept: KeptFile, name: str) -> Plain:
    attachment = kept.attachment
    return {
        "id": str(attachment.id),
        "evidence": str(kept.evidence_id),
        "entry": name,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "added_at": kept.added_at.isoformat(),
    }


def _iso(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
