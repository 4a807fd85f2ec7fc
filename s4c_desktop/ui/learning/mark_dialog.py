"""Asks how a training is to be marked in the plans of those who attended."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.study import ItemState
from s4c_desktop.ui import widgets
from s4c_desktop.ui.choices import Choices, Option
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.question import Question


class MarkDialog(Question):
    """Started or done, and on which day."""

    def __init__(self, title: str, people: int, day: date, parent: QWidget | None) -> None:
        text = ngettext(
            "In the plan of the {n} person who attended “{title}”, what it is about is marked. "
            "Nothing else changes, and no level is raised.",
            "In the plans of the {n} people who attended “{title}”, what it is about is marked. "
            "Nothing else changes, and no level is raised.",
            people,
        ).format(n=people, title=title)
        super().__init__(
            _("Mark in learning plans"), text, widgets.primary_button(_("Mark")), parent
        )
        self.state: Choices[ItemState] = Choices(_("Mark as"))
        self.state.offer(
            [
                Option(ItemState.DONE, _("Done")),
                Option(ItemState.STARTED, _("Started"), _("There is more to do after it.")),
            ]
        )
        self.state.choose(ItemState.DONE)
        self.day = DateEdit()
        self.day.show_value(day)
        self.fields.addWidget(self.state)
        self.fields.addLayout(labelled(_("On"), self.day))

    @classmethod
    def ask(
        cls, title: str, people: int, day: date, parent: QWidget | None
    ) -> tuple[ItemState, date] | None:
        """Return the state and the day; None when the person cancels."""
        dialog = cls(title, people, day, parent)
        agreed = dialog.run()
        return (dialog.state.value() or ItemState.DONE, dialog.day.value()) if agreed else None
