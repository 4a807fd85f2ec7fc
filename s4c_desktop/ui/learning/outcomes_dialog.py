"""Shows the learning outcomes of a unit, to be read, copied and saved."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.page import Page, page_text
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.library.page_view import PageView


class OutcomesDialog(Dialog):
    """A page with what participants can do afterwards; nothing in it is about single people."""

    def __init__(self, context: Context, page: Page, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(page.title)
        self._context = context
        self._page = page
        self.view = PageView(context.theme, context.messages)
        self.saved = SavedBar(context)
        self.copy = widgets.button(_("Copy text"), self._copy)
        self.save = widgets.button(_("Save as PDF…"), self._save)
        self.close_button = widgets.primary_button(_("Close"), self.accept)
        self.close_button.setDefault(True)
        card = widgets.Card(margin=0)
        heading = widgets.section(page.title)
        heading.setContentsMargins(24, 16, 24, 0)
        card.column.addWidget(heading)
        card.column.addWidget(self.view, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.saved, 100)
        buttons.addStretch(1)
        for button in (self.copy, self.save, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(card, 1)
        column.addLayout(buttons)
        self.setMinimumSize(560, 400)
        self.resize(820, 560)
        self.view.show_page(page)
        self.close_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(page_text(self._page))
        self.copy.setText(_("Copied"))

    def _save(self) -> None:
        place = ask_place(file_name(_("Learning outcomes"), self._page.place.code), self)
        if place is not None:
            write = self._context.program.library_documents.library_page
            self.saved.write(write, self._page, place)
