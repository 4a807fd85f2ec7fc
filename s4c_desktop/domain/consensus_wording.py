"""Sentences about the consensus of votes; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.consensus import MIN_VOTES, consensus


def consensus_text(counts: Sequence[int]) -> str:
    """Say the consensus of the votes for each point of a scale, and what it takes for granted."""
    found, votes = consensus(counts), sum(counts)
    if found is None:
        return ngettext(
            "{n} vote; consensus is shown from {least} votes on.",
            "{n} votes; consensus is shown from {least} votes on.",
            votes,
        ).format(n=votes, least=MIN_VOTES)
    return _("Consensus {value} of {n} votes, where 1 is all alike. {basis}").format(
        value=f"{found:.2f}", n=votes, basis=basis_text()
    )


def basis_text() -> str:
    """Say what the measure takes for granted."""
    return _("Tastle–Wierman measure: it treats the steps between levels as equal.")
