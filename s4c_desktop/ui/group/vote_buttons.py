"""What stands beside the title of a vote: what else can be done, and the step that is next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import Phase
from s4c_desktop.domain.vote_outcome import standing
from s4c_desktop.ui import widgets
from s4c_desktop.ui.group.vote_changes import VoteChanges
from s4c_desktop.ui.group.vote_commands import Change
from s4c_desktop.ui.group.vote_session import VoteSession


class VoteButtons(QWidget):
    """The buttons of the list, or of the vote that is open, by how far it is."""

    new_wanted = Signal()
    list_wanted = Signal()
    change_wanted = Signal()
    publish_wanted = Signal()
    protocol_wanted = Signal()
    workbook_wanted = Signal()

    def __init__(self, session: VoteSession) -> None:
        super().__init__()
        self._session = session
        self.new = widgets.primary_button(_("New vote…"), self.new_wanted.emit)
        self.all = widgets.button(_("All votes"), self.list_wanted.emit, role="quiet")
        self._build_more()
        self.next = widgets.primary_button("", self._go_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (
            self.new,
            self.all,
            self.more,
            self.next,
        ):
            row.addWidget(made)

    def show_phase(self) -> None:
        """Show the buttons that fit how far the vote is."""
        is_open = self._session.is_open
        self.new.setVisible(not is_open)
        for made in (self.all, self.more):
            made.setVisible(is_open)
        phase = self._session.vote.phase if is_open else None
        text = (
            {
                Phase.PLANNED: _("Begin"),
                Phase.SORTING: _("Begin voting"),
                Phase.VOTING: _("End the vote"),
                Phase.DECIDED: _("Publish…"),
            }.get(phase)
            if phase is not None
            else None
        )
        self.next.setVisible(text is not None)
        self.next.setText(text or "")
        if is_open:
            # While anything is open, the round is what comes next.
            vote = self._session.vote
            goes_on = phase is Phase.VOTING and not standing(vote).is_complete
            widgets.set_look(self.next, "role", "" if goes_on else "primary")
            self._show_actions()

    def _show_actions(self) -> None:
        vote = self._session.vote
        phase, begun = vote.phase, vote.has_begun
        running = phase in (Phase.SORTING, Phase.VOTING)
        self.change.setEnabled(phase is not Phase.PUBLISHED)
        self.planning.setVisible(running and not begun)
        self.sorting.setVisible(
            phase is Phase.VOTING and not begun and any(item.proposal for item in vote.items)
        )
        self.go_on.setVisible(phase is Phase.DECIDED)

    def _do(self, make: Callable[[VoteChanges], Change]) -> None:
        if self._session.is_open:
            self._session.do(make(self._session.changes))

    def _go_on(self) -> None:
        match self._session.vote.phase:
            case Phase.PLANNED:
                self._do(VoteChanges.begin)
            case Phase.SORTING:
                self._do(VoteChanges.begin_voting)
            case Phase.VOTING:
                self._do(VoteChanges.finish)
            case _:
                self.publish_wanted.emit()

    def _build_more(self) -> None:
        menu = QMenu(self)
        self.change = _action(menu, _("Change the vote…"))
        self.change.triggered.connect(self.change_wanted)
        self.planning = _action(menu, _("Back to planning"))
        self.planning.triggered.connect(
            lambda: self._do(lambda changes: changes.back_to_planning(self._session.vote))
        )
        self.sorting = _action(menu, _("Back to sorting"))
        self.sorting.triggered.connect(lambda: self._do(VoteChanges.back_to_sorting))
        self.go_on = _action(menu, _("Go on voting"))
        self.go_on.triggered.connect(lambda: self._do(VoteChanges.go_on))
        menu.addSeparator()
        self.protocol = _action(menu, _("Save the protocol (PDF)…"))
        self.protocol.triggered.connect(self.protocol_wanted)
        self.workbook = _action(menu, _("Save the tallies (XLSX)…"))
        self.workbook.triggered.connect(self.workbook_wanted)
        self.more = widgets.menu_button(_("Vote"), menu)


def _action(menu: QMenu, text: str) -> QAction:
    return menu.addAction(text)
