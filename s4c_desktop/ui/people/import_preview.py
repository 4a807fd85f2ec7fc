"""The last step of an import: what would become of each row."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.people_import import Action, PlannedRow, Preview
from s4c_desktop.domain.people_import_wording import (
    action_name,
    blocked_sentence,
    fault_text,
    preview_sentence,
    row_text,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.inputs import ComboBox

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in order."""

    LINE = 0
    NAME = 1
    WHAT = 2
    ACTION = 3


class Show(IntEnum):
    """Which rows are listed."""

    ALL = 0
    NEW = 1
    KNOWN = 2
    FAULTY = 3


class PreviewModel(QAbstractTableModel):
    """The rows of a file with what becomes of each."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all: tuple[PlannedRow, ...] = ()
        self._rows: tuple[PlannedRow, ...] = ()
        self.chosen: dict[int, Action] = {}
        self.default = Action.SKIP

    def fill(self, rows: tuple[PlannedRow, ...]) -> None:
        """Show the rows of another preview; what was chosen for lines is forgotten."""
        self._all = rows
        self.chosen = {}
        self.show(Show.ALL)

    def show(self, show: Show) -> None:
        """Show only some of the rows."""
        self.beginResetModel()
        self._rows = tuple(row for row in self._all if _is(row, show))
        self.endResetModel()

    def choose(self, rows: list[int], action: Action) -> None:
        """Choose what becomes of rows, where that can be."""
        for number in rows:
            row = self._rows[number]
            if action in row.choices:
                self.chosen[row.line] = action
        self._announce()

    def choose_default(self, action: Action) -> None:
        """Choose what becomes of everybody who is known, where that can be."""
        self.default = action
        self.chosen = {}
        self._announce()

    def row(self, number: int) -> PlannedRow:
        """Return a row."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Line"), _("Name"), _("What it is"), _("What is done"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.NAME, Column.WHAT):
            return widgets.plain_tip(self._text(row, column), wrap=True)
        if role == Qt.ItemDataRole.ForegroundRole and column != Column.NAME:
            tokens = self._context.theme.tokens
            if row.faults:
                return QColor(tokens.bad)
            return QColor(tokens.caution if row.twin is not None else tokens.muted)
        return None

    def _text(self, row: PlannedRow, column: Column) -> str:
        match column:
            case Column.LINE:
                return str(row.line)
            case Column.NAME:
                return row.shown
            case Column.WHAT:
                known = row.twin.person if row.twin is not None else None
                shown = self._context.program.names.line(known).name if known else ""
                return row_text(row, shown)
            case Column.ACTION:
                if row.faults:
                    return _("to be corrected")
                action = row.action(self.chosen, self.default)
                return action_name(action) if row.twin is not None else _("Add")

    def _announce(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.ACTION)
            self.dataChanged.emit(self.index(0, Column.ACTION), last)


class _Rows(QTreeView):
    """Enter belongs to the row, not to the button that imports."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)


class PreviewPage(QWidget):
    """Shows every row; what becomes of people who are here already is chosen here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self.sentence = widgets.strong()
        self.blocked = widgets.TextLabel("", "bad")
        self.model = PreviewModel(context, self)
        self.show_only = ComboBox()
        self.show_only.setAccessibleName(_("Show"))
        self.duplicates = ComboBox()
        for action in Action:
            self.duplicates.addItem(action_name(action), action)
        self.duplicates_label = widgets.TextLabel(_("People known already"), wrap=False)
        self.duplicates_label.setBuddy(self.duplicates)
        self.duplicates.setAccessibleName(_("People known already"))
        self.hint = widgets.small(
            _("Enter, or a right click, on a row changes what is done with this person alone.")
        )
        self.detail = widgets.TextLabel("", "bad")
        self.view = self._make_view()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_only)
        row.addStretch(1)
        row.addWidget(self.duplicates_label)
        row.addWidget(self.duplicates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self.blocked)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        column.addWidget(self.detail)
        self.show_only.currentIndexChanged.connect(self._on_show_only)
        self.duplicates.currentIndexChanged.connect(
            lambda _index: self.model.choose_default(Action(self.duplicates.currentData()))
        )
        self.setFocusProxy(self.view)

    def show_preview(self, preview: Preview) -> None:
        """Show what a file would bring."""
        self._preview = preview
        self.sentence.setText(preview_sentence(preview))
        self.blocked.setText(blocked_sentence(preview))
        self.blocked.setVisible(bool(preview.faulty))
        self.model.fill(preview.rows)
        self.show_only.blockSignals(True)
        self.show_only.clear()
        for show, text, n in (
            (Show.ALL, _("All rows ({n})"), len(preview.rows)),
            (Show.NEW, _("New ({n})"), preview.new),
            (Show.KNOWN, _("Known already ({n})"), preview.known),
            (Show.FAULTY, _("Faulty ({n})"), preview.faulty),
        ):
            if n:
                self.show_only.addItem(text.format(n=n), show)
        self.show_only.blockSignals(False)
        if preview.faulty:
            self.show_only.setCurrentIndex(self.show_only.count() - 1)
        self.detail.setVisible(bool(preview.faulty))
        if preview.rows:
            self.view.setCurrentIndex(self.model.index(0, 0))
        for widget in (self.duplicates, self.duplicates_label, self.hint):
            widget.setVisible(preview.known > 0 and not preview.faulty)

    def can_import(self) -> bool:
        """Tell whether every row is sound."""
        return self._preview is not None and not self._preview.faulty

    def chosen(self) -> dict[int, Action]:
        """Return what becomes of single lines."""
        return dict(self.model.chosen)

    def default(self) -> Action:
        """Return what becomes of all others who are known."""
        return self.model.default

    def _on_show_only(self) -> None:
        shown = self.show_only.currentData()
        self.model.show(Show.ALL if shown is None else Show(shown))

    def _on_current(self, current: QModelIndex) -> None:
        """Say in full what is wrong with a row."""
        faults = self.model.row(current.row()).faults if current.isValid() else ()
        lines = (
            _("Line {n}, {what}").format(n=fault.line, what=fault_text(fault)) for fault in faults
        )
        self.detail.setText("\n".join(lines))

    def make_menu(self) -> QMenu:
        """Return what can become of the selected rows."""
        menu = QMenu(self)
        rows = [index.row() for index in self.view.selectionModel().selectedRows()]
        offered = {action for row in rows for action in self.model.row(row).choices}
        for action in Action:
            if action in offered:
                made = menu.addAction(action_name(action))
                made.triggered.connect(
                    lambda _on=False, action=action: self.model.choose(rows, action)
                )
        return menu

    def _show_menu(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.isEmpty():
            menu.deleteLater()
            return
        box = self.view.visualRect(self.view.currentIndex())
        menu.popup(self.view.viewport().mapToGlobal(box.bottomLeft()))

    def _make_view(self) -> QTreeView:
        view = _Rows()
        view.setModel(self.model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setAccessibleName(_("Rows of the file"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda _position: self._show_menu())
        view.selectionModel().currentChanged.connect(self._on_current)
        # Enter, or a double click.
        view.activated.connect(lambda _index: self._show_menu())
        header = view.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.LINE, 64), (Column.NAME, 200), (Column.ACTION, 130)):
            view.setColumnWidth(column, width)
        return view


def _is(row: PlannedRow, show: Show) -> bool:
    faulty, known = bool(row.faults), row.twin is not None
    return {
        Show.ALL: True,
        Show.NEW: not faulty and not known,
        Show.KNOWN: not faulty and known,
        Show.FAULTY: faulty,
    }[show]
