"""Trainings that people take together: their seats and days, and what attending one changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.attendance import Marked, attended, mark_attended, take_back
from s4c_desktop.domain.catalogue import Kind
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.study import ItemState, SeatState, StudyPlan, Training
from s4c_desktop.domain.study_rules import check_training
from s4c_desktop.domain.training_change import TrainingChange, cleaned
from s4c_desktop.domain.unit_places import units_of
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.names import Names
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.catalogue import CatalogueService
    from s4c_desktop.services.library import LibraryService

TRAININGS = Changes(trainings=True)


class TrainingService:
    """Keeps trainings; plans change by an explicit call only.

    Calls that change a training take what was `seen` of it, None for a new one. Where the stored
    one is another by now, it stands, and a ConflictError says so.
    """

    def __init__(
        self,
        units: UnitsOfWork,
        library: LibraryService,
        catalogue: CatalogueService,
        names: Names,
        today: Callable[[], date],
    ) -> None:
        self._units = units
        self._library = library
        self._catalogue = catalogue
        self._names = names
        self._today = today

    def all(self) -> tuple[Training, ...]:
        """Return all trainings, the earliest first; raises DamagedError for a damaged one."""
        with self._units.reading() as work:
            return work.trainings.all()

    def due(self) -> tuple[Training, ...]:
        """Return what has a seat that is not marked as attended yet, the earliest first.

        Those with days before today are over and wait to be marked; the others are to come.
        """
        return tuple(
            training
            for training in self.all()
            if any(seat.state is not SeatState.ATTENDED for seat in training.taken)
        )

    def keep(self, training: Training, *, seen: Training | None) -> Outcome[Training]:
        """Keep a new training, or change one; raises UserError for what makes no sense.

        There must be such a unit, course or case study (or a title of its own), and all who
        have a seat.
        """
        kept = self.change((TrainingChange(seen, training),))
        return Outcome(kept.value[0], kept.changes)

    def delete(self, *, seen: Training) -> Outcome[tuple[Training, ...]]:
        """Delete a training with its seats; nothing of anybody's plan changes."""
        return self.change((TrainingChange(seen, None),))

    def change(self, changes: Sequence[TrainingChange]) -> Outcome[tuple[Training, ...]]:
        """Keep, change and delete trainings: all of them or none; return those that are kept."""
        for one in changes:
            if one.after is not None:
                self._check(cleaned(one.after))
        kept = []
        with self._units.writing() as work:
            for one in changes:
                _expect(work, one)
                if one.after is None:
                    work.trainings.delete(one.id)
                    continue
                for seat in one.after.taken:
                    work.people.get(seat.person_id)
                work.trainings.keep(cleaned(one.after))
                kept.append(one.id)
            work.seal()
            found = tuple(work.trainings.get(training_id) for training_id in kept)
        return Outcome(found, TRAININGS)

    # -- plans ---------------------------------------------------------------------------

    def mark_plans(
        self, training_id: UUID, state: ItemState, on: date
    ) -> Outcome[tuple[Marked, ...]]:
        """Mark what a training is about as started or done in the plans of all who attended it.

        Of everybody their latest stored plan that is not archived is changed, all or none; who
        has none is left out. Raises UserError for a day to come, and one before somebody began.
        """
        with self._units.writing() as work:
            found = tuple(self._marked(work, training_id, state, on))
            for plan, _marked in found:
                work.plans.save(plan)
        marked = tuple(one for _plan, one in found)
        return Outcome(marked, _of_plans(marked))

    def take_back(self, marked: Iterable[Marked]) -> Outcome[None]:
        """Undo a marking of plans; what was changed in them since stays as it is."""
        marked = tuple(marked)
        with self._units.writing() as work:
            for one in marked:
                work.plans.save(take_back(work.plans.get(one.plan_id), one))
        return Outcome(None, _of_plans(marked))

    def _marked(
        self, work: UnitOfWork, training_id: UUID, state: ItemState, on: date
    ) -> Iterable[tuple[StudyPlan, Marked]]:
        training = work.trainings.get(training_id)
        units = units_of(self._library.framework(training.framework_id))
        for person_id in attended(training):
            plan = next((p for p in work.plans.of_person(person_id) if not p.archived), None)
            if plan is None or plan.framework_id != training.framework_id:
                continue
            try:
                made, marked = mark_attended(plan, training, units, state, on, self._today())
            except UserError as error:
                name = self._names.of(work.people.get(person_id))
                raise UserError(mark("{name}: {reason}"), name=name, reason=error.text()) from error
            if marked is not None:
                yield made, marked

    def _check(self, training: Training) -> None:
        check_training(training)
        if len({seat.person_id for seat in training.taken}) < len(training.taken):
            raise UserError(mark("Somebody has two seats in one training. Take one away."))
        framework = self._library.framework(training.framework_id)
        if not training.unit:
            if not training.title:
                raise UserError(mark("Say what the training is about: it needs a title."))
            return
        catalogue = self._catalogue.all
        known = {
            *units_of(framework).titles,
            *(entry.code for entry in catalogue.of(Kind.COURSE)),
            *(case.code for case in catalogue.case_studies),
        }
        if training.unit not in known:
            raise UserError(
                mark("{framework} has no unit {unit}. Choose one of its units."),
                framework=framework.name,
                unit=training.unit,
            )


def _expect(work: UnitOfWork, change: TrainingChange) -> None:
    """Raise ConflictError where a training is not as it was seen."""
    new = change.before is None and not work.trainings.has(change.id)
    stored = None if new else work.trainings.get(change.id)
    if _plain(stored) != _plain(change.before):
        raise ConflictError(
            mark(
                "Somebody else has changed this training meanwhile; yours was not saved. Look at "
                "what is there now, and make your change again."
            )
        )


def _plain(training: Training | None) -> Training | None:
    return training and replace(training, created_at=None)


def _of_plans(marked: Iterable[Marked]) -> Changes:
    return Changes(plans=frozenset(one.plan_id for one in marked))
