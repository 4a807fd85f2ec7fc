"""A message with details for those who mend the program, shown and copied on request."""

from __future__ import annotations

import platform
from collections.abc import Iterable

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from s4c_desktop import __version__
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.room import make_room


class DetailsDialog(Dialog):
    """Says something in plain words; the details wait behind a button."""

    def __init__(
        self, heading: str, sentences: Iterable[str], details: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(520)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setMinimumHeight(180)
        self._details.hide()
        self._disclose = widgets.button(_("Show details"), self._toggle, role="quiet")
        copy = widgets.button(_("Copy details"), self.copy)
        go_on = widgets.primary_button(_("Continue"), self.accept)
        go_on.setDefault(True)

        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(widgets.section(heading))
        for sentence in sentences:
            column.addWidget(widgets.body(sentence))
        column.addSpacing(8)
        column.addWidget(self._details, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self._disclose)
        self.buttons.addWidget(copy)
        self.buttons.addStretch()
        self.buttons.addWidget(go_on)
        column.addLayout(self.buttons)
        go_on.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be high enough for all lines of the texts, which wrap."""
        super().showEvent(event)
        make_room(self)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    def _toggle(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._disclose.setText(_("Hide details") if shown else _("Show details"))
        self.adjustSize()


def about() -> str:
    """Return the versions of program and libraries, and the system."""
    versions = f"S4C Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{versions}, {platform.system()} {platform.release()} {platform.machine()}"
