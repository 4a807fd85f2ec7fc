"""Where the assessment wizard stands: steps and competences, next, previous, skip and jump.

The flow is a plain value; a widget renders it and the workspace keeps it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Assessment, Kind, Rating, Scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import in_scope

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


class Step(StrEnum):
    """The five steps, in order."""

    PERSON = "person"
    SETUP = "setup"
    RATINGS = "ratings"
    REVIEW = "review"
    RESULT = "result"


STEPS = tuple(Step)


@dataclass(frozen=True, slots=True)
class Flow:
    """A place in the wizard, over the competences in scope (codes, framework order).

    The result of a `veiled` rating can't be seen yet. Whoever rates themself (`own`) sees it right
    after the last rating; the competences in `first` are asked before the others.
    """

    step: Step = Step.PERSON
    has_person: bool = False
    competences: tuple[str, ...] = ()
    position: str = ""
    given: frozenset[str] = field(default_factory=frozenset)
    veiled: bool = False
    own: bool = False
    first: frozenset[str] = field(default_factory=frozenset)

    # -- steps ---------------------------------------------------------------------------

    @property
    def is_set_up(self) -> bool:
        """Tell whether it is known what is to be rated."""
        return bool(self.competences)

    def reachable(self, step: Step) -> bool:
        """Tell whether the step can be opened now."""
        match step:
            case Step.PERSON:
                return True
            case Step.SETUP:
                return self.has_person
            case Step.RESULT:
                return self.has_person and self.is_set_up and not self.veiled
            case _:
                return self.has_person and self.is_set_up

    def done(self, step: Step) -> bool:
        """Tell whether nothing is left to do in a step that asks for something."""
        match step:
            case Step.PERSON:
                return self.has_person
            case Step.SETUP:
                return self.is_set_up
            case Step.RATINGS:
                return self.is_set_up and not self.unrated
            case Step.REVIEW:
                # Whoever sees the result has nothing left to look through.
                return self.step is Step.RESULT and self.is_set_up and not self.unrated
            case _:
                return False

    def go(self, step: Step) -> Flow:
        """Open a step; stays where it is when the step cannot be reached yet."""
        return replace(self, step=step) if self.reachable(step) else self

    def next_step(self) -> Flow:
        """Open the following step, if there is one and it can be reached."""
        return self._shift_step(1)

    def previous_step(self) -> Flow:
        """Open the step before, if there is one."""
        return self._shift_step(-1)

    def _shift_step(self, by: int) -> Flow:
        index = STEPS.index(self.step) + by
        return self.go(STEPS[index]) if 0 <= index < len(STEPS) else self

    # -- competences ---------------------------------------------------------------------

    @property
    def unrated(self) -> tuple[str, ...]:
        """Return the competences in scope that nobody has answered."""
        return tuple(c for c in self.competences if c not in self.given)

    @property
    def number(self) -> int:
        """Return the place of the current competence in scope, from 1; 0 when there is none."""
        return self.competences.index(self.position) + 1 if self.position else 0

    def jump(self, competence: str) -> Flow:
        """Go to a competence and the ratings step; ignores one that is out of scope."""
        if competence not in self.competences:
            return self
        return replace(self, position=competence).go(Step.RATINGS)

    def next(self) -> Flow:
        """Skip to the following competence; after the last one, to the review."""
        if self.number >= len(self.competences):
            return self.go(Step.REVIEW)
        return replace(self, position=self.competences[self.number])

    def previous(self) -> Flow:
        """Go to the competence before; stays at the first."""
        if self.number <= 1:
            return self
        return replace(self, position=self.competences[self.number - 2])

    def next_unrated(self) -> Flow:
        """Go to the next competence nobody answered, from the start again after the end.

        The current one is passed over; with nothing else left to rate it stays if it is
        unrated itself, and opens the review if not, for oneself the result.
        """
        ahead = self.competences[self.number :] + self.competences[: max(self.number - 1, 0)]
        for competence in self.in_turn(ahead):
            if competence not in self.given:
                return replace(self, position=competence)
        if self.position in self.unrated:
            return self
        at_once = self.own and self.reachable(Step.RESULT)
        return self.go(Step.RESULT if at_once else Step.REVIEW)

    def in_turn(self, competences: Sequence[str]) -> list[str]:
        """Return the competences in the order in which they are asked."""
        return sorted(competences, key=lambda competence: competence not in self.first)

    def answered(self, competence: str, rating: Rating) -> Flow:
        """Take note of a rating given, changed or taken back."""
        given = self.given | {competence} if rating.given else self.given - {competence}
        return replace(self, given=given)


def competences_in_scope(
    framework: Framework,
    role: str,
    reading: str,
    scope: Scope,
    areas: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the codes to rate for a role, in framework order; `areas` are codes."""
    requirements = framework.requirements(role, reading).values()
    return tuple(r.competence for r in in_scope(framework, requirements, scope, areas))


def resume(assessment: Assessment, framework: Framework) -> Flow:
    """Return the flow exactly where the person left the assessment."""
    scope = competences_in_scope(
        framework, assessment.role, assessment.reading, assessment.scope, assessment.areas
    )
    own = assessment.kind is Kind.SELF
    flow = Flow(
        step=Step.SETUP,
        has_person=True,
        competences=scope,
        given=_given(assessment.ratings, scope),
        veiled=assessment.veiled,
        own=own,
        first=_mandatory(assessment, framework) if own else frozenset(),
    )
    first = next(iter(flow.in_turn(flow.unrated)), scope[0] if scope else "")
    position = assessment.position if assessment.position in scope else first
    step = Step(assessment.step) if assessment.step in STEPS else Step.SETUP
    return replace(flow, position=position).go(step)


def _mandatory(assessment: Assessment, framework: Framework) -> frozenset[str]:
    requirements = framework.requirements(assessment.role, assessment.reading).values()
    return frozenset(r.competence for r in requirements if r.mandatory)


def _given(ratings: Mapping[str, Rating], scope: Sequence[str]) -> frozenset[str]:
    return frozenset(c for c in scope if c in ratings and ratings[c].state is not State.UNTOUCHED)
