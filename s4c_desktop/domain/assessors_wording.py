"""Sentences about assessors and their records; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessors import SOON, Assessor, Record, RecordKind, Validity


def kind_name(kind: RecordKind) -> str:
    """Name what a record is about."""
    return {
        RecordKind.TRAINING: _("Training as an assessor"),
        RecordKind.EXPERIENCE: _("Experience in the field"),
        RecordKind.CERTIFICATE: _("Certificate of competence"),
        RecordKind.OBSERVATION: _("Observed while assessing"),
        RecordKind.MEETING: _("Meeting of assessors"),
        RecordKind.OTHER: _("Other"),
    }[kind]


def validity_text(record: Record, today: date, said: Callable[[date], str] = str) -> str:
    """Say whether a record is valid, and until when; `said` writes the day."""
    if record.valid_until is None:
        return _("valid without an end")
    text = {
        Validity.VALID: _("valid until {date}"),
        Validity.SOON: _("valid only until {date}"),
        Validity.EXPIRED: _("expired on {date}"),
    }[record.validity(today)]
    return text.format(date=said(record.valid_until))


def standing_text(assessor: Assessor, today: date) -> str:
    """Say in a few words how an assessor's records stand."""
    if not assessor.records:
        return _("no record yet")
    expired = len(assessor.having(Validity.EXPIRED, today))
    soon = len(assessor.having(Validity.SOON, today))
    said = [ngettext("{n} record", "{n} records", len(assessor.records))]
    if expired:
        said.append(_("{expired} expired"))
    if soon:
        said.append(_("{soon} ending soon"))
    return ", ".join(said).format(n=len(assessor.records), expired=expired, soon=soon)


def expiry_sentence(assessors: Iterable[Assessor], today: date) -> str:
    """Name whose records have expired or end soon; empty where none do."""
    active = [assessor for assessor in assessors if assessor.active]
    parts = []
    for validity, text in (
        (Validity.EXPIRED, _("Expired records: {names}.")),
        (Validity.SOON, _("Records that end within {days} days: {names}.")),
    ):
        names = [a.name for a in active if a.having(validity, today)]
        if names:
            parts.append(text.format(names=", ".join(names), days=SOON.days))
    return " ".join(parts)


def counts_text(held: int, sampled: int) -> str:
    """Say how many signed assessments somebody held, and how many were looked at again."""
    text = ngettext("{held} signed assessment", "{held} signed assessments", held)
    if not held:
        return text.format(held=held)
    return _("{counts}, {sampled} of them sampled ({share} %)").format(
        counts=text.format(held=held), sampled=sampled, share=round(100 * sampled / held)
    )
