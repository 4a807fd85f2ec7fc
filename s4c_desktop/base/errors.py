"""The two families of errors: what a person can mend, and what is a bug."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext, mark


class UserError(Exception):
    """A fault that a person can understand and mend.

    It carries a message id and values; the sentence is put together, in the language in
    use, only when it is shown. The sentence says what is wrong, where, and what now.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def text(self) -> str:
        """Return the sentence to show."""
        return gettext(self.message).format(**self.values)

    def __str__(self) -> str:
        return self.text()


class DamagedError(UserError):
    """A record is not as it was saved, so it is not shown."""


class ConflictError(UserError):
    """Somebody else changed the same thing meanwhile; what they stored stands, and is to be shown.

    The sentence names what was not kept, so that nothing is overwritten or dropped unseen.
    """


_AGAIN = mark("What was saved before is safe; try again in a moment.")


class StorageError(UserError):
    """The store could not take it now; nothing was changed, and a later try may succeed."""

    def text(self) -> str:
        """Return what is wrong, and what now."""
        return f"{self.cause()} {gettext(_AGAIN)}"

    def cause(self) -> str:
        """Return only what is wrong."""
        return super().text()


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped a long piece of work."""
