"""The three questions about an item of evidence, and who answers them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Evidence, Judgement
from s4c_desktop.domain.backing import Item
from s4c_desktop.domain.backing_wording import item_sentence, judgement_name
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.widgets import TextLabel, small, strong

QUESTIONS = {
    "valid": mark("Valid: it shows what is to be shown"),
    "authentic": mark("Authentic: it is the person's own"),
    "current": mark("Current: it says what they can do now"),
}
"""What is asked, by the field of an item."""


class EvidenceReview(QWidget):
    """Asks whether an item is valid, authentic and current; each can be left unreviewed."""

    changed = Signal()

    def __init__(self, item: Evidence | None, reviewer: str) -> None:
        super().__init__()
        options = [(one, judgement_name(one)) for one in Judgement]
        self.questions: dict[str, Segments[Judgement]] = {}
        self._reviewer = reviewer
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, (name, text) in enumerate(QUESTIONS.items()):
            asked: Segments[Judgement] = Segments(_(text), options)
            asked.show_value(getattr(item, name) if item else Judgement.NOT_REVIEWED)
            asked.chosen.connect(lambda _value: self._on_chosen())
            self.questions[name] = asked
            grid.addWidget(TextLabel(_(text)), row, 0)
            grid.addWidget(asked, row, 1)
        self.found = small()
        self.reviewed_by = QLineEdit(item.reviewed_by if item else "")
        self.reviewed_by.setAccessibleName(_("Reviewed by"))
        self.reviewed_by.textChanged.connect(lambda _text: self.changed.emit())
        grid.addWidget(self.found, len(QUESTIONS), 0, 1, 2)
        self._name = strong(_("Reviewed by"))
        grid.addWidget(self._name, len(QUESTIONS) + 1, 0)
        grid.addWidget(self.reviewed_by, len(QUESTIONS) + 1, 1)
        self._show()

    @property
    def complete(self) -> bool:
        """Tell whether whoever answered is named."""
        return not self._judged or bool(self.reviewed_by.text().strip())

    def answers(self) -> dict[str, Any]:
        """Return the answers by field, and who gave them."""
        judged = {name: asked.value() for name, asked in self.questions.items()}
        return {**judged, "reviewed_by": self.reviewed_by.text().strip() if self._judged else ""}

    @property
    def _judged(self) -> bool:
        return any(asked.value() is not Judgement.NOT_REVIEWED for asked in self.questions.values())

    def _on_chosen(self) -> None:
        if self._judged and not self.reviewed_by.text().strip():
            self.reviewed_by.setText(self._reviewer)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Say what the answers come to, and ask for the name once there are some."""
        answers = [self.questions[name].value() or Judgement.NOT_REVIEWED for name in QUESTIONS]
        self.found.setText(item_sentence(Item(*answers)))
        self.reviewed_by.setEnabled(self._judged)
