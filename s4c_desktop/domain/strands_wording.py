"""Sentences about strands rated apart; translated when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.wording import actual_text

if TYPE_CHECKING:
    from s4c_desktop.domain.strands import Suggestion


def strand_names() -> tuple[str, str]:
    """Name the two strands."""
    return (_("Knowledge and skills"), _("Responsibility and autonomy"))


def suggestion_sentence(suggestion: Suggestion) -> str:
    """Say what the strands suggest, or that a reason is needed; empty unless both are rated."""
    if suggestion.apart is None:
        return ""
    if suggestion.rating is None:
        return ngettext(
            "The strands are {n} level apart, so nothing is suggested. Rate the competence and "
            "give your reason.",
            "The strands are {n} levels apart, so nothing is suggested. Rate the competence and "
            "give your reason.",
            suggestion.apart,
        ).format(n=suggestion.apart)
    level = actual_text(suggestion.rating)
    if not suggestion.apart:
        return _("Both strands suggest: {level}.").format(level=level)
    return _("The lower strand is suggested: {level}.").format(level=level)
