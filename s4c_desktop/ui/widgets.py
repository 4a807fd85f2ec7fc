"""Small widgets that the screens share."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import text_size
from s4c_desktop.ui.focus_ring import FocusRing, paint_inner_ring
from s4c_desktop.ui.mnemonics import letter_menu
from s4c_desktop.ui.theme import Theme

TEXT_COLUMN = 75
"""The longest comfortable line of text, in characters."""

_TEXT = "the quick brown fox jumps over the lazy dog and sees it off at once"
"""Letters about as often as text has them: the mean of all glyphs is a third wider."""


def text_width(widget: QWidget, characters: int = TEXT_COLUMN) -> int:
    """Return the width of a column of text, in pixels."""
    return widget.fontMetrics().horizontalAdvance(_TEXT) * characters // len(_TEXT)


def column_of_text(label: QWidget) -> QHBoxLayout:
    """Return a row with a label that is no wider than text is easy to read."""
    label.setMaximumWidth(text_width(label))
    row = QHBoxLayout()
    # In a row, and not by itself: its height is asked for at the width it gets.
    row.addWidget(label, 100)
    row.addStretch(1)
    return row


def plain_tip(text: str, *, wrap: bool = False) -> str:
    """Return what shows a text as a tool tip, which would else guess whether it is HTML."""
    if not wrap and not {"<", "&"} & set(text):
        return text
    return f'<qt><p style="white-space: pre-wrap">{html.escape(text)}</p></qt>'


class TextLabel(QLabel):
    """Plain text; `role` names its look in the style sheet."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = True) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._heights: dict[int, int] = {}
        if role:
            self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Change the look."""
        set_look(self, "role", role)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that break at the greatest width, if there is one.

        Layouts ask for it at their own width, and a dozen times over: lines are broken once.
        """
        room = min(width, self.maximumWidth())
        if room not in self._heights:
            self._heights[room] = super().heightForWidth(room)
        return self._heights[room]

    def setText(self, text: str) -> None:
        """Show another text; the same one costs nothing."""
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew in another font or style."""
        self._heights.clear()
        super().changeEvent(event)


def title(text: str = "") -> TextLabel:
    """Return a screen's title."""
    return TextLabel(text, "title")


def section(text: str = "") -> TextLabel:
    """Return the title of a part of a screen."""
    return TextLabel(text, "section")


def strong(text: str = "") -> TextLabel:
    """Return text that stands out from what is around it."""
    return TextLabel(text, "strong")


def body(text: str = "") -> TextLabel:
    """Return running text."""
    return TextLabel(text)


def muted(text: str = "") -> TextLabel:
    """Return text of lesser weight."""
    return TextLabel(text, "muted")


def small(text: str = "") -> TextLabel:
    """Return small print."""
    return TextLabel(text, "small")


class Bullet(QWidget):
    """An entry of a list, whose lines stand in below each other."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = body(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(TextLabel("–", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by, and redraw if it changes what is shown."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # What was never shown is styled when it is.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(TextLabel):
    """One line that ends in an ellipsis, with the whole text as its tool tip, when too long."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(role=role, wrap=False)
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self._elide()

    def full_text(self) -> str:
        """Return the text, shortened or not."""
        return self._full

    def minimumSizeHint(self) -> QSize:
        """Let the text shrink to its first few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._full) + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(plain_tip(self._full) if shown != self._full else "")


class Card(QFrame):
    """A framed surface with a column of widgets."""

    def __init__(self, *, margin: int = 16, spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)


class Chip(TextLabel):
    """A few words in a pill; tone is accent, good, caution, bad or neutral."""

    def __init__(self, text: str = "", tone: str = "accent") -> None:
        super().__init__(text, wrap=False)
        self.setProperty("chip", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        """Change the tone."""
        set_look(self, "chip", tone)


class Button(QPushButton):
    """A button that shows the focus inside, where its own colour is that of the ring."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and a ring in it where it leads on."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") == "primary":
            paint_inner_ring(self)


def button(text: str, action: Callable[[], object] | None = None, *, role: str = "") -> QPushButton:
    """Return a button; role is primary, danger, quiet or nothing."""
    made = Button(text)
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if action is not None:
        made.clicked.connect(lambda _checked=False: action())
    return made


def icon_button(icon: QIcon, action: Callable[[], object]) -> QToolButton:
    """Return a button that shows only a picture; it needs a name."""
    made = QToolButton()
    made.setIcon(icon)
    made.setIconSize(QSize(1, 1) * text_size.scaled(18))
    made.setFixedSize(QSize(1, 1) * text_size.scaled(32))
    made.setAutoRaise(True)
    made.setProperty("role", "icon")
    made.clicked.connect(lambda _on=False: action())
    return made


def name_widget(widget: QWidget, name: str) -> None:
    """Say what a widget without words is, to screen readers and under the pointer."""
    widget.setAccessibleName(name)
    set_tip(widget, plain_tip(name))


def set_tip(widget: QWidget, tip: str) -> None:
    """Give a widget a tool tip; Qt would tell it of the same one again."""
    if widget.toolTip() != tip:
        widget.setToolTip(tip)


def primary_button(text: str, action: Callable[[], object] | None = None) -> QPushButton:
    """Return the one button of a screen that leads on."""
    return button(text, action, role="primary")


def line() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls `content` up and down; Tab stops at it to do so."""
    area = QScrollArea()
    area.setAccessibleName(_("Page, scrolls with the arrow keys"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if text_size.is_usual():
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("role", "page")
    content.setAutoFillBackground(False)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    FocusRing(area)
    return area


def put_away(widget: QWidget) -> None:
    """Take a widget out of what it stands in, for good.

    It is hidden first: what a layout has only just taken in shows itself in the next turn, and
    would open as a window of its own.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Picture(QLabel):
    """An icon, drawn sharp at every scale and in the colours of the scheme in use.

    Its size is that beside text of the usual size.
    """

    def __init__(self, icon: QIcon, size: int) -> None:
        super().__init__()
        self._icon = icon
        self._size = text_size.scaled(size)
        self.setFixedSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the style sheet puts behind it, then the icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRect(0, 0, self._size, self._size)
        box.moveCenter(self.rect().center())
        self._icon.paint(painter, box)
        painter.end()


class EmptyState(QWidget):
    """Says, where nothing is to be seen yet, what to do first."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        headline: str,
        text: str,
        action: QPushButton | None = None,
    ) -> None:
        super().__init__()
        picture = Picture(theme.icon(icon, "muted"), 48)
        self.headline = section(headline)
        self.text = muted(text)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture, 0, centre)
        for label in (self.headline, self.text):
            label.setAlignment(centre)
            label.setMaximumWidth(text_width(self, 60))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, centre)
        column.addStretch(3)


def draw_tick(painter: QPainter, box: QRectF, colour: str) -> None:
    """Draw a tick mark that fills most of the box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), max(1.5, box.width() / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = ((0.20, 0.52), (0.42, 0.73), (0.82, 0.28))
    painter.drawPolyline(
        QPolygonF(
            [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
        )
    )


def menu_button(text: str, menu: QMenu) -> QPushButton:
    """Return a button that opens a menu."""
    made = button(text)
    made.setProperty("menu", "true")
    made.setMenu(menu)
    menu.aboutToShow.connect(partial(letter_menu, menu))
    return made


class ActionButton(QPushButton):
    """A button that does, says and allows what its action does."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
