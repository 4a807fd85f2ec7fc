"""What a project asks for, as a person writes it."""

from __future__ import annotations

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.wanted_levels import read_wanted

CODES = {"A4", "B6", "C10"}


def test_levels_are_read_however_they_are_written() -> None:
    assert read_wanted("A4 6, b6:5;\n C10 8,", CODES) == {"A4": 6, "B6": 5, "C10": 8}
    assert read_wanted("A4 6, A4 7", CODES) == {"A4": 7}
    assert read_wanted(" , ", CODES) == {}


@pytest.mark.parametrize("text", ["A4", "A5 6", "A4 9", "A4 3", "A46", "A4 6 B6 5", "=1+1"])
def test_what_names_no_competence_with_a_level_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="names no competence"):
        read_wanted(f"B6 5, {text}", CODES)
