"""Levels that a project asks for, as a person writes them: "A4 6, B6 5"."""

from __future__ import annotations

import re
from collections.abc import Container

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.scale import EQF_LEVELS, HIGHEST, LOWEST

_PART = re.compile(r"(\w+)\s*[: ]\s*(\d)")


def read_wanted(text: str, competences: Container[str]) -> dict[str, int]:
    """Return the level wanted of each competence (code), by the last word on each.

    Parts stand between commas or semicolons; an empty text asks for nothing. Raises UserError
    naming the part that can't be meant.
    """
    wanted = {}
    for part in re.split(r"[,;\n]", text):
        said = part.strip()
        if not said:
            continue
        found = _PART.fullmatch(said)
        code = found[1].upper() if found else ""
        level = int(found[2]) if found else 0
        if code not in competences or level not in EQF_LEVELS:
            raise UserError(
                mark(
                    "“{part}” names no competence with a level from {low} to {high}. Write it as "
                    "“A4 6”, several with commas between."
                ),
                part=said[:40],
                low=LOWEST,
                high=HIGHEST,
            )
        wanted[code] = level
    return wanted
