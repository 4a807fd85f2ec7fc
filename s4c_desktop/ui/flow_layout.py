"""A layout that takes further rows where one is too short."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Places widgets beside each other like words, at their own size."""

    def __init__(
        self, *, spacing: int, row_spacing: int | None = None, at_right: bool = False
    ) -> None:
        super().__init__()
        self._row_spacing = spacing if row_spacing is None else row_spacing
        self._at_right = at_right
        self._items: list[QLayoutItem] = []
        self.destroyed.connect(partial(_free, self._items))
        # Found once for each width: a window asks for the same again and again.
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget at the end, in an item that this layout owns.

        An item that Qt makes is bound to the layout that first held it: Qt frees it unseen, what
        is made next at its place is taken for it, and dies with that first layout.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)
        self._heights.clear()
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None beyond the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item; None beyond the last one."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete all widgets."""
        for item in self._items:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        _free(self._items)
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow layout is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was found: an item came, went or changed."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items row by row; returns the height they take."""
        y = rect.y()
        for number, row in enumerate(self._rows(rect.width())):
            sizes = [item.sizeHint() for item in row]
            high = max(size.height() for size in sizes)
            y += self._row_spacing if number else 0
            wide = sum(size.width() for size in sizes) + self.spacing() * (len(row) - 1)
            x = rect.x() + (rect.width() - wide if self._at_right else 0)
            for item, size in zip(row, sizes, strict=True):
                if move:
                    middle = y + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self.spacing()
            y += high
        return y - rect.y()

    def _rows(self, width: int) -> Iterator[list[QLayoutItem]]:
        """Yield the items that stand beside each other; what is hidden takes no room."""
        row: list[QLayoutItem] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if row and taken + self.spacing() + needed > width:
                yield row
                row, taken = [], 0
            taken += needed + (self.spacing() if row else 0)
            row.append(item)
        if row:
            yield row


def _free(items: list[QLayoutItem]) -> None:
    """Delete items, which Qt asks for and thereby keeps for good, with the layout they were in."""
    for item in items:
        shiboken6.delete(item)
    items.clear()
