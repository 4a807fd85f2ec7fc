"""A finished practice beside the reference and the other assessors."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import wording
from s4c_desktop.domain.practice import Beside, Spread, Verdict
from s4c_desktop.domain.practice_wording import (
    beside_sentence,
    leaning_sentence,
    practised_sentence,
    spread_consensus,
    spread_sentence,
    verdict_name,
)
from s4c_desktop.domain.vignette import Part
from s4c_desktop.services.practice import Compared
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.spread import SpreadStrip
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.quality.parts import back_row

_TONES = {
    Verdict.EXACT: "good",
    Verdict.HIGH: "caution",
    Verdict.LOW: "caution",
    Verdict.ASSUMED: "bad",
    Verdict.OVERLOOKED: "bad",
    Verdict.NOT_RATED: "neutral",
}


class PracticeResult(QWidget):
    """First the sentence, then the strip of all assessors, then each competence with its why."""

    left = Signal()

    def __init__(self, context: Context, compared: Compared) -> None:
        super().__init__()
        self._compared = compared
        self.back = widgets.button(_("Back to the list"), self.left.emit)
        self.sentence = widgets.section(practised_sentence(compared.practised))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        column.addWidget(self._head())
        self.frame = self._strip(context)
        column.addWidget(self.frame)
        spreads = compared.spreads
        for beside, part, spread in zip(
            compared.practised.parts, compared.vignette.parts, spreads, strict=True
        ):
            column.addWidget(self._card(beside, part, spread))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        title = _("{title}, rated by {name}").format(
            title=compared.vignette.title, name=compared.round.rater
        )
        whole.addWidget(back_row(title, self.back))
        whole.addWidget(widgets.scrolling(page), 1)

    def take_focus(self) -> None:
        """Let the keyboard begin at the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> widgets.Card:
        card = widgets.Card(margin=24, spacing=8)
        card.column.addWidget(self.sentence)
        leaning = leaning_sentence(self._compared.practised)
        if leaning:
            card.column.addWidget(widgets.body(leaning))
        names = self._compared.raters
        card.column.addWidget(
            widgets.muted(
                ngettext(
                    "{n} assessor has finished this vignette: {names}.",
                    "{n} assessors have finished this vignette: {names}.",
                    len(names),
                ).format(n=len(names), names=", ".join(names))
            )
        )
        if not self._compared.counts:
            card.column.addWidget(
                widgets.muted(
                    _(
                        "This was not the first time, so the reference was known: it does not "
                        "count among the assessors."
                    )
                )
            )
        return card

    def _strip(self, context: Context) -> ChartFrame:
        compared = self._compared
        names = {
            part.competence: compared.framework.competence(part.competence).title
            for part in compared.vignette.parts
        }
        drawing = SpreadStrip(
            _("All assessors and the reference"), compared.spreads, names, compared.round.ratings
        )
        view = DrawingView(drawing, context.theme, whole=True)
        return ChartFrame(view, context.theme, context.messages, context.leaving)

    def _card(self, beside: Beside, part: Part, spread: Spread) -> widgets.Card:
        card = widgets.Card(margin=24, spacing=8)
        name = wording.competence_name(self._compared.framework, part.competence)
        card.column.addWidget(widgets.strong(name))
        card.column.addWidget(widgets.Chip(verdict_name(beside.verdict), _TONES[beside.verdict]))
        lines = [
            _("You: {given}, {beside}.").format(
                given=wording.actual_text(beside.given), beside=beside_sentence(beside)
            )
        ]
        if beside.given.note:
            lines.append(_("Your reason: {why}").format(why=beside.given.note))
        lines += [part.account, _("The reference: {why}").format(why=part.reasoning)]
        others = [spread_sentence(spread), spread_consensus(spread)]
        for text in lines:
            card.column.addLayout(widgets.column_of_text(widgets.body(text)))
        card.column.addLayout(widgets.column_of_text(widgets.small(" ".join(others))))
        return card
