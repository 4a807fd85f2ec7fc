"""The dialogs of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop import __version__
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.wizard import keys


class _Dialog(QDialog):
    """A titled column of text with one button."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        close = widgets.primary_button(_("Close"), self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        outer.addLayout(self.column)
        outer.addStretch()
        outer.addLayout(row)


class AboutDialog(_Dialog):
    """Says what the program is, and what it is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("About S4C Desktop"))
        self.setFixedWidth(520)
        self.column.addWidget(widgets.title("S4C Desktop"))
        self.column.addWidget(
            widgets.muted(
                _("Version {version}, with Qt {qt}").format(version=__version__, qt=qVersion())
            )
        )
        for text in (
            _(
                "Rate the competences of the Skills4Cities framework, see the gaps and plan the "
                "learning, without a network."
            ),
            _(
                "This is not an official tool of the Skills4Cities project, and a result is not a "
                "certificate: certification needs an authorised body."
            ),
            _("The program is free software under the MIT licence. Text is set in Roboto."),
        ):
            self.column.addWidget(widgets.body(text))
        self.adjustSize()


class KeyboardDialog(_Dialog):
    """Lists the keys, by where they work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Keyboard"))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Where the keys work"))
        pages = QStackedWidget()
        for heading, entries in (
            (_("While rating"), keys.legend()),
            (_("In a vote"), _vote_keys()),
            (_("Anywhere"), _window_keys()),
        ):
            self.tabs.addTab(heading)
            pages.addWidget(_page(entries))
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        self.column.addWidget(self.tabs)
        self.column.addWidget(pages)


def _page(entries: tuple[tuple[str, str], ...]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 8, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(entries):
        chip = widgets.Chip(key, "neutral")
        grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(widgets.TextLabel(meaning, wrap=False), row, 1)
    grid.setRowStretch(len(entries), 1)
    return page


def _vote_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("A", _("Accept the proposal")),
        ("C", _("Contested")),
        (_native("Return"), _("Next competence or field")),
        ("O", _("Open a round")),
        (_native("Ctrl+Return"), _("Close the round")),
        (_("0 … 9, +, −"), _("Count")),
        ("R", _("Reopen the round")),
        ("D", _("Decided by somebody")),
        ("N", _("Next that is open")),
        (_native("PgDown"), _("Next, as a clicker sends it")),
        (_native("PgUp"), _("The one before")),
        ("B", _("Blank screen for the audience")),
    )


def _window_keys() -> tuple[tuple[str, str], ...]:
    key = QKeySequence.StandardKey
    return (
        (_native(key.HelpContents), _("This help")),
        (_native(key.New), _("Assess someone")),
        (_native("Ctrl+Shift+N"), _("Assess myself")),
        (_native(key.Open), _("Open a workspace")),
        (_native("Ctrl+L"), _("Lock a protected workspace")),
        (_native("Ctrl+1"), _("Home")),
        (_native("Ctrl+2"), _("People")),
        (_native("Ctrl+3"), _("Assessments")),
        (_native("Ctrl+4"), _("Learning")),
        (_native("Ctrl+5"), _("Groups")),
        (_native("Ctrl+6"), _("Quality")),
        (_native("Ctrl+7"), _("Library")),
        (_native("Ctrl+,"), _("Settings")),
        (_native(key.Find), _("Search the library, when it is open")),
        (_native(key.Back), _("Back in the library")),
        (_native(key.Forward), _("Forward in the library")),
        (_native("Alt+Up"), _("Move an item of a plan up; Alt+Down: down")),
        (_native(key.Undo), _("Undo")),
        (_native(key.Redo), _("Redo")),
        (_native(key.FullScreen), _("Full screen")),
    )


def _native(key: QKeySequence.StandardKey | str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
