"""Who assesses when and where, what they declare, and how blindly they rate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import veil_wording
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.preparing_wording import declaration
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.choices import INDENT, Choices
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.widgets import Card, TextLabel, muted, section


class WhoCard(Card):
    """The part of the set-up about people and days; self-assessments need little of it."""

    chosen = Signal()
    typed = Signal()
    left = Signal()
    entered = Signal()
    blind_wanted = Signal(bool)
    """The person switched blind rating on or off."""

    def __init__(self, kind: Choices[Kind]) -> None:
        super().__init__()
        self._kind = kind
        self._days: int | None = None
        self._follows = False
        self.held_on = DateEdit()
        self.place = QLineEdit()
        self.assessors = QLineEdit()
        self.assessors.setPlaceholderText(_("One name or several, with commas between them"))
        self.no_conflict = QCheckBox(_("No conflict of interest"))
        self.declared = muted()
        self.blind = QCheckBox(_("Blind rating"))
        self.about_blind = muted()
        self.appeal = QCheckBox(_("Last day for an appeal"))
        self.appeal_until = DateEdit()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(section(_("Who, when and where")))
        self.column.addWidget(self._kind)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        grid.addWidget(_label(_("Date"), self.held_on), 0, 0)
        grid.addWidget(_label(_("Place"), self.place), 0, 1)
        grid.addWidget(self.held_on, 1, 0)
        grid.addWidget(self.place, 1, 1)
        self.column.addLayout(grid)
        # What concerns assessors only.
        self._theirs = QWidget()
        theirs = QVBoxLayout(self._theirs)
        theirs.setContentsMargins(0, 8, 0, 0)
        theirs.setSpacing(4)
        theirs.addWidget(_label(_("Who assesses"), self.assessors))
        theirs.addWidget(self.assessors)
        for box, sentence in ((self.no_conflict, self.declared), (self.blind, self.about_blind)):
            sentence.setContentsMargins(INDENT, 0, 0, 8)
            theirs.addWidget(box)
            theirs.addWidget(sentence)
        appeal = QGridLayout()
        appeal.setHorizontalSpacing(16)
        appeal.setColumnStretch(2, 1)
        self.appeal_until.setAccessibleName(self.appeal.text())
        appeal.addWidget(self.appeal, 0, 0)
        appeal.addWidget(self.appeal_until, 0, 1)
        theirs.addLayout(appeal)
        self.column.addWidget(self._theirs)

    def _connect(self) -> None:
        for field in (self.place, self.assessors):
            field.textEdited.connect(self.typed)
            field.editingFinished.connect(self.left)
            field.returnPressed.connect(self.entered)
        self.assessors.textChanged.connect(self._declare)
        for box in (self.no_conflict, self.blind, self.appeal):
            box.toggled.connect(self.chosen)
        self.blind.clicked.connect(self.blind_wanted)
        self.appeal.toggled.connect(self.appeal_until.setEnabled)
        self.appeal.clicked.connect(self._decided)
        self.held_on.dateChanged.connect(self._follow)
        self.held_on.dateChanged.connect(self.chosen)
        self.appeal_until.dateChanged.connect(self._decided)
        self.appeal_until.dateChanged.connect(self.chosen)

    # -- values --------------------------------------------------------------------------

    def show_choice(self, choice: SetUp) -> None:
        """Show the part of a set-up that is asked for here."""
        self._follows = False
        self.held_on.show_value(choice.held_on)
        _show_text(self.place, choice.place)
        _show_text(self.assessors, choice.assessors)
        self.no_conflict.setChecked(choice.no_conflict)
        self.blind.setChecked(choice.blind)
        self.appeal.setChecked(choice.appeal_until is not None)
        self.appeal_until.setEnabled(choice.appeal_until is not None)
        self.appeal_until.show_value(choice.appeal_until or choice.held_on)
        self._declare()

    def applied(self, choice: SetUp) -> SetUp:
        """Return a set-up with what is entered here."""
        here = replace(choice, held_on=self.held_on.value(), place=self.place.text().strip())
        if choice.kind is Kind.SELF:
            return here
        return replace(
            here,
            assessors=self.assessors.text().strip(),
            no_conflict=self.no_conflict.isChecked(),
            blind=self.blind.isChecked(),
            appeal_until=self.appeal_until.value() if self.appeal.isChecked() else None,
        )

    def show_parts(self, *, own: bool, begun: bool) -> None:
        """Hide what only assessors need; blind rating is chosen before the first rating."""
        self._theirs.setVisible(not own)
        fixed = _("Rating has begun, so this can't be switched any more.")
        allow(self.blind, not begun, fixed)
        self.about_blind.setText(fixed if begun else veil_wording.purpose())

    def suggest_appeal(self, days: int | None) -> None:
        """Let the last day for an appeal follow the date, until the person says otherwise."""
        if days is None:
            return
        self._days, self._follows = days, True
        self.appeal.setChecked(True)
        self._follow()

    def _follow(self) -> None:
        if self._follows and self._days is not None:
            self.appeal_until.show_value(_after(self.held_on.value(), self._days))
            self._follows = True

    def _decided(self) -> None:
        self._follows = False

    def _declare(self) -> None:
        self.declared.setText(declaration(self.assessors.text().strip()))
        self.no_conflict.setAccessibleDescription(self.declared.text())


def _after(day: date, days: int) -> date:
    """Return a later day, the last there is where the calendar ends."""
    return date.max if days > (date.max - day).days else day + timedelta(days)


def _show_text(field: QLineEdit, text: str) -> None:
    # Setting an equal text would still move the cursor.
    if field.text().strip() != text:
        field.setText(text)


def _label(text: str, buddy: QWidget) -> TextLabel:
    made = TextLabel(text, wrap=False)
    made.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return made
