"""The radar on screen, in pyqtgraph; the only module that imports it, and slow to import."""

from __future__ import annotations

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPicture, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.view import Pointer, paint_focus
from s4c_desktop.ui.theme import Theme

LEAST = QSize(240, 220)


class RadarItem(pyqtgraph.GraphicsObject):
    """Draws a radar from a cached picture that is made anew only when something changes."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPicture()
        self._size = QSizeF()

    def render(self, drawing: Drawing, size: QSizeF, look: Look, current: int | None) -> None:
        """Draw the radar into the cache."""
        self.prepareGeometryChange()
        self._size = size
        self._picture = QPicture()
        painter = QPainter(self._picture)
        drawing.paint(painter, size, look, current)
        painter.end()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the room the radar fills."""
        return QRectF(QPointF(0, 0), self._size)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Play the cached picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.play(painter)


class RadarView(pyqtgraph.GraphicsView):
    """Shows one radar as large as the room allows."""

    described = Signal(str)

    def __init__(self, drawing: Drawing, theme: Theme) -> None:
        # Without a background of its own, the card's shows through.
        super().__init__(background=None)
        self.drawing = drawing
        self._theme = theme
        self._item = RadarItem()
        self.addItem(self._item)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent; border: none;")
        self.setMinimumSize(LEAST)
        self.pointer = Pointer(self, self)
        self.pointer.moved.connect(self._moved)
        theme.changed.connect(self._render)

    @property
    def look(self) -> Look:
        """Return the colours and fonts in use."""
        return Look(self._theme.tokens, self.font())

    def sizeHint(self) -> QSize:
        """Ask for a height that suits the width."""
        width = max(self.width(), LEAST.width())
        return QSize(LEAST.width(), round(self.drawing.height(width, self.look)))

    def item_at(self, place: QPointF) -> int | None:
        """Return the axis at a place in the viewport."""
        return self.drawing.item_at(place, self._room(), self.look)

    def item_box(self, item: int) -> QRectF:
        """Return where an axis is labelled in the viewport."""
        return self.drawing.place(item, self._room(), self.look)

    def reveal(self, item: int) -> None:
        """Do nothing: every axis is in sight."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell a page that scrolls to keep all of the radar in sight."""
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            return self.rect()
        return super().inputMethodQuery(query)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the radar anew for the room there is."""
        super().resizeEvent(event)
        # pyqtgraph resizes while it is being built, before there is anything to draw.
        if hasattr(self, "pointer"):
            self.setMinimumHeight(round(self.drawing.height(self.width(), self.look)))
            self._render()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Outline the view while it has the keyboard's focus."""
        if self.hasFocus():
            paint_focus(painter, self.viewport(), self.look)

    def _moved(self, item: int | None) -> None:
        self.described.emit(self.pointer.text())
        self._render()

    def _render(self) -> None:
        # pyqtgraph empties the scene of a view that is closed before it closes it.
        if self.closed:
            return
        room = QRectF(QPointF(0, 0), self._room())
        if self.range != room:
            # A resize within a resize leaves the smaller room behind, and the radar out of sight.
            self.setRange(room, padding=0, disableAutoPixel=False)
        self._item.render(self.drawing, room.size(), self.look, self.pointer.current)
        self.viewport().update()

    def _room(self) -> QSizeF:
        return QSizeF(self.viewport().size())
