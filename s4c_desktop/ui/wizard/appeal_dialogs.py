"""The two questions around an appeal: what is appealed against, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.appeals import Terms
from s4c_desktop.domain.appeals_wording import appeal_state_name, late_sentence
from s4c_desktop.domain.assessment import Appeal, AppealState
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import TextLabel, primary_button, strong
from s4c_desktop.ui.wizard.tell_dialogs import day_field, line_field, text_field

OUTCOMES = (AppealState.UPHELD, AppealState.REJECTED, AppealState.WITHDRAWN)


class LodgeDialog(Question):
    """Asks who appeals, when and on what grounds; says when it is late."""

    def __init__(self, subject: str, terms: Terms, parent: QWidget | None) -> None:
        super().__init__(
            _("Lodge an appeal"),
            _(
                "The appeal is kept beside the signed result, which stays as it is. If it is "
                "upheld, a revision starts with these grounds as its reason."
            ),
            primary_button(_("Keep the appeal")),
            parent,
        )
        self._terms = terms
        self.day = day_field(_("Lodged on"), terms.today)
        self.by = line_field(_("Lodged by"), subject)
        self.grounds = text_field(_("Grounds"))
        self.late = TextLabel("", "caution")
        for field in (self.day, self.by, self.grounds):
            self.fields.addWidget(strong(field.accessibleName()))
            self.fields.addWidget(field)
        self.fields.addWidget(self.late)
        self.by.textChanged.connect(self._check)
        self.grounds.textChanged.connect(self._check)
        self.day.dateChanged.connect(lambda _day: self._check())
        self._check()
        self.grounds.setFocus()

    def _check(self) -> None:
        self.late.setText(late_sentence(self._terms.days_late(self.day.value())))
        self.late.setVisible(bool(self.late.text()))
        named = bool(self.by.text().strip() and self.grounds.toPlainText().strip())
        allow(self.go_on, named, _("Write who appeals and on what grounds first."))

    def keep_typed(self) -> None:
        """Keep the appeal if it is one: it can be withdrawn, the text is lost."""
        self.press_or_leave(self.go_on)

    @property
    def answer(self) -> Appeal:
        """Return the appeal that was entered."""
        return Appeal(
            uuid4(),
            self.day.value(),
            self.by.text().strip(),
            self.grounds.toPlainText().strip(),
        )

    @classmethod
    def ask(cls, subject: str, terms: Terms, parent: QWidget | None) -> Appeal | None:
        """Return the appeal, or None when the person thinks better of it."""
        dialog = cls(subject, terms, parent)
        return dialog.answer if dialog.run() else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """An appeal as it was decided, and whether a revision starts now."""

    appeal: Appeal
    revise: bool


class OutcomeDialog(Question):
    """Asks what became of an appeal, who decided, and why; nothing is chosen beforehand."""

    def __init__(self, appeal: Appeal, terms: Terms, parent: QWidget | None) -> None:
        super().__init__(
            _("Decide on the appeal"), appeal.grounds, primary_button(_("Keep the outcome")), parent
        )
        self._appeal, self._terms = appeal, terms
        self._group = QButtonGroup(self)
        self.choices = {state: QRadioButton(appeal_state_name(state)) for state in OUTCOMES}
        row = QHBoxLayout()
        row.setSpacing(16)
        for choice in self.choices.values():
            self._group.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)
        self.day = day_field(_("Decided on"), terms.today)
        self.by = line_field(_("Decided by"))
        self.reason = text_field(_("Reason"))
        self.revise = QCheckBox(_("Start the revision now"))
        self.revise.setChecked(True)
        self.notice = TextLabel("", "caution")
        self.fields.addLayout(row)
        for field in (self.day, self.by, self.reason):
            self.fields.addWidget(strong(field.accessibleName()))
            self.fields.addWidget(field)
        self.fields.addWidget(self.notice)
        self.fields.addWidget(self.revise)
        self._group.buttonToggled.connect(lambda _button, _on: self._check())
        self.by.textChanged.connect(self._check)
        self.reason.textChanged.connect(self._check)
        self.revise.toggled.connect(lambda _on: self._check())
        self._check()
        self.choices[AppealState.UPHELD].setFocus()

    @property
    def state(self) -> AppealState | None:
        """Return what was chosen."""
        return next((s for s, choice in self.choices.items() if choice.isChecked()), None)

    def _check(self) -> None:
        upheld, withdrawn = AppealState.UPHELD, AppealState.WITHDRAWN
        name = self.by.text().strip()
        barred = self.state is not withdrawn and self._terms.excludes(name)
        self.notice.setText(
            _("In this centre somebody else decides than who signed: not {names}.").format(
                names=", ".join(self._terms.excluded)
            )
            if barred
            else ""
        )
        self.notice.setVisible(barred)
        self.revise.setVisible(self.state is upheld)
        self.go_on.setText(
            _("Uphold and revise")
            if self.state is upheld and self.revise.isChecked()
            else _("Keep the outcome")
        )
        complete = bool(self.state and name and self.reason.toPlainText().strip())
        missing = _("Choose the outcome, and write who decided and why first.")
        allow(self.go_on, complete and not barred, self.notice.text() or missing)

    @property
    def answer(self) -> Verdict:
        """Return what was decided."""
        decided = replace(
            self._appeal,
            state=self.state or AppealState.OPEN,
            decided_on=self.day.value(),
            decided_by=self.by.text().strip(),
            outcome=self.reason.toPlainText().strip(),
        )
        return Verdict(decided, self.revise.isChecked() and self.state is AppealState.UPHELD)

    @classmethod
    def ask(cls, appeal: Appeal, terms: Terms, parent: QWidget | None) -> Verdict | None:
        """Return what was decided, or None when the person thinks better of it."""
        dialog = cls(appeal, terms, parent)
        return dialog.answer if dialog.run() else None
