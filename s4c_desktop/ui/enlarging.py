"""Rows that paint themselves: in a larger size of text they are drawn under a magnifying glass."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from s4c_desktop.ui import text_size

_Index = QModelIndex | QPersistentModelIndex
_D = TypeVar("_D")
Paint = Callable[[_D, QPainter, QStyleOptionViewItem, _Index], None]
SizeHint = Callable[[_D, QStyleOptionViewItem, _Index], QSize]


class _Glass:
    """Tells whether a row is being drawn enlarged already, by the delegate this one refines."""

    in_use = False


def enlarged_paint(paint: Paint[Any]) -> Paint[Any]:
    """Return what paints a row enlarged, from what paints it in the usual size."""

    @wraps(paint)
    def enlarged(
        delegate: object, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        if text_size.is_usual() or _Glass.in_use:
            paint(delegate, painter, option, index)
            return
        factor = text_size.factor()
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.scale(factor, factor)
        usual = _usual(option)
        # The view's own font is large already; what is drawn with it would be so twice.
        painter.setFont(usual.font)
        _Glass.in_use = True
        try:
            paint(delegate, painter, usual, index)
        finally:
            _Glass.in_use = False
            painter.restore()

    return enlarged


def enlarged_size(size_hint: SizeHint[Any]) -> SizeHint[Any]:
    """Return what says how large a row is enlarged, from what says it in the usual size."""

    @wraps(size_hint)
    def enlarged(delegate: object, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if text_size.is_usual() or _Glass.in_use:
            return size_hint(delegate, option, index)
        size = size_hint(delegate, _usual(option), index)
        return QSize(size.width(), text_size.scaled(size.height()))

    return enlarged


def _usual(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """Return how a row would stand in the usual size of text."""
    factor = text_size.factor()
    shown = QStyleOptionViewItem(option)
    width, height = option.rect.width() / factor, option.rect.height() / factor
    shown.rect = QRect(0, 0, round(width), round(height))
    font = QFont(option.font)
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() / factor))
    shown.font, shown.fontMetrics = font, QFontMetrics(font)
    return shown
