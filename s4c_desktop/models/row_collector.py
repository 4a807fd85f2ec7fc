"""Collects the rows of a framework version that is about to be published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from s4c_desktop.domain.framework_identity import Identities
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_query import FALLBACK

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.records import Items, Note, Origin
    from s4c_desktop.models.framework_rows import Row, Rows

OURS = "editorial"


class FrameworkRows:
    """Collects the rows of one framework version; texts are in the language all versions have."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self.identity = Identities(framework.code, framework.version).of
        self.rows: Rows = {table.name: [] for table in tables.FRAMEWORK_TABLES}

    def add(self, table: str, **values: Any) -> None:
        """Add a row of the framework."""
        self.rows[table].append({"framework_id": self._framework.id, **values})

    def texts(self, record_id: UUID, **texts: str) -> None:
        """Add texts that a record always has."""
        for field, value in texts.items():
            self.add("text", record_id=record_id, field=field, language=FALLBACK, value=value)

    def text_if_any(self, record_id: UUID, **texts: str) -> None:
        """Add texts that a record may lack."""
        self.texts(record_id, **{field: value for field, value in texts.items() if value})

    def names_and_notes(
        self, record_id: UUID, aliases: Iterable[str] = (), notes: Iterable[Note] = ()
    ) -> None:
        """Add a record's other names, and where the source disagrees about it."""
        for sort, value in enumerate(aliases):
            self.add("alias", record_id=record_id, sort=sort, value=value)
        for sort, note in enumerate(notes):
            identity = self.identity("note", str(record_id), str(sort))
            keys = {"id": identity, "record_id": record_id, "sort": sort}
            self.add("note", **keys, issue=note.issue, source=note.source)
            self.texts(identity, text=note.text)

    def lists(self, record_id: UUID, **lists: Items) -> None:
        """Add the entries of a record's lists."""
        for kind, items in lists.items():
            for sort, item in enumerate(items):
                identity = self.identity("item", str(record_id), kind, str(sort))
                keys = {"id": identity, "record_id": record_id, "kind": kind, "sort": sort}
                self.add("item", **keys, reference=item.reference, **origin_of(item.origin))
                self.texts(identity, text=item.text)
                self.names_and_notes(identity, item.aliases)

    def add_head(self) -> None:
        """Add the framework itself, its readings, levels and areas."""
        framework = self._framework
        self.rows["framework"].append(
            {
                "id": framework.id,
                "code": framework.code,
                "version": framework.version,
                "draft": framework.draft,
            }
        )
        self.texts(framework.id, title=framework.title, edition=framework.edition)
        for sort, reading in enumerate(framework.readings):
            self.add("requirement_set", id=reading.id, code=reading.code, sort=sort)
            self.texts(reading.id, title=reading.title, description=reading.description)
        for level in framework.levels:
            numbers = {"eqf": level.eqf, "number": level.number}
            self.add("level", id=level.id, **numbers, **origin_of(level.origin))
            self.texts(
                level.id,
                name=level.name,
                knowledge_skills=level.knowledge_skills,
                autonomy=level.autonomy,
            )
            self.names_and_notes(level.id, notes=level.notes)
        for sort, area in enumerate(framework.areas):
            # The value of an area says nothing of where it comes from.
            self.add("area", id=area.id, code=area.code, sort=sort, source="", basis=OURS)
            self.texts(area.id, title=area.title)


def origin_of(origin: Origin) -> Row:
    """Return the columns of where a record comes from; what says nothing of it is our own."""
    return {"source": origin.source, "basis": origin.basis or OURS}
