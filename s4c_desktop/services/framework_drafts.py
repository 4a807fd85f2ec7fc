"""A city's own framework: copied, edited, looked through, published, carried as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import read_at_most, save
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.framework_difference import FrameworkDifference, framework_difference
from s4c_desktop.domain.framework_draft import (
    DraftContent,
    FrameworkDraft,
    copy_of,
    next_version,
)
from s4c_desktop.domain.framework_publishing import publish_findings
from s4c_desktop.domain.framework_structure import code_fault
from s4c_desktop.domain.moving import are_related
from s4c_desktop.exchange.framework_file import LARGEST, framework_file, read_framework_file
from s4c_desktop.models.framework_drafts import DraftLine
from s4c_desktop.models.framework_rows import bundled_ids
from s4c_desktop.models.framework_store import heads
from s4c_desktop.models.framework_writer import publish
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.framework_findings import Finding
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.moving import DraftMove, MovingService

__all__ = ["DraftLine", "FrameworkDraftService", "Inspected", "OwnFrameworks"]


@dataclass(frozen=True)
class OwnFrameworks:
    """The drafts that are being worked on, and the published versions that are no bundled ones."""

    drafts: tuple[DraftLine, ...]
    published: tuple[Framework, ...]


@dataclass(frozen=True)
class Inspected:
    """What there is to say about a draft before it is published.

    `difference` is what it has otherwise than what it was made from, None where that is unknown.
    """

    findings: tuple[Finding, ...]
    difference: FrameworkDifference | None
    base: Framework | None
    moves: tuple[DraftMove, ...]


class FrameworkDraftService:
    """Keeps framework drafts, and publishes them."""

    def __init__(
        self, units: UnitsOfWork, library: LibraryService, moving: MovingService, content: Path
    ) -> None:
        self._units = units
        self._library = library
        self._moving = moving
        self._content = content

    # -- reading -------------------------------------------------------------------------

    def own(self) -> OwnFrameworks:
        """Return the drafts, the last saved first, and the own published versions."""
        with self._units.reading() as work:
            lines = work.framework_drafts.lines()
        return OwnFrameworks(
            tuple(line for line in lines if line.published_id is None),
            tuple(f for f in self._library.frameworks() if f.id not in self._bundled),
        )

    def get(self, draft_id: UUID) -> FrameworkDraft:
        """Return a draft; raises UserError where there is none or it is damaged."""
        with self._units.reading() as work:
            return work.framework_drafts.get(draft_id)

    def base(self, draft: FrameworkDraft) -> Framework | None:
        """Return what a draft was made from, if that is known."""
        return None if draft.base_id is None else self._library.framework(draft.base_id)

    def findings(self, content: DraftContent) -> tuple[Finding, ...]:
        """Return what keeps a draft from being published, and what is worth a second look."""
        with self._units.reading() as work:
            return self._findings(work, content)

    def inspect(
        self, draft: FrameworkDraft, check: Callable[[], object] = lambda: None
    ) -> Inspected:
        """Return all there is to say about a draft before it is published.

        `check` is called now and then and may raise to stop.
        """
        base = self.base(draft)
        chosen = draft.content.chosen
        return Inspected(
            self.findings(draft.content),
            None if base is None else framework_difference(base, chosen),
            base,
            self.moves(chosen, check),
        )

    def movable(
        self, framework_id: UUID, check: Callable[[], object] = lambda: None
    ) -> tuple[DraftMove, ...]:
        """Return the draft assessments that could move to a published version, as `moves`."""
        return self.moves(self._library.framework(framework_id), check)

    def moves(
        self, framework: Framework, check: Callable[[], object] = lambda: None
    ) -> tuple[DraftMove, ...]:
        """Return what moving draft assessments to a framework would change.

        They are those made with another version of it, or with one that it shares its
        competences with, as what it was copied from. `check` may raise to stop.
        """
        known = self._library.frameworks()
        codes = {found.code for found in known if are_related(found, framework)}
        return self._moving.preview(framework, {framework.code, *codes}, check)

    # -- writing -------------------------------------------------------------------------

    def copy(
        self, base_id: UUID, code: str, title: str, reading: str = DEFAULT_READING
    ) -> Outcome[FrameworkDraft]:
        """Start a draft as a copy of a framework, with the requirements of one of its readings.

        Raises UserError for a code that it can't have, and for no title.
        """
        base = self._library.framework(base_id)
        fault = code_fault(code, self._library.codes())
        if fault:
            raise UserError(mark("{fault}"), fault=fault)
        if not title.strip():
            raise UserError(mark("Give the framework a title."))
        return self._add(copy_of(base, code, title.strip(), reading), base_id)

    def next_of(self, framework_id: UUID) -> Outcome[FrameworkDraft]:
        """Start a draft of the next version of an own framework.

        Raises UserError for a framework that comes with the program.
        """
        if framework_id in self._bundled:
            raise UserError(
                mark("Only frameworks of your own get new versions here. Make a copy of this one.")
            )
        before = self._library.framework(framework_id)
        newest = self._library.newest(before.code)
        numbered = replace(before, version=next_version(newest.version), draft=False)
        return self._add(DraftContent(numbered), framework_id)

    def save(self, draft_id: UUID, content: DraftContent, seen: int) -> Outcome[FrameworkDraft]:
        """Keep what a draft has become; `seen` is how often it had been stored when it was read.

        Raises ConflictError where another desk saved it meanwhile, UserError where it is
        published or gone.
        """
        with self._units.writing() as work:
            work.framework_drafts.save(draft_id, content, seen)
            work.seal()
            saved = work.framework_drafts.get(draft_id)
        return Outcome(saved, Changes(drafts=frozenset((draft_id,))))

    def delete(self, draft_id: UUID) -> Outcome[UUID]:
        """Delete a draft that is not published; raises UserError for one that is."""
        with self._units.writing() as work:
            work.framework_drafts.open_row(draft_id)
            work.framework_drafts.delete(draft_id)
        return Outcome(draft_id, Changes(drafts=frozenset((draft_id,))))

    def publish(self, draft_id: UUID, seen: int) -> Outcome[Framework]:
        """Publish a draft for good, as it was when it had been stored `seen` times.

        Raises ConflictError where another desk saved it meanwhile, and UserError with the first
        thing that keeps it from being published.
        """
        with self._units.writing() as work:
            work.framework_drafts.as_seen(draft_id, seen)
            draft = work.framework_drafts.get(draft_id)
            framework_id = self._publish(work, draft)
        return self._published(draft_id, framework_id)

    # -- files ---------------------------------------------------------------------------

    def read_file(self, path: Path) -> DraftContent:
        """Return what a file holds; nothing is changed.

        Raises UserError naming the line or the field for what is no framework file.
        """
        return read_framework_file(read_at_most(path, LARGEST + 1), path.name)

    def bring_in(self, path: Path) -> Outcome[FrameworkDraft]:
        """Start a draft with what a file holds; raises UserError as `read_file`."""
        return self._add(self.read_file(path), None)

    def bring_in_and_publish(self, path: Path) -> Outcome[Framework]:
        """Publish what a file holds at once, or change nothing.

        Raises UserError as `read_file`, and with the first thing that keeps it from being
        published.
        """
        draft = FrameworkDraft(uuid4(), self.read_file(path))
        with self._units.writing() as work:
            framework_id = self.publish_in(work, draft)
        return self._published(draft.id, framework_id)

    def publish_in(self, work: UnitOfWork, draft: FrameworkDraft) -> UUID:
        """Add a draft and publish it at once, in a unit of work of somebody else's.

        Raises UserError with the first thing that keeps it from being published.
        """
        work.framework_drafts.add(draft)
        return self._publish(work, draft)

    def export(self, content: DraftContent, target: Path) -> Path:
        """Write a framework or a draft; raises UserError where the place can't be written."""
        written = framework_file(content)
        save(target, lambda file: file.write(written))
        return target

    # -- parts ---------------------------------------------------------------------------

    @cached_property
    def _bundled(self) -> frozenset[UUID]:
        return bundled_ids(self._content)

    def _findings(self, work: UnitOfWork, content: DraftContent) -> tuple[Finding, ...]:
        known = heads(work.connection)
        bundled = {head.code for head in known if head.id in self._bundled}
        published = {f"{head.code} {head.version}" for head in known}
        return publish_findings(content, published, bundled)

    def _add(self, content: DraftContent, base_id: UUID | None) -> Outcome[FrameworkDraft]:
        draft_id = uuid4()
        with self._units.writing() as work:
            work.framework_drafts.add(FrameworkDraft(draft_id, content, base_id))
            work.seal()
            added = work.framework_drafts.get(draft_id)
        return Outcome(added, Changes(drafts=frozenset((draft_id,))))

    def _publish(self, work: UnitOfWork, draft: FrameworkDraft) -> UUID:
        for finding in self._findings(work, draft.content):
            if finding.blocks:
                raise UserError(
                    mark("{name} can't be published. {finding} Nothing was changed."),
                    name=draft.content.name,
                    finding=finding.text,
                )
        framework_id = publish(work.connection, draft.content.chosen, work.now)
        work.framework_drafts.mark_published(draft.id, framework_id)
        return framework_id

    def _published(self, draft_id: UUID, framework_id: UUID) -> Outcome[Framework]:
        changes = Changes(frameworks=frozenset((framework_id,)), drafts=frozenset((draft_id,)))
        return Outcome(self._library.framework(framework_id), changes)
