"""Sentences about self-checks; translated when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext

if TYPE_CHECKING:
    from s4c_desktop.domain.self_check import Score


def hint_sentence() -> str:
    """Say what a self-check is worth, wherever one is offered or its result is shown."""
    return _("A self-check is a hint for the plan, written for this program. It rates nobody.")


def score_sentence(score: Score) -> str:
    """Say how a self-check was answered and what may follow, as in "2 of 3 answers are right"."""
    counts = ngettext(
        "{right} of {n} answer is right.",
        "{right} of {n} answers are right.",
        len(score.answers),
    ).format(right=score.right, n=len(score.answers))
    if score.mastered:
        return _("{counts} The topic may be marked as mastered.").format(counts=counts)
    return _("{counts} The topic stays in the plan.").format(counts=counts)
