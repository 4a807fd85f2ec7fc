"""The assessment plan as a table: every competence in scope, with its methods or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import PlannedMethod
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.preparing import Plan, of_competence
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.ui.dates import read_day, short_date

Index = QModelIndex | QPersistentModelIndex

COMPETENCE, METHOD, DATE, ASSESSOR = range(4)


@dataclass(frozen=True, slots=True)
class Row:
    """A competence (code) with one line of the plan about it, or None."""

    code: str
    title: str
    line: PlannedMethod | None
    in_scope: bool = True


class PlanModel(QAbstractTableModel):
    """Shows a plan and turns what is typed into a cell into another plan.

    `change` takes the new plan, `refuse` what could not be read, and `said` and `meant` turn
    stored names into shown ones and back.
    """

    def __init__(
        self,
        change: Callable[[Plan, Plan], object],
        refuse: Callable[[UserError], object],
        said: Callable[[str], str],
        meant: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._change, self._refuse = change, refuse
        self._said, self._meant = said, meant
        self._plan: Plan = ()
        self._rows: list[Row] = []
        self.locked = False

    def fill(self, plan: Plan, scope: Sequence[str], framework: Framework) -> None:
        """Show a plan over the competences in scope; lines about others come last."""
        self._plan = plan
        rows = list(_rows(plan, scope, framework))
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        else:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, ASSESSOR))

    def row(self, number: int) -> Row:
        """Return a row."""
        return self._rows[number]

    def without_method(self) -> list[int]:
        """Return the rows of competences that have no method."""
        return [number for number, row in enumerate(self._rows) if row.line is None]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else ASSESSOR + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Competence"), _("Method"), _("Date"), _("Assessor"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but the competence be written in place."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = index.column()
        open_line = self._rows[index.row()].line is not None
        if not self.locked and (column == METHOD or (column > METHOD and open_line)):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = self._text(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                empty = row.line is None and index.column() == METHOD
                return "–" if empty else text
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return text or _("nothing planned")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; a line without a method is taken out."""
        row = self._rows[index.row()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self._text(row, index.column()):
            return False
        try:
            lines = self._written(row, index.column(), text)
        except UserError as error:
            self._refuse(error)
            return False
        self._change(lines, self._plan)
        return True

    def _text(self, row: Row, column: int) -> str:
        if column == COMPETENCE:
            text = row.title
            return text if row.in_scope else _("{name} (not rated)").format(name=text)
        if row.line is None:
            return ""
        if column == METHOD:
            return row.line.method
        if column == DATE:
            return short_date(row.line.on) if row.line.on else ""
        return self._said(row.line.assessor)

    def _written(self, row: Row, column: int, text: str) -> Plan:
        line = row.line
        if line is None:
            return (*self._plan, PlannedMethod(uuid4(), row.code, text))
        if column == METHOD and not text:
            return tuple(other for other in self._plan if other != line)
        if column == METHOD:
            changed = replace(line, method=text)
        elif column == DATE:
            changed = replace(line, on=read_day(text))
        else:
            changed = replace(line, assessor=self._meant(text))
        return tuple(changed if other == line else other for other in self._plan)


def _rows(plan: Plan, scope: Sequence[str], framework: Framework) -> Iterator[Row]:
    for code in scope:
        title = competence_name(framework, code)
        for line in of_competence(plan, code) or (None,):
            yield Row(code, title, line)
    for line in plan:
        if line.competence not in scope:
            known = line.competence in framework.order
            title = competence_name(framework, line.competence) if known else line.competence
            yield Row(line.competence, title, line, in_scope=False)


def _key(row: Row) -> tuple[str, object]:
    return row.code, row.line.id if row.line else None
