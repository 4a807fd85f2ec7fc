"""Erasing a person, from the question to a compact file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Person
from s4c_desktop.services.privacy import Erased
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.people.erase_dialog import EraseDialog, Subject


class Eraser(QObject):
    """Asks, erases, and says what is left to be done."""

    confirmed = Signal()
    """The person is being erased from now on: let go of what is being edited."""

    not_erased = Signal()
    traces_left = Signal(str)
    """Why the file still holds traces of what was erased; empty when it no longer does."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    def ask(self, person: Person) -> None:
        """Count what would go, then ask."""
        program = self._context.program

        def look() -> Subject:
            # After everything typed before was stored: the name may be a new one.
            now = program.people.get(person.id)
            return Subject(
                now,
                program.names.of(now),
                program.privacy.preview(now.id),
                program.backups.holding(now.id) if program.backups else (),
                program.backups.leftovers() if program.backups else (),
                program.workspace.is_shared,
            )

        self._context.tasks.run(look, done=self._ask, owner=self)

    def compact(self) -> None:
        """Try again to leave nothing in the file."""
        privacy = self._context.program.privacy
        self._context.tasks.run(
            privacy.compact,
            done=lambda _none: self.traces_left.emit(""),
            failed=self._not_compacted,
            owner=self,
        )

    def _ask(self, subject: Subject) -> None:
        answer = EraseDialog.ask(subject, self._context.preferences.assessor, self._parent)
        if answer is None:
            return
        self.confirmed.emit()
        self._context.tasks.run(
            self._context.program.privacy.erase,
            subject.person.id,
            answer.by,
            answer.reason,
            done=partial(self._erased, subject if answer.backups else None),
            failed=self._failed,
            owner=self,
        )

    def _erased(self, cleared: Subject | None, done: Erased) -> None:
        """Say what came of it, and replace the backups of the subject to be `cleared`."""
        service = self._context.program.backups
        if cleared is not None and service is not None:
            self._context.tasks.run_long(
                service.replace,
                cleared.backups,
                cleared.leftovers,
                label=_("Making a new backup"),
                owner=self,
            )
        if done.not_compacted is not None:
            self._not_compacted(done.not_compacted)
        else:
            self.traces_left.emit("")
            self._context.messages.info(
                _("Erased"),
                _("Everything about the person is gone from the workspace."),
            )

    def _failed(self, error: Exception) -> None:
        self._context.messages.error(error)
        self.not_erased.emit()

    def _not_compacted(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.traces_left.emit(error.text())
        else:
            self._context.messages.error(error)
