"""The table of contents beside a guide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.guides.setting import Heading
from s4c_desktop.ui.guides.shelf import Shelf
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import plain_tip

WIDTH = 280
DEEPEST = 2
"""Headings below this level are not listed."""

_PLACE = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """Chapters, their guides, and the headings of the guide that is shown."""

    chosen = Signal(str, str)
    """Show the guide of this file name, at this anchor."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.setAccessibleName(_("Contents of the guides"))
        self.setHeaderHidden(True)
        self.setFixedWidth(scaled(WIDTH))
        self.setIndentation(14)
        self.setRootIsDecorated(False)
        # Rows keep the height of the first one, which the style sheet has to know by then.
        self.ensurePolished()
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[str, QTreeWidgetItem] = {}
        for chapter in shelf.chapters:
            top = QTreeWidgetItem(self, [chapter.title])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setWeight(font.Weight.Medium)
            top.setFont(0, font)
            for guide in chapter.guides:
                self._items[guide.name] = _item(top, guide.title, (guide.name, ""))
            top.setExpanded(True)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)

    def show_guide(self, name: str, headings: tuple[Heading, ...]) -> None:
        """List the headings of the guide that is shown, and of no other."""
        for item in self._items.values():
            item.takeChildren()
        if name not in self._items:
            return
        item = self._items[name]
        for heading in headings:
            if heading.level == DEEPEST:
                _item(item, heading.text, (name, heading.anchor))
        item.setExpanded(True)
        self._make_current(item)

    def mark(self, anchor: str) -> None:
        """Mark the heading that is read, without going there."""
        if not self.selectedItems():
            return
        current = self.currentItem()
        guide = current if current in self._items.values() else current.parent()
        children = [guide.child(row) for row in range(guide.childCount())]
        under = next((one for one in children if one.data(0, _PLACE)[1] == anchor), guide)
        self._make_current(under)

    def _make_current(self, item: QTreeWidgetItem) -> None:
        self.setCurrentItem(item)
        self.scrollToItem(item)

    def _open(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place is not None:
            self.chosen.emit(*place)


def _item(parent: QTreeWidgetItem, text: str, place: tuple[str, str]) -> QTreeWidgetItem:
    made = QTreeWidgetItem(parent, [text])
    made.setData(0, _PLACE, place)
    made.setToolTip(0, plain_tip(text))
    return made
