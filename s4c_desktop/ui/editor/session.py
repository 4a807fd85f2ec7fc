"""The draft that is being edited: its content, its edits, and that it saves itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.framework_draft import DraftContent, FrameworkDraft
from s4c_desktop.domain.framework_findings import Where
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.editor.commands import FrameworkEdit
from s4c_desktop.ui.outbox import Outbox


@dataclass
class _Sending:
    """How often a draft was stored, counted where it is stored; and how much is on its way."""

    stored: int
    waiting: int = 0


class EditorSession(QObject):
    """Holds the draft on the screen; whoever shows a part of it listens to `changed`."""

    changed = Signal()
    """The content is another one."""

    opened = Signal()
    """Another draft is edited, or the same as another desk saved it."""

    gone = Signal()
    """The draft can't be read any more."""

    revealed = Signal(object)
    """This place (Where) is to be shown: an edit there was taken back or made again."""

    stored = Signal(object)
    """The draft is in the workspace as it is shown, since this moment."""

    def __init__(self, context: Context, outbox: Outbox, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.undo_stack = QUndoStack(self)
        self.base: Framework | None = None
        self.reading = DEFAULT_READING
        self._outbox = outbox
        self._draft: FrameworkDraft | None = None
        self._content: DraftContent | None = None
        self._sent: DraftContent | None = None
        self._sending = _Sending(0)
        self._then: list[Callable[[], object]] = []
        self._autosave = Autosave(self._store, self)

    # -- reading -------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Tell whether a draft is being edited."""
        return self._content is not None

    @property
    def draft(self) -> FrameworkDraft:
        """Return the draft as it was stored last; raises LookupError where none is edited."""
        if self._draft is None:
            raise LookupError("no draft is edited")
        return self._draft

    @property
    def content(self) -> DraftContent:
        """Return the content on the screen; raises LookupError where none is edited."""
        if self._content is None:
            raise LookupError("no draft is edited")
        return self._content

    @property
    def framework(self) -> Framework:
        """Return the whole framework, with what is left out."""
        return self.content.framework

    def is_own(self, code: str) -> bool:
        """Tell whether a competence is the city's own, as far as that is known."""
        return self.base is None or code not in self.base.order

    # -- opening -------------------------------------------------------------------------

    def open(self, draft: FrameworkDraft, base: Framework | None) -> None:
        """Edit a draft from now on."""
        self._draft, self.base = draft, base
        self._content = self._sent = draft.content
        self._sending = _Sending(draft.stored)
        self._then.clear()
        readings = [reading.code for reading in draft.content.framework.readings]
        self.reading = readings[0] if readings else DEFAULT_READING
        self.undo_stack.clear()
        self.opened.emit()
        self.changed.emit()

    def close(self) -> None:
        """Edit nothing any more; what is on its way still arrives."""
        self.flush()
        self._draft = self._content = self._sent = self.base = None
        self._sending = _Sending(0)
        self._then.clear()
        self.undo_stack.clear()

    def look_again(self) -> None:
        """Show what another desk may have saved, unless something is on its way there."""
        if self._draft is not None and not self._busy:
            self._fetch(self._adopt_newer)

    # -- editing -------------------------------------------------------------------------

    def edit(self, label: str, after: DraftContent, where: Where, field: str = "") -> None:
        """Make an edit; typing in one `field` of a place is undone at once."""
        if after is not self._content:
            made = FrameworkEdit(label, self.content, after, where, field, self._apply)
            self.undo_stack.push(made)

    def flush(self) -> None:
        """Store now what waits."""
        self._autosave.flush()

    def when_stored(self, then: Callable[[], object]) -> None:
        """Call once everything that was edited so far is in the workspace."""
        self.flush()
        if self._busy:
            self._then.append(then)
        else:
            then()

    def _apply(self, content: DraftContent, where: Where | None) -> None:
        self._content = content
        if where is not None:
            self.revealed.emit(where)
        self.changed.emit()
        self._autosave.touch()

    # -- storing -------------------------------------------------------------------------

    @property
    def _busy(self) -> bool:
        return bool(self._sending.waiting) or self._autosave.pending

    def _store(self) -> None:
        """Send the content to the workspace, after what was sent before."""
        draft, content, sending = self._draft, self._content, self._sending
        if draft is None or content is None or content is self._sent:
            return
        self._sent = content
        sending.waiting += 1
        self._outbox.put(
            _("Framework draft"),
            partial(self._save, draft.id, content, sending),
            done=partial(self._saved, content, sending),
            failed=partial(self._refused, sending),
        )

    def _save(
        self, draft_id: UUID, content: DraftContent, sending: _Sending
    ) -> Outcome[FrameworkDraft]:
        """Store a content; runs on the workspace thread, which alone counts meanwhile."""
        service = self.context.program.framework_drafts
        saved = service.save(draft_id, content, sending.stored)
        sending.stored = saved.value.stored
        return saved

    def _saved(self, content: DraftContent, sending: _Sending, saved: FrameworkDraft) -> None:
        sending.waiting -= 1
        if sending is not self._sending:
            return
        # What is shown stays the very same value: edits compare with it.
        self._draft = replace(saved, content=content)
        if self._busy:
            return
        self.stored.emit(saved.saved_at)
        then, self._then = self._then, []
        for call in then:
            call()

    def _refused(self, sending: _Sending, error: Exception) -> None:
        sending.waiting -= 1
        if sending is not self._sending:
            return
        self._autosave.drop()
        self.context.messages.error(error)
        self._fetch(self._adopt)

    def _fetch(self, done: Callable[[tuple[FrameworkDraft, Framework | None]], object]) -> None:
        draft_id = self.draft.id
        service = self.context.program.framework_drafts

        def fetch() -> tuple[FrameworkDraft, Framework | None]:
            found = service.get(draft_id)
            return found, service.base(found)

        self.context.tasks.run(fetch, done=done, failed=self._lost, owner=self)

    def _lost(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.gone.emit()

    def _adopt(self, found: tuple[FrameworkDraft, Framework | None]) -> None:
        if self._draft is not None and found[0].id == self._draft.id:
            self.open(*found)

    def _adopt_newer(self, found: tuple[FrameworkDraft, Framework | None]) -> None:
        if self._draft is not None and found[0].stored != self._draft.stored and not self._busy:
            self._adopt(found)
