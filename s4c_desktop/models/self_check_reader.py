"""Reads the self-checks on topics from the content database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from s4c_desktop.domain.self_check import Question, SelfCheck
from s4c_desktop.models.catalogue_reader import text_in
from s4c_desktop.models.framework_query import FALLBACK
from s4c_desktop.models.framework_rows import content_database


def read_self_checks(content: Path, language: str = FALLBACK) -> tuple[SelfCheck, ...]:
    """Return all self-checks, module by module; raises UserError where they can't be read."""
    with content_database(content) as database:
        rows = database.execute("SELECT topic, body FROM self_check ORDER BY sort").fetchall()
    return tuple(_self_check(topic, json.loads(body), language) for topic, body in rows)


def _self_check(topic: str, plain: dict[str, Any], language: str) -> SelfCheck:
    questions = tuple(_question(question, language) for question in plain["questions"])
    return SelfCheck(topic, plain["basis"], questions)


def _question(plain: dict[str, Any], language: str) -> Question:
    options = plain["options"]
    return Question(
        prompt=text_in(plain["prompt"], language),
        options=tuple(text_in(option["text"], language) for option in options),
        right=next(i for i, option in enumerate(options) if option.get("right", False)),
        explanation=text_in(plain["explanation"], language),
    )
