"""Icons of the Phosphor set that QtAwesome ships, drawn in the colours of the theme.

Only the files are taken: importing QtAwesome itself loads all of its dozen fonts, which
would double the time until the window is there.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)


@cache
def _fonts() -> Path:
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome")
    return Path(found.submodule_search_locations[0]) / "fonts"


@cache
def _charmap() -> str:
    (charmap,) = _fonts().glob("phosphor-charmap-*.json")
    return charmap.read_text("utf-8")


@cache
def _letter(name: str) -> str:
    """Return the letter of an icon; raises ValueError for an unknown name.

    The name is looked up in the text: to read all of it takes as long as to paint the window.
    """
    text = _charmap()
    code = text[text.index(f'"{name}":') + len(name) + 3 :].split('"', 2)[1]
    return chr(int(code, 16))


def load() -> str:
    """Make the icon font known to Qt and return its family; needs a QGuiApplication."""
    (file,) = (f for f in _fonts().glob("phosphor-*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))[0]


class IconEngine(QIconEngine):
    """Draws one letter of the icon font, asking for its colours whenever it is painted."""

    def __init__(
        self, name: str, family: str, colour: Callable[[QIcon.Mode, QIcon.State], str]
    ) -> None:
        super().__init__()
        self._name = name
        self._family = family
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the letter to fill the rectangle."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(min(rect.width(), rect.height()))))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._colour(mode, state)))
        letter, metrics = _letter(self._name), QFontMetricsF(font)
        left = (rect.width() - metrics.horizontalAdvance(letter)) / 2
        top = (rect.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(rect.x() + left, rect.y() + top), letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw the letter on nothing."""
        pixmap = QPixmap(size)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return a copy for another QIcon."""
        return IconEngine(self._name, self._family, self._colour)
