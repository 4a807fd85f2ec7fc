"""The self-checks that ship with the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.services.self_checks import SelfCheckService

pytestmark = pytest.mark.sqlite_first


def test_every_topic_has_one_and_nothing_else_has(program: Program) -> None:
    framework = program.library.named("SCCF 1.0")
    topics = {topic.code for module in framework.modules for _, topic in module.walk()}
    topics |= {topic.code for part in framework.curricula for _, _, topic in part.topics()}
    assert len(topics) == 122
    assert set(program.self_checks.all) == topics
    for check in program.self_checks.all.values():
        assert 2 <= len(check.questions) <= 3, check.topic
        assert check.basis == "editorial"


def test_a_self_check_is_read_whole(program: Program) -> None:
    check = program.self_checks.of("A.roles-and-tasks")
    assert check is not None
    question = check.questions[0]
    assert question.prompt.startswith("In a responsibility matrix one task has three people")
    assert question.options[question.right] == "In the end nobody answers for the task."
    assert len(question.options) == 4
    assert question.explanation.startswith("Exactly one person should be accountable")


def test_an_own_or_unknown_topic_has_none(program: Program) -> None:
    assert program.self_checks.of("X.own-topic") is None


def test_content_without_self_checks_is_named(tmp_path: Path) -> None:
    path = tmp_path / "content.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE framework (id TEXT)")
    with pytest.raises(UserError, match=r"content\.sqlite cannot be read"):
        SelfCheckService(path).of("A.roles-and-tasks")
