"""Saving the quality report of a sampling plan as PDF."""

from __future__ import annotations

from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.leaving import Document


class ReportBar(SavedBar):
    """Makes the report and says where it went."""

    def save_report(self, plan_id: UUID, title: str) -> None:
        """Ask for a place and write the report there."""
        context = self.context
        if not context.leaving.may_leave(Document.PDF, context.messages):
            return
        place = ask_place(file_name(_("Quality report"), title), self)
        if place is not None:
            write = context.program.quality_documents.quality_report
            self.write(write, plan_id, place, centre=context.preferences.centre)
