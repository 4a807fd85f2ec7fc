"""The radar on screen, in pyqtgraph; the only module that imports it, and slow to import."""

from __future__ import annotations

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.enlarged import enlarged
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.view import Pointer, paint_focus
from s4c_desktop.ui.theme import Theme

LEAST = QSize(240, 220)


class RadarItem(pyqtgraph.GraphicsObject):
    """Draws a radar into the scene."""

    def __init__(self, view: RadarView) -> None:
        super().__init__()
        self._view = view
        self._size = QSizeF()

    def fill(self, size: QSizeF) -> None:
        """Take all the room there is."""
        self.prepareGeometryChange()
        self._size = size
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
        """Draw the radar, one of its axes standing out."""
        view = self._view
        view.shown.paint_on_screen(painter, self._size, view.look, view.pointer.current)


class RadarView(pyqtgraph.GraphicsView):
    """Shows one radar as large as the room allows."""

    spoken_role = "chart"
    described = Signal(str)

    def __init__(self, drawing: Drawing, theme: Theme) -> None:
        # Without a background of its own, the card's shows through.
        super().__init__(background=None)
        self.drawing = drawing
        self.shown = enlarged(drawing)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent; border: none;")
        self.setMinimumSize(LEAST)
        self.pointer = Pointer(self, self)
        self.pointer.moved.connect(self._moved)
        self._item = RadarItem(self)
        self.addItem(self._item)
        theme.changed.connect(self._redraw)

    @property
    def look(self) -> Look:
        """Return the colours and fonts in use."""
        return Look(self._theme.tokens, self.font())

    @property
    def room(self) -> QSizeF:
        """Return the size of the radar."""
        return QSizeF(self.viewport().size())

    def sizeHint(self) -> QSize:
        """Ask for a height that suits the width."""
        width = max(self.width(), LEAST.width())
        return QSize(LEAST.width(), round(self.shown.height(width, self.look)))

    def item_at(self, place: QPointF) -> int | None:
        """Return the axis at a place in the viewport."""
        return self.shown.item_at(place, self.room, self.look)

    def item_box(self, item: int) -> QRectF:
        """Return where an axis is labelled in the viewport."""
        return self.shown.place(item, self.room, self.look)

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
        # pyqtgraph resizes while it is being built, before there is anything to draw, and when
        # it has emptied the scene of a view that is closed.
        if hasattr(self, "_item") and not self.closed:
            self.setMinimumHeight(round(self.shown.height(self.width(), self.look)))
            room = QRectF(QPointF(0, 0), self.room)
            if self.range != room:
                # A resize within a resize leaves the smaller room behind, the radar out of sight.
                self.setRange(room, padding=0, disableAutoPixel=False)
            self._item.fill(self.room)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Outline the view while it has the keyboard's focus."""
        if self.hasFocus():
            paint_focus(painter, self.viewport(), self.look)

    def _moved(self, item: int | None) -> None:
        self.described.emit(self.pointer.text())
        self._redraw()

    def _redraw(self) -> None:
        if not self.closed:
            self.viewport().update()
