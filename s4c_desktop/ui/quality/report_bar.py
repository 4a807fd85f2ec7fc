"""Saving the quality report of a sampling plan as PDF."""

from __future__ import annotations

from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.ui.documents import Printout, SavedBar


class ReportBar(SavedBar):
    """Makes the report and says where it went."""

    def save_report(self, plan_id: UUID, title: str) -> None:
        """Ask for a place and write the report there."""
        self.save_printout(self.printout_of(plan_id, title))

    def printout_of(self, plan_id: UUID, title: str) -> Printout:
        """Return the report as a document."""
        write = self.context.program.quality_documents.quality_report
        options = {"centre": self.context.preferences.centre}
        return Printout(file_name(_("Quality report"), title), write, plan_id, options)
