"""The competences in scope, grouped by area, searched and filtered."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.framework import Area, Competence
from s4c_desktop.domain.wording import actual_text, mandatory_name
from s4c_desktop.ui.wizard.session import Session

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
"""The whole row: an AreaEntry or a CompetenceEntry."""


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """A heading, with how much of the area is done."""

    area: Area
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CompetenceEntry:
    """A competence with its rating, and whether the evidence behind that is thin.

    `mandatory` is None while that is hidden.
    """

    competence: Competence
    mandatory: bool | None
    rating: Rating
    thin: bool = False


Entry = AreaEntry | CompetenceEntry


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; all that is asked for at once."""

    text: str = ""
    unrated: bool = False
    flagged: bool = False
    mandatory: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words to look for."""
        return tuple(plain(self.text).split())

    def takes(self, entry: CompetenceEntry) -> bool:
        """Tell whether a competence is asked for."""
        rating = entry.rating
        return (
            not (self.unrated and rating.given)
            and not (self.flagged and not rating.flagged)
            and not (self.mandatory and not entry.mandatory)
            and (not self.text or self._names(entry.competence))
        )

    def _names(self, competence: Competence) -> bool:
        haystack = plain(" ".join((competence.code, competence.title, *competence.aliases)))
        return all(word in haystack for word in self.words)


def plain(text: str) -> str:
    """Return a text without case and accents, to search in."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


class CompetenceModel(QAbstractListModel):
    """Rows of areas and their competences; the current one stays whatever is filtered."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = Filter()
        self._rows: list[Entry] = []
        self._seen_of: Assessment | None = None
        self._seen: tuple[object, ...] = ()
        self.rebuild()

    @property
    def filter(self) -> Filter:
        """Return what is shown."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show something else."""
        if wanted != self._filter:
            self._filter = wanted
            self.rebuild()

    def rebuild(self) -> None:
        """Take everything from the session again; only a change of rows resets the view."""
        session = self._session
        # The place matters only where a filter would leave out where the person stands.
        place = "" if self._filter == Filter() else session.flow.position
        seen = session.flow.competences, place, self._filter
        if self._seen_of is session.assessment and self._seen == seen:
            return
        self._seen_of, self._seen = session.assessment, seen
        rows = list(self._entries())
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))

    def entries(self) -> tuple[CompetenceEntry, ...]:
        """Return the competences that are shown."""
        return tuple(row for row in self._rows if isinstance(row, CompetenceEntry))

    def row_of(self, code: str) -> int | None:
        """Return the row of a competence, None where it is not shown."""
        wanted = (i for i, row in enumerate(self._rows) if _key(row) == ("competence", code))
        return next(wanted, None)

    def code_at(self, index: Index) -> str:
        """Return the competence at a row; empty for a heading."""
        entry = index.data(ENTRY) if index.isValid() else None
        return entry.competence.code if isinstance(entry, CompetenceEntry) else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only competences be chosen."""
        if isinstance(index.data(ENTRY), AreaEntry):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or its text."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        entry = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole:
                return _title(entry)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return _sentence(entry)
            case _:
                return None

    def _entries(self) -> Iterator[Entry]:
        session = self._session
        assessment = session.assessment
        if assessment is None:
            return
        framework, flow = session.framework, session.flow
        inside_of: dict[str, list[CompetenceEntry]] = {}
        for code in flow.competences:
            competence = framework.competence(code)
            entry = CompetenceEntry(competence, session.mandatory(code), session.rating(code))
            inside_of.setdefault(competence.area, []).append(entry)
        for area in framework.areas:
            inside = inside_of.get(area.code, [])
            shown = [
                e for e in inside if self._filter.takes(e) or e.competence.code == flow.position
            ]
            if shown:
                yield AreaEntry(area, sum(e.rating.given for e in inside), len(inside))
                yield from shown


def _key(entry: Entry) -> tuple[str, str]:
    if isinstance(entry, AreaEntry):
        return "area", entry.area.code
    return "competence", entry.competence.code


def _title(entry: Entry) -> str:
    named = entry.area if isinstance(entry, AreaEntry) else entry.competence
    return f"{named.code} {named.title}"


def _sentence(entry: Entry) -> str:
    """Say everything about a row, for tool tips and screen readers."""
    if isinstance(entry, AreaEntry):
        return _("{area}: {n} of {total} done").format(
            area=_title(entry), n=entry.done, total=entry.total
        )
    return ", ".join((_title(entry), *standing(entry)))


def standing(entry: CompetenceEntry) -> list[str]:
    """Say whether a competence is mandatory, unless that is hidden, and how it is rated."""
    demand = [] if entry.mandatory is None else [mandatory_name(entry.mandatory)]
    marks = [_("thin evidence")] if entry.thin else []
    if entry.rating.flagged:
        marks.append(_("flagged"))
    return [*demand, actual_text(entry.rating), *marks]
