"""What is painted first: the window's menus and rail around a page that is still empty."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QUndoGroup
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.settings import Preferences
from s4c_desktop.ui import geometry
from s4c_desktop.ui.page_stack import PageStack, roomy
from s4c_desktop.ui.rail import Rail
from s4c_desktop.ui.theme import Theme

MINIMUM_SIZE = (800, 560)


class Look(NamedTuple):
    """What a window is painted with while there is nothing that it could show."""

    theme: Theme
    preferences: Preferences


class Frame(QMainWindow):
    """Imports and makes nothing but what is seen at once."""

    painted = Signal()
    """The window is there for the first time."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._was_painted = False
        self.undo_group = QUndoGroup(self)
        self.rail = Rail(
            theme,
            (
                ("home", "house", _("Home")),
                ("people", "users", _("People")),
                ("assessments", "clipboard-text", _("Assessments")),
                ("learning", "path", _("Learning")),
                ("groups", "users-three", _("Groups")),
                ("quality", "shield-check", _("Quality")),
                ("library", "books", _("Library")),
                ("settings", "gear-six", _("Settings")),
            ),
        )
        self.rail.setEnabled(False)
        bar = self.menuBar()
        self._tops = {
            "file": bar.addMenu(_("&File")),
            "edit": bar.addMenu(_("&Edit")),
            "view": bar.addMenu(_("&View")),
            "help": bar.addMenu(_("&Help")),
        }
        self._stack = PageStack()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._content = QVBoxLayout()
        self._content.setSpacing(0)
        self._content.addWidget(roomy(self._stack), 1)
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._content, 1)
        # The candidate's page lies over all of it.
        self._sheets = QStackedWidget()
        self._sheets.addWidget(central)
        self.setCentralWidget(self._sheets)
        self.setMinimumSize(*MINIMUM_SIZE)
        self.setWindowTitle("S4C Desktop")
        theme.dress(self)
        geometry.restore(self, preferences.geometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
