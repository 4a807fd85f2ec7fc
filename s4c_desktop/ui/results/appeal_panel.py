"""The page of appeals against a signed result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.appeals import Terms
from s4c_desktop.domain.appeals_wording import (
    appeal_state_name,
    late_sentence,
    lodged_sentence,
    outcome_sentence,
    term_sentence,
)
from s4c_desktop.domain.assessment import Appeal, AppealState, Assessment
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import (
    Card,
    Chip,
    TextLabel,
    body,
    button,
    muted,
    primary_button,
    scrolling,
    section,
    strong,
)

WIDEST = 760
"""Keeps the lines of the cards within 75 characters or so."""

_TONES = {
    AppealState.OPEN: "caution",
    AppealState.UPHELD: "good",
    AppealState.REJECTED: "neutral",
    AppealState.WITHDRAWN: "neutral",
}


class AppealCard(Card):
    """One appeal with its grounds and its outcome."""

    def __init__(self, appeal: Appeal, terms: Terms) -> None:
        super().__init__(spacing=8)
        self.appeal = appeal
        self.decide: QPushButton | None = None
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(strong(lodged_sentence(appeal, short_date)), 1)
        head.addWidget(Chip(appeal_state_name(appeal.state), _TONES[appeal.state]))
        self.column.addLayout(head)
        self.column.addWidget(body(appeal.grounds))
        late = late_sentence(terms.days_late(appeal.lodged_on))
        if late:
            self.column.addWidget(TextLabel(late, "caution"))
        outcome = outcome_sentence(appeal, short_date)
        if outcome:
            self.column.addWidget(muted(outcome))


class AppealPanel(QWidget):
    """Shows the appeals against a result, the last one first; it stores nothing itself."""

    back = Signal()
    lodge_wanted = Signal()
    decide_wanted = Signal(object)
    """What became of this appeal is to be entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.term = body()
        self.lodge = primary_button(_("Lodge an appeal…"), self.lodge_wanted.emit)
        self.back_button = button(_("Back to the result"), self.back.emit)
        self.cards: tuple[AppealCard, ...] = ()
        self._list = QWidget()
        heading = section(_("Appeals against this result"))
        heading.setWordWrap(False)
        ways = side_by_side(self.back_button, self.lodge)
        head = FoldingRow(heading, ways, stretch=(1, 0))
        content = QWidget()
        content.setMaximumWidth(scaled(WIDEST))
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.term)
        self._column.addWidget(self._list)
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(scrolling(content), 1)

    def show_appeals(self, assessment: Assessment, terms: Terms, *, locked: bool) -> None:
        """Show the appeals with what applies to them; `locked` while nothing can be stored."""
        self.term.setText(term_sentence(terms, short_date))
        self.lodge.setEnabled(not locked)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.cards = tuple(AppealCard(each, terms) for each in reversed(assessment.appeals))
        for card in self.cards:
            if card.appeal.state is AppealState.OPEN:
                self._offer(card, locked=locked)
            column.addWidget(card)
        if not self.cards:
            column.addWidget(
                muted(_("Nobody has appealed. An appeal never changes what is signed."))
            )
        before, self._list = self._list, listed
        self._column.replaceWidget(before, listed)
        before.hide()
        before.deleteLater()

    def _offer(self, card: AppealCard, *, locked: bool) -> None:
        decide = button(_("Decide…"), lambda: self.decide_wanted.emit(card.appeal))
        decide.setAccessibleName(f"{_('Decide')}: {lodged_sentence(card.appeal, short_date)}")
        decide.setEnabled(not locked)
        card.decide = decide
        row = QHBoxLayout()
        row.addWidget(decide)
        row.addStretch(1)
        card.column.addLayout(row)
