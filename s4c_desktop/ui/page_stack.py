"""Pages of which one is shown, as of the window or below tabs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from s4c_desktop.ui import text_size


class _OfOne(QStackedLayout):
    """Asks for the room of the page that is shown; Qt's own asks for that of the highest."""

    def minimumSize(self) -> QSize:
        """Return what the page needs."""
        page = self.currentWidget()
        if not self.count():
            return QSize()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def sizeHint(self) -> QSize:
        """Return what the page wants."""
        return self.currentWidget().sizeHint() if self.count() else QSize()

    def hasHeightForWidth(self) -> bool:
        """Tell whether the page is higher where it is narrow."""
        return bool(self.count()) and self.currentWidget().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page."""
        if not self.count():
            return -1
        return max(self.currentWidget().heightForWidth(width), self.minimumSize().height())


class PageStack(QWidget):
    """Pages of which one is shown, that asks for the room of this one alone.

    Where larger text makes all of a page scroll, a low one would else end in a void. It is used
    like a QStackedWidget.
    """

    currentChanged = Signal(int)  # noqa: N815 - as Qt's own has it
    """The page of this number is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = _OfOne(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.currentChanged.connect(self.currentChanged)

    def addWidget(self, page: QWidget) -> int:
        """Add a page, and return its number; the first one is shown."""
        return self._layout.addWidget(page)

    def insertWidget(self, index: int, page: QWidget) -> int:
        """Add a page before another, and return its number."""
        return self._layout.insertWidget(index, page)

    def removeWidget(self, page: QWidget) -> None:
        """Take a page out, which is kept."""
        self._layout.removeWidget(page)

    def count(self) -> int:
        """Return the number of pages."""
        return self._layout.count()

    def widget(self, index: int) -> QWidget | None:
        """Return a page, or None where there is none of this number."""
        return self._layout.widget(index)

    def indexOf(self, page: QWidget) -> int:
        """Return the number of a page, -1 for one that is not here."""
        return self._layout.indexOf(page)

    def currentWidget(self) -> QWidget:
        """Return the page that is shown."""
        return self._layout.currentWidget()

    def currentIndex(self) -> int:
        """Return the number of the page that is shown, -1 where there is none."""
        return self._layout.currentIndex()

    def setCurrentIndex(self, index: int) -> None:
        """Show the page of a number."""
        self._layout.setCurrentIndex(index)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show a page."""
        self._layout.setCurrentWidget(page)


def roomy(pages: PageStack) -> QWidget:
    """Return what shows the pages whole: in a larger size of text all of it can be scrolled."""
    if text_size.is_usual():
        return pages
    from s4c_desktop.ui.widgets import scrolling

    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(pages)
    pages.currentChanged.connect(lambda _index: pages.updateGeometry())
    return scrolling(page)
