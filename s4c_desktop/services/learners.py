"""How people learn: asked in a minute, used by every plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.study_rules import check_learner
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.study import CheckTaken, Learner, Mastered
    from s4c_desktop.models.unit_of_work import UnitsOfWork


class LearnerService:
    """Keeps what is known of learners."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def of(self, person_id: UUID) -> Learner:
        """Return how somebody learns, empty where nothing is known.

        Raises UserError where there is no such person.
        """
        with self._units.reading() as work:
            work.people.get(person_id)
            return work.learners.of(person_id)

    def save(self, learner: Learner) -> Outcome[Learner]:
        """Keep how somebody learns, and nothing else of before; raises UserError for nonsense."""
        check_learner(learner)
        with self._units.writing() as work:
            work.people.get(learner.person_id)
            work.learners.keep(learner)
            work.seal()
            kept = work.learners.of(learner.person_id)
        return Outcome(kept, _changed(learner.person_id))

    def record_check(
        self, person_id: UUID, taken: CheckTaken, mastered: Mastered | None
    ) -> Outcome[Learner]:
        """Keep a self-check, and with `mastered` that its topic need not be learnt.

        Raises UserError where there is no such person.
        """
        with self._units.writing() as work:
            work.people.get(person_id)
            learner = work.learners.of(person_id)
            known = learner.mastered
            if mastered is not None and all(one.topic != mastered.topic for one in known):
                known = (*known, mastered)
            work.learners.keep(replace(learner, checks=(*learner.checks, taken), mastered=known))
            work.seal()
            kept = work.learners.of(person_id)
        return Outcome(kept, _changed(person_id))


def _changed(person_id: UUID) -> Changes:
    return Changes(people=frozenset({person_id}))
