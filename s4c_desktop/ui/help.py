"""The dialogs of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop import __version__
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import key_reference, widgets
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.wizard import keys


class _Dialog(Dialog):
    """A titled column of text with one button."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        close = widgets.primary_button(_("Close"), self.accept)
        close.setDefault(True)
        self.row = QHBoxLayout()
        self.row.addStretch()
        self.row.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        outer.addLayout(self.column)
        outer.addStretch()
        outer.addLayout(self.row)


class AboutDialog(_Dialog):
    """Says what the program is, and what it is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("About S4C Desktop"))
        self.setFixedWidth(scaled(520))
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
        self.licences = widgets.button(_("Licences of its parts…"), self._show_licences)
        self.row.insertWidget(0, self.licences)
        self.adjustSize()

    def _show_licences(self) -> None:
        # Imported here: the texts are read for few people.
        from s4c_desktop.ui.licences import LicencesDialog

        LicencesDialog(self).open()


class KeyboardDialog(_Dialog):
    """Lists the keys, by where they work."""

    all_wanted = Signal()
    """Show the page with the keys of every place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Keyboard"))
        self.all_keys = widgets.button(_("Keys of all screens"), self._show_all)
        self.row.insertWidget(0, self.all_keys)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Where the keys work"))
        pages = QStackedWidget()
        voting, window = key_reference.voting(), key_reference.anywhere()
        for heading, entries in (
            (_("While rating"), keys.legend()),
            (voting.title, voting.rows),
            (window.title, window.rows),
        ):
            self.tabs.addTab(heading)
            pages.addWidget(_page(entries))
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        self.column.addWidget(self.tabs)
        self.column.addWidget(pages)

    def _show_all(self) -> None:
        self.accept()
        self.all_wanted.emit()


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
