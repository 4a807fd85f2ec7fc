"""The table twin of a chart: equal values, reachable with keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from s4c_desktop.ui.charts.drawing import Drawing, Table
from s4c_desktop.ui.focus_ring import FocusRing
from s4c_desktop.ui.text_size import scaled

_Index = QModelIndex | QPersistentModelIndex
_ROW = 32
_WIDEST = 240
_LEAST = 120
_SCROLL_BAR = 16


class TableModel(QAbstractTableModel):
    """A chart's values, read-only."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._table.rows[index.row()][index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._table.headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class TableView(QTableView):
    """Shows the values of a drawing."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._fitted = False
        self._model = TableModel(drawing.table())
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { border: none; } QTableView::item { padding: 0 8px; }")
        FocusRing(self)
        self.setWordWrap(False)
        # Tab leaves the table; arrow keys move in it.
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMaximumSectionSize(_WIDEST)
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(drawing.title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to what they hold: few tables are ever looked at."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.resizeColumnsToContents()

    def sizeHint(self) -> QSize:
        """Ask for a few rows: the chart decides the height, more rows are scrolled to."""
        rows = self._model.rowCount() * scaled(_ROW)
        full = self.horizontalHeader().sizeHint().height() + rows + _SCROLL_BAR
        return QSize(240, min(full, _LEAST))

    def minimumSizeHint(self) -> QSize:
        """Return the height asked for, and a width that leaves room for the chart's own."""
        return QSize(120, self.sizeHint().height())
