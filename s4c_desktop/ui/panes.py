"""Two panes: a list, and beside it what is chosen there; above it where both are too narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from s4c_desktop.ui.text_size import scaled

HANDLE = 16
LOW, HIGH = 150, 300
"""The least heights of the two where one stands above the other, in the usual size of text."""


class Panes(QSplitter):
    """Gives each pane at least its width, and more of it where there is more room.

    Text of a larger size needs more width than a small window has. There the panes stand above
    each other, and the page they are on is scrolled.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        least: tuple[int, int],
        sizes: tuple[int, int],
        grow: tuple[int, int] = (0, 1),
    ) -> None:
        """Take the least and the first widths in pixels of the usual size of text.

        `grow` says in which proportion to these a pane takes more room.
        """
        super().__init__()
        self._both = (first, second)
        self._least = (scaled(least[0]), scaled(least[1]))
        self._sizes = [scaled(size) for size in sizes]
        self.setChildrenCollapsible(False)
        self.setHandleWidth(HANDLE)
        self.addWidget(first)
        self.addWidget(second)
        for place, share in enumerate(grow):
            self.setStretchFactor(place, share)
        self._stand(beside=True)

    @property
    def beside(self) -> bool:
        """Tell whether the panes stand beside each other."""
        return self.orientation() == Qt.Orientation.Horizontal

    def minimumSizeHint(self) -> QSize:
        """Return what the wider pane needs: the other one can stand below it."""
        hints = [pane.minimumSizeHint() for pane in self._both]
        wide = max(*self._least, *(hint.width() for hint in hints))
        if self.beside:
            return QSize(wide, max(hint.height() for hint in hints))
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as the width allows."""
        beside = event.size().width() >= sum(self._needed()) + self.handleWidth()
        if beside != self.beside:
            self._stand(beside=beside)
        super().resizeEvent(event)

    def _needed(self) -> list[int]:
        hints = (pane.minimumSizeHint().width() for pane in self._both)
        return [max(*both) for both in zip(self._least, hints, strict=True)]

    def _stand(self, *, beside: bool) -> None:
        heights = (0, 0) if beside else (scaled(LOW), scaled(HIGH))
        widths = self._least if beside else (0, 0)
        for pane, width, height in zip(self._both, widths, heights, strict=True):
            pane.setMinimumSize(width, height)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.setOrientation(across if beside else down)
        self.setSizes(self._sizes if beside else [scaled(LOW), scaled(HIGH)])
        self.updateGeometry()
