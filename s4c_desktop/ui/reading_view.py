"""A page of text to read, select and follow: what guides and the library's pages have in common."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from s4c_desktop.ui.focus_ring import FocusRing
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import text_width

WIDEST = 980
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Room:
    """How wide things may be, in pixels: tables and pictures fill the page, lines do not."""

    page: int
    line: int


class ReadingView(QTextBrowser):
    """Rich text of a readable width that is set anew, in its place, for another width or scheme.

    It opens nothing by itself: `anchorClicked` tells which link was followed.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._width = 0
        self._setting = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(MARGIN)
        FocusRing(self)
        theme.changed.connect(self.set_anew)

    def has_text(self) -> bool:
        """Tell whether there is something to show."""
        return False

    def set_text(self, room: Room) -> None:
        """Fill the document for a width."""

    def show_from_beginning(self, name: str) -> None:
        """Show another text, which is called so, from its beginning."""
        self.setAccessibleName(name)
        self.set_anew()
        self.verticalScrollBar().setValue(0)

    def set_anew(self) -> None:
        """Set the text anew, keeping the place."""
        if not self.has_text() or not self._width or self._setting:
            return
        place, offset = self._top()
        # The scroll bar comes and goes with the text and makes the view wider or narrower while
        # the text is being set; setting it anew in the midst of that would mix the two.
        self._setting = True
        for _attempt in range(2):
            width = self._width
            self.setLineWrapColumnOrWidth(width)
            page = width - 2 * MARGIN
            self.set_text(Room(page, min(page, text_width(self))))
            if width == self._width:
                break
        self._setting = False
        self.verticalScrollBar().setValue(round(self.above(place)) - offset)

    def above(self, place: int) -> float:
        """Return how far below the beginning of the text the block at a place begins, in pixels."""
        block = self.document().findBlock(place)
        return self.document().documentLayout().blockBoundingRect(block).top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, keeping the place."""
        super().resizeEvent(event)
        width = min(self.viewport().width(), WIDEST)
        if width != self._width:
            self._width = width
            self.set_anew()

    def _top(self) -> tuple[int, int]:
        """Return the place of the block at the top, and how far below the top it begins."""
        place = self.cursorForPosition(QPoint(MARGIN, 0)).block().position()
        return place, round(self.above(place)) - self.verticalScrollBar().value()
