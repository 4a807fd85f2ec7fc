"""The assessments of one person, and the way to a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Person
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.theme import Theme


class PersonAssessments(widgets.Card):
    """One line for each assessment."""

    opened = Signal(object)
    started = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(margin=24, spacing=8)
        self._theme = theme
        self._start = widgets.button("", self.started.emit)
        self._rows = QWidget()
        head = QHBoxLayout()
        head.addWidget(widgets.section(_("Assessments")), 1)
        head.addWidget(self._start)
        self.column.addLayout(head)
        self.column.addWidget(self._rows)

    def fill(self, person: Person, found: list[AssessmentSummary]) -> None:
        """Show the assessments of a person."""
        self._start.setText(_("Assess myself") if person.is_self else _("New assessment"))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for summary in found:
            column.addWidget(self._row(summary))
        if not found:
            column.addWidget(widgets.muted(_("None yet.")))
        self.column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _row(self, summary: AssessmentSummary) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        name = summary.title or summary.role_title
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(widgets.ElidedLabel(name))
        text.addWidget(widgets.ElidedLabel(summaries.standing(summary), "small"))
        row.addLayout(text, 1)
        label = _("Continue") if summaries.is_draft(summary) else _("Show")
        show = widgets.button(label, lambda: self.opened.emit(summary.id), role="quiet")
        show.setAccessibleName(f"{label}: {name}")
        row.addWidget(show)
        return made
