"""Choosing people of the workspace to take part in a group."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.register import PersonLine
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.learning.people_picker import Offer, PeoplePicker
from s4c_desktop.ui.question import Question


class ParticipantsDialog(Question):
    """A list to tick; Space ticks, typing above the list narrows it."""

    def __init__(self, lines: Sequence[PersonLine], parent: QWidget | None) -> None:
        super().__init__(
            _("People of this workspace"),
            _(
                "They come in under their code names, new ones for those without, with what their "
                "newest assessment in the group's framework says."
            ),
            widgets.primary_button(_("Add to the group")),
            parent,
        )
        self.picker = PeoplePicker(_("People"))
        self.picker.list.setMinimumHeight(260)
        self.picker.changed.connect(self._check)
        self.picker.offer((Offer(line.id, line.name) for line in lines), ())
        self.fields.addWidget(self.picker)
        self._check()
        self.picker.search.setFocus()

    def chosen(self) -> tuple[UUID, ...]:
        """Return who is ticked."""
        return self.picker.ticked()

    def _check(self) -> None:
        allow(self.go_on, self.chosen(), _("Choose somebody first."))
