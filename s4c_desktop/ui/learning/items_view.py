"""The list of what is in a plan, put in order by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.study import ItemState
from s4c_desktop.ui.delegates import draw_background
from s4c_desktop.ui.enlarging import enlarged_paint, enlarged_size
from s4c_desktop.ui.learning.items_model import ItemLine, ItemsModel
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import draw_tick

_Index = QModelIndex | QPersistentModelIndex
_ROW = 72
_MARK = 18
_SMALL = 12


class ItemsView(QListView):
    """A list of items; Alt with an arrow moves the one that is chosen."""

    picked = Signal()
    """Another item is chosen, or none."""

    step_wanted = Signal(int)
    """The chosen item is to go so many places down."""

    remove_wanted = Signal()
    opened = Signal()
    """The person wants to read on about the chosen item."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.items = ItemsModel()
        self.setModel(self.items)
        self.setItemDelegate(_ItemDelegate(theme, self))
        self.setProperty("role", "plain")
        self.setAccessibleName(_("What is in the plan"))
        self.setAccessibleDescription(_("Alt with an arrow key moves an item, Delete removes it."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda *_: self.picked.emit())
        self.activated.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self.viewport().update)

    def line(self) -> ItemLine | None:
        """Return the row that is chosen."""
        row = self.currentIndex().row()
        return self.items.lines[row] if 0 <= row < len(self.items.lines) else None

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self.items.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, remove with Delete."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class _ItemDelegate(QStyledItemDelegate):
    """Draws number, title and hours, below them what it works on, and its days."""

    def __init__(self, theme: Theme, parent: ItemsView) -> None:
        super().__init__(parent)
        self._theme = theme

    @enlarged_size
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return room for three lines."""
        return QSize(200, _ROW)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        line = index.data(ItemsModel.LINE)
        shown = QStyleOptionViewItem(option)
        shown.text = ""
        draw_background(painter, shown)
        tokens = self._theme.tokens
        box = QRect(shown.rect).adjusted(12, 8, -12, -8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_state(painter, QRectF(box.x(), box.y() + 1, _MARK, _MARK), line.group.state)
        font = QFont(shown.font)
        font.setWeight(QFont.Weight.Medium)
        small = QFont(shown.font)
        small.setPixelSize(_SMALL)
        done = line.group.state is ItemState.DONE
        left = box.x() + _MARK + 10
        wide = _width(line.hours, small, painter)
        title = QRect(left, box.y(), box.right() - left - wide - 8, 20)
        _draw(painter, title, f"{line.number}  {line.group.title}", tokens.text, font)
        hours = QRect(box.right() - wide, box.y(), wide + 1, 20)
        _draw(painter, hours, line.hours, tokens.muted, small, Qt.AlignmentFlag.AlignRight)
        second = QRect(left, box.y() + 21, box.right() - left, 17)
        _draw(painter, second, line.about, tokens.muted, small)
        third = QRect(left, box.y() + 39, box.right() - left, 17)
        colour = tokens.muted if done else tokens.text
        _draw(painter, third, _below(line), colour, small)
        painter.restore()

    def _draw_state(self, painter: QPainter, box: QRectF, state: ItemState) -> None:
        """Draw a ring for what is planned, half filled once begun, ticked when done."""
        tokens = self._theme.tokens
        if state is ItemState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.good_wash))
            painter.drawEllipse(box)
            draw_tick(painter, box.adjusted(2, 2, -2, -2), tokens.good)
            return
        ring = box.adjusted(1.5, 1.5, -1.5, -1.5)
        started = state is ItemState.STARTED
        painter.setPen(QPen(QColor(tokens.accent if started else tokens.muted), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if started:
            painter.setBrush(QColor(tokens.accent))
            painter.drawPie(ring, 90 * 16, 180 * 16)


def _below(line: ItemLine) -> str:
    parts = [line.dates]
    if line.group.items[0].fixed_on is not None:
        parts.append(_("pinned to its day"))
    elif line.group.pinned:
        parts.append(_("pinned"))
    return " · ".join(part for part in parts if part)


def _width(text: str, font: QFont, painter: QPainter) -> int:
    painter.setFont(font)
    return painter.fontMetrics().horizontalAdvance(text)


def _draw(
    painter: QPainter,
    box: QRect,
    text: str,
    colour: str,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | align, shown)
