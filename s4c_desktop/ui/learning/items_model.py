"""The items of a plan as a list that is put in order by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import schedule_wording, study_wording
from s4c_desktop.domain.plan_sheet import SheetItem
from s4c_desktop.domain.study import ItemKind, ItemState
from s4c_desktop.domain.study_groups import StudyGroup

_Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-s4c-plan-item"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A group of items with what its row says; `dates` is empty until they are known."""

    group: StudyGroup
    number: int
    hours: str
    about: str
    dates: str

    @property
    def spoken(self) -> str:
        """Return the whole row in words."""
        group = self.group
        parts = (
            f"{self.number}. {group.title}",
            study_wording.state_name(group.state),
            _("pinned") if group.pinned else "",
            self.hours,
            self.dates,
            self.about,
        )
        return ", ".join(part for part in parts if part)


def item_line(number: int, group: StudyGroup, said: SheetItem | None) -> ItemLine:
    """Return the row of a group; `said` is what the plan's documents say of it, if it is known."""
    works_on = ", ".join(group.works_on)
    kind = "" if group.kind is ItemKind.TOPIC else study_wording.kind_name(group.kind)
    if group.module:
        kind = _("Module {code}").format(code=group.module)
    topics = ", ".join(group.topics)
    about = " · ".join(part for part in (kind, works_on, topics) if part)
    return ItemLine(
        group,
        number,
        schedule_wording.length(group.hours.total * 60),
        about,
        schedule_wording.short_span_text(said.first, said.last) if said else "",
    )


class ItemsModel(QAbstractListModel):
    """Rows of groups; a row that is dropped somewhere else is only asked for, not moved."""

    LINE = Qt.ItemDataRole.UserRole

    dropped = Signal(int, int)
    """This row is to stand before that one, or behind all."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ItemLine, ...] = ()

    def fill(self, lines: Sequence[ItemLine]) -> None:
        """Show these rows."""
        new = tuple(lines)
        if [line.group.id for line in new] == [line.group.id for line in self.lines]:
            self.lines = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.lines = new
        self.endResetModel()

    def row_with(self, item_id: UUID) -> int:
        """Return the row that an item is in, -1 where it is in none."""
        rows = (row for row, line in enumerate(self.lines) if item_id in line.group.ids)
        return next(rows, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's title, its words, or the whole line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(line.group.title.split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == self.LINE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let what is not done be dragged, between the others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.lines[index.row()].group.state is ItemState.DONE:
            return usual
        return usual | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Let rows only be moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the row that is dragged."""
        data = QMimeData()
        data.setData(_MIME, QByteArray(str(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: _Index,
    ) -> bool:
        """Ask for the move; never True, or the view would take the row away."""
        if data.hasFormat(_MIME) and action == Qt.DropAction.MoveAction:
            source = int(bytes(data.data(_MIME).data()).decode())
            target = parent.row() if parent.isValid() else row
            self.dropped.emit(source, len(self.lines) if target < 0 else target)
        return False
