"""Turns the window towards the candidate, and back only for the assessor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from s4c_desktop.ui.protection.clearing import clear_clipboard
from s4c_desktop.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from s4c_desktop.ui.candidate.view import CandidateView
    from s4c_desktop.ui.wizard.wizard import Wizard
    from s4c_desktop.ui.wizard_place import WizardPlace


class Desk(Protocol):
    """What the mode asks of the window."""

    @property
    def wizards(self) -> WizardPlace:
        """Return where the wizard stands."""

    def leave(self) -> None:
        """Hand over everything that was typed."""

    def open_assessment(self, assessment_id: UUID) -> None:
        """Open the wizard where the person left the assessment."""

    def allow_menus(self, allowed: bool) -> None:
        """Show the menus and let them work, or neither."""


class CandidateMode(QObject):
    """Shows the candidate's page over all the rest of the window.

    That it is shown is remembered until the assessor has come back, so that neither a lock nor
    the end of the program, however sudden, leads the candidate to the assessor's notes.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, sheets: QStackedWidget, window: QWidget, workspaces: Workspaces
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._sheets = sheets
        self._window = window
        self._workspaces = workspaces
        self.view: CandidateView | None = None

    @property
    def active(self) -> bool:
        """Tell whether the candidate's page is shown."""
        return self.view is not None

    def turn(self, wizard: Wizard) -> None:
        """Turn the window towards the candidate of a wizard's assessment."""
        assessment = wizard.session.assessment
        if assessment is None or self.active:
            return
        self._desk.leave()
        self._remember(f"{assessment.id} {self._workspaces.location}")
        clear_clipboard()
        self._show(wizard)

    def resume(self) -> None:
        """Show the candidate's page again if it was shown when the workspace was left."""
        known, _space, location = self._workspaces.preferences.candidate_view.partition(" ")
        if not known or location != self._workspaces.location or self.active:
            return
        try:
            assessment_id = UUID(known)
        except ValueError:
            return  # Somebody has written into the file of preferences.
        self._desk.open_assessment(assessment_id)
        if self._desk.wizards.current is not None:
            self._show(self._desk.wizards.current)

    def put_down(self) -> None:
        """Take the page away with everything else; it comes back with the workspace."""
        if self.view is None:
            return
        view, self.view = self.view, None
        view.text.commit()
        self._sheets.removeWidget(view)
        view.deleteLater()
        self._sheets.setCurrentIndex(0)
        self._desk.allow_menus(True)
        self.changed.emit()

    def ask(self) -> None:
        """Ask whoever wants back for the passphrase, or for the assessor's name."""
        context, view = self._workspaces.context, self.view
        if context is None or view is None or QApplication.activeModalWidget() is not None:
            return
        if context.program.workspace.is_protected:
            from s4c_desktop.ui.protection.dialogs import ReturnDialog

            with_passphrase = ReturnDialog(context.program.workspace.opens_with, self._window)
            with_passphrase.agreed.connect(self._return)
            with_passphrase.open()
            return
        from s4c_desktop.ui.candidate.leave_dialog import LeaveDialog

        session = self._desk.wizards.current.session if self._desk.wizards.current else None
        assessment = session.assessment if session is not None else None
        named = assessment.assessors.split(",") if assessment is not None else []
        dialog = LeaveDialog((*named, context.preferences.assessor), self._window)
        dialog.agreed.connect(self._return)
        dialog.open()

    def _return(self) -> None:
        self._remember("")
        self.put_down()
        wizard = self._desk.wizards.current
        if wizard is not None:
            wizard.setFocus()

    def _show(self, wizard: Wizard) -> None:
        from s4c_desktop.ui.candidate.view import CandidateView

        self.view = CandidateView(wizard.session)
        self.view.leave_wanted.connect(self.ask)
        self._sheets.addWidget(self.view)
        self._sheets.setCurrentWidget(self.view)
        self._desk.allow_menus(False)
        self.changed.emit()
        self.view.enter()

    def _remember(self, what: str) -> None:
        self._workspaces.preferences.candidate_view = what
        self._workspaces.preferences.save()
