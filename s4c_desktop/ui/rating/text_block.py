"""Wrapped plain text for widgets that paint themselves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

KEPT = 4_000
"""Broken texts that are kept; a competence on the ladder has some dozen at each width."""


class TextBlock:
    """A text broken into lines of a width, with an ellipsis where lines are left out."""

    def __init__(self, text: str, font: QFont, width: int, limit: int | None = None) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        key = text, font.key(), max(width, 1), limit
        if key not in _broken:
            if len(_broken) >= KEPT:
                _broken.clear()
            _broken[key] = self._break(text, max(width, 1), limit)
        self._lines = _broken[key]

    @property
    def height(self) -> int:
        """Return the height of all lines."""
        return len(self._lines) * self._metrics.lineSpacing()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines below (x, y) with the painter's pen."""
        painter.setFont(self._font)
        baseline = y + self._metrics.ascent()
        for line in self._lines:
            painter.drawText(QPointF(x, baseline), line)
            baseline += self._metrics.lineSpacing()

    def _break(self, text: str, width: int, limit: int | None) -> tuple[str, ...]:
        if not text:
            return ()
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        # Qt counts in UTF-16 code units; the lines are cut out of that.
        units = text.encode("utf-16-le")
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = 2 * line.textStart()
            if limit is not None and len(lines) == limit - 1:
                rest = units[start:].decode("utf-16-le")
                lines.append(self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            cut = units[start : start + 2 * line.textLength()]
            lines.append(cut.decode("utf-16-le").rstrip())
        layout.endLayout()
        return tuple(lines)


_broken: dict[tuple[str, str, int, int | None], tuple[str, ...]] = {}
"""The lines of each text in each font and width: whoever steps back meets the same again."""
