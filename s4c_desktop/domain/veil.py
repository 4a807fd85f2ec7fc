"""Blind rating: what is required stays hidden until every rating in scope is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.merging import answer

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.plain import RatingChange


class VeiledError(UserError):
    """Something that compares with what is required was asked of a blind rating."""

    def __init__(self) -> None:
        super().__init__(
            mark(
                "This assessment is still blind: nothing is compared with what the role requires "
                "until every competence in scope is rated and the required levels are shown. "
                "That is done on the review page."
            )
        )


def left_to_rate(assessment: Assessment, framework: Framework) -> tuple[str, ...]:
    """Return the competences in scope (codes) that keep what is required hidden.

    An exemption and *no evidence yet* are answers.
    """
    scope = competences_in_scope(
        framework, assessment.role, assessment.reading, assessment.scope, assessment.areas
    )
    return tuple(code for code in scope if not assessment.rating(code).given)


def wants_reason(blind: bool, unveiled_at: datetime | None, before: Rating, after: Rating) -> bool:
    """Tell whether another answer needs a reason, because what is required is known by now."""
    return blind and unveiled_at is not None and answer(before) != answer(after)


@dataclass(frozen=True, slots=True)
class LateChange:
    """A change of a rating after the required levels were shown, and what it was before."""

    change: RatingChange
    before: Rating


def changed_since(
    assessment: Assessment, history: Iterable[RatingChange]
) -> tuple[LateChange, ...]:
    """Return the changes of ratings made after the required levels were shown.

    A revision begins with the ratings of the result it corrects; that is no change.
    """
    shown_at = assessment.unveiled_at
    if not assessment.blind or shown_at is None:
        return ()
    known: dict[str, Rating] = {}
    found = []
    for change in history:
        copied = assessment.revises is not None and change.competence not in known
        before = known.get(change.competence, Rating())
        known[change.competence] = Rating(
            change.state, change.level, change.reason, change.allowed_by
        )
        if change.changed_at >= shown_at and change.why and not copied:
            found.append(LateChange(change, before))
    return tuple(found)


def check_switch(assessment: Assessment, blind: bool) -> None:
    """Raise UserError where blind rating is switched on or off after rating has begun."""
    if blind is not assessment.blind and began(assessment):
        raise UserError(
            mark(
                "Blind rating can be switched on or off only before the first competence is rated."
            )
        )


def began(assessment: Assessment) -> bool:
    """Tell whether anything has been rated."""
    return assessment.unveiled_at is not None or any(
        rating.given for rating in assessment.ratings.values()
    )
