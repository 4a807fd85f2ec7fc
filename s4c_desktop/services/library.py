"""The installed framework versions, to look things up in."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework import Framework
from s4c_desktop.models.framework_store import framework_ids, read_framework, stored_hash, verify
from s4c_desktop.models.unit_of_work import UnitsOfWork

MAIN_FRAMEWORK = "SCCF"


class LibraryService:
    """Reads framework versions; each only once, because installed versions never change."""

    def __init__(self, units: UnitsOfWork, language: str = "en") -> None:
        self._units = units
        self._language = language
        self._read: dict[UUID, Framework] = {}

    def frameworks(self) -> tuple[Framework, ...]:
        """Return every installed version, by code and version."""
        with self._units.reading() as work:
            ids = framework_ids(work.connection)
        found = (self.framework(framework_id) for framework_id in ids)
        return tuple(sorted(found, key=lambda f: (f.code, _version(f))))

    def framework(self, framework_id: UUID) -> Framework:
        """Return an installed version; raises UserError where there is none or it is damaged."""
        if framework_id not in self._read:
            with self._units.reading() as work:
                self._read[framework_id] = self._load(work.connection, framework_id)
        return self._read[framework_id]

    def current(self) -> Framework:
        """Return the newest published version of SCCF; raises UserError where there is none."""
        published = (f for f in self.frameworks() if f.code == MAIN_FRAMEWORK and not f.draft)
        newest = max(published, key=_version, default=None)
        if newest is None:
            raise UserError(mark("This workspace holds no published framework."))
        return newest

    def _load(self, connection: Connection, framework_id: UUID) -> Framework:
        if stored_hash(connection, framework_id) is None:
            raise UserError(
                mark("There is no framework version {id} in this workspace."), id=framework_id
            )
        if not verify(connection, framework_id):
            raise UserError(
                mark(
                    "The framework in this workspace is damaged, so nothing can be shown with it. "
                    "Open a backup of the workspace."
                )
            )
        return read_framework(connection, framework_id, self._language)


def _version(framework: Framework) -> tuple[int, ...]:
    return tuple(int(part) for part in framework.version.split("."))
