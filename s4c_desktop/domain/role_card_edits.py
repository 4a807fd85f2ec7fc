"""Editing the card of a role in a framework draft: its lists, and what each competence means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from s4c_desktop.domain.framework import Descriptor, Role
from s4c_desktop.domain.framework_edits import OWN, kept_items, made_ours, with_role

if TYPE_CHECKING:
    from s4c_desktop.domain.framework_draft import DraftContent
    from s4c_desktop.domain.records import Items

CARD_LISTS = ("prerequisites", "tasks", "leading", "activities", "similar_roles")
"""The lists of a role's card."""

DELIVERABLES = ("accountable", "responsible", "contributor")
"""The lists of what a role delivers, on its card, too."""


def card_list(role: Role, kind: str) -> Items:
    """Return one of the lists of a role's card, of CARD_LISTS or DELIVERABLES."""
    holder = role.card.deliverables if kind in DELIVERABLES else role.card
    found: Items = getattr(holder, kind)
    return found


def set_card_list(
    content: DraftContent, code: str, kind: str, texts: Iterable[str]
) -> DraftContent:
    """Change one of the lists of a role's card; entries that stay keep where they come from."""

    def change(role: Role) -> Role:
        items, card = kept_items(card_list(role, kind), texts), role.card
        if kind in DELIVERABLES:
            before = card.deliverables
            lists = {name: getattr(before, name) for name in DELIVERABLES} | {kind: items}
            return replace(role, card=replace(card, deliverables=replace(before, **lists)))
        lists = {name: getattr(card, name) for name in CARD_LISTS} | {kind: items}
        return replace(role, card=replace(card, **lists))

    return with_role(content, code, change)


def describe_demand(content: DraftContent, role: str, code: str, text: str) -> DraftContent:
    """Say what a competence means for a role at the level it requires; an empty text goes.

    Raises KeyError where no reading has the role require a level of it.
    """
    required = required_level(content.framework.role(role), code)
    order = content.framework.order

    def change(found: Role) -> Role:
        known = {one.competence: one for one in found.card.descriptors}
        before = known.pop(code, None)
        if before is not None and (before.text, before.eqf) == (text, required):
            return found
        if text:
            if required is None:
                raise KeyError(code)
            if before is None:
                known[code] = Descriptor(code, required, text, OWN)
            else:
                origin = made_ours(before.origin)
                known[code] = replace(before, eqf=required, text=text, origin=origin)
        descriptors = tuple(sorted(known.values(), key=lambda one: order[one.competence]))
        return replace(found, card=replace(found.card, descriptors=descriptors))

    return with_role(content, role, change)


def required_level(role: Role, code: str) -> int | None:
    """Return the level that a role requires of a competence in the first reading that says one."""
    return next(
        (
            demand.eqf
            for demands in role.requirements.values()
            for demand in demands
            if demand.competence == code and demand.eqf is not None
        ),
        None,
    )
