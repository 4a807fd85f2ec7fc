"""What is said of a workspace that can't be opened, and the ways out of it."""

from __future__ import annotations

from enum import StrEnum

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.condition import Condition


class Way(StrEnum):
    """A way out of a workspace that can't be opened."""

    RESTORE = "restore"
    UNLOCK = "unlock"
    TRY_AGAIN = "try_again"
    START_NEW = "start_new"
    OTHER = "other"
    FOLDER = "folder"


_CAN_START_ANEW = {Condition.MISSING, Condition.EMPTY, Condition.DAMAGED}
_WANT_A_PASSPHRASE = {Condition.PROTECTED, Condition.WRONG_KEY}


def headline(condition: Condition) -> str:
    """Say in a few words why a workspace can't be opened."""
    return {
        Condition.MISSING: _("The workspace is not there"),
        Condition.NO_FILE: _("This is a folder, not a workspace"),
        Condition.NOT_ALLOWED: _("The workspace may not be read"),
        Condition.READ_ONLY: _("The workspace can't be written"),
        Condition.EMPTY: _("The file of the workspace is empty"),
        Condition.FOREIGN: _("This file is no workspace"),
        Condition.DAMAGED: _("The workspace can't be read"),
        Condition.NEWER: _("The workspace needs a newer version of this program"),
        Condition.IN_USE: _("The workspace is open somewhere else"),
        Condition.SYNCED: _("The workspace lies in a folder that is kept in step"),
        Condition.NETWORK: _("The workspace lies on a network drive"),
        Condition.PROTECTED: _("The workspace is protected"),
        Condition.WRONG_KEY: _("The passphrase does not fit"),
        Condition.NO_CIPHER: _("This computer can't open protected workspaces"),
        Condition.NO_SPACE: _("There is no room on the disk"),
        Condition.NOT_UPGRADED: _("The workspace could not be brought up to date"),
        Condition.UNREACHABLE: _("The server can't be reached"),
    }[condition]


def what_is_safe(condition: Condition, backups: int) -> str:
    """Say what is not lost; `backups` is the number of those that can be trusted."""
    if condition is Condition.UNREACHABLE:
        return _("What is stored on the server is safe there.")
    if condition is Condition.NO_FILE:
        return _("Nothing was changed.")
    if not condition.is_loss and condition is not Condition.WRONG_KEY:
        return _("Everything in the workspace is safe.")
    if backups:
        return _("What is in its backups is safe, and nothing was changed so far.")
    return _("Nothing was changed, and nothing is deleted unless you do it.")


def what_to_do(condition: Condition, backups: int) -> str:
    """Say what to do first; empty where the reason says it already."""
    if backups and condition.is_loss:
        return _(
            "Restore a backup. It is read through first, and what is there now is kept beside it."
        )
    return {
        Condition.MISSING: _(
            "If you moved the file, open it in its new place. If its disk is not connected, "
            "connect it and try again. It has no backups here."
        ),
        Condition.EMPTY: _(
            "There are no backups of it here. If you have a copy somewhere else, open that."
        ),
        Condition.DAMAGED: _(
            "There are no backups of it here. If you have a copy somewhere else, open that."
        ),
        Condition.IN_USE: _(
            "Go to the window that has it and work on there. Here you can open another workspace."
        ),
        Condition.FOREIGN: _("Choose the file of your workspace; its name ends in .s4cw."),
        Condition.NO_FILE: _("Choose the file of your workspace; its name ends in .s4cw."),
        Condition.PROTECTED: _("Enter the passphrase."),
        Condition.WRONG_KEY: _("Enter the passphrase again; mind capital letters."),
        Condition.NO_SPACE: _("Make room on the disk, then try again."),
        Condition.UNREACHABLE: _("Make sure that the network and the server run, then try again."),
    }.get(condition, "")


def ways_out(condition: Condition, trusted: int, damaged: int = 0) -> tuple[Way, ...]:
    """Return what can be done, the most promising first, with so many backups of each kind."""
    ways: list[Way] = []
    if condition in _WANT_A_PASSPHRASE:
        ways.append(Way.UNLOCK)
    if trusted + damaged and (condition.is_loss or condition is Condition.WRONG_KEY):
        ways.append(Way.RESTORE)
    # Starting anew would only be in the way of a file that is in order, or of its backups.
    if condition in _CAN_START_ANEW and not trusted:
        ways.append(Way.START_NEW)
    if condition not in (Condition.NO_FILE, Condition.FOREIGN):
        ways.append(Way.TRY_AGAIN)
    ways.append(Way.OTHER)
    if condition is not Condition.UNREACHABLE:
        ways.append(Way.FOLDER)
    return tuple(ways)
