"""Makes a sampling plan, and shows while it is made what it would choose, and why."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.quality import Sample, Sampled
from s4c_desktop.domain.sampling import LIMITS, RULES, Chosen, Plan, Reason
from s4c_desktop.domain.sampling_wording import (
    chosen_sentence,
    lot_sentence,
    reason_text,
    reasons_text,
)
from s4c_desktop.services.quality import Period
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.inputs import DateEdit, WheelScrollsPage
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.parts import labelled, today
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.text_size import scaled

PAUSE = 300
"""Milliseconds without a change of the period until the assessments are looked at."""

_USUAL_RULES = (
    Reason.NEW_ASSESSOR,
    Reason.GAPS,
    Reason.STRAIGHT_RUN,
    Reason.NO_DECLARATION,
    Reason.APPEAL,
)


class RuleRow(QWidget):
    """A rule to be ticked, with its limit where it has one."""

    edited = Signal()

    def __init__(self, rule: Reason) -> None:
        super().__init__()
        self.rule = rule
        self.on = QCheckBox()
        self.on.setChecked(rule in _USUAL_RULES)
        self.words = widgets.body()
        self.limit: QSpinBox | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.on, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.on.toggled.connect(lambda _on: self.edited.emit())
        if rule in LIMITS:
            self.limit = spin(1, 999, LIMITS[rule])
            self.limit.valueChanged.connect(lambda _n: self._changed())
            row.addWidget(self.limit, 0, Qt.AlignmentFlag.AlignTop)
        self._say()

    def value(self) -> int:
        """Return the limit, 0 where the rule has none."""
        return 0 if self.limit is None else self.limit.value()

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        text = reason_text(self.rule, Plan(uuid4(), 0, rules={self.rule: self.value()}))
        self.words.setText(text)
        self.on.setAccessibleName(text)
        if self.limit is not None:
            self.limit.setAccessibleName(text)


class PlanEditor(QWidget):
    """Fields at the left, what they would choose at the right."""

    saved = Signal(object)
    """Keep this Sample."""

    cancelled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan_id = uuid4()
        self._period: Period | None = None
        self._chosen: tuple[Chosen, ...] = ()
        self._cancel: Cancel | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._look)
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Such as: Autumn 2026"))
        self.by = QLineEdit()
        self.begins, self.until = DateEdit(), DateEdit()
        for edit, name in ((self.begins, _("From")), (self.until, _("Until"))):
            edit.setAccessibleName(name)
            edit.dateChanged.connect(lambda _date: self._soon.start())
        self.share = spin(0, 100, 10)
        self.share.setSuffix(" %")
        self.least = spin(0, 99, 1)
        self.rules = [RuleRow(rule) for rule in RULES]
        self.summary = widgets.strong()
        self.table = LineTable(
            context.theme,
            _("What the plan would choose"),
            (_("Assessment"), _("Assessors"), _("Why")),
            (150, STRETCH),
            lesser=(1,),
        )
        self.save = widgets.primary_button(_("Save plan"), self._save)
        self.cancel = widgets.button(_("Cancel"), self.cancelled.emit)
        self._build()
        for field in (self.share, self.least):
            field.valueChanged.connect(lambda _n: self._choose())
        for row in self.rules:
            row.edited.connect(self._choose)
        for text in (self.title, self.by):
            text.textChanged.connect(lambda _text: self._enable())

    def begin(self, name: str) -> None:
        """Offer a new plan for the quarter before this day's; `name` is who makes it."""
        self._plan_id = uuid4()
        self.title.clear()
        self.by.setText(name)
        begins, until = last_quarter(today())
        for edit, day in ((self.begins, begins), (self.until, until)):
            edit.blockSignals(True)
            edit.show_value(day)
            edit.blockSignals(False)
        self._look()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Look at assessments no longer."""
        self._soon.stop()
        if self._cancel is not None:
            self._cancel.set()

    def refresh(self) -> None:
        """Look at the assessments again."""
        self._look()

    # -- the preview ---------------------------------------------------------------------

    def _look(self) -> None:
        self.stop()
        begins, until = self.begins.value(), self.until.value()
        if until < begins:
            self._period = None
            self.table.fill(())
            self.summary.setText(_("The period ends before it begins."))
            self._enable()
            return
        self._cancel = Cancel()
        self._context.tasks.run_long(
            self._context.program.quality.period,
            begins,
            until,
            self._cancel.check,
            done=self._show,
            label=_("Looking at the assessments"),
            cancel=self._cancel,
            owner=self,
        )

    def _show(self, period: Period) -> None:
        if (period.begins, period.until) == (self.begins.value(), self.until.value()):
            self._period = period
            self._choose()

    def plan(self) -> Plan:
        """Return how the plan chooses as it is entered."""
        rules = {row.rule: row.value() for row in self.rules if row.on.isChecked()}
        return Plan(self._plan_id, self.share.value(), self.least.value(), rules)

    def _choose(self) -> None:
        if self._period is None:
            return
        plan = self.plan()
        self._chosen = self._period.choose(plan)
        total = len(self._period.candidates)
        if total:
            self.summary.setText(chosen_sentence(self._chosen, total))
        else:
            self.summary.setText(_("No assessment was signed off in this period."))
        lines = self._period.lines
        self.table.fill(
            [
                Line(
                    one.id,
                    (
                        summaries.title(lines[one.id]),
                        lines[one.id].assessors,
                        reasons_text(one, plan),
                    ),
                )
                for one in self._chosen
                if one.id in lines
            ]
        )
        self._enable()

    def _enable(self) -> None:
        texts = self.title.text().strip() and self.by.text().strip()
        self.save.setEnabled(bool(texts and self._period is not None and self._chosen))

    def _save(self) -> None:
        if self._period is None:
            return
        try:
            sample = Sample(
                self.plan(),
                self.title.text().strip(),
                self._period.begins,
                self._period.until,
                self.by.text().strip(),
                sampled=tuple(Sampled(one.id, one.reasons) for one in self._chosen),
            )
        except UserError as error:
            self._context.messages.error(error)
            return
        self.saved.emit(sample)

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        fields = widgets.Card(margin=24, spacing=12)
        fields.column.addLayout(labelled(_("Title"), self.title))
        dates = QHBoxLayout()
        dates.setSpacing(16)
        dates.addLayout(labelled(_("From"), self.begins))
        dates.addLayout(labelled(_("Until"), self.until))
        fields.column.addLayout(dates)
        fields.column.addLayout(labelled(_("Made by"), self.by))
        numbers = QFormLayout()
        numbers.setHorizontalSpacing(16)
        numbers.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        numbers.addRow(widgets.TextLabel(_("Share of all assessments"), wrap=False), self.share)
        numbers.addRow(widgets.TextLabel(_("At least of each assessor"), wrap=False), self.least)
        self.share.setAccessibleName(_("Share of all assessments"))
        self.least.setAccessibleName(_("At least of each assessor"))
        fields.column.addLayout(numbers)
        fields.column.addWidget(widgets.strong(_("Always look at")))
        for row in self.rules:
            fields.column.addWidget(row)
        page = QWidget()
        left = QVBoxLayout(page)
        left.setContentsMargins(0, 0, 8, 0)
        left.addWidget(fields)
        left.addStretch(1)

        preview = widgets.Card(margin=16, spacing=12)
        preview.column.addWidget(widgets.section(_("This plan would choose")))
        preview.column.addWidget(self.summary)
        preview.column.addWidget(self.table, 1)
        preview.column.addWidget(widgets.small(lot_sentence()))
        area = widgets.scrolling(page)
        split = Panes(area, preview, least=(340, 240), sizes=(420, 620))
        buttons = QHBoxLayout()
        buttons.addWidget(widgets.section(_("New sampling plan")), 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(buttons)
        column.addWidget(split, 1)


def spin(least: int, most: int, value: int) -> QSpinBox:
    """Return a field for a number that the wheel changes only while it has the focus."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.installEventFilter(WheelScrollsPage(made))
    made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    made.setFixedWidth(scaled(72))
    return made


def last_quarter(day: date) -> tuple[date, date]:
    """Return the first day of the quarter before a day's, and the day itself."""
    month = (day.month - 1) // 3 * 3 + 1
    first = date(day.year, month, 1)
    return (date(first.year - 1, 10, 1) if month == 1 else date(first.year, month - 3, 1)), day
