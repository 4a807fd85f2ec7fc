"""Printing what is shown: its document, made for now and opened where the system prints PDFs.

The viewer knows printers, paper and pages; nothing but it would have to be learnt for that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.temporary import TemporaryRoom
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout, Prints
from s4c_desktop.ui.workspaces import Workspaces

Opener = Callable[[Path], bool]


class Shown(Protocol):
    """What printing asks of the window."""

    def current(self) -> QWidget:
        """Return the page that is shown."""


def open_pdf(path: Path) -> bool:
    """Let the system's program for PDFs open one; tells whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Printing(QObject):
    """Makes the document of the page that is shown; it is gone when the workspace is closed."""

    def __init__(
        self, window: QObject, shown: Shown, workspaces: Workspaces, opener: Opener = open_pdf
    ) -> None:
        super().__init__(window)
        self._shown = shown
        self._workspaces = workspaces
        self._open = opener
        self._room = TemporaryRoom()
        workspaces.closing.connect(self._room.clear)

    def printout(self) -> Printout | None:
        """Return the document of what is shown; None where there is none."""
        page: object = self._shown.current()
        has_records = self._workspaces.context is not None
        return page.printout() if has_records and isinstance(page, Prints) else None

    def print_shown(self) -> None:
        """Make the document of what is shown and open it, or say what can be printed."""
        context, made = self._workspaces.context, self.printout()
        if context is None:
            return
        if made is None:
            context.messages.info(
                _("There is nothing to print here"),
                _(
                    "What has a document can be printed: the result of an assessment, a learning "
                    "plan, training needs, a group's profile, the protocol of a vote, a quality "
                    "report, a page of the library. Show one of them, then print."
                ),
            )
        elif made.may_leave(context):
            # The document shows what is stored: first let everything typed before be committed.
            context.tasks.run(
                lambda: None, done=lambda _none: self._make(context, made), owner=self
            )

    def _make(self, context: Context, made: Printout) -> None:
        context.tasks.run_long(
            partial(self._write, made),
            done=partial(self._show, context),
            label=_("Making {name} to be printed").format(name=made.name),
            cancel=made.cancel,
            owner=self,
        )

    def _write(self, made: Printout) -> Path:
        return made.write(made.subject, self._room.place(made.name), **made.options)

    def _show(self, context: Context, path: Path) -> None:
        if not self._open(path):
            context.messages.info(
                _("No program opens PDFs"),
                _(
                    "This computer has no program that shows and prints {name}. Save the document "
                    "as PDF and print it where there is one."
                ).format(name=path.name),
            )
