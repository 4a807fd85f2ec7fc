"""What a person does around the ratings: link passages of the running note, change sittings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Passage, Sitting
from s4c_desktop.ui.wizard.interview_edits import PassagePart, SittingPart
from s4c_desktop.ui.wizard.session import Session


def add_passage(session: Session, text: str, codes: frozenset[str]) -> None:
    """Link a part of the running note to competences; it is a text of its own from then on."""
    if text.strip() and codes:
        part = PassagePart(uuid4(), session.rater)
        session.edit(part, Passage(part.id, text.strip(), codes), _("passage"), typed=True)


def link_passage(session: Session, passage_id: UUID, codes: frozenset[str]) -> None:
    """Let a passage speak of these competences and no others; of none, it goes."""
    part = PassagePart(passage_id, session.rater)
    passage = part.read(session.assessment) if session.assessment is not None else None
    if passage is not None:
        after = replace(passage, links=codes) if codes else None
        session.edit(part, after, _("links of a passage"))


def unlink_passage(session: Session, passage_id: UUID, code: str) -> None:
    """Say that a passage does not speak of a competence."""
    part = PassagePart(passage_id)
    passage = part.read(session.assessment) if session.assessment is not None else None
    if passage is not None:
        link_passage(session, passage_id, passage.links - {code})


def start_sitting(session: Session, led_by: str, place: str) -> None:
    """Start the next sitting, led by somebody, from now on."""
    assessment = session.assessment
    if assessment is not None:
        number = len(assessment.sittings) + 1
        sitting = Sitting(number, led_by, datetime.now(UTC), place)
        session.edit(SittingPart(number), sitting, _("new sitting"), typed=True)
