"""What each role requires of each competence, as a grid to be filled by keyboard and mouse."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Requirement
from s4c_desktop.domain.framework_draft import reason_of
from s4c_desktop.domain.framework_draft_wording import reason_text
from s4c_desktop.domain.framework_edits import demand_of
from s4c_desktop.domain.moving_wording import demanded_text
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.ui import widgets
from s4c_desktop.ui.delegates import TwoLineDelegate
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.text_size import scaled

_Index = QModelIndex | QPersistentModelIndex

BELOW = Qt.ItemDataRole.UserRole + 1
"""The role of a cell's second line."""

NAME_WIDTH = 220
ROLE_WIDTH = 150
WIDEST = 280
ROW_HEIGHT = 46
TITLE_LINE = 22
"""The most characters in each of the two lines of a role's title."""

_MANDATORY = {Qt.Key.Key_M: True, Qt.Key.Key_O: False}
_NOT_REQUIRED = (Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus)
_LEVELS = {Qt.Key(Qt.Key.Key_0.value + eqf): eqf for eqf in EQF_LEVELS}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a role requires of a competence, both by code."""

    role: str
    competence: str


class RequirementModel(QAbstractTableModel):
    """The competences that are taken in as rows, the roles as columns after their names."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__(session)
        self._session = session
        self._codes: tuple[str, ...] = ()
        self._roles: tuple[str, ...] = ()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        chosen = self._session.content.chosen
        codes = tuple(chosen.order)
        roles = tuple(role.code for role in chosen.roles)
        if (codes, roles) != (self._codes, self._roles):
            self.beginResetModel()
            self._codes, self._roles = codes, roles
            self.endResetModel()
        elif codes:
            last = self.index(len(codes) - 1, len(roles))
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(roles))

    def cell(self, index: _Index) -> Cell | None:
        """Return what a place in the grid stands for; None for the names of competences."""
        if not index.isValid() or index.column() == 0:
            return None
        return Cell(self._roles[index.column() - 1], self._codes[index.row()])

    def place(self, cell: Cell) -> QModelIndex:
        """Return the place of a cell; an invalid one where it is not in the grid."""
        if cell.competence not in self._codes or cell.role not in self._roles:
            return QModelIndex()
        return self.index(self._codes.index(cell.competence), self._roles.index(cell.role) + 1)

    def demand(self, cell: Cell) -> Requirement | None:
        """Return what is required in a cell, if anything."""
        session = self._session
        return demand_of(session.content, session.reading, cell.role, cell.competence)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Count the competences."""
        return 0 if parent.isValid() else len(self._codes)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Count the columns: the names, and the roles."""
        return 0 if parent.isValid() else len(self._roles) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal or not self._session.is_open:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = _("Competence")
        if section:
            code = self._roles[section - 1]
            known = {found.code: found.title for found in self._session.framework.roles}
            title = known.get(code, "") or code
        if role == Qt.ItemDataRole.ToolTipRole:
            return widgets.plain_tip(title)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return "\n".join(wrap(title, TITLE_LINE, max_lines=2, placeholder="…"))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says: the demand, below it the reason."""
        if not index.isValid() or not self._session.is_open:
            return None
        cell = self.cell(index)
        if cell is None:
            code = self._codes[index.row()]
            text = f"{code} {self._session.framework.competence(code).title}"
            if role == Qt.ItemDataRole.ToolTipRole:
                return widgets.plain_tip(text)
            return text if role == Qt.ItemDataRole.DisplayRole else None
        demand = self.demand(cell)
        text, why = demanded_text(demand), _why(demand)
        if role == Qt.ItemDataRole.DisplayRole:
            return _("Not required") if demand is None else text
        if role == BELOW:
            return why
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = f"{text}. {why}" if why else text
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return widgets.plain_tip(said, wrap=True) if is_tip else said
        return None


def _why(demand: Requirement | None) -> str:
    if demand is None:
        return ""
    reason = reason_of(demand)
    if reason is not None:
        return reason_text(reason)
    return _("no reason given") if demand.mandatory and not demand.source else ""


def keys_text() -> str:
    """Say which keys fill the grid."""
    return _(
        "In the grid: M mandatory, O optional, N not required, 4 to 8 the level, R the reason. "
        "Several cells are changed together."
    )


class _CellDelegate(TwoLineDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a cell."""
        return QSize(scaled(ROLE_WIDTH), scaled(ROW_HEIGHT))


class RequirementGrid(QTableView):
    """Arrows move, M, O and N say whether, digits at which level, R asks for the reason."""

    demanded = Signal(object)
    """Mandatory (True), optional (False) or not required (None) for what is chosen."""

    levelled = Signal(int)
    """This EQF level for what is chosen."""

    reason_wanted = Signal()
    picked = Signal()
    """Other cells are chosen."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self.cells = RequirementModel(session)
        self.setModel(self.cells)
        self.setItemDelegate(_CellDelegate(session.context.theme, BELOW, self))
        self.setAccessibleName(_("Requirements of the roles"))
        self.setProperty("role", "plain")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleDescription(keys_text())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(scaled(120))
        header.setDefaultSectionSize(scaled(ROLE_WIDTH))
        header.setStretchLastSection(False)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.picked.emit())
        self.cells.modelReset.connect(self._fit)
        session.context.theme.changed.connect(self.viewport().update)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        before = self.cells.cell(self.currentIndex())
        self.cells.refresh()
        if before is not None and self.cells.cell(self.currentIndex()) is None:
            self.choose(before)
        if self.cells.cell(self.currentIndex()) is None and self.cells.columnCount() > 1:
            self.setCurrentIndex(self.cells.index(0, 1))

    def choose(self, cell: Cell) -> None:
        """Choose one cell."""
        place = self.cells.place(cell)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def chosen(self) -> tuple[Cell, ...]:
        """Return the cells that are chosen."""
        found = (self.cells.cell(index) for index in self.selectedIndexes())
        return tuple(cell for cell in found if cell is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that fill the grid; all others move in it."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and self._fill(key):
            return
        super().keyPressEvent(event)

    def _fill(self, key: Qt.Key) -> bool:
        if key in _MANDATORY:
            self.demanded.emit(_MANDATORY[key])
        elif key in _NOT_REQUIRED:
            self.demanded.emit(None)
        elif key in _LEVELS:
            self.levelled.emit(_LEVELS[key])
        elif key in (Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reason_wanted.emit()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give a third of the width to the names and share the rest; too many roles scroll."""
        roles = self.cells.columnCount() - 1
        if roles < 1:
            return
        width = self.viewport().width()
        names, least, most = scaled(NAME_WIDTH), scaled(ROLE_WIDTH), scaled(WIDEST)
        each = min(max((width - max(width // 3, names)) // roles, least), most)
        for column in range(1, roles + 1):
            self.setColumnWidth(column, each)
        self.setColumnWidth(0, max(width - roles * each, names))
