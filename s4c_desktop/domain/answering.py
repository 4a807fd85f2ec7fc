"""What becomes of a rating when another answer is given, and when a level needs its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Judgement, Rating
from s4c_desktop.domain.strands import Suggestion

if TYPE_CHECKING:
    from s4c_desktop.domain.scale import State

JUDGEMENTS = (Judgement.NOT_REVIEWED, Judgement.YES, Judgement.NO)
"""In the order in which one key goes through them."""


def answered(
    rating: Rating, state: State, level: int | None, *, reason: str = "", allowed_by: str = ""
) -> Rating:
    """Return the rating with another answer; flag, note and judgement stay.

    Answers to guided questions go: this one was given in another way. Strands and their reason
    speak of a place on the scale: they go where nobody is placed.
    """
    changed = replace(
        rating, state=state, level=level, reason=reason, allowed_by=allowed_by, path=""
    )
    if changed.assessed:
        return changed
    return replace(changed, knowledge=None, autonomy=None, grounds="")


def suggestion(rating: Rating) -> Suggestion:
    """Return what the strands of a rating suggest."""
    return Suggestion(rating.knowledge, rating.autonomy)


def lacks_grounds(rating: Rating) -> bool:
    """Tell whether the strands lie so far apart that the level needs a reason it has not got."""
    return rating.assessed and suggestion(rating).needs_reason and not rating.grounds.strip()


def next_judgement(judgement: Judgement) -> Judgement:
    """Return the judgement after another: not reviewed, yes, no, and from the start again."""
    return JUDGEMENTS[(JUDGEMENTS.index(judgement) + 1) % len(JUDGEMENTS)]
