"""Saving pages of the library and the handbook as PDF."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Page
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.tasks import Cancel


class LibraryDocuments(SavedBar):
    """Makes documents of the library and says where the last one went."""

    def save_page(self, page: Page) -> None:
        """Ask for a place and write a page there."""
        place = ask_place(file_name(page.title), self)
        if place is not None:
            self.write(self.context.program.library_documents.library_page, page, place)

    def save_handbook(self, framework: Framework) -> None:
        """Ask for a place and write the handbook of a framework there."""
        name = _("Handbook {framework}").format(framework=framework.name)
        place = ask_place(file_name(name), self)
        if place is not None:
            cancel = Cancel()
            handbook = self.context.program.library_documents.handbook
            self.write(handbook, framework.name, place, cancel=cancel, check=cancel.check)
