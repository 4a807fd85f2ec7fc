"""The stored plans as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import schedule_wording
from s4c_desktop.services.study import PlanLine
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.learning.follow_page import due_text
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import plain_tip

_Index = QModelIndex | QPersistentModelIndex
PERSON, PROGRESS, DUE, FINISH, DEADLINE = range(5)
_PARTS = 1000


class PlansModel(QAbstractTableModel):
    """A row for each plan: whose, how far, what is due, and when it is done."""

    BELOW = Qt.ItemDataRole.UserRole
    SHARE = Qt.ItemDataRole.UserRole + 1
    """How far the plan is, as (done, of)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: tuple[PlanLine, ...] = ()

    def fill(self, lines: Sequence[PlanLine]) -> None:
        """Show these plans."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of plans."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, second line, colour, or how far the plan is."""
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = cells(line)[column]
            if column == PERSON and role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{text}, {_below(line)}"
            return text
        if role == self.BELOW and column == PERSON:
            return _below(line)
        if role == self.SHARE:
            return round(line.followed.share_done * _PARTS), _PARTS
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (*cells(line), _below(line)))), wrap=True)
        if role == Qt.ItemDataRole.ForegroundRole and column == FINISH and is_late(line):
            return QColor(self._theme.tokens.bad)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (_("Person"), _("Progress"), _("This week"), _("Done on"), _("Deadline"))
            return titles[section]
        return None


def cells(line: PlanLine) -> tuple[str, ...]:
    """Return what a row says, column by column."""
    schedule = line.followed.schedule
    finish = short_date(schedule.finish) if schedule.finish else _("Nothing left")
    if is_late(line) and schedule.slack is not None:
        late = schedule_wording.slack_text(schedule.slack)
        finish = _("{day}, {late}").format(day=finish, late=late)
    return (
        " ".join(line.person.name.split()),
        f"{int(line.followed.share_done * 100)} %",
        due_text(line.followed),
        finish,
        short_date(line.plan.deadline) if line.plan.deadline else "",
    )


def is_late(line: PlanLine) -> bool:
    """Tell whether a plan misses its deadline."""
    return not line.followed.schedule.fits


def _below(line: PlanLine) -> str:
    parts = (line.plan.title, line.role_title, _("archived") if line.plan.archived else "")
    return " · ".join(" ".join(part.split()) for part in parts if part)
