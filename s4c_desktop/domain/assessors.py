"""Assessors of a centre, and what shows that they are competent to assess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json, digest

SOON = timedelta(days=60)
"""A record that is valid for no longer than that is named."""

_BETWEEN_NAMES = re.compile(r"[,;\n]")


class RecordKind(StrEnum):
    """What a record is about."""

    TRAINING = "training"
    EXPERIENCE = "experience"
    CERTIFICATE = "certificate"
    OBSERVATION = "observation"
    MEETING = "meeting"
    OTHER = "other"


class Validity(StrEnum):
    """Whether a record is valid on a day."""

    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that shows an assessor's competence; without an end it is valid for good."""

    id: UUID
    kind: RecordKind
    description: str
    dated: date | None = None
    valid_until: date | None = None

    def validity(self, today: date) -> Validity:
        """Tell whether the record is valid, and for how long still."""
        if self.valid_until is None or self.valid_until > today + SOON:
            return Validity.VALID
        return Validity.SOON if self.valid_until >= today else Validity.EXPIRED


@dataclass(frozen=True, slots=True)
class Assessor:
    """Somebody who assesses, by the name that assessments give, with their records."""

    id: UUID
    name: str
    active: bool = True
    note: str = ""
    created_at: datetime | None = None
    records: tuple[Record, ...] = ()

    def having(self, validity: Validity, today: date) -> tuple[Record, ...]:
        """Return the records that are so on a day."""
        return tuple(record for record in self.records if record.validity(today) is validity)


def assessor_names(text: str) -> tuple[str, ...]:
    """Return the names in what an assessment says of its assessors, each once, in order.

    Commas, semicolons and line ends stand between names.
    """
    names = (" ".join(part.split()) for part in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def same_name(one: str, other: str) -> bool:
    """Tell whether two texts name the same assessor: case and spaces make no difference."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """Return what names of the same assessor have in common."""
    return " ".join(name.split()).casefold()


def check_assessor(assessor: Assessor, others: Iterable[Assessor]) -> None:
    """Raise UserError for an assessor without a name, or with the name of another one."""
    if not assessor_names(assessor.name):
        raise UserError(mark("An assessor needs a name, as the assessments give it."))
    if len(assessor_names(assessor.name)) > 1:
        raise UserError(
            mark("“{name}” are several names. Register each assessor by themself."),
            name=assessor.name,
        )
    if any(other.id != assessor.id and same_name(other.name, assessor.name) for other in others):
        raise UserError(mark("{name} is registered already."), name=assessor.name)


def check_record(record: Record) -> None:
    """Raise UserError for a record that says nothing, or that ends before its date."""
    if not record.description.strip():
        raise UserError(mark("Say what the record is: which training, which certificate."))
    if record.dated and record.valid_until and record.valid_until < record.dated:
        raise UserError(
            mark("The record would end on {until}, before its date, {dated}. Change one of them."),
            until=record.valid_until,
            dated=record.dated,
        )


def assessor_digest(assessor: Assessor) -> str:
    """Return the hash of an assessor and their records."""
    return digest(
        canonical_json(
            {
                "id": str(assessor.id),
                "name": assessor.name,
                "active": assessor.active,
                "note": assessor.note,
                "created_at": assessor.created_at.isoformat() if assessor.created_at else None,
                "records": [
                    {
                        "id": str(record.id),
                        "kind": record.kind.value,
                        "description": record.description,
                        "dated": record.dated.isoformat() if record.dated else None,
                        "valid_until": record.valid_until.isoformat()
                        if record.valid_until
                        else None,
                    }
                    for record in assessor.records
                ],
            }
        )
    )
