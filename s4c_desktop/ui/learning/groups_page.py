"""Who could train together: groups of a chosen size, free seats, and who finds no room."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort import Subject, subject_of
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.training_groups import GroupSize, Suggested
from s4c_desktop.domain.training_wording import (
    group_text,
    names_text,
    rule_sentence,
    suggested_sentence,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.quality.parts import today
from s4c_desktop.ui.quality.plan_editor import spin
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.text_size import scaled

MOST = 99
ROOMY = 420
"""From this height on the rule is shown below the list."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a line of the list stands for; with a training, people take its free seats."""

    subjects: tuple[Subject, ...]
    people: tuple[UUID, ...]
    training_id: UUID | None = None


class GroupsPage(QWidget):
    """A list of suggestions with the names of the selected one."""

    wanted = Signal(object)
    """A training is to be made of this Proposed."""

    outcomes_wanted = Signal(object)
    """The learning outcomes of this Subject are to be shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._sheet: CohortSheet | None = None
        self._lines: dict[int, Proposed] = {}
        usual = GroupSize()
        self.least = self._spin(usual.least, _("Least people of a group"))
        self.most = self._spin(usual.most, _("Most people of a group"))
        self.sentence = widgets.body()
        self.rule = widgets.small()
        self.fault = widgets.TextLabel("", "bad")
        self.table = LineTable(
            context.theme,
            _("Groups"),
            (_("Units"), _("What"), _("People"), _("Mandatory")),
            (120, 76, 96),
        )
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self._make)
        self.names = widgets.body()
        self.make = widgets.primary_button(_("Make a training…"), self._make)
        self.outcomes = widgets.button(_("Learning outcomes…"), self._outcomes)
        self._build()

    def size_wanted(self) -> GroupSize:
        """Return how many people a group may have."""
        return GroupSize(self.least.value(), self.most.value())

    def show_sheet(self, sheet: CohortSheet) -> None:
        """Show what is suggested for a cohort."""
        self._sheet = sheet
        self._suggest()

    def proposed(self) -> Proposed | None:
        """Return what is selected."""
        key = self.table.key()
        return self._lines.get(key) if isinstance(key, int) else None

    def _suggest(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        try:
            suggested = sheet.suggest(self.size_wanted(), today())
        except UserError as error:
            self.fault.setText(error.text())
            self.fault.show()
            return
        self.fault.hide()
        self.sentence.setText(suggested_sentence(suggested))
        rule = rule_sentence(self.size_wanted())
        self.rule.setText(rule)
        self.sentence.setToolTip(widgets.plain_tip(rule, wrap=True))
        self._fill(sheet, suggested)

    def _fill(self, sheet: CohortSheet, suggested: Suggested) -> None:
        by_id = {training.id: training for training in sheet.trainings}
        self._lines.clear()
        lines: list[Line] = []

        def add(proposed: Proposed, title: str, what: str, mandatory: str, tone: str = "") -> None:
            number = len(lines)
            self._lines[number] = proposed
            count = str(len(proposed.people))
            lines.append(Line(number, (title, what, count, mandatory), ("", tone, "", "")))

        for filling in suggested.fillings:
            training = by_id[filling.training_id]
            proposed = Proposed((subject_of(training),), filling.people, training.id)
            add(proposed, sheet.called(training), _("Free seats"), "", "good")
        for group in suggested.groups:
            proposed = Proposed(group.subjects, group.people)
            add(proposed, group_text(group, sheet), _("New training"), str(len(group.mandatory)))
        for waiting in suggested.waiting:
            proposed = Proposed((waiting.subject,), waiting.people)
            add(proposed, sheet.title(waiting.subject), _("No group yet"), "", "muted")
        self.table.fill(lines)
        self._show_one()

    def _show_one(self) -> None:
        proposed, sheet = self.proposed(), self._sheet
        if proposed is None or sheet is None:
            self.names.setText("")
        else:
            self.names.setText(
                _("{unit}: {names}").format(
                    unit=", ".join(sheet.title(one) for one in proposed.subjects),
                    names=names_text(proposed.people, sheet),
                )
            )
        fills = proposed is not None and proposed.training_id is not None
        self.make.setText(_("Give them seats…") if fills else _("Make a training…"))
        self.make.setEnabled(proposed is not None)
        units = [s for s in proposed.subjects if sheet and sheet.unit(s)] if proposed else []
        self.outcomes.setEnabled(bool(units))

    def _make(self) -> None:
        proposed = self.proposed()
        if proposed is not None:
            self.wanted.emit(proposed)

    def _outcomes(self) -> None:
        proposed = self.proposed()
        if proposed is not None:
            self.outcomes_wanted.emit(proposed.subjects[0])

    def _spin(self, value: int, name: str) -> QSpinBox:
        made = spin(1, MOST, value)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.valueChanged.connect(lambda _value: self._suggest())
        return made

    def _build(self) -> None:
        size = FlowLayout(spacing=8)
        for part in (
            widgets.TextLabel(_("Groups of at least"), wrap=False),
            self.least,
            widgets.TextLabel(_("and at most"), wrap=False),
            self.most,
            widgets.TextLabel(_("people"), wrap=False),
        ):
            part.setMinimumHeight(32)
            size.addWidget(part)
        self.table.setMinimumHeight(120)
        names = QWidget()
        inner = QVBoxLayout(names)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self.names)
        inner.addStretch(1)
        area = widgets.scrolling(names)
        area.setFixedHeight(scaled(60))
        area.setMinimumWidth(scaled(200))
        foot = FoldingRow(area, side_by_side(self.outcomes, self.make), stretch=(1, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(size)
        column.addWidget(self.fault)
        column.addWidget(self.sentence)
        column.addWidget(self.table, 1)
        column.addWidget(foot)
        column.addWidget(self.rule)
        self.fault.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list the room in a small window; the sentence's tool tip has the rule, too."""
        super().resizeEvent(event)
        self.rule.setVisible(event.size().height() >= ROOMY)
