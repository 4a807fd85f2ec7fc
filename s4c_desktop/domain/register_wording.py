"""How people are listed: orders, filters, and the line below a name."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.register import Having, Order, PersonLine


def order_name(order: Order) -> str:
    """Name an order of the list."""
    return {
        Order.NAME: _("Name"),
        Order.CODE_NAME: _("Code name"),
        Order.ASSESSED: _("Last assessed"),
        Order.SAVED: _("Last saved"),
        Order.ADDED: _("Added"),
        Order.KEEP_UNTIL: _("Keep until"),
    }[order]


def having_name(having: Having) -> str:
    """Name what people are asked to have."""
    return {
        Having.DRAFT: _("Has a draft"),
        Having.SIGNED: _("Has a signed result"),
        Having.NEVER: _("Never assessed"),
        Having.DUE: _("Past the date to keep"),
        Having.SELF: _("Myself"),
    }[having]


def assessments_text(line: PersonLine) -> str:
    """Say what assessments a person has, as in "1 draft, 2 signed off"."""
    parts = []
    if line.drafts:
        parts.append(ngettext("{n} draft", "{n} drafts", line.drafts).format(n=line.drafts))
    if line.signed:
        parts.append(_("{n} signed off").format(n=line.signed))
    return ", ".join(parts) or _("no assessment yet")


def people_count(n: int, total: int) -> str:
    """Say how many of all people are listed."""
    if n == total:
        return ngettext("{n} person", "{n} people", n).format(n=n)
    return ngettext("{n} of {total} person", "{n} of {total} people", total).format(
        n=n, total=total
    )


def due_sentence(n: int) -> str:
    """Say how many people are past their date; empty for nobody."""
    if not n:
        return ""
    return ngettext(
        "{n} person is past the date until which they are to be kept.",
        "{n} people are past the date until which they are to be kept.",
        n,
    ).format(n=n)
