"""Scoring a self-check: only a flawless one is a hint that the topic is mastered."""

from __future__ import annotations

import pytest

from s4c_desktop.domain.self_check import Question, SelfCheck, score
from s4c_desktop.domain.self_check_wording import hint_sentence, score_sentence

CHECK = SelfCheck(
    "A.topic",
    "editorial",
    (
        Question("First?", ("no", "yes", "never"), 1, "So it is."),
        Question("Second?", ("yes", "no", "never", "perhaps"), 0, "So it is."),
    ),
)


def test_all_right_is_a_hint_that_the_topic_is_mastered() -> None:
    found = score(CHECK, [1, 0])
    assert (found.right, found.mastered) == (2, True)
    assert score_sentence(found) == (
        "2 of 2 answers are right. The topic may be marked as mastered."
    )
    assert "hint" in hint_sentence()


@pytest.mark.parametrize(("chosen", "right"), [([1, 3], 1), ([2, 0], 1), ([0, 1], 0)])
def test_one_wrong_is_not(chosen: list[int], right: int) -> None:
    found = score(CHECK, chosen)
    assert (found.right, found.mastered) == (right, False)
    assert [answer.right for answer in found.answers] == [
        chosen[0] == 1,
        chosen[1] == 0,
    ]
    assert score_sentence(found) == f"{right} of 2 answers are right. The topic stays in the plan."


@pytest.mark.parametrize("chosen", [[], [1], [1, 0, 0], [3, 0], [-1, 0]])
def test_each_question_needs_one_of_its_own_options(chosen: list[int]) -> None:
    with pytest.raises(ValueError, match=r"zip|argument|no option"):
        score(CHECK, chosen)
