"""What the moments of a person's timeline are called."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AppealState
from s4c_desktop.domain.timeline import Happening, Moment


def moment_name(moment: Moment) -> str:
    """Say what happened, as in "Signed off by Maria Ilieva"."""
    if moment.happening is Happening.APPEAL_DECIDED:
        text = _appeal_text(moment.state)
    else:
        text = _names()[moment.happening].format(n=moment.number)
    if moment.happening is Happening.SIGNED and moment.number:
        text = _("Signed off, revision {n}").format(n=moment.number)
    return _("{what}, by {who}").format(what=text, who=moment.who) if moment.who else text


def moment_detail(moment: Moment) -> str:
    """Say more where there is more to say; empty otherwise."""
    if moment.happening is Happening.NOTICE and moment.detail:
        return _("Version {version}").format(version=moment.detail)
    return moment.detail


def _names() -> dict[Happening, str]:
    return {
        Happening.ADDED: _("Added to the register"),
        Happening.NOTICE: _("Notice given"),
        Happening.STARTED: _("Assessment started"),
        Happening.REVISED: _("Revision {n} started"),
        Happening.HELD: _("Assessment held"),
        Happening.SITTING: _("Sitting {n}"),
        Happening.SIGNED: _("Signed off"),
        Happening.ACKNOWLEDGED: _("Told the result"),
        Happening.APPEALED: _("Appeal lodged"),
        Happening.APPEAL_ENDS: _("Last day for an appeal"),
        Happening.KEPT_UNTIL: _("To be kept until this day"),
    }


def _appeal_text(state: AppealState | None) -> str:
    return {
        AppealState.UPHELD: _("Appeal upheld"),
        AppealState.REJECTED: _("Appeal rejected"),
        AppealState.WITHDRAWN: _("Appeal withdrawn"),
    }.get(state or AppealState.OPEN, _("Appeal decided"))
