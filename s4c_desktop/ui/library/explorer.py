"""The framework explorer: competences against levels, with every role's demand drawn in."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Area, Competence, Framework
from s4c_desktop.domain.pages.explorer import Cell, cells
from s4c_desktop.domain.pages.parts import competence_place
from s4c_desktop.domain.wording import mandatory_word
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.library.explorer_delegate import ExplorerDelegate, Key
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import TextLabel, button

CELL = Qt.ItemDataRole.UserRole
AREA = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 34
WIDEST_LEVEL = 160
NARROWEST_LEVEL = 88
NAMES = 440
"""What the names of competences take at most before the levels get more."""

LEAST_NAMES = 160
"""With less room for the names the levels are scrolled to."""

WIDEST = 1400
"""Wider, levels would stand too far from the names."""

LOW = 400
"""Below this height the key folds away; a button brings it back."""

MARGIN = 24

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ExplorerModel(QAbstractTableModel):
    """A row for each area and each competence; a column for the name and for each level."""

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._levels = framework.levels
        self._rows: list[Area | Competence] = []
        self._cells: dict[str, dict[int, Cell]] = {}
        for area in framework.areas:
            self._rows.append(area)
            for competence in framework.competences:
                if competence.area == area.code:
                    self._rows.append(competence)
                    self._cells[competence.code] = cells(framework, competence)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of areas and competences."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the name's column and one for each level."""
        return 0 if parent.isValid() else 1 + len(self._levels)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let competences be chosen, and areas be read only."""
        if isinstance(self._rows[index.row()], Area):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the levels."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Competence")
        level = self._levels[section - 1]
        return f"{_('EQF {level}').format(level=level.eqf)}\n{level.name}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return names, cells, and what a screen reader or tool tip says of a cell."""
        record = self._rows[index.row()]
        if isinstance(record, Area):
            return self._area_data(record, index.column(), role)
        if index.column() == 0:
            name = f"{record.code}  {record.title}"
            return name if role == Qt.ItemDataRole.DisplayRole else None
        level = self._levels[index.column() - 1]
        cell = self._cells[record.code][level.eqf]
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_description(record, level.eqf, cell)
        return None

    def competence(self, row: int) -> Competence | None:
        """Return the competence of a row; None for an area's."""
        record = self._rows[row]
        return record if isinstance(record, Competence) else None

    def row_of(self, code: str) -> int:
        """Return the row of a competence; raises KeyError for an unknown code."""
        for row, record in enumerate(self._rows):
            if isinstance(record, Competence) and record.code == code:
                return row
        raise KeyError(code)

    def areas(self) -> list[int]:
        """Return the rows of the areas."""
        return [row for row, record in enumerate(self._rows) if isinstance(record, Area)]

    @staticmethod
    def _area_data(area: Area, column: int, role: int) -> object:
        if role == AREA:
            return True
        if column == 0 and role == Qt.ItemDataRole.DisplayRole:
            return f"{area.code}  {area.title}"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.Medium)
            return font
        return None


def cell_description(competence: Competence, eqf: int, cell: Cell) -> str:
    """Say in words what a cell shows; empty where it shows nothing."""
    lines = []
    for demand in cell.demands:
        line = f"{demand.role}: {mandatory_word(demand.mandatory)}"
        if demand.derived:
            line += ", " + _("level derived")
        if demand.differs:
            line += ", " + _("the source also says something else")
        lines.append(line)
    marks = {"source": _("marked in the overview"), "derived": _("mark derived")}
    if cell.mark:
        lines.append(marks[cell.mark])
    if not lines:
        return ""
    head = f"{competence.code} {competence.title}, {_('EQF {level}').format(level=eqf)}"
    return "\n".join((head, *lines))


class Explorer(QWidget):
    """The grid with a switch for each role; a click or Enter opens a competence."""

    opened = Signal(object)
    """The Place of a competence."""

    def __init__(self, context: Context, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self.model = ExplorerModel(framework)
        self.view = QTableView()
        self.delegate = ExplorerDelegate(context.theme, self.view)
        self.switches: dict[str, QCheckBox] = {}
        self._low = False
        self._build_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(8)
        self.key = Key(context.theme, bool(framework.roles))
        self.fold = button(_("Key"), self._toggle_key, role="crumb")
        self.fold.setToolTip(_("What the marks mean"))
        self.fold.hide()
        head = QHBoxLayout()
        head.addLayout(self._switches(), 1)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.key)
        column.addWidget(self.view, 1)
        self.setMaximumWidth(scaled(WIDEST))
        self.setFocusProxy(self.view)
        context.theme.changed.connect(self.view.viewport().update)

    def _switches(self) -> FlowLayout:
        row = FlowLayout(spacing=16, row_spacing=0)
        for role in self._framework.roles:
            letter = role.letter or role.code
            switch = QCheckBox(f"{letter}  {role.title}")
            switch.setChecked(True)
            switch.toggled.connect(self._on_switched)
            self.switches[letter] = switch
            row.addWidget(switch)
        if not self._framework.roles:
            row.addWidget(TextLabel(_("This framework has no roles: a centre sets its levels.")))
        return row

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setShowGrid(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setCursor(Qt.CursorShape.PointingHandCursor)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumHeight(scaled(44))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        view.setAccessibleName(_("Framework explorer"))
        for row in self.model.areas():
            view.setSpan(row, 0, 1, self.model.columnCount())
        view.clicked.connect(self._open)
        view.activated.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names the room they need, and the grid the height."""
        super().resizeEvent(event)
        levels = self.model.columnCount() - 1
        share = (self.view.width() - scaled(NAMES)) // max(1, levels)
        wide = max(scaled(NARROWEST_LEVEL), min(scaled(WIDEST_LEVEL), share))
        for column in range(1, levels + 1):
            self.view.setColumnWidth(column, wide)
        room = event.size().width() - 2 * MARGIN
        tight = room - levels * wide < scaled(LEAST_NAMES)
        modes = QHeaderView.ResizeMode
        self.view.horizontalHeader().setSectionResizeMode(
            0, modes.Fixed if tight else modes.Stretch
        )
        if tight:
            self.view.setColumnWidth(0, scaled(LEAST_NAMES))
        low = event.size().height() < scaled(LOW)
        if low != self._low:
            self._low = low
            self.fold.setVisible(low)
            self.key.setVisible(not low)

    def _toggle_key(self) -> None:
        self.key.setVisible(self.key.isHidden())

    def _on_switched(self) -> None:
        shown = {letter for letter, switch in self.switches.items() if switch.isChecked()}
        self.delegate.show_roles(shown)
        self.view.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        competence = self.model.competence(index.row())
        if competence is not None:
            self.opened.emit(competence_place(self._framework, competence.code))
