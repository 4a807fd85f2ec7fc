"""Wrapped plain text for widgets that paint themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

KEPT = 4_000
"""Broken texts that are kept; a competence on the ladder has some dozen at each width."""


class Face:
    """A font with its measures, which Qt would make anew whenever they are asked for."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.metrics = QFontMetrics(font)
        self.key: str = font.key()
        self.line = self.metrics.lineSpacing()
        self.ascent = self.metrics.ascent()


class TextBlock:
    """A text broken into lines of a width, with an ellipsis where lines are left out."""

    def __init__(self, text: str, face: Face, width: int, limit: int | None = None) -> None:
        self._face = face
        self._width = max(width, 1)
        self._limit = limit
        self._key = key = text, face.key, self._width
        if key not in _broken:
            if len(_broken) >= KEPT:
                _broken.clear()
            _broken[key] = self._break(text)
        self._lines = _broken[key]

    @property
    def height(self) -> int:
        """Return the height of all lines that are shown."""
        count = len(self._lines)
        return min(count, self._limit or count) * self._face.line

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines below (x, y) with the painter's pen."""
        painter.setFont(self._face.font)
        baseline = y + self._face.ascent
        for line in self._shown():
            painter.drawText(QPointF(x, baseline), line)
            baseline += self._face.line

    def _shown(self) -> Sequence[str]:
        """Return the lines that are shown, the last one shortened where others are left out."""
        limit = self._limit
        if limit is None or len(self._lines) <= limit:
            return [line.rstrip() for line in self._lines]
        key = *self._key, limit
        if key not in _shortened:
            if len(_shortened) >= KEPT:
                _shortened.clear()
            rest = "".join(self._lines[limit - 1 :])
            last = self._face.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
            _shortened[key] = (*(line.rstrip() for line in self._lines[: limit - 1]), last)
        return _shortened[key]

    def _break(self, text: str) -> tuple[str, ...]:
        if not text:
            return ()
        layout = QTextLayout(text, self._face.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        # Qt counts in UTF-16 code units; the lines are cut out of that.
        units = text.encode("utf-16-le")
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            start = 2 * line.textStart()
            lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le"))
        layout.endLayout()
        return tuple(lines)


_broken: dict[tuple[str, str, int], tuple[str, ...]] = {}
"""The lines of each text in each font and width: whoever steps back meets the same again."""

_shortened: dict[tuple[str, str, int, int], tuple[str, ...]] = {}
"""The first lines of those that are longer than there is room for."""
