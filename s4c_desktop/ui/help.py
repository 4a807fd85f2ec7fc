"""The dialogs of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

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
    """Lists the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Keyboard"))
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for heading, entries in (
            (_("While rating"), keys.legend()),
            (_("Anywhere"), _window_keys()),
        ):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(widgets.section(heading))
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(1, 1)
            for row, (key, meaning) in enumerate(entries):
                chip = widgets.Chip(key, "neutral")
                grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignVCenter)
                label = widgets.TextLabel(meaning, wrap=False)
                grid.addWidget(label, row, 1)
            column.addLayout(grid)
            column.addStretch()
            columns.addLayout(column)
        self.column.addLayout(columns)


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
