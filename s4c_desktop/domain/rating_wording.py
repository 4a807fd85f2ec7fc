"""All that was said of one competence, in words; translated when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.strands_wording import strand_names
from s4c_desktop.domain.wording import actual_text

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating


def rating_facts(rating: Rating) -> tuple[str, ...]:
    """Say what was rated, then each strand rated apart and each reason there is."""
    facts = [actual_text(rating)]
    if rating.state is State.EXEMPT:
        facts.append(
            _("{reason} (allowed by {name})").format(reason=rating.reason, name=rating.allowed_by)
        )
    return (*facts, *strand_facts(rating))


def strand_facts(rating: Rating) -> tuple[str, ...]:
    """Say what each strand was rated apart, and the reason for the level; empty for neither."""
    strands = zip(strand_names(), (rating.knowledge, rating.autonomy), strict=True)
    facts = [
        _("{strand}: {level}").format(strand=name, level=actual_text(rating_at(rank)))
        for name, rank in strands
        if rank is not None
    ]
    if rating.grounds:
        facts.append(_("Reason for the level: {reason}").format(reason=rating.grounds))
    return tuple(facts)
