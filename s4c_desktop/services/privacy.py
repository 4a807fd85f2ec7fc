"""People's rights: handing everything over, erasing it, and keeping it no longer than promised."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Engine, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.dossier import Erasure, Holdings, months_later
from s4c_desktop.exchange.person_archive import write_archive
from s4c_desktop.models import erased, privacy
from s4c_desktop.models.compact import compact
from s4c_desktop.models.tables import WorkspaceRow
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Person
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService

LONGEST_RETENTION = 1200
"""Months; a hundred years."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased; `not_compacted` says why traces are still in the file, if they are."""

    erasure: Erasure
    not_compacted: UserError | None = None


class PrivacyService:
    """Exports and erases what is kept about a person, and knows how long it is to be kept."""

    def __init__(
        self, units: UnitsOfWork, library: LibraryService, engine: Engine, path: Path | None
    ) -> None:
        self._units = units
        self._library = library
        self._engine = engine
        self._file = path

    # -- handing over --------------------------------------------------------------------

    def export(
        self, person_id: UUID, target: Path, check: Callable[[], object] = lambda: None
    ) -> Path:
        """Write everything that is kept about a person into one archive.

        `check` is called now and then and may raise to stop it. Raises UserError where there is
        no such person and where the place can't be written.
        """
        with self._units.reading() as work:
            dossier = privacy.collect(work, person_id)
            used = {kept.assessment.framework_id for kept in dossier.assessments}
            used |= {plan.framework_id for plan in dossier.plans}
            used |= {group.details.framework_id for group in dossier.groups}
            frameworks = {one: self._library.framework(one) for one in used}

            def read(attachment_id: UUID) -> bytes:
                check()
                return privacy.file_bytes(work, attachment_id)

            save(target, lambda file: write_archive(file, dossier, frameworks, read))
        return target

    # -- erasing -------------------------------------------------------------------------

    def preview(self, person_id: UUID) -> Holdings:
        """Count what an erasure would remove; raises UserError where there is no such person."""
        with self._units.reading() as work:
            return privacy.holdings(work, person_id)

    def erase(self, person_id: UUID, by: str, reason: str) -> Outcome[Erased]:
        """Erase everything about a person, for good, and compact the workspace.

        What is noted of it must not name the person. Raises UserError for a note that does, or
        lacks who and why; nothing is erased then.
        """
        by, reason = by.strip(), reason.strip()
        if not by or not reason:
            raise UserError(mark("An erasure needs the name of who erases, and why."))
        noted = False
        try:
            with self._units.writing() as work:
                _check_note(work.people.get(person_id), by, reason)
                before = privacy.assessment_ids(work, person_id)
                groups = work.groups.participants_of(person_id)
                erasure = privacy.erase(work, person_id, by=by, reason=reason)
                if self._file is not None:
                    # Last, so that nothing but the commit can fail after it.
                    noted = True
                    erased.add(self._file, person_id)
        except BaseException:
            if noted:
                self._take_back_note(person_id)
            raise
        changes = Changes(
            people=frozenset({person_id}), assessments=before, groups=frozenset(groups)
        )
        return Outcome(Erased(erasure, self._not_compacted()), changes)

    def compact(self) -> None:
        """Leave nothing of what was erased in the workspace file.

        Raises UserError where somebody reads it just now; it can be tried again.
        """
        compact(self._engine)

    def erasures(self) -> tuple[Erasure, ...]:
        """Return what was erased, without whose it was, the last first."""
        with self._units.reading() as work:
            return privacy.erasures(work)

    # -- how long ------------------------------------------------------------------------

    def retention(self) -> int | None:
        """Return for how many months people are kept here by default; None without a default."""
        with self._units.reading() as work:
            return _workspace(work).retention_months

    def set_retention(self, months: int | None) -> None:
        """Say for how many months people are kept by default; dates that are set stay."""
        if months is not None and not 1 <= months <= LONGEST_RETENTION:
            raise UserError(
                mark("People can be kept for 1 to {most} months. Enter such a number."),
                most=LONGEST_RETENTION,
            )
        with self._units.writing() as work:
            _workspace(work).retention_months = months

    def suggest(self, person_id: UUID) -> date | None:
        """Return until when to keep a person by default, from what was last signed or saved.

        None where the workspace has no default.
        """
        with self._units.reading() as work:
            months = _workspace(work).retention_months
            if months is None:
                return None
            return months_later(privacy.last_touched(work, person_id), months)

    # -- parts ---------------------------------------------------------------------------

    def _take_back_note(self, person_id: UUID) -> None:
        """Take back that a person is erased, unless they are: then the note is the truth."""
        with suppress(Exception), self._units.reading() as work:
            if self._file is not None and privacy.known(work, (person_id,)):
                erased.forget(self._file, person_id)

    def _not_compacted(self) -> UserError | None:
        try:
            self.compact()
        except UserError as error:
            return error
        return None


def _workspace(work: UnitOfWork) -> WorkspaceRow:
    return work.session.scalars(select(WorkspaceRow)).one()


def _check_note(person: Person, by: str, reason: str) -> None:
    """Refuse a note that would keep the name of who is erased."""
    for name in filter(None, (person.name.strip(), person.pseudonym.strip())):
        words = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        if words.search(by) or words.search(reason):
            raise UserError(
                mark(
                    "The note of an erasure outlives the person, so it must not name them. Write, "
                    'for example, "the person themself" and "asked for it".'
                )
            )
