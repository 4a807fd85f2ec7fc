"""What can be printed about a person, assessment by assessment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import DOCUMENTS, DocumentBar, Offered
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.rows import RowsCard


class DocumentsCard(RowsCard):
    """Every kind of document there is, for each assessment it fits."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Documents"))
        self.bar = DocumentBar(context)
        self.column.addWidget(self.bar)

    def fill(self, found: Sequence[AssessmentSummary]) -> None:
        """Offer the documents of assessments."""
        rows = [self._row(summary) for summary in found]
        self.show_rows(rows, _("Documents are made of assessments. None yet."))

    def _row(self, summary: AssessmentSummary) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        name = summary.title or summary.role_title
        column.addWidget(widgets.ElidedLabel(name))
        below = f"{summaries.kind(summary)} · {summaries.standing(summary)}"
        if summaries.is_draft(summary):
            below = _("{standing} · says Draft on every page").format(standing=below)
        column.addWidget(widgets.ElidedLabel(below, "small"))
        flow = FlowLayout(spacing=8)
        for offered in DOCUMENTS:
            if offered.fits(summary):
                flow.addWidget(self._button(offered, summary, f"{name}, {below}"))
        column.addLayout(flow)
        return made

    def _button(self, offered: Offered, summary: AssessmentSummary, name: str) -> QWidget:
        label = _("{document}…").format(document=offered.title())
        made = widgets.button(label, lambda: self.bar.save(offered, summary.id, summary.person))
        made.setAccessibleName(f"{label} {name}")
        return made
