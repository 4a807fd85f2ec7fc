"""The pages of the window, of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from s4c_desktop.ui import text_size


class PageStack(QStackedWidget):
    """Pages of which one is shown, that asks for the room of this one alone."""

    def minimumSizeHint(self) -> QSize:
        """Return what the page that is shown needs."""
        if not self.count():
            return super().minimumSizeHint()
        current = self.currentWidget()
        return current.minimumSizeHint().expandedTo(current.minimumSize())


def roomy(pages: PageStack) -> QWidget:
    """Return what shows the pages whole: in a larger size of text all of it can be scrolled."""
    if text_size.is_usual():
        return pages
    from s4c_desktop.ui.widgets import scrolling

    area = scrolling(pages)
    pages.currentChanged.connect(lambda _index: pages.updateGeometry())
    return area
