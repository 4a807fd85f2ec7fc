"""Sentences about the chain of signatures that document, screen and command share."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.chain import FoundLink, LinkKind


def link_title(number: int) -> str:
    """Name a link by its number."""
    return _("Link {number} of this workspace's chain of signatures").format(number=number)


def link_purpose() -> str:
    """Say what the hash of a link is printed for."""
    return _(
        "Compare this hash with the workspace at any later time: while it finds the link, nothing "
        "signed up to it was changed or taken away unseen."
    )


def link_sentence(found: FoundLink | None) -> str:
    """Say what became of looking for a printed hash."""
    if found is None:
        return _(
            "This workspace's chain has no such link: either the document comes from another "
            "workspace or its chain was cut or changed."
        )
    return " ".join((_what(found), *_more(found)))


def _what(found: FoundLink) -> str:
    link, day = found.link, found.link.at.date().isoformat()
    if link.kind is LinkKind.ERASED:
        return _("Link {number}, {day}: what was signed as link {target} was erased.").format(
            number=link.sequence, day=day, target=link.target
        )
    return _("Link {number}, signed {day}.").format(number=link.sequence, day=day)


def _more(found: FoundLink) -> list[str]:
    more = []
    if found.erased_at is not None:
        day = found.erased_at.date().isoformat()
        more.append(_("What was signed was erased on {day}.").format(day=day))
    more.append(
        _("The chain up to it is whole.")
        if found.whole
        else _("But the chain was changed before it: the workspace can't be trusted up to there.")
    )
    return more
