"""Bars at the edges of the content: sample data, and long work with its Cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme

PATIENCE = 400
"""Milliseconds that work may take before the person is told about it."""


class SampleBar(QFrame):
    """Says clearly that what is shown is sample data."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 24, 3)
        row.setSpacing(8)
        row.addWidget(
            widgets.body(_("This is sample data. You can try everything; nothing is kept.")), 1
        )
        row.addWidget(widgets.button(_("Leave sample data"), self.left.emit))
        self.hide()


class LongWorkBar(QFrame):
    """Says what long work is going on, with a way to stop it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("role", "work")
        self._label = widgets.TextLabel(wrap=False)
        self._count = widgets.TextLabel(wrap=False)
        self._count.hide()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 24, 3)
        row.setSpacing(16)
        row.addWidget(self._label)
        row.addWidget(self._progress, 1)
        row.addWidget(self._count)
        row.addWidget(widgets.button(_("Cancel"), tasks.cancel_long))
        tasks.long_changed.connect(self._show_label)
        tasks.long_progress.connect(self._show_progress)
        self.hide()

    def _show_label(self, label: str) -> None:
        self._label.setText(label)
        self._progress.setRange(0, 0)
        self._count.hide()
        if label:
            self._patience.start()
        else:
            self._patience.stop()
            self.hide()

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._count.setText(_("{n} of {total}").format(n=done, total=total))
        self._count.show()
