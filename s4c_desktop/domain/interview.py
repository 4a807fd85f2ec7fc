"""Guided rating: single anchors, at most three of them, settle a level or *below 4*.

It always starts at the same level, so that it gives no hint of what is required.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import BELOW_RANK, HIGHEST, LOWEST

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating

START = 6
MOST_ANSWERS = max(HIGHEST - START, START - LOWEST) + 1


class Answer(StrEnum):
    """What was found at an anchor; what is only claimed is not shown."""

    SHOWN = "shown"
    CLAIMED = "claimed"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers of one guided rating, in order; their anchors follow from them.

    Shown at the start leads up a level at a time, anything else down. The first answer that
    turns round, or the end of the scale, settles the rating. Raises ValueError for answers
    beyond that.
    """

    answers: tuple[Answer, ...] = ()

    def __post_init__(self) -> None:
        for end in range(len(self.answers)):
            if _next(self.answers[:end]) is None:
                raise ValueError("the rating was settled before the last answer")

    @property
    def path(self) -> tuple[tuple[int, Answer], ...]:
        """Return the anchors' levels, each with its answer."""
        return tuple(zip(_levels(self.answers), self.answers, strict=False))

    @property
    def next(self) -> int | None:
        """Return the level of the anchor to ask about, None once the rating is settled."""
        return _next(self.answers)

    @property
    def rating(self) -> Rating | None:
        """Return the rating that the answers settle, None while they do not."""
        if self.next is not None:
            return None
        shown = [level for level, answer in self.path if answer is Answer.SHOWN]
        return rating_at(max(shown, default=BELOW_RANK))

    def answered(self, answer: Answer) -> Interview:
        """Return the interview with one more answer; raises ValueError once it is settled."""
        return Interview((*self.answers, answer))

    def taken_back(self) -> Interview:
        """Return the interview without its last answer; unchanged where there is none."""
        return Interview(self.answers[:-1])

    @property
    def code(self) -> str:
        """Return the path as it is stored, as in "6:shown,7:claimed"."""
        return ",".join(f"{level}:{answer}" for level, answer in self.path)


def parse(code: str) -> Interview:
    """Read a stored path; raises UserError for anything that no interview writes."""
    try:
        answers = tuple(Answer(part.partition(":")[2]) for part in code.split(",") if code)
        found = Interview(answers)
    except ValueError:
        found = None
    if found is None or found.code != code:
        raise UserError(
            mark(
                "“{code}” is no path of a guided rating. A path lists anchors and answers from "
                "level 6 on, such as “6:shown,7:claimed”."
            ),
            code=code,
        )
    return found


def _levels(answers: tuple[Answer, ...]) -> Iterator[int]:
    up = not answers or answers[0] is Answer.SHOWN
    return iter(range(START, HIGHEST + 1) if up else range(START, LOWEST - 1, -1))


def _next(answers: tuple[Answer, ...]) -> int | None:
    turned = any((a is Answer.SHOWN) is not (answers[0] is Answer.SHOWN) for a in answers)
    levels = tuple(_levels(answers))
    return None if turned or len(answers) == len(levels) else levels[len(answers)]
