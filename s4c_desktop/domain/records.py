"""What every record of a framework may carry: its origin, notes and lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Where the source disagrees with itself about a record, and what is done about it."""

    issue: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: places of the sources, and the basis (source, derived, editorial).

    `basis` says whether the record restates the source, follows from it, or is ours.
    """

    source: str = ""
    basis: str = ""


NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list that belongs to a record, as a question or a deliverable.

    `reference` is what stands behind the text: an address, an ESCO code, a certifying body.
    """

    text: str
    origin: Origin = NO_ORIGIN
    reference: str = ""
    aliases: tuple[str, ...] = ()


Items = tuple[Item, ...]
