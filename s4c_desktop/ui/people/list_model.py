"""The people as a list; search, filters and order are worked out by the register."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.register import Order, PersonLine, Register, Wanted
from s4c_desktop.domain.register_wording import assessments_text
from s4c_desktop.ui import summaries
from s4c_desktop.ui.dates import short_date

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """Those of the register who are wanted, with the names to show.

    A search is one pass over what the register holds; the workspace is not asked.
    """

    ID = Qt.ItemDataRole.UserRole
    SUBTITLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register = Register((), date.min)
        self.wanted = Wanted()
        self._lines: tuple[PersonLine, ...] = ()

    def use(self, register: Register) -> None:
        """Show the people of another register."""
        self.register = register
        self._find(self.wanted)

    def show(self, wanted: Wanted) -> None:
        """Show other people of the register, or the same in another order."""
        if wanted != self.wanted:
            self._find(wanted)

    def row_of(self, person_id: UUID) -> int:
        """Return the person's row, -1 for somebody who is not shown."""
        wanted = self.register.get(person_id)
        return next((row for row, line in enumerate(self._lines) if line is wanted), -1)

    def line(self, row: int) -> PersonLine:
        """Return the person of a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of people."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, the line below it, or the identity."""
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}, {self._subtitle(line)}"
            case self.SUBTITLE:
                return self._subtitle(line)
            case self.ID:
                return line.id
        return None

    def _find(self, wanted: Wanted) -> None:
        """Look for the people wanted; only rows that differ are announced, if all stay in place."""
        before, other_order = self._lines, wanted.order is not self.wanted.order
        found = self.register.find(wanted)
        if len(found) != len(before) or any(
            new is not old and new.id != old.id for new, old in zip(found, before, strict=True)
        ):
            self.beginResetModel()
            self.wanted, self._lines = wanted, found
            self.endResetModel()
            return
        self.wanted, self._lines = wanted, found
        changed = [
            row
            for row, (new, old) in enumerate(zip(found, before, strict=True))
            if new is not old and new != old
        ]
        if other_order and found:
            changed = [0, len(found) - 1]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _subtitle(self, line: PersonLine) -> str:
        parts = [_("me") if line.is_self else "", self._sorted_by(line)]
        if not parts[1]:
            parts[1] = assessments_text(line)
        return " · ".join((*filter(None, parts), *line.tags))

    def _sorted_by(self, line: PersonLine) -> str:
        """Say what puts the person in their place; empty where the name does."""
        match self.wanted.order:
            case Order.CODE_NAME:
                return line.code_name or _("no code name")
            case Order.ASSESSED:
                return _on(_("assessed {date}"), line.assessed_on, _("never assessed"))
            case Order.SAVED if line.saved_at is not None:
                return _("saved {when}").format(when=summaries.when(line.saved_at))
            case Order.ADDED if line.added_at is not None:
                return _("added {when}").format(when=summaries.when(line.added_at))
            case Order.KEEP_UNTIL:
                return _on(_("keep until {date}"), line.retain_until, _("no date to keep until"))
        return ""


def _on(text: str, day: date | None, without: str) -> str:
    return without if day is None else text.format(date=short_date(day))
