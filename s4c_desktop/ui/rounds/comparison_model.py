"""Two assessors' ratings in rows, with what differs in words and shape."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.layers_wording import difference_text
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import actual_text, required_text
from s4c_desktop.services.agreement import ComparedRating
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.delegates import draw_background
from s4c_desktop.ui.enlarging import enlarged_paint, enlarged_size
from s4c_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIGN = 16
_PAD = 12


class Column(IntEnum):
    """The columns, in order."""

    COMPETENCE = 0
    REQUIRED = 1
    FIRST = 2
    SECOND = 3
    DIFFERENCE = 4


class ComparisonModel(QAbstractTableModel):
    """One competence a row."""

    STEPS_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ComparedRating] = ()
        self._names = ("", "")

    def fill(self, rows: Sequence[ComparedRating], first: str, second: str) -> None:
        """Show these, under the names of the two."""
        self.beginResetModel()
        self._rows, self._names = rows, (first, second)
        self.endResetModel()

    def code(self, row: int) -> str:
        """Return the competence of a row."""
        return self._rows[row].competence

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of competences."""
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
        first, second = self._names
        return (_("Competence"), _("Required"), first, second, _("Difference"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], Column(index.column())
        one, other = row.first.rating, row.second.rating
        if role == self.STEPS_ROLE and column is Column.DIFFERENCE:
            if one.rank is None or other.rank is None:
                return None if row.differs else 0
            return other.rank - one.rank
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match column:
            case Column.COMPETENCE:
                return f"{row.competence}  {row.title}"
            case Column.REQUIRED:
                return required_text(row.first)
            case Column.FIRST:
                return _short(one)
            case Column.SECOND:
                return _short(other)
            case Column.DIFFERENCE:
                return difference_text(one, other)


def _short(rating: Rating) -> str:
    return _("Below level 4") if rating.state is State.BELOW else actual_text(rating)


class DifferenceDelegate(QStyledItemDelegate):
    """Draws the shape of a difference before its words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @enlarged_size
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for shape and words."""
        words = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(2 * _PAD + _SIGN + 8 + words, 36)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's background, the shape and the words."""
        shown = QStyleOptionViewItem(option)
        shown.text = ""
        draw_background(painter, shown)
        steps = index.data(ComparisonModel.STEPS_ROLE)
        look = Look(self._theme.tokens, shown.font)
        left, middle = shown.rect.left() + _PAD, shown.rect.center().y()
        painter.save()
        sign = QRectF(left, middle - _SIGN / 2 + 1, _SIGN, _SIGN)
        symbols.difference(painter, sign, steps, look)
        box = QRect(shown.rect)
        box.setLeft(round(sign.right()) + 8)
        painter.setFont(shown.font)
        painter.setPen(QColor(look.colour("muted" if steps == 0 else "text")))
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, box.width() - 4
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
