"""The quiet "Saved 14:02" beside a title, and what takes its place while that is not true."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import TextLabel, draw_tick

TICK = 16
PATIENCE_MS = 400
"""A save that takes less is not worth mentioning."""


class SaveMark(QWidget):
    """Says "Saved 14:02" after a commit, "Saving…" when one takes long, "Not saved" on failure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ticked = False
        self._label = TextLabel("", "muted", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(TICK) + 6, 0, 0, 0)
        row.addWidget(self._label)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._show_saving)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    def wait(self) -> None:
        """Say that something is being saved, unless it is done in a moment."""
        self._ticked = False
        self.update()
        if not self._timer.isActive():
            self._timer.start()

    def show_saved(self, at: datetime) -> None:
        """Say when the last commit was, in local time; `at` carries a time zone."""
        self._timer.stop()
        local = at.astimezone()
        is_today = local.date() == datetime.now(local.tzinfo).date()
        said = f"{local:%H:%M}" if is_today else short_moment(at)
        self._say(_("Saved {time}").format(time=said), "muted", ticked=True)

    def show_failed(self) -> None:
        """Say that something could not be stored."""
        self._timer.stop()
        self._say(_("Not saved"), "bad")

    def _show_saving(self) -> None:
        self._say(_("Saving…"), "muted")

    def _say(self, text: str, role: str, *, ticked: bool = False) -> None:
        self._ticked = ticked
        if (ticked or role == "bad") and text != self._label.text():
            # Once a minute at most, and at once when something is wrong.
            announce(self, text, urgent=role == "bad")
        self._label.set_role(role)
        self._label.setText(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tick: not every font has the glyph."""
        if self._ticked:
            painter = QPainter(self)
            tick = QRectF(0, 0, scaled(TICK), scaled(TICK))
            tick.moveTop((self.height() - tick.height()) / 2)
            draw_tick(painter, tick, self._theme.tokens.good)
            painter.end()
