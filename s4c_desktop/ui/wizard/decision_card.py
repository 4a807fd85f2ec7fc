"""The decision, chosen by a named person; whoever rates themself takes none."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Decision, Kind
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import Card, button, muted, section, strong
from s4c_desktop.ui.wizard.session import Session


class DecisionCard(Card):
    """Nothing is chosen beforehand, and nothing is computed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.choices: dict[Decision, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Decided by"))
        self.name.setPlaceholderText(_("Name of who decides"))
        self._name_shown = ""
        self.taken = strong()
        self.take_back = button(_("Take the decision back"), self._take_back, role="quiet")
        self._lay_out()
        self._group.idClicked.connect(lambda _id: self._decide())
        self.name.editingFinished.connect(self._rename)
        session.assessment_changed.connect(self.refresh)
        session.holding_changed.connect(self._show_locked)

    def _lay_out(self) -> None:
        self.column.addWidget(section(_("Decision")))
        self.column.addWidget(
            muted(_("A person decides. The program only shows what was required and rated."))
        )
        self.column.addWidget(self.taken)
        self._asks = QWidget()
        asks = QVBoxLayout(self._asks)
        asks.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(spacing=16, row_spacing=0)
        for number, decision in enumerate(Decision):
            choice = QRadioButton(wording.decision_name(decision))
            self.choices[decision] = choice
            self._group.addButton(choice, number)
            row.addWidget(choice)
        asks.addLayout(row)
        self.name.setMaximumWidth(scaled(360))
        label = strong(_("Decided by"))
        label.setWordWrap(False)
        taker = side_by_side(self.take_back)
        asks.addWidget(FoldingRow(label, self.name, taker, stretch=(0, 1, 1)))
        self.column.addWidget(self._asks)

    def refresh(self) -> None:
        """Show what the session has."""
        session = self._session
        assessment = session.shown
        if assessment is None:
            return
        # One that was taken before there was nothing to take can still be seen and taken back.
        self.setVisible(assessment.kind is not Kind.SELF or assessment.decision is not None)
        self._asks.setVisible(not session.read_only)
        self.taken.setVisible(session.read_only)
        self.taken.setText(
            _("{decision}, decided by {name}").format(
                decision=wording.decision_name(assessment.decision), name=assessment.decided_by
            )
        )
        self._group.setExclusive(False)
        for decision, choice in self.choices.items():
            choice.setChecked(assessment.decision is decision)
        self._group.setExclusive(True)
        if not self.name.hasFocus() and not session.holding:
            stored = session.assessment
            self._name_shown = stored.decided_by if stored is not None else ""
            self.name.setText(assessment.decided_by)
        self._show_locked()
        self.take_back.setVisible(assessment.decision is not None)

    def _show_locked(self) -> None:
        locked = self._session.locked
        self.name.setReadOnly(locked)
        for widget in (*self.choices.values(), self.take_back):
            widget.setEnabled(not locked)

    def leave(self) -> None:
        """Hand over what was typed."""
        self._rename()

    def _decide(self) -> None:
        chosen = next((d for d, c in self.choices.items() if c.isChecked()), None)
        # Whoever rates usually decides; a list of names is nobody's decision.
        rater = self._session.rater
        name = self._named() or ("" if "," in rater else rater)
        self._take(chosen, name)

    def _rename(self) -> None:
        assessment = self._session.assessment
        if assessment is not None and self._named() != assessment.decided_by:
            self._take(assessment.decision, self._named())

    def _take_back(self) -> None:
        self._take(None, self._named())

    def _take(self, decision: Decision | None, name: str) -> None:
        assessment = self._session.assessment
        if assessment is not None:
            seen = (assessment.decision, self._name_shown)
            self._name_shown = name
            self._session.decide(decision, name, seen)

    def _named(self) -> str:
        """Return the name to store, the one that is stored where it was not edited."""
        assessment = self._session.assessment
        text = self.name.text().strip()
        if assessment is not None and text == self._session.said(assessment.decided_by):
            return assessment.decided_by
        return self._session.meant(text)
