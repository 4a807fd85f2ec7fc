"""Sentences about the evidence behind ratings; translated when they are asked for."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Judgement
from s4c_desktop.domain.backing import Backed, Backing, Item


def judgement_name(judgement: Judgement) -> str:
    """Name what a reviewer says."""
    return {
        Judgement.YES: _("Yes"),
        Judgement.NO: _("No"),
        Judgement.NOT_REVIEWED: _("Not reviewed"),
    }[judgement]


def backing_name(backing: Backing) -> str:
    """Name what the evidence behind a rating comes to."""
    return {
        Backing.SUFFICIENT: _("Sufficient"),
        Backing.NOT_SUFFICIENT_YET: _("Not sufficient yet"),
        Backing.NOT_REVIEWED: _("Not reviewed"),
    }[backing]


def backing_word(backing: Backing) -> str:
    """Name what the evidence behind a rating comes to, within a sentence."""
    return {
        Backing.SUFFICIENT: _("sufficient"),
        Backing.NOT_SUFFICIENT_YET: _("not sufficient yet"),
        Backing.NOT_REVIEWED: _("not reviewed"),
    }[backing]


def evidence_text(backing: Backing) -> str:
    """Say what the evidence behind a rating comes to, after what was rated."""
    return {
        Backing.SUFFICIENT: _("evidence sufficient"),
        Backing.NOT_SUFFICIENT_YET: _("evidence not sufficient yet"),
        Backing.NOT_REVIEWED: _("evidence not reviewed"),
    }[backing]


def thin_name(backing: Backing) -> str:
    """Name a kind of thin evidence, for legends."""
    return _("Thin: {evidence}").format(evidence=evidence_text(backing))


def thin_note(thin: tuple[str, ...], rated: int) -> str:
    """Say which of so many rated competences rest on thin evidence; empty where none does."""
    if not thin:
        return ""
    if len(thin) == rated:
        return _("Thin evidence: all {n} rated").format(n=rated)
    return _("Thin evidence: {codes}").format(codes=", ".join(thin))


def item_sentence(item: Item) -> str:
    """Say what was found of an item, and whether it counts."""
    if item == Item():
        return _("Not reviewed")
    said = (
        (item.valid, _("valid"), _("not valid"), _("valid: not reviewed")),
        (item.authentic, _("authentic"), _("not authentic"), _("authentic: not reviewed")),
        (item.current, _("current"), _("not current"), _("current: not reviewed")),
    )
    found = ", ".join(
        {Judgement.YES: yes, Judgement.NO: no, Judgement.NOT_REVIEWED: open_}[judgement]
        for judgement, yes, no, open_ in said
    )
    return found if item.counts else _("{found}; does not count").format(found=found)


def backed_sentence(found: Backed) -> str:
    """Say how many mandatory competences are backed, and which are thin."""
    text = _("Backed by sufficient evidence: {n} of {total}")
    if found.thin:
        text = _("Backed by sufficient evidence: {n} of {total}; thin: {codes}")
    return text.format(n=found.sufficient, total=found.mandatory, codes=", ".join(found.thin))
