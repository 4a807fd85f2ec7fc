"""What becomes of an edit when somebody else has changed the same thing since it was looked at.

Each function takes what was *seen* by whoever edits, what is *stored* by now, and what is to
become of it (*ours*). What only one side changed is kept; where both wrote a text, both texts
are kept; where both chose a value, neither is guessed: that is a clash.

Values are compared, not row versions. Several edits of one desk wait in a queue, each made on
top of the one before; what the later one has seen is the value that the earlier one will store,
but which version that will be nobody knows until it is stored. And a value that was changed and
changed back is the value that was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from s4c_desktop.domain.assessment import Assessment, Evidence, Judgement, Passage, Rating

T = TypeVar("T")

_ANY_TIME = datetime.fromtimestamp(0, UTC)


class ClashError(Exception):
    """Both sides chose another value; carries the stored one and ours."""

    def __init__(self, stored: object, ours: object) -> None:
        super().__init__(stored, ours)
        self.stored = stored
        self.ours = ours


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is to be stored; `both` tells that two were put together."""

    text: str
    both: bool = False


def merge_value(seen: T, stored: T, ours: T) -> T:
    """Return the value of the side that changed it; raises ClashError when both did."""
    if ours == seen:
        return stored
    if stored in (seen, ours):
        return ours
    raise ClashError(stored, ours)


def merge_text(seen: str, stored: str, ours: str, line: str) -> Text:
    """Return the text of the side that changed it, or the stored one with ours beneath a line."""
    head = f"\n\n{line}\n"
    if ours == seen or stored.endswith(head + ours):
        # The second: stored already, only the answer got lost on its way.
        return Text(stored)
    if stored in (seen, ours):
        return Text(ours)
    if seen and stored.endswith(head + seen):
        # Typing went on in what was put beneath a moment ago.
        return Text(stored.removesuffix(seen) + ours)
    if not ours.strip() or not stored.strip():
        return Text(ours or stored, both=True)
    return Text(stored + head + ours, both=True)


def merge_fields(
    seen: T, stored: T, ours: T, names: Iterable[str]
) -> tuple[dict[str, Any], tuple[ClashError, ...]]:
    """Return the named fields, each from the side that changed it, and what clashes.

    Of a clash the stored value is taken.
    """
    merged: dict[str, Any] = {}
    clashes = []
    for name in names:
        values = (getattr(seen, name), getattr(stored, name), getattr(ours, name))
        try:
            merged[name] = merge_value(*values)
        except ClashError as clash:
            merged[name] = clash.stored
            clashes.append(clash)
    return merged, tuple(clashes)


def merge_rating(seen: Rating, stored: Rating, ours: Rating, line: str) -> tuple[Rating, bool]:
    """Return the rating with answer, flag and note each merged, and whether two notes are in it.

    Raises ClashError, with both ratings, when both sides gave another answer.
    """
    try:
        merge_value(answer(seen), answer(stored), answer(ours))
    except ClashError as clash:
        raise ClashError(stored, ours) from clash
    given = stored if answer(ours) == answer(seen) else ours
    note = merge_text(seen.note, stored.note, ours.note, line)
    flagged = merge_value(seen.flagged, stored.flagged, ours.flagged)
    try:
        sufficient = merge_value(seen.sufficient, stored.sufficient, ours.sufficient)
    except ClashError as clash:
        raise ClashError(stored, ours) from clash
    return replace(given, flagged=flagged, note=note.text, sufficient=sufficient), note.both


def merge_evidence(
    seen: Evidence, stored: Evidence, ours: Evidence, line: str
) -> tuple[Evidence, bool]:
    """Return the item with words, kind, date and links merged, and whether two texts are in it.

    Raises ClashError when both sides gave another kind, date or judgement.
    """
    words = merge_text(seen.description, stored.description, ours.description, line)
    merged = replace(
        ours,
        description=words.text,
        kind=merge_value(seen.kind, stored.kind, ours.kind),
        date=merge_value(seen.date, stored.date, ours.date),
        valid=merge_value(seen.valid, stored.valid, ours.valid),
        authentic=merge_value(seen.authentic, stored.authentic, ours.authentic),
        current=merge_value(seen.current, stored.current, ours.current),
        reviewed_by=(stored if ours.reviewed_by == seen.reviewed_by else ours).reviewed_by,
        links=_merged_links(seen, stored, ours),
    )
    return merged, words.both


def merge_passage(seen: Passage, stored: Passage, ours: Passage, line: str) -> tuple[Passage, bool]:
    """Return the passage with words and links merged, and whether two texts are in it."""
    words = merge_text(seen.text, stored.text, ours.text, line)
    return replace(ours, text=words.text, links=_merged_links(seen, stored, ours)), words.both


def _merged_links(
    seen: Evidence | Passage, stored: Evidence | Passage, ours: Evidence | Passage
) -> frozenset[str]:
    """Return what is stored with the links added that we added, less those that we took away."""
    return (stored.links | (ours.links - seen.links)) - (seen.links - ours.links)


def answer(rating: Rating) -> Rating:
    """Return what was answered, without flag, note and whether the evidence suffices."""
    return replace(rating, flagged=False, note="", sufficient=Judgement.NOT_REVIEWED)


def same_evidence(one: Evidence, other: Evidence) -> bool:
    """Tell whether two states of an item say and support the same."""
    return _words(one) == _words(other) and one.links == other.links


def same_content(one: Assessment, other: Assessment) -> bool:
    """Tell whether two states of an assessment say the same, wherever the person stands in it."""
    return _content(one) == _content(other)


def _words(item: Evidence) -> tuple[object, ...]:
    judged = (item.valid, item.authentic, item.current, item.reviewed_by)
    return item.id, item.description, item.kind, item.date, *judged


def _content(assessment: Assessment) -> tuple[object, ...]:
    # The workspace's clock says when somebody rated or sat down; nobody enters that.
    sittings = tuple(replace(one, started_at=_ANY_TIME) for one in assessment.sittings)
    plain = replace(
        assessment,
        person=replace(assessment.person, version=0),
        version=0,
        step="",
        position="",
        saved_at=None,
        archived=False,
        ratings={},
        evidence=(),
        given={},
        sittings=sittings,
    )
    given = {code: rating for code, rating in assessment.ratings.items() if rating != Rating()}
    evidence = frozenset(
        (*_words(item), item.links, item.attachments) for item in assessment.evidence
    )
    return plain, given, evidence
