"""The frame of a step with fields: a column that scrolls, and the way on below it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.ui.widgets import TextLabel, scrolling

SPACING = 16
SCROLL_BAR = 8
"""Room kept free for the scroll bar, so that it never lies over a card."""


class StepFrame(QWidget):
    """Keeps what is in `column` at a readable width, and the primary button in sight."""

    def __init__(self, primary: QPushButton, *, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self.hint = TextLabel("", "muted")
        # Enter presses the button that has the focus, as people expect of a wizard.
        primary.setAutoDefault(True)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setSpacing(SPACING)
        self.area = scrolling(self.content)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(SPACING)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(primary)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.area, 1)
        outer.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the column into the middle of a wide window."""
        super().resizeEvent(event)
        side = max(0, (self.width() - self._widest) // 2)
        self.column.setContentsMargins(side, 0, max(side, SCROLL_BAR), 0)
        self._foot.setContentsMargins(side, 0, max(side, SCROLL_BAR), 0)
