"""Asks what a change of an item needs: a day, evidence, a reason, hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.plan_wording import mode_names
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.inputs import ComboBox, DateEdit, WheelScrollsPage
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled


class DayDialog(Question):
    """Asks for a day."""

    def __init__(
        self, heading: str, text: str, go_on: str, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(heading, text, widgets.primary_button(go_on), parent)
        self.day = DateEdit()
        self.day.show_value(day)
        self.fields.addLayout(labelled(_("Day"), self.day))
        self.day.setFocus()

    def not_later(self, day: date) -> None:
        """Let no later day be chosen."""
        self.day.setMaximumDate(QDate(day.year, day.month, day.day))


class DoneDialog(DayDialog):
    """Asks on which day an item was done, and what shows it."""

    def __init__(
        self, title: str, day: date, evidence: Mapping[UUID, str], parent: QWidget | None
    ) -> None:
        super().__init__(
            _("Mark as done"),
            _("“{title}” is done. This rates nothing: only an assessment does.").format(
                title=title
            ),
            _("Mark as done"),
            day,
            parent,
        )
        self.not_later(day)
        self.evidence = ComboBox()
        self.evidence.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.evidence.addItem(_("Nothing yet"), None)
        for identity, description in evidence.items():
            self.evidence.addItem(" ".join(description.split()), identity)
        hint = "" if evidence else _("The person's evidence is noted while they are assessed.")
        self.fields.addLayout(labelled(_("What shows it"), self.evidence, hint))

    def evidence_id(self) -> UUID | None:
        """Return the item of evidence that was chosen."""
        chosen = self.evidence.currentData()
        return chosen if isinstance(chosen, UUID) else None


class RemoveItemDialog(Question):
    """Asks why an item is taken out of the plan."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(
            _("Remove from the plan"),
            _(
                "“{title}” stays on record with the reason, is not planned again, and can be "
                "restored."
            ).format(title=title),
            widgets.primary_button(_("Remove")),
            parent,
        )
        self.reason = ComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(
            [
                _("Known already"),
                _("Not needed at work"),
                _("No time for it"),
                _("Learnt elsewhere"),
            ]
        )
        self.reason.setEditText("")
        self.fields.addLayout(labelled(_("Why"), self.reason))
        self.reason.editTextChanged.connect(lambda _text: self._check())
        self._check()
        self.reason.setFocus()

    def because(self) -> str:
        """Return the reason."""
        return self.reason.currentText().strip()

    def _check(self) -> None:
        allow(self.go_on, self.because(), _("Say why first."))


class HoursDialog(Question):
    """Asks how long topics take, each by ways of learning."""

    def __init__(
        self,
        rows: Sequence[tuple[str, Hours]],
        parent: QWidget | None,
        *,
        estimated: bool,
        text: str = "",
    ) -> None:
        """Take what is shown as (title, hours); `estimated` offers to go by the estimate again.

        A `text` says for whom the hours hold, where that is not one plan.
        """
        super().__init__(
            _("Hours"),
            text or _("Course time, as you plan it in place of the estimate."),
            widgets.primary_button(_("Plan with these hours")),
            parent,
        )
        self.reset = False
        self.edits: list[tuple[QDoubleSpinBox, ...]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        modes = mode_names()[:3]
        for column, mode in enumerate(modes, start=1):
            grid.addWidget(widgets.small(mode), 0, column)
        for row, (title, hours) in enumerate(rows, start=1):
            label = widgets.body(title)
            label.setMinimumWidth(220)
            grid.addWidget(label, row, 0)
            spins = tuple(HoursSpin(f"{title}: {mode}") for mode in modes)
            for column, (spin, value) in enumerate(zip(spins, hours.modes, strict=True), start=1):
                spin.setValue(float(value or 0))
                grid.addWidget(spin, row, column)
            self.edits.append(spins)
        self.fields.addLayout(grid)
        self.estimate = widgets.button(_("Go by the estimate"), self._reset)
        self.estimate.setVisible(estimated)
        self.buttons.insertWidget(0, self.estimate)
        self.edits[0][0].setFocus()

    def hours(self) -> tuple[Hours | None, ...]:
        """Return the hours of each row as they were entered; None where the estimate is to do."""
        if self.reset:
            return (None,) * len(self.edits)
        return tuple(Hours(*(_exact(spin.value()) for spin in spins)) for spins in self.edits)

    def _reset(self) -> None:
        self.reset = True
        self.accept()


class HoursSpin(QDoubleSpinBox):
    """A field for hours, in steps of a half; written without needless zeros."""

    def __init__(self, name: str, most: float = 999) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setDecimals(2)
        self.setSingleStep(0.5)
        self.setAccessibleName(name)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(WheelScrollsPage(self))
        self.setFixedWidth(scaled(84))

    def textFromValue(self, value: float) -> str:
        """Write hours as a person would."""
        return QLocale().toString(value, "g", 6)


def exact_hours(value: float) -> Fraction:
    """Return entered hours as an exact number of minutes."""
    return Fraction(round(value * 60), 60)


def _exact(value: float) -> Fraction | None:
    return exact_hours(value) or None
