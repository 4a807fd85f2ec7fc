"""The list of keys, over the ratings step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.widgets import Chip, TextLabel, button
from s4c_desktop.ui.wizard import keys

COLUMNS = 2
"""So that all keys are seen at once in a small window."""


class KeyHelp(Dialog):
    """Shows every key of a ratings step; any of Escape, Enter and ? closes it."""

    def __init__(self, parent: QWidget, *, guided: bool = False, agreeing: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        heading = _("Rate with the keyboard")
        hint = _("Two keys for each competence: the level, then Enter.")
        if guided:
            hint = _("At most three answers for each competence, then Enter.")
        if agreeing:
            heading = _("Agree with the keyboard")
            hint = _("The level, then why where you differed, then Enter.")
        column.addWidget(TextLabel(heading, "section", wrap=False))
        column.addWidget(TextLabel(hint, "muted", wrap=False))
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        legend = keys.agreeing_legend() if agreeing else keys.legend(guided=guided)
        rows = -(-len(legend) // COLUMNS)
        for number, (key, meaning) in enumerate(legend):
            column_number, row = divmod(number, rows)
            first = 2 * column_number
            grid.addWidget(Chip(key, "neutral"), row, first, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(TextLabel(meaning, wrap=False), row, first + 1)
        column.addLayout(grid)
        close = button(_("Close"), self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with the key that opened it."""
        if event.text() == "?":
            self.close()
        else:
            super().keyPressEvent(event)
