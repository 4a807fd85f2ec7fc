"""Saving a plan as a file: PDF, calendar, workbook."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout, SavedBar, Writer, ask_place
from s4c_desktop.ui.leaving import Document


class PlanSavedBar(SavedBar):
    """Writes a stored plan in one of three formats, and says where it went."""

    def __init__(self, context: Context, plan_id: UUID, person: Callable[[], str]) -> None:
        """Take what returns the name of the person as it is shown."""
        super().__init__(context)
        self._plan_id = plan_id
        self._person = person

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of formats."""
        made = QMenu(parent)
        made.addAction(_("As PDF…"), self.save_pdf)
        made.addAction(_("As calendar (.ics)…"), self.save_calendar)
        made.addAction(_("As workbook (.xlsx)…"), self.save_workbook)
        return made

    def save_pdf(self) -> None:
        """Ask for a place and write the plan as a PDF there."""
        self.save_printout(self.printout(), _("Save the plan"))

    def printout(self) -> Printout:
        """Return the plan as a document."""
        return self._document(".pdf", self.context.program.plan_documents.pdf)

    def save_calendar(self) -> None:
        """Ask for a place and write the days of the plan there."""
        self._save(".ics", Document.COPY, self.context.program.plan_documents.calendar)

    def save_workbook(self) -> None:
        """Ask for a place and write the plan as a workbook there."""
        self._save(".xlsx", Document.COPY, self.context.program.plan_documents.workbook)

    def _save(self, suffix: str, kind: Document, write: Writer) -> None:
        context = self.context
        if not context.leaving.may_leave(kind, context.messages):
            return
        made = self._document(suffix, write)
        place = ask_place(made.name, self, _("Save the plan"))
        if place is not None:
            self.write(write, made.subject, place, **made.options)

    def _document(self, suffix: str, write: Writer) -> Printout:
        name = file_name(_("Learning plan"), self._person(), suffix=suffix)
        options = {"centre": self.context.preferences.centre}
        return Printout(name, write, self._plan_id, options)
