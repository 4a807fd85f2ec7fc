"""Sentences of blind rating; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext


def purpose() -> str:
    """Say what blind rating does."""
    return _(
        "Required levels and earlier ratings stay hidden until every rating is given. Changing "
        "a rating afterwards needs a reason, which is printed."
    )


def waiting(left: Sequence[str]) -> str:
    """Say what keeps the required levels hidden, or that nothing does any more."""
    if not left:
        return _(
            "Every competence in scope is rated. Once the required levels are shown, changing a "
            "rating needs a reason, which is printed in the report."
        )
    return ngettext(
        "Required levels are hidden until every competence in scope is rated; {n} is left.",
        "Required levels are hidden until every competence in scope is rated; {n} are left.",
        len(left),
    ).format(n=len(left))


def nobody_changed() -> str:
    """Say that every rating stands as it was given blind."""
    return _("All ratings were given before the required levels were shown, and none was changed.")
