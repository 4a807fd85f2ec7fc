"""Shows one page of the library, to read, select and follow."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal

from s4c_desktop.domain.page import Page
from s4c_desktop.ui.addresses import offer_address
from s4c_desktop.ui.library.markup import Markup, place_of
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.reading_view import ReadingView, Room
from s4c_desktop.ui.theme import Theme


class PageView(ReadingView):
    """Rich text whose links lead to other places of the library."""

    opened = Signal(object)
    """A link to this Place was followed."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(theme)
        self._messages = messages
        self._page: Page | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)

    @property
    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.show_from_beginning(page.title)

    def has_text(self) -> bool:
        """Tell whether a page is shown."""
        return self._page is not None

    def set_text(self, room: Room) -> None:
        """Set the page for a width."""
        if self._page is not None:
            self.setHtml(Markup(self.theme.tokens, room.page - room.line).page(self._page))

    def _follow(self, url: QUrl) -> None:
        place = place_of(url)
        if place is not None:
            self.opened.emit(place)
        else:
            offer_address(url, self._messages)
