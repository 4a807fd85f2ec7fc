"""The self-checks: complete, not to be guessed by form, and refused where they are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from s4c_desktop.content.compile import compile_content
from s4c_desktop.content.faults import ContentError
from s4c_desktop.domain.self_check import Question, SelfCheck
from s4c_desktop.models.self_check_reader import read_self_checks
from tests.content.conftest import DATA

MODULES = ("A", "B", "C", "D")
MOST_BY_LENGTH = 0.4
_GIVEN_AWAY = re.compile(r"^(all|none|both|neither) of (these|them)\b|\bthe above\b", re.I)


@pytest.fixture(scope="module")
def by_module(content_path: Path) -> dict[str, tuple[SelfCheck, ...]]:
    found = {check.topic: check for check in read_self_checks(content_path)}
    by_module: dict[str, tuple[SelfCheck, ...]] = {}
    for module in MODULES:
        plain = yaml.safe_load((DATA / "self_checks" / f"{module}.yaml").read_text("utf-8"))
        by_module[module] = tuple(found.pop(check["topic"]) for check in plain["checks"])
    assert found == {}
    return by_module


def _questions(checks: tuple[SelfCheck, ...]) -> list[Question]:
    return [question for check in checks for question in check.questions]


def test_length_and_place_give_nothing_away(by_module: dict[str, tuple[SelfCheck, ...]]) -> None:
    for module, checks in by_module.items():
        questions = _questions(checks)
        longest = shortest = 0
        for question in questions:
            lengths = [len(option) for option in question.options]
            right = lengths.pop(question.right)
            longest += right > max(lengths)
            shortest += right < min(lengths)
        assert longest <= MOST_BY_LENGTH * len(questions), module
        assert shortest <= MOST_BY_LENGTH * len(questions), module
        places = Counter(question.right for question in questions)
        assert set(places) == {0, 1, 2, 3}, module
        assert max(places.values()) <= len(questions) / 2, module


def test_texts_are_sentences_and_no_tricks(by_module: dict[str, tuple[SelfCheck, ...]]) -> None:
    for checks in by_module.values():
        for question in _questions(checks):
            assert question.prompt[-1] in ".?", question.prompt
            assert question.explanation[-1] == ".", question.explanation
            assert 6 <= len(question.explanation.split()) <= 30, question.explanation
            for option in question.options:
                assert not _GIVEN_AWAY.search(option), option


def _all_first(file: Any) -> None:
    for question in _questions_of(file):
        question["options"].sort(key=lambda option: not option.get("right", False))


def _right_longest(file: Any) -> None:
    for question in _questions_of(file):
        for place, option in enumerate(question["options"]):
            option["text"]["en"] = "The longest." if option.get("right") else f"No {place}."


def _right_shortest(file: Any) -> None:
    for question in _questions_of(file):
        for place, option in enumerate(question["options"]):
            option["text"]["en"] = "Yes." if option.get("right") else f"Longer {place}."


def _one_question(file: Any) -> None:
    del file["checks"][0]["questions"][1:]


def _questions_of(file: Any) -> list[Any]:
    return [question for check in file["checks"] for question in check["questions"]]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_all_first, r"2: the right option is number 1 in (\d+) of \1 questions, at most 50 %"),
        (
            _right_longest,
            r"2: the right option is the longest in (\d+) of \1 questions, at most 40",
        ),
        (_right_shortest, r"2: the right option is the shortest in (\d+) of \1 questions, at most"),
        (_one_question, r"\d: D\.public-digital-services needs at least 2 questions, found 1"),
    ],
)
def test_what_a_whole_file_does_wrong_is_refused(
    spoil: Callable[[Any], None], fault: str, data: Path, tmp_path: Path
) -> None:
    path = data / "self_checks" / "D.yaml"
    file = yaml.safe_load(path.read_text("utf-8"))
    spoil(file)
    path.write_text(yaml.safe_dump(file, sort_keys=False, allow_unicode=True), "utf-8")
    found = _faults(data, tmp_path)
    assert any(re.match(rf"data/self_checks/D\.yaml:{fault}", said) for said in found), found


def test_a_mandatory_topic_without_a_check_is_refused(data: Path, tmp_path: Path) -> None:
    (data / "self_checks" / "D.yaml").unlink()
    found = _faults(data, tmp_path)
    missing = [fault for fault in found if fault.endswith(", and has no self-check")]
    assert len(missing) == 13
    assert re.fullmatch(
        r"data/modules/D\.yaml:\d+: D\.common-tools teaches A2, D1, mandatory for a role, .*",
        missing[1],
    )
    # Nothing mandatory is taught there, so nothing is asked for.
    assert not any("D.civil-society" in fault for fault in missing)


def test_a_curriculum_s_own_topic_needs_one_too(data: Path, tmp_path: Path) -> None:
    path = data / "self_checks" / "A.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - topic: SCPMC.econometrics")], "utf-8")
    found = _faults(data, tmp_path)
    assert any(
        re.match(r"data/curricula/SCPMC\.yaml:\d+: SCPMC\.econometrics teaches C1", fault)
        for fault in found
    ), found


def test_self_checks_without_their_counts_are_refused(data: Path, tmp_path: Path) -> None:
    path = data / "counts.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("\nself_checks:\n", "\nother_checks:\n"), "utf-8")
    found = _faults(data, tmp_path)
    assert "data/self_checks/A.yaml:1: no file of counts states self_checks" in found


def _faults(data: Path, folder: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        compile_content(data, folder / "content.sqlite")
    return caught.value.faults
