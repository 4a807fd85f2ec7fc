"""Asks for everything about a training, and who has a seat in it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort import Subject
from s4c_desktop.domain.cohort_needs import Share
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.study import Seat, SeatState, Training
from s4c_desktop.domain.study_rules import check_training
from s4c_desktop.domain.study_wording import seat_name
from s4c_desktop.domain.training_offer import candidates
from s4c_desktop.domain.training_wording import (
    seat_text,
    seats_text,
    standing_short,
    topics_text,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.learning.people_picker import Offer, PeoplePicker
from s4c_desktop.ui.learning.training_form import TrainingForm
from s4c_desktop.ui.segments import Segments


class TrainingDialog(Dialog):
    """The facts at the left, people with check boxes at the right.

    With several `subjects` it makes a training for each of them, all with the same people.
    """

    def __init__(
        self,
        sheet: CohortSheet,
        training: Training,
        parent: QWidget | None,
        *,
        subjects: Sequence[Subject] = (),
        is_new: bool,
    ) -> None:
        super().__init__(parent)
        heading = _("New training") if is_new else _("Training")
        self.setWindowTitle(heading)
        self._sheet = sheet
        self._states = {seat.person_id: seat.state for seat in training.taken}
        self.form = TrainingForm(sheet, training, subjects)
        self.picker = PeoplePicker(_("Who has a seat"))
        self.state: Segments[SeatState] = Segments(
            _("Seat of the selected people"), [(one, seat_name(one)) for one in SeatState]
        )
        self.taken = widgets.muted()
        self.fault = widgets.TextLabel("", "bad")
        label = _("Make training") if is_new else _("Change")
        self.ok = widgets.primary_button(label, self.accept)
        self.ok.setDefault(True)
        self._lay_out(heading)
        self.form.edited.connect(self._check)
        self.form.about_changed.connect(lambda: self._offer(self.picker.ticked()))
        self.picker.changed.connect(self._on_ticked)
        self.picker.list.itemSelectionChanged.connect(self._on_selected)
        self.state.chosen.connect(self.set_state)
        self._shares: dict[UUID, Share | None] = {}
        self._offer([seat.person_id for seat in training.taken])
        self._on_selected()
        self.form.title.setFocus()

    def trainings(self) -> tuple[Training, ...]:
        """Return what is entered, a training for each subject."""
        made = replace(self.form.training(), taken=self._seats())
        found = []
        for number, one in enumerate(self.form.subjects()):
            # An own item is known by its title, so it needs one.
            title = made.title or ("" if one.code else self._sheet.title(one))
            found.append(
                replace(
                    made,
                    id=made.id if number == 0 else uuid4(),
                    framework_id=one.framework_id,
                    unit=one.code,
                    title=title,
                )
            )
        return tuple(found)

    def set_state(self, state: SeatState) -> None:
        """Give those who are selected a seat of a kind."""
        people = self.picker.selected()
        for person in people:
            self._states[person] = state
        self.picker.tick(people)

    def keep_typed(self) -> None:
        """Keep the training as far as it was entered, if it can be."""
        self.press_or_leave(self.ok)

    # -- people --------------------------------------------------------------------------

    def _seats(self) -> tuple[Seat, ...]:
        return tuple(
            Seat(person, self._states.get(person, SeatState.PLANNED))
            for person in self.picker.ticked()
        )

    def _offer(self, ticked: Sequence[UUID]) -> None:
        subjects = self.form.subjects()
        self._shares = dict(candidates(self._sheet, subjects[0])) if subjects else {}
        # Who has a seat already stands first: they are who it is about.
        order = (*ticked, *(one for one in self._shares if one not in set(ticked)))
        self.picker.offer(
            [Offer(one, self._sheet.names.get(one, _("unknown"))) for one in order],
            ticked,
        )

    def _note(self, person: UUID, ticked: Container[UUID]) -> str:
        share = self._shares.get(person)
        parts = []
        if person in ticked:
            parts.append(seat_text(self._states.get(person, SeatState.PLANNED)))
        elif share is not None and share.seat is not None:
            parts.append(_("has a seat elsewhere"))
        if share is not None:
            parts.append(standing_short(share.standing))
            if share.topics:
                parts.append(topics_text(len(share.topics)))
        return ", ".join(parts)

    def _on_ticked(self) -> None:
        ticked = frozenset(self.picker.ticked())
        people = (*self._shares, *ticked)
        self.picker.say({person: self._note(person, ticked) for person in people})
        self._check()

    def _on_selected(self) -> None:
        people = self.picker.selected()
        states = {self._states.get(one, SeatState.PLANNED) for one in people}
        self.state.setEnabled(bool(people))
        self.state.show_value(states.pop() if len(states) == 1 else None)

    def _check(self) -> None:
        found = self.trainings()
        fault = "" if found else _("Tick at least one unit.")
        for training in found:
            try:
                check_training(training)
            except UserError as error:
                fault = error.text()
        self.taken.setText(seats_text(found[0]) if found and not fault else "")
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.ok.setEnabled(not fault)

    # -- building ------------------------------------------------------------------------

    def _lay_out(self, heading: str) -> None:
        people = QVBoxLayout()
        people.setSpacing(8)
        people.addWidget(widgets.strong(_("Who has a seat")))
        people.addWidget(self.picker, 1)
        people.addWidget(widgets.small(_("Seat of the selected people")))
        people.addWidget(self.state)
        people.addWidget(self.taken)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(widgets.scrolling(self.form), 1)
        both.addLayout(people, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.fault, 100)
        buttons.addStretch(1)
        buttons.addWidget(widgets.button(_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(widgets.section(heading))
        column.addLayout(both, 1)
        column.addLayout(buttons)
        self.setMinimumSize(640, 400)
        self.resize(820, 540)

    @classmethod
    def ask(
        cls,
        sheet: CohortSheet,
        training: Training,
        parent: QWidget | None,
        *,
        subjects: Sequence[Subject] = (),
        is_new: bool,
    ) -> tuple[Training, ...]:
        """Return the trainings as the person wants them; none when they cancel."""
        dialog = cls(sheet, training, parent, subjects=subjects, is_new=is_new)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        entered = dialog.trainings() if agreed else ()
        dialog.deleteLater()
        return entered
