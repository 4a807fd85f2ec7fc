"""The drafts and the own published versions, and what can be done with each."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.framework_draft_wording import size_text
from s4c_desktop.services.framework_drafts import DraftLine, OwnFrameworks
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context_menu import offer_buttons
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.theme import Theme

Chosen = DraftLine | Framework


class OwnList(QWidget):
    """Drafts first, then what was published; Enter opens a draft, or looks at a version."""

    opened = Signal(object)
    """Edit this draft (DraftLine)."""

    deleted = Signal(object)
    """Delete this draft (DraftLine)."""

    exported = Signal(object)
    """Write this draft or version to a file."""

    continued = Signal(object)
    """Start the next version of this framework."""

    moved = Signal(object)
    """Choose drafts to move to this framework."""

    looked_at = Signal(object)
    """Show this framework in the library."""

    def __init__(self, theme: Theme, first: QPushButton) -> None:
        super().__init__()
        self._found: dict[object, Chosen] = {}
        self.first = first
        self.told = widgets.TextLabel("", "good")
        self.told.hide()
        self.table = LineTable(
            theme,
            _("Your own frameworks"),
            (_("Framework"), _("Version"), _("State")),
            (150, 280),
            lesser=(2,),
        )
        self.edit = widgets.button(_("Edit"), self._open)
        self.look = widgets.button(_("Show in the library"), self._open)
        self.next = widgets.button(_("Next version"), lambda: self._emit(self.continued))
        self.drafts = widgets.button(_("Move drafts…"), lambda: self._emit(self.moved))
        self.export = widgets.button(_("Export…"), lambda: self._emit(self.exported))
        self.delete = widgets.button(
            _("Delete draft…"), lambda: self._emit(self.deleted), role="danger"
        )
        self.table.chosen.connect(self._enable)
        self.table.opened.connect(self._open)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        shown = (self.edit, self.look, self.next, self.drafts, self.export, self.delete)
        for button in shown:
            buttons.addWidget(button)
        offer_buttons(self.table, *shown)
        buttons.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self._pages = PageStack()
        self._pages.addWidget(
            widgets.EmptyState(
                theme,
                "books",
                _("No framework of your own yet"),
                _(
                    "Copy a framework, take out what your city does not need, set levels with "
                    "your reasons, and publish it: it can be used for assessments at once."
                ),
                first,
            )
        )
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.told)
        outer.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)

    def fill(self, own: OwnFrameworks) -> None:
        """Show the drafts and the published versions."""
        lines = [
            Line(
                draft.id,
                (
                    draft.title,
                    f"{draft.code} {draft.version}",
                    _("draft, saved {day}").format(day=short_date(draft.saved_at.astimezone())),
                ),
                ("", "", "caution"),
            )
            for draft in own.drafts
        ]
        lines += [
            Line(
                found.id,
                (found.title, found.name, _("published, {size}").format(size=size_text(found))),
            )
            for found in reversed(own.published)
        ]
        self._found = {draft.id: draft for draft in own.drafts}
        self._found |= {found.id: found for found in own.published}
        self.table.fill(lines)
        self._pages.setCurrentIndex(1 if lines else 0)

    def tell(self, text: str) -> None:
        """Say what was done just now; nothing for an empty text."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def chosen(self) -> Chosen | None:
        """Return the draft or version that is chosen."""
        return self._found.get(self.table.key())

    def _enable(self) -> None:
        chosen = self.chosen()
        is_draft = isinstance(chosen, DraftLine)
        for button in (self.edit, self.delete):
            button.setVisible(is_draft)
        for button in (self.look, self.next, self.drafts):
            button.setVisible(chosen is not None and not is_draft)
        self.export.setVisible(chosen is not None)

    def _open(self) -> None:
        chosen = self.chosen()
        if isinstance(chosen, DraftLine):
            self.opened.emit(chosen)
        elif chosen is not None:
            self.looked_at.emit(chosen)

    def _emit(self, signal: SignalInstance) -> None:
        chosen = self.chosen()
        if chosen is not None:
            signal.emit(chosen)
