"""Trainings and their seats between rows and values."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import delete, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.study import Seat, SeatState, Training
from s4c_desktop.domain.study_plain import training_digest
from s4c_desktop.models.hashed_store import HashedStore
from s4c_desktop.models.learning_tables import TrainingRow, TrainingSeatRow


class TrainingStore(HashedStore[TrainingRow, Training]):
    """Reads and writes trainings; one is written whole."""

    def of_person(self, person_id: UUID) -> frozenset[UUID]:
        """Return the trainings in which somebody has a seat."""
        query = select(TrainingSeatRow.training_id).where(TrainingSeatRow.person_id == person_id)
        return frozenset(self._session.scalars(query))

    def has(self, training_id: UUID) -> bool:
        """Tell whether there is such a training."""
        return self._session.get(TrainingRow, training_id) is not None

    def keep(self, training: Training) -> None:
        """Add a training, or write it over what is there: its seats are these and no others."""
        row = self._session.get(TrainingRow, training.id)
        if row is None:
            row = TrainingRow(
                id=training.id,
                framework_id=training.framework_id,
                created_at=training.created_at or self._now,
            )
            self._session.add(row)
        row.unit, row.title, row.seats = training.unit, training.title, training.seats
        row.starts_on, row.ends_on = training.starts_on, training.ends_on
        row.place, row.trainer, row.note = training.place, training.trainer, training.note
        self._session.flush()
        self._session.execute(
            delete(TrainingSeatRow)
            .where(TrainingSeatRow.training_id == training.id)
            .execution_options(synchronize_session="fetch")
        )
        self._session.add_all(
            TrainingSeatRow(
                training_id=training.id,
                person_id=one.person_id,
                sequence=sequence,
                state=one.state.value,
            )
            for sequence, one in enumerate(training.taken)
        )
        self._session.flush()
        self.touch(training.id)

    def delete(self, training_id: UUID) -> None:
        """Delete a training with its seats."""
        row = self._row(training_id)
        self._session.execute(
            delete(TrainingSeatRow)
            .where(TrainingSeatRow.training_id == training_id)
            .execution_options(synchronize_session="fetch")
        )
        self._session.delete(row)
        self._session.flush()
        self.forget(training_id)

    def _row(self, record_id: UUID) -> TrainingRow:
        row = self._session.get(TrainingRow, record_id)
        if row is None:
            raise UserError(mark("This training is no longer in the workspace."))
        return row

    def _rows(self) -> Iterator[tuple[UUID, TrainingRow]]:
        order = TrainingRow.starts_on, TrainingRow.created_at, TrainingRow.id
        for row in self._session.scalars(select(TrainingRow).order_by(*order)):
            yield row.id, row

    def _assembled(self, row: TrainingRow) -> Training:
        seats = self._session.scalars(
            select(TrainingSeatRow)
            .where(TrainingSeatRow.training_id == row.id)
            .order_by(TrainingSeatRow.sequence, TrainingSeatRow.person_id)
        )
        return Training(
            id=row.id,
            framework_id=row.framework_id,
            unit=row.unit,
            seats=row.seats,
            title=row.title,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            place=row.place,
            trainer=row.trainer,
            note=row.note,
            taken=tuple(Seat(seat.person_id, SeatState(seat.state)) for seat in seats),
            created_at=row.created_at,
        )

    def _digest(self, value: Training) -> str:
        return training_digest(value)

    def _called(self, row: TrainingRow) -> str:
        return row.title or row.unit
