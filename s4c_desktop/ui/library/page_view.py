"""Shows one page of the library, to read, select and follow."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from s4c_desktop.domain.page import Page
from s4c_desktop.ui.library.markup import Markup, place_of
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import text_width

WIDEST = 980
MARGIN = 24


class PageView(QTextBrowser):
    """Rich text whose links lead to other places of the library."""

    opened = Signal(object)
    """A link to this Place was followed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._width = 0
        self._rendering = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._render)

    @property
    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.setAccessibleName(page.title)
        self._render()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, keeping the place."""
        super().resizeEvent(event)
        width = min(self.viewport().width(), WIDEST)
        if width != self._width:
            self._width = width
            self._render()

    def _render(self) -> None:
        if self._page is None or not self._width or self._rendering:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        # The scroll bar comes and goes with the text and makes the view wider or narrower while
        # the text is being set; setting it anew in the midst of that would mix the two.
        self._rendering = True
        for _attempt in range(2):
            width = self._width
            self.setLineWrapColumnOrWidth(width)
            spare = max(0, width - 2 * MARGIN - text_width(self))
            self.setHtml(Markup(self._theme.tokens, spare).page(self._page))
            if width == self._width:
                break
        self._rendering = False
        bar.setValue(round(share * bar.maximum()))

    def _follow(self, url: QUrl) -> None:
        place = place_of(url)
        if place is not None:
            self.opened.emit(place)
        elif url.scheme() in ("http", "https"):
            # Nothing is ever fetched by the program: the person's browser does it, if asked.
            QDesktopServices.openUrl(url)
