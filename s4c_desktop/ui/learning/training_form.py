"""The facts of a training to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort import Subject, subject_of
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.study import Training
from s4c_desktop.domain.training_change import cleaned
from s4c_desktop.domain.training_offer import subjects_of
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import OptionalDate, labelled
from s4c_desktop.ui.quality.plan_editor import spin
from s4c_desktop.ui.text_size import scaled

MOST_SEATS = 999


class TrainingForm(QWidget):
    """What a training is about, when, where, by whom and for how many.

    With several `subjects` there is one training for each that is ticked, alike in all else.
    """

    edited = Signal()
    about_changed = Signal()
    """The training is about something else."""

    def __init__(
        self, sheet: CohortSheet, training: Training, subjects: Sequence[Subject] = ()
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self._training = training
        self.about = ComboBox()
        self.about.setMaxVisibleItems(16)
        self.about.setMinimumContentsLength(16)
        self.about.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.several: dict[Subject, QCheckBox] = {}
        self.title = QLineEdit(training.title)
        self.starts = OptionalDate(_("First day"))
        self.ends = OptionalDate(_("Last day"))
        self.place = QLineEdit(training.place)
        self.trainer = QLineEdit(training.trainer)
        self.seats = spin(1, MOST_SEATS, training.seats)
        self.note = QPlainTextEdit(training.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(scaled(56))
        self.starts.show_value(training.starts_on)
        self.ends.show_value(training.ends_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        if len(subjects) > 1:
            column.addWidget(widgets.strong(_("One training for each of")))
            for subject in subjects:
                column.addWidget(self._tick_box(subject))
        else:
            self._fill_about()
            column.addLayout(labelled(_("About"), self.about))
        self.title.setPlaceholderText(_("Empty: the name of the unit"))
        column.addLayout(labelled(_("Title"), self.title))
        column.addWidget(self.starts)
        column.addWidget(self.ends)
        column.addLayout(
            _beside(labelled(_("Place"), self.place), labelled(_("Trainer"), self.trainer))
        )
        seats = QHBoxLayout()
        seats.setSpacing(8)
        label = widgets.strong(_("Seats"))
        label.setBuddy(self.seats)
        self.seats.setAccessibleName(_("Seats"))
        seats.addWidget(label)
        seats.addWidget(self.seats)
        seats.addStretch(1)
        column.addLayout(seats)
        column.addLayout(labelled(_("Note"), self.note))
        column.addStretch(1)
        self.about.currentIndexChanged.connect(self._on_about)
        for field in (self.title, self.place, self.trainer):
            field.textChanged.connect(lambda _text: self.edited.emit())
        for date in (self.starts, self.ends):
            date.edited.connect(self.edited)
        self.starts.edited.connect(self._follow_start)
        self.seats.valueChanged.connect(lambda _value: self.edited.emit())

    def subjects(self) -> tuple[Subject, ...]:
        """Return what there is to be a training about."""
        if self.several:
            return tuple(one for one, box in self.several.items() if box.isChecked())
        found = self.about.currentData()
        return (found,) if isinstance(found, Subject) else ()

    def training(self) -> Training:
        """Return the facts as they are entered, without saying what it is about."""
        return cleaned(
            replace(
                self._training,
                title=self.title.text(),
                starts_on=self.starts.value(),
                ends_on=self.ends.value(),
                place=self.place.text(),
                trainer=self.trainer.text(),
                seats=self.seats.value(),
                note=self.note.toPlainText(),
            )
        )

    def _tick_box(self, subject: Subject) -> QCheckBox:
        box = QCheckBox(self._sheet.title(subject).replace("&", "&&"))
        box.setChecked(True)
        box.toggled.connect(lambda _on: self.edited.emit())
        self.several[subject] = box
        return box

    def _fill_about(self) -> None:
        mine = subject_of(self._training)
        offered = dict.fromkeys((*subjects_of(self._sheet), mine))
        if mine.code == "" and not mine.title:
            offered.pop(mine)
        for subject in offered:
            need = self._sheet.by_subject.get(subject)
            title = self._sheet.title(subject)
            if need is not None and need.needed:
                title = _("{unit} (needed by {n})").format(unit=title, n=need.needed)
            elif self._sheet.is_above(subject):
                title = _("{unit} (all its units)").format(unit=title)
            self.about.addItem(title, subject)
        chosen = list(offered).index(mine) if mine in offered else 0
        self.about.setCurrentIndex(chosen)

    def _on_about(self) -> None:
        found = self.subjects()
        if found and not found[0].code:
            # An own item is known by its words.
            self.title.setText(self._sheet.title(found[0]))
        self.about_changed.emit()
        self.edited.emit()

    def _follow_start(self) -> None:
        first, last = self.starts.value(), self.ends.value()
        if first is not None and (last is None or last < first):
            self.ends.date.show_value(first)


def _beside(*parts: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for part in parts:
        row.addLayout(part, 1)
    return row
