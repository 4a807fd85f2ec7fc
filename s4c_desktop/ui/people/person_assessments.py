"""The assessments of one person, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Person
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.rows import RowsCard, row


class PersonAssessments(RowsCard):
    """One line for each assessment."""

    opened = Signal(object)
    started = Signal()

    def __init__(self) -> None:
        super().__init__(_("Assessments"))
        self._start = widgets.button("", self.started.emit)
        self.head.addWidget(self._start)

    def fill(self, person: Person, found: Sequence[AssessmentSummary]) -> None:
        """Show the assessments of a person."""
        self._start.setText(_("Assess myself") if person.is_self else _("New assessment"))
        self.show_rows([self._row(summary) for summary in found], _("None yet."))

    def _row(self, summary: AssessmentSummary) -> QWidget:
        name = summary.title or summary.role_title
        label = _("Continue") if summaries.is_draft(summary) else _("Show")
        show = widgets.button(label, lambda: self.opened.emit(summary.id), role="quiet")
        standing = summaries.standing(summary)
        if summary.archived:
            standing = _("{standing} · archived").format(standing=standing)
        said = f"{summaries.kind(summary)} · {standing}"
        show.setAccessibleName(f"{label}: {name}, {said}")
        return row(name, said, show)
