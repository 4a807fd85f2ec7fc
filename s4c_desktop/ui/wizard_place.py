"""Where the wizard stands in the window, and what becomes of one left with edits waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoGroup

from s4c_desktop.domain.assessment import Kind
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack

if TYPE_CHECKING:
    from s4c_desktop.ui.wizard.wizard import Wizard

Opened = tuple[UUID | None, Kind | None, UUID | None]
"""What a wizard is opened with: an assessment, or the kind and person of a new one."""


class WizardPlace(QObject):
    """Shows one wizard at a time in a stack of pages."""

    shown = Signal(object)
    """This wizard is shown from now on."""

    closed = Signal()
    """The wizard that is shown was closed by the person."""

    title_changed = Signal(str)

    turned = Signal(object)
    """This wizard's candidate is to write something."""

    def __init__(
        self, stack: PageStack, undo_group: QUndoGroup, leave: Callable[[], object]
    ) -> None:
        """Take the stack, and what hands over everything typed on the page that is shown."""
        super().__init__(stack)
        self._stack = stack
        self._undo_group = undo_group
        self._leave = leave
        self.current: Wizard | None = None
        self.left_behind: list[Wizard] = []

    def open(self, context: Context, what: Opened) -> None:
        """Open a wizard in the place of the one that is shown."""
        from s4c_desktop.ui.wizard.wizard import Wizard

        self.drop()
        wizard = Wizard(context, *what)
        wizard.title_changed.connect(self.title_changed)
        wizard.turn_wanted.connect(partial(self.turned.emit, wizard))
        # Queued: the wizard still works inside its own signal.
        wizard.closed.connect(partial(self._closed, wizard), Qt.ConnectionType.QueuedConnection)
        self._show(wizard)

    def opened(self) -> Opened:
        """Return what opens the wizard that is shown once more, at the same place."""
        if self.current is None:
            return (None, None, None)
        session = self.current.session
        return (
            session.assessment.id if session.assessment is not None else None,
            session.kind,
            session.person.id if session.person is not None else None,
        )

    def outboxes(self) -> list[Outbox]:
        """Return what waits to be stored, of the wizard that is shown and of those left."""
        return [wizard.outbox for wizard in (self.current, *self.left_behind) if wizard]

    def drop(self) -> None:
        """Leave the wizard; it goes once everything is stored, and comes back if it can't be."""
        wizard, self.current = self.current, None
        if wizard is None:
            return
        self._undo_group.removeStack(wizard.undo_stack)
        if wizard.outbox.waiting:
            self.left_behind.append(wizard)
            wizard.outbox.changed.connect(partial(self._bring_back, wizard))
            wizard.outbox.emptied.connect(partial(self._put_away, wizard))
        else:
            self._put_away(wizard)

    def drop_all(self) -> None:
        """Let go of every wizard, whatever it waits for."""
        self.drop()
        for wizard in tuple(self.left_behind):
            self._put_away(wizard)

    def _closed(self, wizard: Wizard) -> None:
        if wizard is self.current:
            self.closed.emit()

    def _bring_back(self, wizard: Wizard) -> None:
        if wizard in self.left_behind and wizard.session.holding:
            self.left_behind.remove(wizard)
            self._leave()
            self.drop()
            self._show(wizard)

    def _put_away(self, wizard: Wizard) -> None:
        if wizard is self.current:
            return
        if wizard in self.left_behind:
            self.left_behind.remove(wizard)
        self._stack.removeWidget(wizard)
        wizard.deleteLater()

    def _show(self, wizard: Wizard) -> None:
        self.current = wizard
        self._stack.addWidget(wizard)
        self._stack.setCurrentWidget(wizard)
        self._undo_group.addStack(wizard.undo_stack)
        if not wizard.session.holding:
            self._undo_group.setActiveStack(wizard.undo_stack)
        self.shown.emit(wizard)
        wizard.setFocus(Qt.FocusReason.OtherFocusReason)
