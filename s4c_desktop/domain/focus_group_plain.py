"""Focus groups as plain data: what is hashed, stored of what was shown, and handed over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.group_filter import condition_text
from s4c_desktop.domain.group_privacy import Shown, ShownCell, Withheld
from s4c_desktop.domain.plain_values import Plain, iso
from s4c_desktop.domain.rank import RANKS

if TYPE_CHECKING:
    from s4c_desktop.domain.focus_group import FocusGroup, GroupDetails, Participant


def details_plain(details: GroupDetails) -> Plain:
    """Return what is said of a group."""
    return {
        "title": details.title,
        "framework": str(details.framework_id),
        "role": details.role,
        "reading": details.reading,
        "minimum": details.minimum,
        "purpose": details.purpose,
        "held_on": iso(details.held_on),
        "place": details.place,
        "facilitator": details.facilitator,
        "note": details.note,
    }


def participant_plain(one: Participant) -> Plain:
    """Return everything of a participant."""
    return {
        "id": str(one.id),
        "code_name": one.code_name,
        "present": one.present,
        "source": one.source.value,
        "person": str(one.person_id) if one.person_id else None,
        "batch": one.batch,
        "attributes": dict(one.attributes),
        "ratings": {
            code: [rating.state.value, rating.level] for code, rating in one.ratings.items()
        },
    }


def group_plain(group: FocusGroup) -> Plain:
    """Return a group with its participants, without what was shown of it."""
    return {
        "id": str(group.id),
        "details": details_plain(group.details),
        "archived": group.archived,
        "created_at": iso(group.created_at),
        "participants": [participant_plain(one) for one in group.participants],
    }


def group_digest(group: FocusGroup) -> str:
    """Return the hash of a group with its participants and what was shown of it."""
    shown = [
        {
            "condition": condition_text(one.condition),
            "shown": shown_text(one.shown),
            "at": iso(one.at),
        }
        for one in group.showings
    ]
    more = {"saved_at": iso(group.saved_at), "showings": shown}
    return digest(canonical_json(group_plain(group) | more))


def shown_text(shown: Shown) -> str:
    """Return what was shown as it is stored."""
    cells = {
        code: {
            "missing": sorted(str(one) for one in cell.missing),
            "counts": None if cell.counts is None else list(cell.counts),
            "withheld": None if cell.withheld is None else cell.withheld.value,
        }
        for code, cell in shown.cells.items()
    }
    members = sorted(str(one) for one in shown.members)
    # In the order of the framework, which a sorted object would not keep.
    return canonical_json({"members": members, "cells": [[code, cells[code]] for code in cells]})


def read_shown(text: str) -> Shown:
    """Return what was shown; raises ValueError, LookupError or TypeError for another text."""
    plain = json.loads(text)
    members = frozenset(UUID(one) for one in plain["members"])
    cells = {}
    for code, fields in plain["cells"]:
        missing = frozenset(UUID(one) for one in fields["missing"])
        counts = fields["counts"]
        if not missing <= members or (counts is None) is (fields["withheld"] is None):
            raise ValueError("a cell of others than were shown")
        if counts is not None and (
            len(counts) != len(RANKS) or sum(counts) != len(members - missing) or min(counts) < 0
        ):
            raise ValueError("a cell that counts others than were shown")
        cells[str(code)] = ShownCell(
            missing,
            None if counts is None else tuple(int(n) for n in counts),
            None if counts is not None else Withheld(fields["withheld"]),
        )
    return Shown(members, cells)


def with_other(text: str, one: UUID, other: UUID) -> str:
    """Return a stored text in which somebody else stands for one person.

    So nothing leads to whoever is gone. That somebody stood behind the cells has to stay known,
    or what is shown later would tell what they had said.
    """
    return text.replace(str(one), str(other))
