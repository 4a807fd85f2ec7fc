"""Saving pages of the library and the handbook as PDF."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Page
from s4c_desktop.ui.documents import Printout, SavedBar
from s4c_desktop.ui.tasks import Cancel


class LibraryDocuments(SavedBar):
    """Makes documents of the library and says where the last one went."""

    def save_page(self, page: Page) -> None:
        """Ask for a place and write a page there."""
        self.save_printout(self.printout_of(page))

    def printout_of(self, page: Page) -> Printout:
        """Return a page as a document."""
        write = self.context.program.library_documents.library_page
        return Printout(file_name(page.title), write, page, public=True)

    def save_handbook(self, framework: Framework) -> None:
        """Ask for a place and write the handbook of a framework there."""
        name = _("Handbook {framework}").format(framework=framework.name)
        cancel = Cancel()
        handbook = self.context.program.library_documents.handbook
        options = {"check": cancel.check}
        self.save_printout(
            Printout(file_name(name), handbook, framework.name, options, cancel, public=True)
        )
