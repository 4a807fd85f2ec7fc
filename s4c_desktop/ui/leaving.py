"""Tells the person before a readable document leaves a protected workspace."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _

if TYPE_CHECKING:
    from s4c_desktop.ui.messages import Messages


class Document(StrEnum):
    """What can leave a workspace as a file that anybody can read."""

    PDF = "pdf"
    CHART = "chart"
    COPY = "copy"


class Leaving:
    """Asks once for each kind of document, as long as the program runs.

    The one in use is shared by all screens; `protected` follows the workspace in use.
    """

    def __init__(self) -> None:
        self._told: set[Document] = set()
        self._quiet = False
        self.protected = False

    def may_leave(self, kind: Document, messages: Messages) -> bool:
        """Tell the person, unless they know; False when they think better of it."""
        if not self.protected or self._quiet or kind in self._told:
            return True
        agreed, quiet = messages.tell_before(
            _("This file will be readable"),
            _(
                "The workspace is protected, but {what} is not: whoever gets the file can read it. "
                "Keep it in a safe place, and delete it when it is no longer needed."
            ).format(what=_name(kind)),
            _("Continue"),
            _("Don't tell me again in this session"),
        )
        if agreed:
            self._told.add(kind)
            self._quiet = quiet
        return agreed


def _name(kind: Document) -> str:
    return {
        Document.PDF: _("a PDF"),
        Document.CHART: _("a saved chart or table"),
        Document.COPY: _("a copy"),
    }[kind]
