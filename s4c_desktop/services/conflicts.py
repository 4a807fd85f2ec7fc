"""What a person is told when somebody else changed the same thing at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import ConflictError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.appeals_wording import outcome_sentence
from s4c_desktop.domain.backing_wording import judgement_name
from s4c_desktop.domain.merging import ClashError, Text, answer, merge_text, merge_value
from s4c_desktop.domain.rating_wording import rating_facts
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import actual_text, decision_name

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Appeal, Decision, Evidence, Rating


def line(by: str) -> str:
    """Return the line between a stored text and the one that is put beneath it."""
    if not by:
        return _("Written at the same time at another desk:")
    return _("Written at the same time by {name}:").format(name=by)


def text(name: str, seen: str, stored: str, ours: str, by: str = "") -> Text:
    """Return what to store of a text; raises ConflictError for a name, which can't be two."""
    if name != "title":
        return merge_text(seen, stored, ours, line(by))
    try:
        return Text(merge_value(seen, stored, ours))
    except ClashError as clash:
        raise of_details(stored, (clash,)) from clash


def of_rating(code: str, stored: Rating, by: str, ours: Rating) -> ConflictError:
    """Say who answered what meanwhile, and which answer was not kept."""
    return ConflictError(
        mark(
            "{code} was rated at two desks at the same time. “{theirs}”, given by {name}, was "
            "there first and is shown now. “{ours}”, given here, was not kept; give it again if "
            "it is the right answer."
        ),
        code=code,
        theirs=_said(stored, ours),
        # Who judged the evidence is not noted beside who rated.
        name=(by if answer(stored) != answer(ours) else "") or _("somebody else"),
        ours=_said(ours, stored),
    )


def of_decision(stored: Decision | None, by: str, ours: Decision | None) -> ConflictError:
    """Say who decided what meanwhile, and which decision was not kept."""
    return ConflictError(
        mark(
            "The decision was taken at two desks at the same time. “{theirs}”, by {name}, was "
            "there first and is shown now. “{ours}”, chosen here, was not kept."
        ),
        theirs=decision_name(stored),
        name=by or _("somebody else"),
        ours=decision_name(ours),
    )


def of_details(name: str, clashes: Iterable[ClashError]) -> ConflictError:
    """Say which values stand and which were not kept."""
    pairs = (
        _("“{theirs}” stands, “{ours}” was not kept").format(
            theirs=_plain(clash.stored), ours=_plain(clash.ours)
        )
        for clash in clashes
    )
    return ConflictError(
        mark(
            "{name}: the same detail was changed at two desks at the same time. {pairs}. Enter it "
            "again if it is the right one."
        ),
        name=name,
        pairs="; ".join(pairs),
    )


def removed(item: Evidence) -> ConflictError:
    """Say that an item is gone."""
    return ConflictError(
        mark("“{what}” was removed at another desk meanwhile, so the link was not kept."),
        what=item.description,
    )


def of_removal(stored: Evidence) -> ConflictError:
    """Say that an item is not what it was."""
    return ConflictError(
        mark(
            "“{what}” was changed at another desk meanwhile, so it was not removed. It is shown as "
            "it is now."
        ),
        what=stored.description,
    )


def of_signing() -> ConflictError:
    """Say that what was shown is not what would be signed."""
    return ConflictError(
        mark(
            "The assessment was changed at another desk since it was shown here, so it was not "
            "signed off. It is shown as it is now: look at it, then sign off."
        )
    )


def of_acknowledgement() -> ConflictError:
    """Say that somebody else noted meanwhile what the candidate was told."""
    return ConflictError(
        mark(
            "Somebody else noted at the same time that the result was told. Theirs is shown now; "
            "what was entered here was not kept."
        )
    )


def of_appeal(stored: Appeal) -> ConflictError:
    """Say that somebody else has decided on an appeal."""
    return ConflictError(
        mark("This appeal is decided already, so this decision was not kept. {outcome}"),
        outcome=outcome_sentence(stored),
    )


def _said(rating: Rating, other: Rating) -> str:
    """Say a rating as far as it differs from another."""
    said = actual_text(rating)
    if answer(rating) == answer(other):
        judged = judgement_name(rating.sufficient)
        return _("Evidence sufficient: {answer}").format(answer=judged)
    if rating.state is State.EXEMPT:
        return f"{said}: {rating.reason}"
    return "; ".join(rating_facts(rating)) if said == actual_text(other) else said


def _plain(value: object) -> str:
    return "–" if value in (None, "") else str(value)
