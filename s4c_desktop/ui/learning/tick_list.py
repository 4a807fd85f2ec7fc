"""A list to tick things in, with a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from s4c_desktop.domain.folding import fold, words
from s4c_desktop.ui.text_size import scaled

_KEY = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_ROW = 32


@dataclass(frozen=True, slots=True)
class Ticked:
    """Something to tick; `group` is the heading that it stands under."""

    key: str
    text: str
    group: str = ""


class TickList(QWidget):
    """Shows what fits the search, below its headings."""

    changed = Signal()

    def __init__(self, name: str, hint: str, entries: Sequence[Ticked], on: Iterable[str]) -> None:
        super().__init__()
        chosen = frozenset(on)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setTabKeyNavigation(False)
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self.list.addItem(_heading(group))
            self.list.addItem(_item(entry, on=entry.key in chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are ticked, in order."""
        return tuple(
            str(item.data(_KEY))
            for item in self._items()
            if item.data(_KEY) and item.checkState() is Qt.CheckState.Checked
        )

    def current(self) -> str:
        """Return the key of the row that the keyboard is at; empty at a heading."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(_KEY) or "") if row >= 0 else ""

    def tick(self, key: str) -> None:
        """Tick something."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(Qt.CheckState.Checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, text: str) -> None:
        wanted = words(text)
        heading: QListWidgetItem | None = None
        for item in self._items():
            if not item.data(_KEY):
                heading = item
                item.setHidden(True)
                continue
            hidden = not all(word in str(item.data(_WORDS)) for word in wanted)
            item.setHidden(hidden)
            if heading is not None and not hidden:
                heading.setHidden(False)


def _item(entry: Ticked, *, on: bool) -> QListWidgetItem:
    item = QListWidgetItem(" ".join(entry.text.split()))
    item.setSizeHint(QSize(0, scaled(_ROW)))
    item.setData(_KEY, entry.key)
    item.setData(_WORDS, fold(f"{entry.key} {entry.text} {entry.group}"))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setSizeHint(QSize(0, scaled(_ROW)))
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item
