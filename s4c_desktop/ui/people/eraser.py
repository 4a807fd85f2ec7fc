"""Erasing a person, from the question to a compact file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.dossier import Holdings
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

        def count() -> tuple[Person, Holdings]:
            # After everything typed before was stored: the name may be a new one.
            program = self._context.program
            return program.people.get(person.id), program.privacy.preview(person.id)

        self._context.tasks.run(count, done=self._ask, owner=self)

    def compact(self) -> None:
        """Try again to leave nothing in the file."""
        privacy = self._context.program.privacy
        self._context.tasks.run(
            privacy.compact,
            done=lambda _none: self.traces_left.emit(""),
            failed=self._not_compacted,
            owner=self,
        )

    def _ask(self, found: tuple[Person, Holdings]) -> None:
        person, holdings = found
        program = self._context.program
        subject = Subject(
            person, program.names.of(person), holdings, shared=program.workspace.is_shared
        )
        answer = EraseDialog.ask(subject, self._context.preferences.assessor, self._parent)
        if answer is None:
            return
        self.confirmed.emit()
        self._context.tasks.run(
            program.privacy.erase,
            person.id,
            answer.by,
            answer.reason,
            done=self._erased,
            failed=self._failed,
            owner=self,
        )

    def _erased(self, done: Erased) -> None:
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
