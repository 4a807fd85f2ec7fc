"""Parts that stand beside each other, or below each other where they have too little room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class FoldingRow(QWidget):
    """A row of parts that becomes a column where it is too narrow for them."""

    def __init__(self, *parts: QWidget, stretch: Iterable[int] = (), spacing: int = 8) -> None:
        """Take the parts, and by which shares they take more room than they need."""
        super().__init__()
        self._parts = parts
        self._row = QBoxLayout(ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        shares = list(stretch) or [0] * len(parts)
        for part, share in zip(parts, shares, strict=True):
            self._row.addWidget(part, share)
        # Takes what no part may take, and keeps them at the left.
        self._row.addStretch(0)

    @property
    def folded(self) -> bool:
        """Tell whether the parts stand below each other."""
        return self._row.direction() == DOWN

    def sizeHint(self) -> QSize:
        """Ask for the room of one row."""
        shown = [part.sizeHint() for part in self._shown()]
        wide = sum(hint.width() for hint in shown) + self._row.spacing() * (len(shown) - 1)
        return QSize(max(wide, 0), self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part, and the height there is now."""
        wide = max((needed_width(part) for part in self._shown()), default=0)
        return QSize(wide, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the parts anew when one of them changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def row_width(self) -> int:
        """Return the width from which on the parts stand beside each other (pixels)."""
        shown = self._shown()
        widths = (
            part.row_width() if isinstance(part, FoldingRow) else needed_width(part)
            for part in shown
        )
        return sum(widths) + self._row.spacing() * (len(shown) - 1)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _arrange(self) -> None:
        direction = ACROSS if self.row_width() <= self.width() else DOWN
        if direction != self._row.direction():
            self._row.setDirection(direction)


def needed_width(part: QWidget) -> int:
    """Return the least width of a part (pixels)."""
    least = max(part.minimumSizeHint().width(), part.minimumWidth())
    return min(least, part.maximumWidth())


def side_by_side(*parts: QWidget, spacing: int = 8, right: bool = False) -> QWidget:
    """Return a row that stays one, aligned to the left or to the right."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    if right:
        row.addStretch(1)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    if not right:
        row.addStretch(1)
    return made
