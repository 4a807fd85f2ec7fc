"""Self-checks: a few questions on a topic that a learner answers alone; the result is a hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Question:
    """A claim or situation to judge; `right` is the place of the right option, from 0."""

    prompt: str
    options: tuple[str, ...]
    right: int
    explanation: str


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """The questions on one topic (by code); `basis` says that they are ours."""

    topic: str
    basis: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and the place of the option chosen, from 0."""

    question: Question
    chosen: int

    @property
    def right(self) -> bool:
        """Return whether the right option was chosen."""
        return self.chosen == self.question.right


@dataclass(frozen=True)
class Score:
    """A self-check as somebody answered it."""

    check: SelfCheck
    answers: tuple[Answer, ...]

    @cached_property
    def right(self) -> int:
        """Return how many questions were answered right."""
        return sum(answer.right for answer in self.answers)

    @property
    def mastered(self) -> bool:
        """Return whether the topic may be marked as mastered: nothing was answered wrong.

        This is a hint for planning and never a rating.
        """
        return self.right == len(self.answers)


def score(check: SelfCheck, chosen: Sequence[int]) -> Score:
    """Return how a self-check was answered, given the option chosen for each question.

    Raises ValueError unless every question has exactly one of its options chosen.
    """
    answers = tuple(Answer(*pair) for pair in zip(check.questions, chosen, strict=True))
    for answer in answers:
        if answer.chosen not in range(len(answer.question.options)):
            raise ValueError(f"no option {answer.chosen}: {answer.question.prompt}")
    return Score(check, answers)
