"""The assessments as a table that sorts, filters and renames."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.ui import summaries

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in order."""

    PERSON = 0
    ROLE = 1
    KIND = 2
    PROGRESS = 3
    STATE = 4
    SAVED = 5


class Show(IntEnum):
    """Which assessments are listed."""

    CURRENT = 0
    DRAFTS = 1
    SIGNED = 2
    ARCHIVED = 3
    APPEALED = 4


class AssessmentsModel(QAbstractTableModel):
    """Every assessment in a row; the title, edited below the person's name, asks for a renaming."""

    PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1
    TITLE_ROLE = Qt.ItemDataRole.UserRole + 2

    renamed = Signal(object, str)
    """A new title was typed: the assessment's UUID, and the title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[AssessmentSummary] = ()

    def fill(self, rows: Sequence[AssessmentSummary]) -> None:
        """Show these assessments."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def summary(self, row: int) -> AssessmentSummary:
        """Return the assessment of a row."""
        return self._rows[row]

    def row_of(self, assessment_id: UUID) -> int:
        """Return the assessment's row, -1 for an unknown one."""
        return next((i for i, s in enumerate(self._rows) if s.id == assessment_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of assessments."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _column_names()[Column(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the titles of drafts be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        draft = summaries.is_draft(self._rows[index.row()]) if index.isValid() else False
        if draft and index.column() == Column.PERSON:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or what it is sorted by in the user role."""
        summary, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(summary, column)
            case Qt.ItemDataRole.EditRole:
                return summary.title
            case Qt.ItemDataRole.ToolTipRole if column in (Column.ROLE, Column.STATE):
                return _text(summary, column)
            case Qt.ItemDataRole.AccessibleTextRole if column == Column.PERSON:
                return summaries.title(summary)
            case self.TITLE_ROLE:
                return " · ".join(filter(None, (summary.title, summaries.layer(summary))))
            case Qt.ItemDataRole.UserRole:
                return _sort_key(summary, column)
            case self.PROGRESS_ROLE:
                return (summary.given, summary.in_scope)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the renaming; the row changes once that is stored."""
        summary = self._rows[index.row()]
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or title == summary.title:
            return False
        self.renamed.emit(summary.id, title)
        return True


class AssessmentsFilter(QSortFilterProxyModel):
    """Keeps what is asked for, and compares words as the language does."""

    def __init__(self, model: AssessmentsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: list[str] = []
        self._show = Show.CURRENT
        self._collator = QCollator()
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._collator.setNumericMode(True)
        self.setSourceModel(model)
        self.setSortRole(Qt.ItemDataRole.UserRole)

    def search(self, text: str) -> None:
        """Keep the assessments that have all of the words."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def show_only(self, show: Show) -> None:
        """Keep the assessments of a kind."""
        self.beginFilterChange()
        self._show = show
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tell whether a row is kept."""
        summary = self._model.summary(source_row)
        if summary.archived != (self._show is Show.ARCHIVED):
            return False
        if self._show is Show.APPEALED and not summary.appealed:
            return False
        draft = summaries.is_draft(summary)
        signed = summaries.is_signed(summary)
        if (self._show is Show.DRAFTS and not draft) or (self._show is Show.SIGNED and not signed):
            return False
        text = f"{summary.title} {summary.person} {summary.role_title} {summary.role}"
        return all(word in text.casefold() for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two cells of a column."""
        one, other = left.data(self.sortRole()), right.data(self.sortRole())
        if isinstance(one, str) and isinstance(other, str):
            return self._collator.compare(one, other) < 0
        return bool(one < other)


def _column_names() -> dict[Column, str]:
    return {
        Column.PERSON: _("Person"),
        Column.ROLE: _("Role"),
        Column.KIND: _("By"),
        Column.PROGRESS: _("Rated"),
        Column.STATE: _("State"),
        Column.SAVED: _("Saved"),
    }


def _text(summary: AssessmentSummary, column: Column) -> str:
    match column:
        case Column.PERSON:
            return summary.person
        case Column.ROLE:
            return summary.role_title
        case Column.KIND:
            return summaries.kind(summary)
        case Column.PROGRESS:
            return _("{n} of {total}").format(n=summary.given, total=summary.in_scope)
        case Column.STATE:
            return summaries.state(summary)
        case Column.SAVED:
            return summaries.when(summary.saved_at)


def _sort_key(summary: AssessmentSummary, column: Column) -> object:
    match column:
        case Column.PROGRESS:
            return summary.given / summary.in_scope if summary.in_scope else 0.0
        case Column.SAVED:
            return summary.saved_at.timestamp()
        case _:
            return _text(summary, column)
