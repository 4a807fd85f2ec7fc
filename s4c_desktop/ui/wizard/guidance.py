"""What helps to rate the competence at hand: questions, good evidence, misjudgements."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Competence
from s4c_desktop.domain.records import Items
from s4c_desktop.ui.widgets import TextLabel, section


class Guidance(QVBoxLayout):
    """Shows the lists of a competence; nothing where its version of the framework has none.

    A part of the layout it stands in, and no widget, so that another competence lays all out once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.questions = _List(_("Interview questions"))
        self.evidence = _List(_("What good evidence looks like"))
        self.misjudgements = _List(_("Common misjudgements"))
        self.setSpacing(16)
        for part in (self.questions, self.evidence, self.misjudgements):
            self.addLayout(part)

    def show_competence(self, competence: Competence, *, own: bool = False) -> None:
        """Show what helps with a competence; `own` is for whoever rates themself."""
        self.questions.title.setText(
            _("What an assessor would ask") if own else _("Interview questions")
        )
        self.questions.show_items(competence.questions)
        self.evidence.show_items(competence.evidence)
        self.misjudgements.show_items(competence.misjudgements)


class _List(QVBoxLayout):
    """A heading with a paragraph for each entry."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setSpacing(8)
        self.title = section(title)
        self.addWidget(self.title)
        self.labels: list[TextLabel] = []

    def show_items(self, items: Items) -> None:
        """Show the entries of a list; without any, nothing."""
        self.title.setVisible(bool(items))
        while len(self.labels) < len(items):
            label = TextLabel()
            self.addWidget(label)
            self.labels.append(label)
        for i, label in enumerate(self.labels):
            label.setText(items[i].text if i < len(items) else "")
            label.setVisible(i < len(items))
