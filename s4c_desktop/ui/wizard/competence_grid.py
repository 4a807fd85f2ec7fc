"""Competences as tiles, as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem

from s4c_desktop.ui.enlarging import enlarged_paint, enlarged_size
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.competence_delegate import CODE, PAD, CompetenceDelegate
from s4c_desktop.ui.wizard.competence_model import ENTRY, CompetenceEntry, Index, standing

TILE_WIDTH = 280
TILE_HEIGHT = 56
TILE_SPACE = 8
"""Free at the right of a tile and below it."""


class TileModel(QAbstractListModel):
    """The competences of one grid."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[CompetenceEntry] = ()

    def fill(self, entries: Sequence[CompetenceEntry]) -> None:
        """Show these."""
        if [e.competence.code for e in entries] == [e.competence.code for e in self._entries]:
            self._entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Count the competences."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a competence, or what it says to a screen reader."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole:
                return f"{entry.competence.code} {entry.competence.title}"
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.competence.code} {entry.competence.title}, {below_line(entry)}"
        return None


def below_line(entry: CompetenceEntry) -> str:
    """Say whether a competence is mandatory, how it is rated, and on thin evidence if so."""
    return " · ".join(standing(entry))


class TileDelegate(CompetenceDelegate):
    """Draws a competence over two lines, in a frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.width = TILE_WIDTH

    @enlarged_size
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a tile with the space around it."""
        return QSize(self.width, TILE_HEIGHT)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the frame, then the competence."""
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -TILE_SPACE, -TILE_SPACE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.border), 1))
        painter.drawRoundedRect(inside.rect.adjusted(0, 1, -1, -2), 6, 6)
        painter.restore()
        super().paint(painter, inside, index)

    def _paint_name(
        self, painter: QPainter, rect: QRect, font: QFont, entry: CompetenceEntry, right: int
    ) -> None:
        upper = QRect(rect.left(), rect.top() + 4, rect.width(), 22)
        super()._paint_name(painter, upper, font, entry, right)
        small = QFont(font)
        small.setPixelSize(12)
        painter.setFont(small)
        left = rect.left() + PAD + CODE
        line = QRect(left, upper.bottom(), right - PAD - left, 18)
        text = QFontMetrics(small).elidedText(
            below_line(entry), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class CompetenceGrid(QListView):
    """Shows competences as tiles and is as high as they need; arrows move, Enter chooses."""

    chosen = Signal(str)
    """The person wants this competence (code)."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.tiles = TileModel(self)
        self._delegate = TileDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setModel(self.tiles)
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def fill(self, entries: Sequence[CompetenceEntry]) -> None:
        """Show these competences."""
        self.tiles.fill(entries)
        self._fit()

    def columns(self) -> int:
        """Return how many tiles stand beside each other."""
        return max(1, self.width() // scaled(TILE_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space; arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first tile when arriving for the first time."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.tiles.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the tiles."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = self.columns()
        # A pixel less than there is, or the last of a row wraps.
        self._delegate.width = (self.width() - 2) // columns
        self.setGridSize(QSize(self._delegate.width, scaled(TILE_HEIGHT)))
        rows = -(-self.tiles.rowCount() // columns)
        self.setFixedHeight(rows * scaled(TILE_HEIGHT) + 2)

    def _choose(self, index: Index) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if isinstance(entry, CompetenceEntry):
            self.chosen.emit(entry.competence.code)
