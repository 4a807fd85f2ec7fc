"""Shows one guide, to read, select and follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImageReader,
    QPainter,
    QPixmap,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from s4c_desktop.ui.guides.setting import Heading, Room, set_guide
from s4c_desktop.ui.guides.shelf import Guide
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import text_width

WIDEST = 900
MARGIN = 24
ABOVE = 8
"""Pixels that are left above a heading that is gone to."""


class GuideView(QTextBrowser):
    """A guide in the program's own look; it loads pictures of its folder and nothing else."""

    link_followed = Signal(QUrl)
    """The person clicked a link; nothing was opened."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder.resolve()
        self._guide: Guide | None = None
        self._width = 0
        self._rendering = False
        self.headings: tuple[Heading, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self.link_followed)
        theme.changed.connect(self._render)

    @property
    def guide(self) -> Guide | None:
        """Return the guide that is shown."""
        return self._guide

    def show_guide(self, guide: Guide) -> None:
        """Show a guide from its beginning."""
        self._guide = guide
        self.setAccessibleName(guide.title)
        self._render()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def go_to(self, anchor: str) -> None:
        """Bring a heading to the top; an unknown one leaves the page where it is."""
        for heading in self.headings:
            if heading.anchor == anchor:
                self.setTextCursor(QTextCursor(self.document().findBlock(heading.position)))
                self.verticalScrollBar().setValue(round(self._above(heading.position)) - ABOVE)
                return

    def top_heading(self) -> Heading | None:
        """Return the heading that what is seen at the top stands under."""
        top = self.verticalScrollBar().value() + MARGIN + ABOVE
        under = None
        for heading in self.headings:
            if self._above(heading.position) > top:
                break
            under = heading
        return under

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the folder, as wide as its address asks; never anything else."""
        url = QUrl(name)
        path = (self._folder / url.path()).resolve()
        is_ours = url.isRelative() and path.is_relative_to(self._folder)
        if kind != QTextDocument.ResourceType.ImageResource.value or not is_ours:
            return None
        return self._picture(path, int(url.query() or 0))

    def _picture(self, path: Path, room: int) -> QPixmap:
        reader = QImageReader(str(path))
        size, ratio = reader.size(), self.devicePixelRatioF()
        wide = min(room or size.width(), size.width())
        if size.width() > wide * ratio:
            high = round(size.height() * wide / size.width() * ratio)
            reader.setScaledSize(QSize(round(wide * ratio), high))
        picture = QPixmap.fromImageReader(reader)
        painter = QPainter(picture)
        painter.setPen(QColor(self._theme.tokens.border))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
        picture.setDevicePixelRatio(max(1, picture.width()) / max(1, wide))
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, keeping the place."""
        super().resizeEvent(event)
        width = min(self.viewport().width(), WIDEST)
        if width != self._width:
            self._width = width
            self._render()

    def _render(self) -> None:
        if self._guide is None or not self._width or self._rendering:
            return
        place, offset = self._top()
        # As in the library: the scroll bar that comes with the text changes the width meanwhile.
        self._rendering = True
        for _attempt in range(2):
            width = self._width
            self.setLineWrapColumnOrWidth(width)
            page = width - 2 * MARGIN
            self.headings = set_guide(
                self.document(),
                self._guide.text,
                self._theme.tokens,
                Room(page, min(page, text_width(self))),
            )
            if width == self._width:
                break
        self._rendering = False
        self.verticalScrollBar().setValue(round(self._above(place)) - offset)

    def _top(self) -> tuple[int, int]:
        """Return the place of the block at the top, and how far below the top it begins."""
        place = self.cursorForPosition(QPoint(MARGIN, 0)).block().position()
        return place, round(self._above(place)) - self.verticalScrollBar().value()

    def _above(self, place: int) -> float:
        """Return how far below the beginning of the guide a block begins, in pixels."""
        block = self.document().findBlock(place)
        return self.document().documentLayout().blockBoundingRect(block).top()
