"""Chooses the assessment that a new plan is made from."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.domain.folding import fold, words
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.geometry import with_text
from s4c_desktop.ui.quality.tables import TwoLineList
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.theme import Theme


class ChooseDialog(Question):
    """Lists assessments, the last worked on first."""

    def __init__(
        self, theme: Theme, found: Sequence[AssessmentSummary], parent: QWidget | None
    ) -> None:
        super().__init__(
            _("New learning plan"),
            _("The plan is made from the gaps of an assessment. Which one?")
            if found
            else _("There is no assessment yet to make a plan from. Assess somebody first."),
            widgets.primary_button(_("Make a plan")),
            parent,
        )
        self._found = summaries.recent(found)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a person or a role"))
        self.search.setAccessibleName(_("Find a person or a role"))
        self.search.setClearButtonEnabled(True)
        self.list = TwoLineList(theme, _("Assessments"))
        self.list.setMinimumHeight(280)
        self.list.setProperty("role", "")
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.fields.addWidget(self.search)
        self.fields.addWidget(self.list, 1)
        self.setMinimumWidth(with_text(self, 520).width())
        self.search.textChanged.connect(lambda _text: self._fill())
        self._fill()
        self.search.setFocus()

    def assessment(self) -> UUID | None:
        """Return the assessment that was chosen."""
        key = self.list.key()
        return key if isinstance(key, UUID) else None

    def _fill(self) -> None:
        wanted = words(self.search.text())
        lines = [
            (one.id, one.person, _below(one))
            for one in self._found
            if all(word in fold(f"{one.person} {_below(one)}") for word in wanted)
        ]
        self.list.fill(lines)
        self.go_on.setEnabled(bool(lines))


def _below(summary: AssessmentSummary) -> str:
    parts = (
        summary.title,
        summary.role_title,
        summaries.kind(summary),
        summaries.standing(summary),
    )
    return " · ".join(part for part in parts if part)
