"""Frameworks of one's own: the list of them, and the editor of the draft that is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.framework_draft import DraftContent, FrameworkDraft
from s4c_desktop.services.framework_drafts import DraftLine, Inspected, OwnFrameworks
from s4c_desktop.services.moving import DraftMove
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.editor.dialogs import CopyDialog, MovesDialog, PublishDialog
from s4c_desktop.ui.editor.editor import FINDINGS, FRAMEWORK, Editor
from s4c_desktop.ui.editor.own_list import Chosen, OwnList
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.unsaved_bar import UnsavedBar
from s4c_desktop.ui.widgets import button, menu_button, primary_button

S = TypeVar("S")
T = TypeVar("T")


class OwnFrameworksScreen(Screen):
    """Shows the list, or the editor; every edit saves itself."""

    library_requested = Signal(str)
    """Show the library, at this framework (code and version) if one is named."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Your own frameworks"), parent)
        self.outbox = outbox = Outbox(context.tasks, self)
        self.session = EditorSession(context, outbox, self)
        self.undo_stack = self.session.undo_stack
        self.list = OwnList(context.theme, primary_button(_("Make a copy…"), self.make_copy))
        self.editor = Editor(self.session)
        self.files = SavedBar(context)
        self._stack = PageStack()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.editor)
        self._build_header()
        self.column.addWidget(UnsavedBar(context.theme, outbox))
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.files)
        outbox.changed.connect(self._on_outbox_changed)
        self.session.stored.connect(self.header.saved.show_saved)
        self.session.changed.connect(self._show_title)
        self.session.gone.connect(self._show_list)
        self.list.opened.connect(lambda line: self.open_draft(line.id))
        self.list.deleted.connect(self._delete)
        self.list.exported.connect(self._export)
        self.list.continued.connect(self._continue)
        self.list.moved.connect(self._move)
        self.list.looked_at.connect(lambda found: self.library_requested.emit(found.name))
        self._show_list()

    # -- the screen ----------------------------------------------------------------------

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches drafts or published versions."""
        return bool(changes.everything or changes.drafts or changes.frameworks)

    def refresh(self) -> None:
        """Fetch the list, and what another desk may have made of the draft."""
        self.context.tasks.run(
            self.context.program.framework_drafts.own, done=self._show_own, owner=self
        )
        self.session.look_again()

    def leave(self) -> None:
        """Store what was typed."""
        self.editor.flush()
        self.session.flush()

    def open_draft(self, draft_id: UUID) -> None:
        """Edit a draft."""
        service = self.context.program.framework_drafts

        def fetch() -> tuple[FrameworkDraft, Framework | None]:
            found = service.get(draft_id)
            return found, service.base(found)

        self.context.tasks.run(fetch, done=lambda found: self._edit(*found), owner=self)

    def _show_own(self, own: OwnFrameworks) -> None:
        self.list.fill(own)
        # An empty list offers it itself.
        self.copy.setVisible(bool(own.drafts or own.published))

    def _edit(self, draft: FrameworkDraft, base: Framework | None) -> None:
        self.list.tell("")
        self.files.hide()
        self.session.open(draft, base)
        self._show_page(self.editor)
        self.editor.setFocus()

    def _show_list(self) -> None:
        self.session.close()
        self.editor.findings.stop()
        self.header.title.set_text(self.title)
        self._show_page(self.list)
        self.list.setFocus()

    def _leave_editor(self) -> None:
        self.editor.flush()
        # What can't be stored keeps the person here.
        self.session.when_stored(self._show_list)

    def _show_page(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        edits = page is self.editor
        self.header.saved.setVisible(edits)
        self._editing.setVisible(edits)
        self._listing.setVisible(not edits)

    def _show_title(self) -> None:
        framework = self.session.framework
        self.header.title.set_text(
            _("{name}: {text}").format(name=framework.name, text=framework.title)
        )

    def _on_outbox_changed(self) -> None:
        holding = self.outbox is not None and self.outbox.holding is not None
        self.editor.setEnabled(not holding)
        if holding:
            self.header.saved.show_failed()

    # -- making --------------------------------------------------------------------------

    def make_copy(self) -> None:
        """Ask what to copy, make the copy, and edit it."""
        library = self.context.program.library

        def fetch() -> tuple[Framework, ...]:
            current = library.current()
            others = [found for found in library.frameworks() if found.id != current.id]
            return (current, *reversed(others))

        self.context.tasks.run(fetch, done=self._ask_copy, owner=self)

    def _ask_copy(self, frameworks: Sequence[Framework]) -> None:
        dialog = CopyDialog(frameworks, self)
        if dialog.run():
            service = self.context.program.framework_drafts
            self.context.tasks.run(
                service.copy,
                *dialog.wanted(),
                done=lambda made: self.open_draft(made.id),
                owner=self,
            )

    def _continue(self, framework: Framework) -> None:
        self.context.tasks.run(
            self.context.program.framework_drafts.next_of,
            framework.id,
            done=lambda made: self.open_draft(made.id),
            owner=self,
        )

    def _delete(self, line: DraftLine) -> None:
        if self.context.messages.ask(
            _("Delete this draft?"),
            _("“{title}” is deleted for good. What was published stays.").format(title=line.title),
            _("Delete"),
        ):
            self.context.tasks.run(
                self.context.program.framework_drafts.delete, line.id, owner=self
            )

    # -- files ---------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Ask for a file, make a draft of what it holds, and edit that."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Bring in a framework"), str(paths.documents_dir()), "JSON (*.json)"
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Make a draft of what a file holds, and edit that."""
        self.context.tasks.run(
            self.context.program.framework_drafts.bring_in,
            path,
            done=lambda made: self.open_draft(made.id),
            owner=self,
        )

    def _export(self, what: Chosen) -> None:
        if isinstance(what, Framework):
            self._write(DraftContent(what))
            return
        self.context.tasks.run(
            self.context.program.framework_drafts.get,
            what.id,
            done=lambda draft: self._write(draft.content),
            owner=self,
        )

    def _write(self, content: DraftContent) -> None:
        place = ask_place(f"{Path(file_name(content.name)).stem}.json", self, _("Export"))
        if place is not None:
            self.files.write(self.context.program.framework_drafts.export, content, place)

    # -- publishing ----------------------------------------------------------------------

    def publish(self) -> None:
        """Show what publishing the draft would mean, and publish it if the person agrees."""
        self.editor.flush()
        self.session.when_stored(self._inspect)

    def _inspect(self) -> None:
        draft = self.session.draft
        self._look_at_drafts(
            self.context.program.framework_drafts.inspect,
            draft,
            partial(self._ask_publish, draft),
        )

    def _ask_publish(self, draft: FrameworkDraft, inspected: Inspected) -> None:
        if not self.session.is_open or self.session.draft is not draft:
            return
        if any(finding.blocks for finding in inspected.findings):
            self.editor.findings.look_now()
            self.editor.show_page(FINDINGS)
            return
        dialog = PublishDialog(draft, inspected, self)
        if dialog.run():
            moving = dialog.choice.chosen()
            self.context.tasks.run(
                self.context.program.framework_drafts.publish,
                draft.id,
                draft.stored,
                done=partial(self._published, moving),
                owner=self,
            )

    def _published(self, moving: tuple[UUID, ...], framework: Framework) -> None:
        self._show_list()
        self.list.tell(
            _("{name} is published: it can be chosen for assessments now.").format(
                name=framework.name
            )
        )
        self._move_chosen(framework, moving)

    # -- moving --------------------------------------------------------------------------

    def _move(self, framework: Framework) -> None:
        self._look_at_drafts(
            self.context.program.framework_drafts.movable,
            framework.id,
            partial(self._ask_moves, framework),
        )

    def _look_at_drafts(
        self,
        look: Callable[[S, Callable[[], object]], T],
        subject: S,
        done: Callable[[T], object],
    ) -> None:
        """Read every draft assessment, which takes a while where there are many."""
        cancel = Cancel()
        self.context.tasks.run_long(
            look,
            subject,
            cancel.check,
            done=done,
            label=_("Looking at the draft assessments"),
            cancel=cancel,
            owner=self,
        )

    def _ask_moves(self, framework: Framework, moves: Sequence[DraftMove]) -> None:
        if not moves:
            self.list.tell(
                _("No draft assessment could move to {name}.").format(name=framework.name)
            )
            return
        dialog = MovesDialog(framework, moves, self)
        if dialog.run():
            self.list.tell("")
            self._move_chosen(framework, dialog.choice.chosen())

    def _move_chosen(self, framework: Framework, chosen: tuple[UUID, ...]) -> None:
        for assessment_id in chosen:
            self.context.tasks.run(
                self.context.program.moving.move_to, assessment_id, framework.id, owner=self
            )

    # -- building ------------------------------------------------------------------------

    def _build_header(self) -> None:
        self.back = button(_("Library"), lambda: self.library_requested.emit(""), role="quiet")
        self.bring = button(_("Bring in a file…"), self.bring_in)
        self.copy = primary_button(_("Make a copy…"), self.make_copy)
        self.all = button(_("All own frameworks"), self._leave_editor, role="quiet")
        menu = QMenu(self)
        self.export_action = menu.addAction(_("Export…"))
        self.export_action.triggered.connect(
            lambda _checked=False: self._write(self.session.content)
        )
        self.name_action = menu.addAction(_("Name and version…"))
        self.name_action.triggered.connect(lambda _checked=False: self.editor.show_page(FRAMEWORK))
        self.more = menu_button(_("Draft"), menu)
        self.publish_button = primary_button(_("Publish…"), self.publish)
        self._listing = _holder(self.back, self.bring, self.copy)
        self._editing = _holder(self.all, self.more, self.publish_button)
        self.header.buttons.addWidget(self._listing)
        self.header.buttons.addWidget(self._editing)


def _holder(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for made in buttons:
        row.addWidget(made)
    return holder
