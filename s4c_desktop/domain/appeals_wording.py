"""Sentences about telling a candidate the result, and about appeals against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Acknowledgement, Appeal, AppealState

if TYPE_CHECKING:
    from s4c_desktop.domain.appeals import Terms
    from s4c_desktop.domain.dates import Say


def told_sentence(told: Acknowledgement, say: Say = str) -> str:
    """Say when and how a candidate was told, and who noted it."""
    text = _("Told the result on {day}: {how}.")
    if told.recorded_by:
        text = _("Told the result on {day}: {how}. Noted by {name}.")
    return text.format(day=say(told.on), how=told.how.rstrip("."), name=told.recorded_by)


def appeal_state_name(state: AppealState) -> str:
    """Name what became of an appeal."""
    return {
        AppealState.OPEN: _("Open"),
        AppealState.UPHELD: _("Upheld"),
        AppealState.REJECTED: _("Rejected"),
        AppealState.WITHDRAWN: _("Withdrawn"),
    }[state]


def appeal_state_word(state: AppealState) -> str:
    """Name what became of an appeal, within a sentence."""
    return {
        AppealState.OPEN: _("open"),
        AppealState.UPHELD: _("upheld"),
        AppealState.REJECTED: _("rejected"),
        AppealState.WITHDRAWN: _("withdrawn"),
    }[state]


def term_sentence(terms: Terms, say: Say = str) -> str:
    """Say until when an appeal is possible, and how many days are left."""
    left = terms.days_left
    if terms.last_day is None or left is None:
        return _("No last day for an appeal is set.")
    day = say(terms.last_day)
    if left < 0:
        return _("The last day for an appeal was {day}. A late one is still taken.").format(day=day)
    if left == 0:
        return _("The last day for an appeal is today, {day}.").format(day=day)
    return ngettext(
        "The last day for an appeal is {day}: {n} day left.",
        "The last day for an appeal is {day}: {n} days left.",
        left,
    ).format(day=day, n=left)


def late_sentence(days: int) -> str:
    """Say that an appeal came late; empty where it did not."""
    if not days:
        return ""
    return ngettext(
        "Lodged {n} day after the last day for an appeal. It is kept all the same; the centre "
        "decides whether it is heard.",
        "Lodged {n} days after the last day for an appeal. It is kept all the same; the centre "
        "decides whether it is heard.",
        days,
    ).format(n=days)


def lodged_sentence(appeal: Appeal, say: Say = str) -> str:
    """Say when an appeal was lodged, and by whom."""
    return _("Lodged on {day} by {name}").format(day=say(appeal.lodged_on), name=appeal.lodged_by)


def outcome_sentence(appeal: Appeal, say: Say = str) -> str:
    """Say what became of an appeal, who decided when, and why; empty while it is open."""
    if appeal.state is AppealState.OPEN or appeal.decided_on is None:
        return ""
    return _("{state} on {day} by {name}: {reason}").format(
        state=appeal_state_name(appeal.state),
        day=say(appeal.decided_on),
        name=appeal.decided_by,
        reason=appeal.outcome,
    )


def revision_reason(appeal: Appeal) -> str:
    """Say why a result is revised after an appeal was upheld; the report prints it."""
    return _("Appeal of {day} upheld: {grounds}").format(
        day=appeal.lodged_on.isoformat(), grounds=appeal.grounds
    )


def open_text(count: int) -> str:
    """Say how many appeals are open, without a full stop."""
    return ngettext("{n} appeal is open", "{n} appeals are open", count).format(n=count)


def open_sentence(count: int) -> str:
    """Say how many appeals wait for a decision."""
    return ngettext("{n} appeal is open.", "{n} appeals are open.", count).format(n=count)
