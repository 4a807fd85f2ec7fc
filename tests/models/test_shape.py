"""Definitions that can't be read are damage, whatever SQLite says of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import cast

import pytest

from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.models.shape import check_shape


class Unspeakable:
    """A file of which SQLite's own complaint is no text."""

    text_factory: object = str

    def execute(self, _query: str, _values: object) -> None:
        raise UnicodeDecodeError("utf-8", b"malformed database schema (\xc6)", 27, 28, "no text")


def test_a_complaint_that_is_no_text_is_told_as_damage() -> None:
    file = cast(sqlite3.Connection, Unspeakable())
    with pytest.raises(UnusableError, match="damaged") as refused:
        check_shape(file, Path("Work.s4cw"), 4)
    assert refused.value.condition is Condition.DAMAGED
