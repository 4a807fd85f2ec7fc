"""What helps to rate the competence at hand: questions, good evidence, misjudgements."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Competence
from s4c_desktop.domain.records import Items
from s4c_desktop.ui.widgets import TextLabel, section


class Guidance(QWidget):
    """Shows the lists of a competence; hidden where its version of the framework has none."""

    def __init__(self) -> None:
        super().__init__()
        self.questions = _List(_("Interview questions"))
        self.evidence = _List(_("What good evidence looks like"))
        self.misjudgements = _List(_("Common misjudgements"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.questions, self.evidence, self.misjudgements):
            column.addWidget(part)

    def show_competence(self, competence: Competence, *, own: bool = False) -> None:
        """Show what helps with a competence; `own` is for whoever rates themself."""
        self.questions.title.setText(
            _("What an assessor would ask") if own else _("Interview questions")
        )
        self.questions.show_items(competence.questions)
        self.evidence.show_items(competence.evidence)
        self.misjudgements.show_items(competence.misjudgements)
        self.setVisible(
            bool(competence.questions or competence.evidence or competence.misjudgements)
        )


class _List(QWidget):
    """A heading with a paragraph for each entry."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.title = section(title)
        self._column.addWidget(self.title)
        self.labels: list[TextLabel] = []

    def show_items(self, items: Items) -> None:
        """Show the entries of a list; without any, nothing."""
        self.setVisible(bool(items))
        while len(self.labels) < len(items):
            label = TextLabel()
            self._column.addWidget(label)
            self.labels.append(label)
        for i, label in enumerate(self.labels):
            label.setVisible(i < len(items))
            label.setText(items[i].text if i < len(items) else "")
