"""Tells of a fault of the program in plain words."""

from __future__ import annotations

from s4c_desktop.base import log
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.details import DetailsDialog, about
from s4c_desktop.ui.messages import window_in_front


class CrashDialog(DetailsDialog):
    """Says what happened, what is safe and what to do; the program goes on."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            _("Something went wrong"),
            (
                _("The program met a fault of its own, and the last action may not have worked."),
                _("Everything that was shown as saved is safe in the workspace."),
                _(
                    "You can continue. If it happens again, restart the program and tell us what "
                    "you did, with the details below. They hold no personal data."
                ),
            ),
            details(error),
            window_in_front(),
        )


def details(error: BaseException) -> str:
    """Return what helps to mend the fault: versions, system and where it was raised."""
    return f"{about()}\n{log.describe(error)}"
