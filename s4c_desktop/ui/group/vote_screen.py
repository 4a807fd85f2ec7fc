"""The screen of requirement votes, which is reached from the one of groups."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout
from s4c_desktop.ui.group.vote_panel import VotesPanel
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.widgets import button


class VotesScreen(Screen):
    """Shows the panel of votes, with its buttons beside the title."""

    groups_requested = Signal()
    """Show the groups."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Requirement votes"), parent)
        self.panel = VotesPanel(context)
        self.outbox = self.panel.outbox
        self.undo_stack = self.panel.undo_stack
        self.back = button(_("Groups"), self.groups_requested.emit, role="quiet")
        self.back.setAccessibleName(_("Back to the groups"))
        self.header.buttons.addWidget(self.back)
        self.header.buttons.addWidget(self.panel.buttons)
        self.column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel)
        self.panel.titled.connect(self._show_title)
        self.panel.stored.connect(self.header.saved.show_saved)
        self.outbox.changed.connect(self._on_outbox_changed)
        self._show_title("")

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches votes or published versions."""
        return bool(changes.everything or changes.votes or changes.frameworks)

    def refresh(self) -> None:
        """Show the votes as they are now."""
        self.panel.refresh()

    def leave(self) -> None:
        """Store what was typed."""
        self.panel.leave()

    def printout(self) -> Printout | None:
        """Return the protocol of the vote that is shown."""
        return self.panel.printout()

    def close_down(self) -> None:
        """Let nothing stay on the projector."""
        self.panel.close_down()

    def _show_title(self, title: str) -> None:
        self.header.title.set_text(title or self.title)
        self.header.saved.setVisible(bool(title))
        self.back.setVisible(not title)

    def _on_outbox_changed(self) -> None:
        if self.outbox is not None and self.outbox.holding is not None:
            self.header.saved.show_failed()
