"""How rows of lists are drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from s4c_desktop.ui.enlarging import enlarged_paint, enlarged_size
from s4c_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SMALL = 12
_MOST_WORDS = "00 of 00"
"""So much stands beside a bar, so that all bars of a column are equally long."""


class TwoLineDelegate(QStyledItemDelegate):
    """Draws the text, and below it a lesser line from `role` where there is one."""

    def __init__(self, theme: Theme, role: int, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role

    @enlarged_size
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(120, 52)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's background, then the two lines, shortened where they must be."""
        shown = _background(option, index)
        draw_background(painter, shown)
        box = shown.rect.adjusted(12, 6, -12, -6)
        below = str(index.data(self._role) or "")
        half = box.height() // 2 if below else box.height()
        painter.save()
        _draw(
            painter,
            QRect(box.x(), box.y(), box.width(), half),
            str(index.data()),
            self._theme.tokens.text,
            shown.font,
        )
        if below:
            font = QFont(shown.font)
            font.setPixelSize(SMALL)
            lower = QRect(box.x(), box.y() + half, box.width(), half)
            _draw(painter, lower, below, self._theme.tokens.muted, font)
        painter.restore()


class ProgressDelegate(QStyledItemDelegate):
    """Draws how far something is: a bar and the text; `role` gives (done, total)."""

    BAR = 64

    def __init__(self, theme: Theme, role: int, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role

    @enlarged_size
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the bar and the text."""
        width = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(self.BAR + 36 + width, 40)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar at the left and the text beside it."""
        shown = _background(option, index)
        draw_background(painter, shown)
        done, total = index.data(self._role)
        tokens = self._theme.tokens
        text = str(index.data())
        # In a narrow column the bar gives way to the words.
        metrics = QFontMetrics(shown.font)
        words = max(map(metrics.horizontalAdvance, (text, _MOST_WORDS))) + 2
        wide = max(self.BAR // 3, min(self.BAR, shown.rect.width() - 32 - words))
        bar = QRect(shown.rect.x() + 12, shown.rect.center().y() - 2, wide, 6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(bar, 3, 3)
        if total and done:
            full = QRect(bar.x(), bar.y(), max(6, bar.width() * done // total), bar.height())
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(full, 3, 3)
        box = shown.rect.adjusted(wide + 24, 0, -8, 0)
        _draw(painter, box, text, tokens.text, shown.font)
        painter.restore()


def _background(option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
    shown = QStyleOptionViewItem(option)
    shown.text = ""
    return shown


def draw_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw what the style draws behind a row."""
    style = option.widget.style()
    style.drawPrimitive(
        QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
    )


def _draw(painter: QPainter, box: QRect, text: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
