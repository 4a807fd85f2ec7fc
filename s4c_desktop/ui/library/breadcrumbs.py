"""The way to the page that is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from s4c_desktop.domain.page import Crumb, Page
from s4c_desktop.ui.widgets import ElidedLabel, button, muted, put_away


class Breadcrumbs(QWidget):
    """Steps that lead back up, and the title of the page."""

    opened = Signal(object)
    """The Place of a step."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[QWidget] = []
        self.title = ElidedLabel("", "section")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.title, 1)

    def show_page(self, page: Page) -> None:
        """Show the way to a page."""
        self.show_way(page.crumbs, page.title)

    def show_way(self, crumbs: tuple[Crumb, ...], title: str) -> None:
        """Show steps and a title."""
        for step in self.steps:
            put_away(step)
        self.steps = []
        for crumb in crumbs:
            if crumb.place is not None:
                self._add(self._link(crumb))
                self._add(muted("›"))
        self.title.set_text(title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the first steps where the title would have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - min(self.title.sizeHint().width(), self.width() // 2)
        # A step goes with the sign that follows it.
        for link, sign in reversed(list(zip(self.steps[::2], self.steps[1::2], strict=True))):
            room -= link.sizeHint().width() + sign.sizeHint().width() + 2 * self._row.spacing()
            link.setVisible(room >= 0)
            sign.setVisible(room >= 0)

    def _add(self, widget: QWidget) -> None:
        self._row.insertWidget(len(self.steps), widget)
        self.steps.append(widget)

    def _link(self, crumb: Crumb) -> QPushButton:
        return button(crumb.text, lambda: self.opened.emit(crumb.place), role="crumb")
