"""The people as a list with a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.names import Names

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """Everybody, with how many assessments they have."""

    ID = Qt.ItemDataRole.UserRole
    SUBTITLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._people: Sequence[Person] = ()
        self._counts: Mapping[UUID, int] = {}

    def fill(self, people: Sequence[Person], counts: Mapping[UUID, int]) -> None:
        """Show these people."""
        self.beginResetModel()
        self._people = people
        self._counts = counts
        self.endResetModel()

    def row_of(self, person_id: UUID) -> int:
        """Return the person's row, -1 for somebody unknown."""
        return next((i for i, p in enumerate(self._people) if p.id == person_id), -1)

    def person(self, row: int) -> Person:
        """Return the person of a row."""
        return self._people[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of people."""
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, the line below it, or the identity."""
        person = self._people[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._names.of(person)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._names.of(person)}, {self._subtitle(person)}"
            case self.SUBTITLE:
                return self._subtitle(person)
            case self.ID:
                return person.id
        return None

    def _subtitle(self, person: Person) -> str:
        n = self._counts.get(person.id, 0)
        count = (
            ngettext("{n} assessment", "{n} assessments", n).format(n=n)
            if n
            else _("no assessment yet")
        )
        return _("me · {count}").format(count=count) if person.is_self else count


class PeopleFilter(QSortFilterProxyModel):
    """Keeps the people whose name has the words searched for, in the order of names."""

    def __init__(self, model: PeopleModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(model)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)
        self.sort(0)
