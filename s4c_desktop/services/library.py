"""The installed framework versions, to look things up in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.models.framework_listing import Listed, listed
from s4c_desktop.models.framework_store import (
    Head,
    framework_of,
    heads,
    role_titles,
    stored_hash,
    verified,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.models.framework_drafts import DraftLine
    from s4c_desktop.models.framework_text import Stored
    from s4c_desktop.models.unit_of_work import UnitsOfWork

MAIN_FRAMEWORK = "SCCF"

# Versions read so far by their hash and language: the same rows give the same framework,
# whichever workspace they are in.
_known: dict[tuple[str, str], Framework] = {}


@dataclass(frozen=True, slots=True)
class Listing:
    """The installed versions by code and version, and the drafts, the last saved first."""

    installed: tuple[Listed, ...]
    drafts: tuple[DraftLine, ...]


class LibraryService:
    """Reads framework versions; each only once, because installed versions never change."""

    def __init__(self, units: UnitsOfWork, language: str = "en") -> None:
        self._units = units
        self._language = language
        self._read: dict[UUID, Framework] = {}
        self._titles: dict[UUID, dict[str, str]] = {}
        # Verified, and not yet made a framework of.
        self._rows: dict[UUID, tuple[str, Stored]] = {}

    def frameworks(self) -> tuple[Framework, ...]:
        """Return every installed version, by code and version."""
        return tuple(self.framework(head.id) for head in sorted(self._heads(), key=_by_name))

    def listing(self) -> Listing:
        """Return what there is by name, without reading any of it."""
        with self._units.reading() as work:
            installed = sorted(listed(work.connection, self._language), key=_by_name)
            drafts = work.framework_drafts.lines()
        return Listing(tuple(installed), tuple(d for d in drafts if d.published_id is None))

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the installed frameworks, each once."""
        return tuple(sorted({head.code for head in self._heads()}))

    def framework(self, framework_id: UUID) -> Framework:
        """Return an installed version; raises UserError where there is none or it is damaged."""
        if framework_id not in self._read:
            stored, rows = self._verified(framework_id)
            key = stored, self._language
            if key not in _known:
                _known[key] = framework_of(rows, framework_id, self._language)
            self._read[framework_id] = _known[key]
            self._rows.pop(framework_id, None)
        return self._read[framework_id]

    def role_title(self, framework_id: UUID, role: str) -> str:
        """Return what a role (code) is called, without making all that its version holds.

        Raises UserError as `framework`, and KeyError for an unknown role.
        """
        if framework_id in self._read or role == ALL_ROLES:
            return self.framework(framework_id).role(role).title
        if framework_id not in self._titles:
            _stored, rows = self._verified(framework_id)
            self._titles[framework_id] = role_titles(rows, self._language)
        return self._titles[framework_id][role]

    def current(self) -> Framework:
        """Return the newest published version of SCCF; raises UserError where there is none."""
        return self.newest(MAIN_FRAMEWORK)

    def newest(self, code: str) -> Framework:
        """Return the newest version of a framework, a draft only where nothing is published.

        Raises UserError where there is none.
        """
        newest = _newest(head for head in self._heads() if head.code == code)
        if newest is None:
            raise UserError(mark("This workspace holds no framework {code}."), code=code)
        return self.framework(newest.id)

    def newest_ids(self) -> frozenset[UUID]:
        """Return the identities of the newest version of each framework, as `newest` chooses."""
        found = self._heads()
        codes = {head.code for head in found}
        newest = (_newest(head for head in found if head.code == code) for code in codes)
        return frozenset(head.id for head in newest if head is not None)

    def named(self, name: str) -> Framework:
        """Return a version by code and version as in "SCCF 1.0"; by its code alone, the newest.

        Raises UserError where there is none.
        """
        code, _space, version = name.partition(" ")
        if not version:
            return self.newest(code)
        for head in self._heads():
            if (head.code, head.version) == (code, version):
                return self.framework(head.id)
        raise UserError(mark("This workspace holds no framework {code}."), code=name)

    def with_role(self, role: str) -> Framework:
        """Return the version to assess a role (code) with: SCCF's, else the only one that has it.

        Of each framework the newest version is looked at; where none has it, SCCF is returned.
        Raises UserError where several others have it.
        """
        main = self.current()
        if _has(main, role):
            return main
        found = [one for code in self.codes() if _has(one := self.newest(code), role)]
        if len(found) > 1:
            raise UserError(
                mark("Several frameworks have a role {role}: {names}. Name the framework, too."),
                role=role,
                names=", ".join(one.name for one in found),
            )
        return found[0] if found else main

    def _heads(self) -> tuple[Head, ...]:
        with self._units.reading() as work:
            return heads(work.connection)

    def _verified(self, framework_id: UUID) -> tuple[str, Stored]:
        """Return the hash and the rows of a version; raises UserError as `framework`."""
        found = self._rows.get(framework_id)
        if found is None:
            with self._units.reading() as work:
                found = self._rows[framework_id] = _whole(work.connection, framework_id)
        return found


def _whole(connection: Connection, framework_id: UUID) -> tuple[str, Stored]:
    stored = stored_hash(connection, framework_id)
    if stored is None:
        raise UserError(
            mark("There is no framework version {id} in this workspace."), id=framework_id
        )
    rows = verified(connection, framework_id)
    if rows is None:
        raise UserError(
            mark(
                "The framework in this workspace is damaged, so nothing can be shown with it. "
                "Open a backup of the workspace."
            )
        )
    return stored, rows


def _newest(versions: Iterable[Head]) -> Head | None:
    return max(versions, key=lambda head: (not head.draft, _version(head)), default=None)


def _by_name(head: Head | Listed) -> tuple[str, tuple[int, ...]]:
    return head.code, _version(head)


def _version(head: Head | Listed) -> tuple[int, ...]:
    return tuple(int(part) for part in head.version.split("."))


def _has(framework: Framework, role: str) -> bool:
    return role.casefold() in {found.code.casefold() for found in framework.roles}
