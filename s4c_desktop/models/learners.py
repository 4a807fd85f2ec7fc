"""Learners between rows and values."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import delete, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json
from s4c_desktop.domain.study import (
    Absence,
    CheckTaken,
    Known,
    Learner,
    Mastered,
    modes_code,
    parse_modes,
    parse_weekdays,
    weekdays_code,
)
from s4c_desktop.domain.study_plain import learner_digest
from s4c_desktop.models.fault_names import person_name
from s4c_desktop.models.hashed_store import HashedStore
from s4c_desktop.models.learning_tables import AbsenceRow, LearnerRow, MasteredRow, SelfCheckRow


class LearnerStore(HashedStore[LearnerRow, Learner]):
    """Reads and writes how people learn."""

    def of(self, person_id: UUID) -> Learner:
        """Return how somebody learns, empty where nothing is known; raises DamagedError as `get`.

        It does not look whether there is such a person.
        """
        if self._session.get(LearnerRow, person_id) is None:
            return Learner(person_id)
        return self.get(person_id)

    def keep(self, learner: Learner) -> None:
        """Write how somebody learns, with what was mastered and checked, and nothing else."""
        row = self._session.get(LearnerRow, learner.person_id)
        if row is None:
            row = LearnerRow(person_id=learner.person_id)
            self._session.add(row)
        row.experience, row.prior_learning = learner.experience, learner.prior_learning
        row.modes, row.minutes_per_week = modes_code(learner.modes), learner.minutes_per_week
        row.free_weekdays = weekdays_code(learner.free_weekdays)
        self._session.flush()
        for table in (AbsenceRow, MasteredRow, SelfCheckRow):
            self._session.execute(delete(table).where(table.person_id == learner.person_id))
        self._session.add_all(_parts(learner))
        self._session.flush()
        self.touch(learner.person_id)

    def _row(self, record_id: UUID) -> LearnerRow:
        row = self._session.get(LearnerRow, record_id)
        if row is None:
            raise UserError(mark("Nothing is known yet of how this person learns."))
        return row

    def _rows(self) -> Iterator[tuple[UUID, LearnerRow]]:
        for row in self._session.scalars(select(LearnerRow).order_by(LearnerRow.person_id)):
            yield row.person_id, row

    def _assembled(self, row: LearnerRow) -> Learner:
        of = row.person_id
        absences = (
            select(AbsenceRow).where(AbsenceRow.person_id == of).order_by(AbsenceRow.sequence)
        )
        mastered = (
            select(MasteredRow).where(MasteredRow.person_id == of).order_by(MasteredRow.topic)
        )
        taken = (
            select(SelfCheckRow)
            .where(SelfCheckRow.person_id == of)
            .order_by(SelfCheckRow.sequence, SelfCheckRow.id)
        )
        return Learner(
            person_id=of,
            experience=row.experience,
            prior_learning=row.prior_learning,
            modes=parse_modes(row.modes),
            minutes_per_week=row.minutes_per_week,
            free_weekdays=parse_weekdays(row.free_weekdays),
            absences=tuple(
                Absence(one.first, one.last, one.label) for one in self._session.scalars(absences)
            ),
            mastered=tuple(
                Mastered(one.topic, Known(one.how), one.noted_on, one.note)
                for one in self._session.scalars(mastered)
            ),
            checks=tuple(
                CheckTaken(
                    one.id,
                    one.topic,
                    one.asked,
                    one.answered_right,
                    _read_answers(one.answers),
                    one.taken_at,
                )
                for one in self._session.scalars(taken)
            ),
        )

    def _digest(self, value: Learner) -> str:
        return learner_digest(value)

    def _called(self, row: LearnerRow) -> str:
        return person_name(self._session, row.person_id)


def _parts(learner: Learner) -> Iterator[AbsenceRow | MasteredRow | SelfCheckRow]:
    of = learner.person_id
    for sequence, absence in enumerate(learner.absences):
        yield AbsenceRow(
            person_id=of,
            sequence=sequence,
            first=absence.first,
            last=absence.last,
            label=absence.label,
        )
    for one in learner.mastered:
        yield MasteredRow(
            person_id=of, topic=one.topic, how=one.how.value, noted_on=one.noted_on, note=one.note
        )
    for sequence, taken in enumerate(learner.checks):
        yield SelfCheckRow(
            id=taken.id,
            person_id=of,
            sequence=sequence,
            topic=taken.topic,
            asked=taken.asked,
            answered_right=taken.answered_right,
            answers=canonical_json(list(taken.answers)),
            taken_at=taken.taken_at,
        )


def _read_answers(text: str) -> tuple[int, ...]:
    """Return the answers of a stored list as "[0,2]"; raises ValueError for anything else."""
    inside = text.removeprefix("[").removesuffix("]")
    return tuple(int(part) for part in inside.split(",") if part)
