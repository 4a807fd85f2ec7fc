"""The frame of a step with fields: a column that scrolls, and the way on below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import TextLabel, scrolling

SPACING = 16
SCROLL_BAR = 8
"""Room kept free for the scroll bar, so that it never lies over a card."""


class StepFrame(QWidget):
    """Keeps what is in `column` at a readable width, and the primary button below it in sight."""

    def __init__(self, primary: QPushButton, *, widest: int) -> None:
        super().__init__()
        self._widest = scaled(widest)
        self.hint = TextLabel("", "muted")
        # Enter presses the button that has the focus, as people expect of a wizard.
        primary.setAutoDefault(True)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setSpacing(SPACING)
        self.area = scrolling(self.content)
        self.area.setAccessibleName(_("Contents of the step"))
        self._foot = QHBoxLayout()
        self._foot.setSpacing(SPACING)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(primary)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.area, 1)
        outer.addLayout(self._foot)
        # Takes what the content leaves free.
        outer.addStretch(0)
        self.content.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at its width, with the primary button at its right end."""
        super().resizeEvent(event)
        side = max(SCROLL_BAR, self.width() - self._widest)
        self.column.setContentsMargins(0, 0, side, 0)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content's height, and its right end, which a scroll bar moves."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif event.type() == QEvent.Type.Resize:
            self._align()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Let the way on follow the content where the window is higher than that."""
        column = self.column
        width = self.area.viewport().width()
        needed = (
            column.totalHeightForWidth(width)
            if column.hasHeightForWidth()
            else column.totalSizeHint().height()
        )
        self.area.setMaximumHeight(needed)
        self._align()

    def _align(self) -> None:
        """Let the primary button end where the content ends."""
        side = self.width() - self.content.width() + self.column.contentsMargins().right()
        self._foot.setContentsMargins(0, 0, max(0, side), 0)
