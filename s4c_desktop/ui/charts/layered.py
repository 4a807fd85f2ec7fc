"""Charts on which what is pointed at lies on top of a ground that stays."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.look import Look


class Layered(Drawing):
    """Keeps its ground as pixels on screen, so that pointing paints one thing; files get lines."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._ground: tuple[tuple[object, ...], QPixmap] | None = None

    @abstractmethod
    def paint_ground(self, painter: QPainter, size: QSizeF, look: Look) -> None:
        """Paint everything, nothing of it standing out."""

    @abstractmethod
    def paint_current(self, painter: QPainter, size: QSizeF, look: Look, current: int) -> None:
        """Paint the thing pointed at on top."""

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint the ground and what is pointed at."""
        self.paint_ground(painter, size, look)
        if current is not None:
            self.paint_current(painter, size, look, current)

    def paint_on_screen(
        self, painter: QPainter, size: QSizeF, look: Look, current: int | None
    ) -> None:
        """Paint the ground from pixels made once for a size and a look."""
        scale = painter.device().devicePixelRatio()
        key = (size.width(), size.height(), scale, look.tokens, look.families)
        if self._ground is None or self._ground[0] != key:
            pixels = QPixmap((size * scale).toSize())
            pixels.setDevicePixelRatio(scale)
            pixels.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixels)
            self.paint_ground(inner, size, look)
            inner.end()
            self._ground = (key, pixels)
        painter.drawPixmap(QPointF(0, 0), self._ground[1])
        if current is not None:
            self.paint_current(painter, size, look, current)
