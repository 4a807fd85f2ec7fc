"""The table of backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backup_wording import (
    kept_text,
    reason_name,
    size_text,
    trust_name,
)
from s4c_desktop.domain.backups import Backup, Trust
from s4c_desktop.ui.dates import short_date, short_moment
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
WHEN, WHY, SIZE, STATE, KEPT = range(5)
_ROW = 33
_LEAST, _MOST = 3, 10
"""Rows that are shown at once."""

_ICONS = {
    Trust.VERIFIED: ("check-circle", "good"),
    Trust.UNKNOWN: ("question", "caution"),
    Trust.DAMAGED: ("warning-circle", "bad"),
}


class BackupModel(QAbstractTableModel):
    """The backups, the newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._headers = (_("Made"), _("Why"), _("Size"), _("State"), _("Kept until"))
        self._icons = {trust: theme.icon(*icon) for trust, icon in _ICONS.items()}
        self.backups: tuple[Backup, ...] = ()

    def fill(self, backups: tuple[Backup, ...]) -> None:
        """Show these backups."""
        self.beginResetModel()
        self.backups = backups
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of backups."""
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or the look of the state."""
        backup, column = self.backups[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(backup, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if column == STATE:
            if role == Qt.ItemDataRole.DecorationRole:
                return self._icons[backup.trust]
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(getattr(self._theme.tokens, _ICONS[backup.trust][1]))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight if section == SIZE else Qt.AlignmentFlag.AlignLeft
                )
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _text(backup: Backup, column: int) -> str:
    match column:
        case 0:
            return short_moment(backup.made_at)
        case 1:
            return reason_name(backup.reason)
        case 2:
            return size_text(backup.size)
        case 3:
            return trust_name(backup.trust)
        case _:
            return kept_text(backup, short_date)


class BackupTable(QTreeView):
    """Shows some rows at once; more are scrolled to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.backups = BackupModel(theme)
        self._wanted: Path | None = None
        self.setModel(self.backups)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(1, 1) * scaled(16))
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Backups"))
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)

    def chosen(self) -> Backup | None:
        """Return the backup that is selected."""
        index = self.currentIndex()
        return self.backups.backups[index.row()] if index.isValid() else None

    def select(self, path: Path) -> None:
        """Select a backup that is not listed yet as soon as it is."""
        self._wanted = path

    def fill(self, backups: tuple[Backup, ...]) -> None:
        """Show these backups, with the same one selected, else the newest."""
        before = self.chosen()
        wanted = self._wanted or (before.path if before is not None else None)
        self._wanted = None
        self.backups.fill(backups)
        rows = max(_LEAST, min(_MOST, len(backups)))
        self.setFixedHeight(self.header().sizeHint().height() + rows * scaled(_ROW) + 4)
        paths = [backup.path for backup in backups]
        row = paths.index(wanted) if wanted in paths else 0
        if backups:
            self.setCurrentIndex(self.backups.index(row, 0))
