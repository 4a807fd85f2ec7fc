"""Walks through the unit trees of modules and pathways."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.content.loader import Record

LINK_KINDS = ("teaches", "supports")


def units(parent: Record) -> Iterator[Record]:
    """Yield every unit below, parents first, in source order."""
    for unit in parent.items_of("units"):
        yield unit
        yield from units(unit)


def leaves(parent: Record) -> Iterator[Record]:
    """Yield every topic below, in source order."""
    yield from parent.items_of("topics")
    for unit in parent.items_of("units"):
        yield from leaves(unit)


def own_leaves(curriculum: Record) -> Iterator[tuple[str, Record]]:
    """Yield (module, topic) for the topics that only this curriculum has."""
    for part in curriculum["pathway"]:
        for leaf in leaves(part):
            if "code" in leaf:
                yield part["module"], leaf
