"""What can keep a workspace from being opened, and the error that says so."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark


class Condition(StrEnum):
    """Why a workspace can't be opened."""

    MISSING = "missing"
    NO_FILE = "no_file"
    NOT_ALLOWED = "not_allowed"
    READ_ONLY = "read_only"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    NEWER = "newer"
    IN_USE = "in_use"
    SYNCED = "synced"
    NETWORK = "network"
    PROTECTED = "protected"
    WRONG_KEY = "wrong_key"
    NO_CIPHER = "no_cipher"
    NO_SPACE = "no_space"
    NOT_UPGRADED = "not_upgraded"
    UNREACHABLE = "unreachable"

    @property
    def is_loss(self) -> bool:
        """Tell whether a backup is the way back."""
        return self in (
            Condition.MISSING,
            Condition.EMPTY,
            Condition.FOREIGN,
            Condition.DAMAGED,
            Condition.NOT_UPGRADED,
        )


class UnusableError(UserError):
    """A workspace can't be opened; `condition` says why."""

    def __init__(self, condition: Condition, message: str, /, **values: object) -> None:
        super().__init__(message, **values)
        self.condition = condition


class PassphraseNeededError(UnusableError):
    """A protected workspace needs its passphrase."""


class WrongPassphraseError(UnusableError):
    """The passphrase given does not open a protected workspace."""


class NameTakenError(UserError):
    """A new workspace can't have the name of a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            mark("There is already a file at {path}. Open it, or choose another name."), path=path
        )
