"""The trainings there are, with their days and seats."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.attendance import attended
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.study import SeatState, Training
from s4c_desktop.domain.study_wording import seat_heading
from s4c_desktop.domain.training_wording import (
    dates_text,
    names_text,
    seats_by_state,
    seats_text,
    state_text,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import today
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.text_size import scaled


class TrainingsPage(QWidget):
    """A list with everything about the selected training below."""

    new_wanted = Signal()
    change_wanted = Signal(object)
    """This Training is to be changed."""
    delete_wanted = Signal(object)
    mark_wanted = Signal(object)
    """This Training is to be marked in the plans of those who attended."""
    outcomes_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._sheet: CohortSheet | None = None
        self.table = LineTable(
            context.theme,
            _("Trainings"),
            (_("Training"), _("When"), _("Place"), _("Seats"), _("State")),
            (208, 110, 158, 200),
            lesser=(2,),
        )
        self.table.setMinimumHeight(120)
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(lambda: self._tell(self.change_wanted))
        self.who = widgets.body()
        self.new = widgets.primary_button(_("New training…"), self.new_wanted.emit)
        self.change = widgets.button(
            _("Change, mark attendance…"), lambda: self._tell(self.change_wanted)
        )
        self.mark = widgets.button(_("Mark in plans…"), lambda: self._tell(self.mark_wanted))
        self.outcomes = widgets.button(
            _("Learning outcomes…"), lambda: self._tell(self.outcomes_wanted)
        )
        self.delete = widgets.button(
            _("Delete…"), lambda: self._tell(self.delete_wanted), role="danger"
        )
        self.first = widgets.primary_button(_("New training…"), self.new_wanted.emit)
        self._nothing = widgets.EmptyState(
            context.theme,
            "chalkboard-teacher",
            _("No training is planned"),
            _(
                "Make one from a group that could train together, or from scratch: its unit, days, "
                "place, trainer and seats. Whoever has a seat is not suggested again."
            ),
            self.first,
        )
        self._build()

    def show_sheet(self, sheet: CohortSheet) -> None:
        """Show all trainings."""
        self._sheet = sheet
        self.table.fill([self._line(training, sheet) for training in sheet.trainings])
        self._pages.setCurrentWidget(self._page if sheet.trainings else self._nothing)
        self._show_one()

    def choose(self, training: Training) -> None:
        """Select a training."""
        self.table.choose(training.id)

    def training(self) -> Training | None:
        """Return what is selected."""
        key = self.table.key()
        trainings = self._sheet.trainings if self._sheet else ()
        return next((one for one in trainings if one.id == key), None)

    def _line(self, training: Training, sheet: CohortSheet) -> Line:
        state = state_text(training, today())
        left = any(seat.state is not SeatState.ATTENDED for seat in training.taken)
        cells = (
            sheet.called(training),
            dates_text(training, short_date),
            training.place,
            seats_text(training),
            state,
        )
        return Line(training.id, cells, ("", "", "", "", "caution" if left else "muted"))

    def _show_one(self) -> None:
        training, sheet = self.training(), self._sheet
        for button in (self.change, self.delete):
            allow(button, training is not None, _("Choose a training first."))
        allow(
            self.mark,
            training is not None and attended(training),
            _("First mark who attended, with “Change, mark attendance…”."),
        )
        unit = None
        if training is not None and sheet is not None:
            need = sheet.need_of(training)
            unit = sheet.units[training.framework_id].by_code.get(training.unit)
            lines = [
                _("{state}: {names}").format(
                    state=seat_heading(state), names=names_text(people, sheet)
                )
                for state in SeatState
                if (people := [s.person_id for s in training.taken if s.state is state])
            ]
            left = [one for one in need.shares.values() if one.open] if need else []
            if left:
                names = names_text((one.person_id for one in left), sheet)
                lines.append(_("Need it and have no seat: {names}").format(names=names))
            facts = " · ".join(
                " ".join(part.split()) for part in (training.trainer, training.note) if part
            )
            said = [part for part in (facts, *lines) if part]
            self.who.setText("\n".join(said) or seats_by_state(()))
        else:
            self.who.setText("")
        self.outcomes.setEnabled(unit is not None)

    def _tell(self, wanted: SignalInstance) -> None:
        training = self.training()
        if training is not None:
            wanted.emit(training)

    def _build(self) -> None:
        who = QWidget()
        inner = QVBoxLayout(who)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self.who)
        inner.addStretch(1)
        area = widgets.scrolling(who)
        area.setFixedHeight(scaled(88))
        buttons = FlowLayout(spacing=8)
        for button in (self.new, self.change, self.mark, self.outcomes, self.delete):
            buttons.addWidget(button)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(area)
        column.addLayout(buttons)
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
