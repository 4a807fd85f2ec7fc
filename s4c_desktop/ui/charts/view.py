"""Charts on screen: pointing with mouse and keyboard, and the scrolled view most charts use."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QToolTip, QWidget

from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.enlarged import enlarged
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import plain_tip

_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_LEAST = 96
_PAGE_RIM = 40
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class _Target(Protocol):
    """What a pointer needs of a view."""

    drawing: Drawing

    def item_at(self, place: QPointF) -> int | None: ...
    def item_box(self, item: int) -> QRectF: ...
    def reveal(self, item: int) -> None: ...


class Pointer(QObject):
    """Follows mouse and keys over a view and names what is pointed at.

    Tab reaches the view, arrow keys, Home and End move in it, Escape lets go. The words are
    the tool tip, the accessible description and an announcement for screen readers.
    """

    moved = Signal(object)

    # Of the class as well: a view without a parent may still send events while it is collected.
    current: int | None = None

    def __init__(self, view: QAbstractScrollArea, target: _Target) -> None:
        super().__init__(view)
        self._view = view
        self._target = target
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        view.viewport().setMouseTracking(True)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.setAccessibleName(target.drawing.title)
        view.setAccessibleDescription(self.text())

    def text(self) -> str:
        """Return what is pointed at in words, or what the whole shows."""
        drawing = self._target.drawing
        if self.current is None:
            return drawing.summary()
        return drawing.describe(self.current)

    def point_at(self, item: int | None) -> None:
        """Point at a thing, or at nothing."""
        if item == self.current:
            return
        self.current = item
        self._view.setAccessibleDescription(self.text())
        self.moved.emit(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what happens to the view; only keys that move are kept from it."""
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return watched is self._view and self._key(event)
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                self.point_at(self._target.item_at(event.position()))
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent):
                self._tip(event.pos(), event.globalPos())
                return True
            case QEvent.Type.Leave if self.current is not None and not self._view.hasFocus():
                self.point_at(None)
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent):
                if event.reason() in _BY_KEYBOARD and watched is self._view:
                    self._go(self.current or 0)
            case QEvent.Type.FocusOut:
                self.point_at(None)
            case _:
                pass
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, last = event.key(), self._target.drawing.items - 1
        now = self.current
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or last < 0:
            return False
        if key in _FORWARD:
            self._go(0 if now is None else min(last, now + 1))
        elif key in _BACK:
            self._go(last if now is None else max(0, now - 1))
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(last)
        elif key == Qt.Key.Key_Escape and now is not None:
            self.point_at(None)
            QToolTip.hideText()
        else:
            return False
        return True

    def _go(self, item: int) -> None:
        if not self._target.drawing.items:
            return
        self.point_at(item)
        self._target.reveal(item)
        page = _page_of(self._view)
        if page is not None:
            page.ensureWidgetVisible(self._view, _PAGE_RIM, _PAGE_RIM)
        box = self._target.item_box(item)
        corner = self._view.viewport().mapToGlobal(box.bottomRight().toPoint())
        QToolTip.showText(corner, plain_tip(self.text(), wrap=True), self._view)
        announce(self._view, self.text())

    def _tip(self, place: QPoint, on_screen: QPoint) -> None:
        item = self._target.item_at(QPointF(place))
        if item is None:
            QToolTip.hideText()
        else:
            text = self._target.drawing.describe(item)
            QToolTip.showText(on_screen, plain_tip(text, wrap=True), self._view)


class DrawingView(QAbstractScrollArea):
    """Shows a drawing that may be higher than the room; its head stays in sight.

    With `whole` it asks for room for everything, where the page around it scrolls.
    """

    spoken_role = "chart"
    described = Signal(str)

    def __init__(self, drawing: Drawing, theme: Theme, *, whole: bool = False) -> None:
        super().__init__()
        self.drawing = drawing
        self._shown = enlarged(drawing)
        self._theme = theme
        self._whole = whole
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            # A bar that comes would make a radar less wide, thus less high, and go again.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("background: transparent; border: none;")
        self.verticalScrollBar().setSingleStep(28)
        self.pointer = Pointer(self, self)
        self.pointer.moved.connect(self._moved)
        theme.changed.connect(self.viewport().update)

    @property
    def look(self) -> Look:
        """Return the colours and fonts in use."""
        return Look(self._theme.tokens, self.font())

    def sizeHint(self) -> QSize:
        """Ask for the height of everything."""
        width = float(self.viewport().width())
        return QSize(320, round(self._head() + self._shown.height(width, self.look)))

    def minimumSizeHint(self) -> QSize:
        """Do with less than everything; the rest is scrolled to."""
        full = self.sizeHint().height()
        return QSize(220, full if self._whole else min(full, _LEAST))

    def item_at(self, place: QPointF) -> int | None:
        """Return the thing at a place in the viewport."""
        if place.y() < self._head():
            return None
        return self._shown.item_at(place - self._origin(), self._body(), self.look)

    def item_box(self, item: int) -> QRectF:
        """Return where a thing is in the viewport."""
        return self._shown.place(item, self._body(), self.look).translated(self._origin())

    def reveal(self, item: int) -> None:
        """Scroll until a thing is in sight."""
        box = self._shown.place(item, self._body(), self.look)
        bar, room = self.verticalScrollBar(), self.viewport().height() - self._head()
        # The first lines bring what stands above them into sight as well.
        top = 0 if item == 0 else box.top()
        bar.setValue(round(max(min(bar.value(), top), box.bottom() - room)))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell a page that scrolls which part is to be kept in sight."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self.pointer.current is not None:
            return self.item_box(self.pointer.current).toRect()
        return super().inputMethodQuery(query)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll over what does not fit; ask anew for the height that suits another width."""
        super().resizeEvent(event)
        self._fit()
        if self._whole and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body below the head, and the outline of focus around both."""
        painter = QPainter(self.viewport())
        width, head = self.viewport().width(), self._head()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(QRectF(0, head, width, self.viewport().height() - head))
        painter.translate(self._origin())
        self._shown.paint_on_screen(painter, self._body(), self.look, self.pointer.current)
        painter.restore()
        self._shown.paint_head(painter, width, self.look)
        if self.hasFocus():
            paint_focus(painter, self.viewport(), self.look)
        painter.end()

    def _moved(self, item: int | None) -> None:
        self.described.emit(self.pointer.text())
        self.viewport().update()

    def _fit(self) -> None:
        room = self.viewport().height() - self._head()
        hidden = max(0, round(self._body().height() - room))
        self.verticalScrollBar().setPageStep(max(1, round(room)))
        self.verticalScrollBar().setRange(0, hidden)

    def _head(self) -> float:
        return self._shown.head_height(self.viewport().width(), self.look)

    def _body(self) -> QSizeF:
        width = float(self.viewport().width())
        room = self.viewport().height() - self._head()
        return QSizeF(width, max(room, self._shown.height(width, self.look)))

    def _origin(self) -> QPointF:
        return QPointF(0, self._head() - self.verticalScrollBar().value())


def _page_of(view: QWidget) -> QScrollArea | None:
    """Return the area that scrolls the page a view lies on."""
    above = view.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def paint_focus(painter: QPainter, area: QWidget, look: Look) -> None:
    """Outline what has the keyboard's focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.drawRoundedRect(QRectF(area.rect()).adjusted(1, 1, -1, -1), 8, 8)
