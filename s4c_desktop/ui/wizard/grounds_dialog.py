"""Asks why a competence is at a level that its strands do not suggest."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.answering import suggestion
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.strands_wording import suggestion_sentence
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import primary_button, strong


class GroundsDialog(Question):
    """Asks for the reason of a level whose strands lie far apart; without one it is not kept."""

    def __init__(self, competence: str, rating: Rating, parent: QWidget | None) -> None:
        go_on = primary_button(_("Keep this level"))
        heading = _("{competence}: why {level}?").format(
            competence=competence, level=actual_text(rating)
        )
        super().__init__(heading, suggestion_sentence(suggestion(rating)), go_on, parent)
        self.reason = QPlainTextEdit(rating.grounds)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(scaled(96))
        self.fields.addWidget(strong(_("Reason")))
        self.fields.addWidget(self.reason)
        self.reason.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()

    @property
    def answer(self) -> str:
        """Return the reason."""
        return self.reason.toPlainText().strip()

    def keep_typed(self) -> None:
        """Give the level with the reason typed so far; without one nothing was said yet."""
        self.press_or_leave(self.go_on)

    def _check(self) -> None:
        allow(self.go_on, self.answer, _("Write the reason first."))

    @classmethod
    def ask(cls, competence: str, rating: Rating, parent: QWidget | None) -> str:
        """Return the reason; empty when the person thinks better of it."""
        dialog = cls(competence, rating, parent)
        return dialog.answer if dialog.run() else ""
