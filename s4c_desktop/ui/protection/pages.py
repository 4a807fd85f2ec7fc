"""What covers the window while its workspace is put away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.protection.entry import PassphraseEntry
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme

WIDTH = 460


class _Cover(QWidget):
    """A column in the middle, under an icon and a headline."""

    def __init__(self, theme: Theme, icon: str, headline: str, text: str) -> None:
        super().__init__()
        middle = QWidget()
        middle.setFixedWidth(scaled(WIDTH))
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        picture = widgets.Picture(theme.icon(icon, "muted"), 48)
        self.column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (widgets.title(headline), widgets.muted(text)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(label)
        self.column.addSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        # No alignment: it would take the height that wrapped text has in one line.
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(middle)
        row.addStretch()
        outer.addLayout(row)
        outer.addStretch(3)


class LockPage(_Cover):
    """Says that the workspace is locked, and nothing about what is in it."""

    unlock = Signal(str)
    """Try this passphrase."""

    other = Signal()
    """Another workspace is wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "lock-key",
            _("This workspace is locked"),
            _("Everything is stored. Enter the passphrase to go on where you were."),
        )
        self.entry = PassphraseEntry(_("Passphrase"))
        self.entry.setEnabled(False)
        self.go_on = widgets.primary_button(_("Unlock"), self._try)
        self.go_on.setEnabled(False)
        self.open_other = widgets.button(_("Open another workspace…"), self.other.emit)
        self.open_other.setEnabled(False)
        self.column.addWidget(self.entry)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.open_other)
        row.addStretch()
        row.addWidget(self.go_on)
        self.column.addLayout(row)
        self.entry.changed.connect(self._check)
        self.entry.entered.connect(self._try)
        self.setFocusProxy(self.entry)

    def get_ready(self) -> None:
        """Take a passphrase from now on: the workspace is closed."""
        self.entry.setEnabled(True)
        self.open_other.setEnabled(True)
        self.entry.setFocus()

    def _try(self) -> None:
        if self.entry.ready:
            self.unlock.emit(self.entry.take())

    def _check(self) -> None:
        self.go_on.setEnabled(self.entry.isEnabled() and self.entry.ready)


class BusyPage(_Cover):
    """Shows how far the workspace and its backups are written anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "lock-key",
            _("The workspace is being written anew"),
            _("With its backups this may take a while. Afterwards you go on where you were."),
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Files written"))
        self.count = widgets.muted()
        self.count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.count)

    def show_progress(self, done: int, total: int) -> None:
        """Say how many files of all are written."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.count.setText(_("{done} of {all} files").format(done=done, all=total))
