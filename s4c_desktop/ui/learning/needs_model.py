"""Who needs what, as a table model: a row for each unit, counts, then a column for each person."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort_needs import Need, Share
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.plan_wording import length_text
from s4c_desktop.domain.training_wording import people_text, place_text, share_sentence
from s4c_desktop.domain.wording import hours_text
from s4c_desktop.ui import widgets

SHARE = Qt.ItemDataRole.UserRole
BELOW = Qt.ItemDataRole.UserRole + 1
COUNTS = 4
"""So many columns stand before the people."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class NeedsModel(QAbstractTableModel):
    """Shows the needs of a cohort."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: CohortSheet | None = None
        self._needs: tuple[Need, ...] = ()
        self._people: tuple[UUID, ...] = ()

    def fill(self, sheet: CohortSheet) -> None:
        """Show another cohort, or the same as it is now."""
        self.beginResetModel()
        self._sheet = sheet
        self._needs = sheet.needs
        self._people = tuple(one for one in sheet.people if one in sheet.members)
        self.endResetModel()

    def need(self, row: int) -> Need | None:
        """Return the need of a row, None where there is none."""
        return self._needs[row] if 0 <= row < len(self._needs) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of units."""
        return 0 if parent.isValid() else len(self._needs)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of counts and people."""
        return 0 if parent.isValid() else COUNTS + len(self._people)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a count, or somebody's share and what is said of it."""
        need = self._needs[index.row()]
        if index.column() < COUNTS:
            return self._count(need, index.column(), role)
        person = self._people[index.column() - COUNTS]
        share = need.shares.get(person)
        if role == SHARE:
            return share
        if share is None or role not in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        said = self._said(need, person, share)
        return widgets.plain_tip(said, wrap=True) if role == Qt.ItemDataRole.ToolTipRole else said

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name units with where they stand, counts and people."""
        if orientation is Qt.Orientation.Horizontal:
            return self._column(section, role)
        need, sheet = self.need(section), self._sheet
        if need is None or sheet is None:
            return None
        place = place_text(need, sheet)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(need.title.split())
        if role == BELOW:
            return place
        lines = f"{need.title}\n{place}\n{people_text(need)}\n{hours_text(need.hours)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return widgets.plain_tip(lines, wrap=True)
        return lines if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _column(self, section: int, role: int) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if section < COUNTS:
            return (_("Mandatory"), _("Optional"), _("Done"), _("Hours"))[section]
        if self._sheet is None or section >= self.columnCount():
            return None
        name = " ".join(self._sheet.names[self._people[section - COUNTS]].split())
        return widgets.plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def _count(self, need: Need, column: int, role: int) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == COUNTS - 1:
            return length_text(need.hours.total)
        count = len((need.mandatory, need.optional, need.done)[column])
        return str(count) if count else "–"

    def _said(self, need: Need, person: UUID, share: Share) -> str:
        name = self._sheet.names[person] if self._sheet else ""
        units = self._sheet.units[need.subject.framework_id].topics if self._sheet else {}
        topics = [f"– {units[code].topic.title}" for code in share.topics if code in units]
        head = _("{name}, {unit}: {text}").format(
            name=name, unit=need.title, text=share_sentence(share)
        )
        works_on = ", ".join(share.works_on)
        last = [_("Works on {codes}").format(codes=works_on)] if works_on else []
        return "\n".join((head, *topics, *last))
