"""Tables and lists of text, as the sections of the quality screen use them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeView,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.columns import fit_columns
from s4c_desktop.ui.delegates import TwoLineDelegate
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
ROOMY = 150
"""What a column that takes the room there is should have at least."""

STRETCH = 0
"""The width of a column that takes what room there is."""

BELOW = Qt.ItemDataRole.UserRole + 1
"""The role of a list's second lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what it stands for, its cells, and a tone (a token) for each, if any."""

    key: Hashable
    cells: tuple[str, ...]
    tones: tuple[str, ...] = ()


class _Lines(QAbstractTableModel):
    """Lines of text, read-only."""

    def __init__(self, theme: Theme, headers: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._headers = tuple(headers)
        self.lines: tuple[Line, ...] = ()

    def fill(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its colour, or as its tool tip the whole line."""
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(line.cells[column].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            named = zip(self._headers, line.cells, strict=True)
            lines = (_("{name}: {text}").format(name=name, text=t) for name, t in named if t)
            return widgets.plain_tip("\n".join(lines), wrap=True)
        if role == Qt.ItemDataRole.ForegroundRole and column < len(line.tones):
            tone = line.tones[column]
            return QColor(getattr(self._theme.tokens, tone)) if tone else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None


class LineTable(QTreeView):
    """A table of lines; Enter and a double click open one.

    The first column takes what room there is, `widths` are those of the others. In little room
    the columns in `lesser` fold away; the tool tip of a line has everything.
    """

    chosen = Signal()
    """Another line is selected, or none."""

    opened = Signal()
    """The selected line is to be opened."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        headers: Sequence[str],
        widths: Sequence[int],
        lesser: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self._lines = _Lines(theme, headers)
        self._lesser = tuple(lesser)
        self._widths = dict(enumerate(widths, start=1))
        self._least = sum(scaled(width or ROOMY) for width in (STRETCH, *widths))
        self.setModel(self._lines)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(name)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(widths, start=1):
            if width == STRETCH:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.activated.connect(lambda _index: self.opened.emit())

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines, with the same one selected, else the first."""
        before = self.key()
        self._lines.fill(tuple(lines))
        keys = [line.key for line in lines]
        if keys:
            self.choose(before if before in keys else keys[0])
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold columns away where there is little room."""
        super().resizeEvent(event)
        for column in self._lesser:
            self.setColumnHidden(column, event.size().width() < self._least)
        fit_columns(self.header(), self._widths, event.size().width())

    def key(self) -> object | None:
        """Return what the selected line stands for."""
        row = self.currentIndex().row()
        return self._lines.lines[row].key if 0 <= row < len(self._lines.lines) else None

    def choose(self, key: object) -> None:
        """Select the line of a key."""
        for row, line in enumerate(self._lines.lines):
            if line.key == key:
                self.setCurrentIndex(self._lines.index(row, 0))

    def cells(self) -> list[tuple[str, ...]]:
        """Return what the lines say."""
        return [line.cells for line in self._lines.lines]


class TwoLineList(QListWidget):
    """A list whose entries have a lesser second line."""

    picked = Signal(object)
    """Another entry is selected: its key."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._keys: list[object] = []
        self.setItemDelegate(TwoLineDelegate(theme, BELOW, self))
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._on_row)

    def fill(self, entries: Sequence[tuple[object, str, str]]) -> None:
        """Show entries (key, text, second line), with the same one selected, else the first."""
        before = self.key()
        self.blockSignals(True)
        if [key for key, _text, _below in entries] != self._keys:
            self.clear()
            self._keys = [key for key, _text, _below in entries]
            for _entry in entries:
                self.addItem(QListWidgetItem())
        for row, (_key, text, below) in enumerate(entries):
            item = self.item(row)
            item.setText(" ".join(text.split()))
            item.setData(BELOW, " ".join(below.split()))
            item.setToolTip(widgets.plain_tip(f"{text}\n{below}".strip(), wrap=True))
        row = self._keys.index(before) if before in self._keys else 0
        self.setCurrentRow(row if self._keys else -1)
        self.blockSignals(False)
        self.viewport().update()

    def key(self) -> object | None:
        """Return the key of the entry that is selected."""
        row = self.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def choose(self, key: object) -> None:
        """Select an entry."""
        if key in self._keys:
            self.setCurrentRow(self._keys.index(key))

    def step(self, by: int) -> None:
        """Select an entry further down, or up, if there is one."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._keys):
            self.picked.emit(self._keys[row])
