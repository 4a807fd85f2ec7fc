"""The dialogs of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop import __version__
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets


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
        self.setMinimumWidth(520)
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


class KeyboardDialog(_Dialog):
    """Lists the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Keyboard"))
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for heading, keys in ((_("While rating"), _rating_keys()), (_("Anywhere"), _window_keys())):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(widgets.section(heading))
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(1, 1)
            for row, (key, meaning) in enumerate(keys):
                chip = widgets.Chip(key, "neutral")
                grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignVCenter)
                label = widgets.TextLabel(meaning, wrap=False)
                grid.addWidget(label, row, 1)
            column.addLayout(grid)
            column.addStretch()
            columns.addLayout(column)
        self.column.addLayout(columns)


def _rating_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("3", _("below level 4")),
        ("4 – 8", _("the EQF level")),
        ("E", _("no evidence yet")),
        ("X", _("exempt, with a reason")),
        (_native("Return"), _("next unrated competence")),
        (_native("Backspace"), _("previous competence")),
        ("F", _("flag")),
        ("N", _("note")),
        ("?", _("these keys")),
    )


def _window_keys() -> tuple[tuple[str, str], ...]:
    key = QKeySequence.StandardKey
    return (
        (_native(key.New), _("assess someone")),
        (_native("Ctrl+Shift+N"), _("assess myself")),
        (_native(key.Open), _("open a workspace")),
        (_native("Ctrl+1"), _("home")),
        (_native("Ctrl+2"), _("people")),
        (_native("Ctrl+3"), _("assessments")),
        (_native("Ctrl+,"), _("settings")),
        (_native(key.Undo), _("undo")),
        (_native(key.Redo), _("redo")),
        (_native(key.FullScreen), _("full screen")),
    )


def _native(key: QKeySequence.StandardKey | str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
