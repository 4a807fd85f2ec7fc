"""Shows one guide, to read, select and follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QColor, QImageReader, QPainter, QPixmap, QTextCursor, QTextDocument

from s4c_desktop.ui.guides.setting import Heading, set_guide
from s4c_desktop.ui.guides.shelf import Guide
from s4c_desktop.ui.reading_view import MARGIN, ReadingView, Room
from s4c_desktop.ui.theme import Theme

ABOVE = 8
"""Pixels that are left above a heading that is gone to."""


class GuideView(ReadingView):
    """A guide in the program's own look; it loads pictures of its folder and nothing else."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__(theme)
        self._folder = folder.resolve()
        self._guide: Guide | None = None
        self.headings: tuple[Heading, ...] = ()

    @property
    def guide(self) -> Guide | None:
        """Return the guide that is shown."""
        return self._guide

    def show_guide(self, guide: Guide) -> None:
        """Show a guide from its beginning."""
        self._guide = guide
        self.show_from_beginning(guide.title)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def has_text(self) -> bool:
        """Tell whether a guide is shown."""
        return self._guide is not None

    def set_text(self, room: Room) -> None:
        """Set the guide for a width."""
        if self._guide is not None:
            self.headings = set_guide(self.document(), self._guide.text, self.theme.tokens, room)

    def go_to(self, anchor: str) -> None:
        """Bring a heading to the top; an unknown one leaves the page where it is."""
        for heading in self.headings:
            if heading.anchor == anchor:
                self.setTextCursor(QTextCursor(self.document().findBlock(heading.position)))
                self.verticalScrollBar().setValue(round(self.above(heading.position)) - ABOVE)
                return

    def top_heading(self) -> Heading | None:
        """Return the heading that what is seen at the top stands under."""
        top = self.verticalScrollBar().value() + MARGIN + ABOVE
        under = None
        for heading in self.headings:
            if self.above(heading.position) > top:
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
        painter.setPen(QColor(self.theme.tokens.border))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
        picture.setDevicePixelRatio(max(1, picture.width()) / max(1, wide))
        return picture
