"""Votes: the list of them, and the facilitator's screen of the one that is open."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import Phase, Vote
from s4c_desktop.domain.vote_publishing import Naming
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.vote_publishing import PublishingPreview
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout, SavedBar
from s4c_desktop.ui.group.vote_buttons import VoteButtons
from s4c_desktop.ui.group.vote_desk import VoteDesk
from s4c_desktop.ui.group.vote_dialog import Plan, VoteDialog
from s4c_desktop.ui.group.vote_dialogs import OutcomeProfileDialog
from s4c_desktop.ui.group.vote_list import VoteList
from s4c_desktop.ui.group.vote_session import VoteSession
from s4c_desktop.ui.group.vote_show import VoteShow
from s4c_desktop.ui.notice import Notice
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.unsaved_bar import UnsavedBar
from s4c_desktop.ui.widgets import primary_button


class VotesPanel(QWidget):
    """Works alone; who embeds it shows its `buttons`, and asks it to `refresh` and to `leave`."""

    titled = Signal(str)
    """The vote that is shown has this title; empty for the list."""

    stored = Signal(object)
    """A change is in the workspace, since this moment."""

    def __init__(self, context: Context, outbox: Outbox | None = None) -> None:
        super().__init__()
        self.setAccessibleName(_("Requirement votes"))
        self.context = context
        self.outbox = outbox or Outbox(context.tasks, self)
        self.session = VoteSession(context, self.outbox, self)
        self.undo_stack = self.session.undo_stack
        self.show_audience = VoteShow(self.session, self)
        self.list = VoteList(context.theme, primary_button(_("New vote…"), self.make_vote))
        self.desk = VoteDesk(self.session, self.show_audience)
        self.buttons = VoteButtons(self.session)
        self.files = SavedBar(context)
        self.home_notice = Notice(_("Move to other screen"), self._move_again)
        self._stack = PageStack()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(UnsavedBar(context.theme, self.outbox))
        column.addWidget(self.home_notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.files)
        self._connect()
        self._show_list()

    # -- what its screen asks ------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch the list, and what another desk may have made of the vote."""
        votes, archived = self.context.program.votes, self.list.shows_archive

        def fetch() -> tuple[tuple[VoteView, ...], bool]:
            found = votes.all(archived=archived)
            return found, bool(found or votes.all(archived=not archived))

        self.context.tasks.run(
            fetch, done=lambda found: self.list.fill(found[0], any_at_all=found[1]), owner=self
        )
        self.session.look_again()

    def leave(self) -> None:
        """Store what was typed."""
        self.desk.flush()

    def close_down(self) -> None:
        """Let nothing of the workspace stay on the projector."""
        self.show_audience.stop()

    def open_vote(self, vote_id: UUID) -> None:
        """Open a vote where it stands."""
        self.leave()
        self.session.open(vote_id)

    # -- pages ---------------------------------------------------------------------------

    def _show_vote(self) -> None:
        self.files.hide()
        self._stack.setCurrentWidget(self.desk)
        self.buttons.show_phase()
        self.desk.refresh()
        self.desk.start()
        self.titled.emit(self.session.vote.title)

    def _show_list(self) -> None:
        self.leave()
        self.show_audience.stop()
        self.session.close()
        self.home_notice.say("")
        self._stack.setCurrentWidget(self.list)
        self.buttons.show_phase()
        self.list.setFocus()
        self.titled.emit("")

    def _go_back(self) -> None:
        self.leave()
        self.session.when_stored(self._show_list)
        self.refresh()

    def _follow(self) -> None:
        self.buttons.show_phase()
        if self.session.is_open:
            self.titled.emit(self.session.vote.title)

    # -- making --------------------------------------------------------------------------

    def make_vote(self) -> None:
        """Ask what a new vote is to be, make it, and open it."""
        library = self.context.program.library

        def fetch() -> tuple[Framework, ...]:
            current = library.current()
            others = [found for found in library.frameworks() if found.id != current.id]
            return (current, *reversed(others))

        self.context.tasks.run(fetch, done=self._ask_vote, owner=self)

    def _ask_vote(self, frameworks: tuple[Framework, ...]) -> None:
        dialog = VoteDialog(frameworks, None, self)
        if dialog.run():
            self.context.tasks.run(
                self._make, dialog.plan(), done=lambda made: self.open_vote(made.id), owner=self
            )

    def _make(self, plan: Plan) -> Outcome[Vote]:
        """Store a new vote with its agenda; runs on the workspace thread."""
        votes = self.context.program.votes
        made = votes.create(plan.framework_id, plan.details, plan.rule)
        votes.count_present(made.value.id, plan.present)
        planned = votes.set_agenda(made.value.id, plan.codes, plan.propose)
        return Outcome(planned.value.vote, made.changes)

    def _archive(self, view: VoteView) -> None:
        archive = self.context.program.votes.archive
        self.context.tasks.run(archive, view.vote.id, not view.vote.archived, owner=self)

    def _delete(self, view: VoteView) -> None:
        if self.context.messages.ask(
            _("Delete this vote?"),
            _("“{title}” is deleted for good with its agenda and notes.").format(
                title=view.vote.title
            ),
            _("Delete"),
        ):
            self.context.tasks.run(self.context.program.votes.delete, view.vote, owner=self)

    # -- publishing and documents --------------------------------------------------------

    def publish(self) -> None:
        """Show what would be published, and publish it if the person agrees."""
        self.leave()
        view, service = self.session.view, self.context.program.vote_publishing

        def look() -> tuple[Naming, PublishingPreview]:
            naming = service.suggest(view.vote.id)
            return naming, service.preview(view.vote.id, naming)

        self.context.tasks.run(look, done=self._ask_publish, owner=self)

    def _ask_publish(self, found: tuple[Naming, PublishingPreview]) -> None:
        if not self.session.is_open or self.session.vote.phase is not Phase.DECIDED:
            return
        dialog = OutcomeProfileDialog(self.context, self.session.view, *found, self)
        if dialog.run():
            publish = partial(
                self.context.program.vote_publishing.publish,
                self.session.vote.id,
                dialog.naming(),
                seen=self.session.vote.version,
            )
            self.context.tasks.run(
                publish, done=lambda _made: self.session.forget_edits(), owner=self
            )

    def save_protocol(self) -> None:
        """Ask for a place and write the protocol there."""
        made = self.printout()
        if made is not None:
            self.files.save_printout(made)

    def printout(self) -> Printout | None:
        """Return the protocol of the vote that is shown."""
        if not self.session.is_open:
            return None
        self.leave()
        vote = self.session.vote
        options = {"centre": self.context.preferences.centre}
        protocol = self.context.program.vote_documents.protocol
        return Printout(file_name(_("Vote protocol"), vote.title), protocol, vote.id, options)

    def save_workbook(self) -> None:
        """Ask for a place and write all tallies there."""
        self.leave()
        vote = self.session.vote
        name = file_name(_("Vote tallies"), vote.title, suffix=".xlsx")
        workbook = self.context.program.vote_documents.workbook
        self.files.save_printout(Printout(name, workbook, vote.id), _("Save table"))

    # -- audience ------------------------------------------------------------------------

    def _came_home(self) -> None:
        self.home_notice.say(
            _(
                "The audience's screen was unplugged, so their window is on this screen now. "
                "The vote goes on as it was."
            )
        )

    def _move_again(self) -> None:
        self.show_audience.move_on()
        self.home_notice.say("")

    # -- building ------------------------------------------------------------------------

    def _connect(self) -> None:
        session, found = self.session, self.list
        session.opened.connect(self._show_vote)
        session.changed.connect(self._follow)
        session.gone.connect(self._show_list)
        session.stored.connect(self.stored)
        found.opened.connect(lambda view: self.open_vote(view.vote.id))
        found.archived.connect(self._archive)
        found.deleted.connect(self._delete)
        found.archive_wanted.connect(self.refresh)
        self.show_audience.brought_home.connect(self._came_home)
        self.show_audience.turned.connect(lambda: self.home_notice.say(""))
        self.outbox.changed.connect(lambda: self._stack.setEnabled(self.outbox.holding is None))
        buttons = self.buttons
        buttons.new_wanted.connect(self.make_vote)
        buttons.list_wanted.connect(self._go_back)
        buttons.change_wanted.connect(self.desk.change)
        buttons.publish_wanted.connect(self.publish)
        buttons.protocol_wanted.connect(self.save_protocol)
        buttons.workbook_wanted.connect(self.save_workbook)
