"""A small framework and ratings in every state."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from PySide6.QtWidgets import QApplication

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.framework import Area, Competence, Framework, Level, Requirement, Role
from s4c_desktop.domain.gap import Result, evaluate
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.theme import Theme

NAMES = {4: "Basic", 5: "Intermediate", 6: "Proficient", 7: "Expert", 8: "Expert"}
STATES: Mapping[str, Rating] = MappingProxyType(
    {
        "A2": Rating(State.BELOW),
        "A3": Rating(State.NO_EVIDENCE),
        "A5": Rating(State.EXEMPT, reason="r", allowed_by="n"),
        "A7": Rating(),
    }
)


def _id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def make_framework(per_area: Mapping[str, int]) -> Framework:
    """Return areas with so many competences; the first half of each is mandatory."""
    codes = [f"{area}{i}" for area, count in per_area.items() for i in range(1, count + 1)]
    wanted = tuple(
        Requirement(_id(code), code, _is_mandatory(code, per_area), 4 + index % 4, "", "")
        for index, code in enumerate(codes)
    )
    roles = tuple(
        Role(_id(code), code, title, "", "", {"default": wanted})
        for code, title in (("R1", "Developer"), ("R2", "Manager"))
    )
    return Framework(
        id=_id("framework"),
        code="TEST",
        version="1",
        title="Test",
        edition="1",
        draft=False,
        readings=(),
        levels=tuple(
            Level(_id(f"level {eqf}"), eqf, eqf - 3, name, "", "") for eqf, name in NAMES.items()
        ),
        areas=tuple(Area(_id(code), code, f"Area {code}") for code in per_area),
        competences=tuple(
            Competence(_id(f"c {code}"), code, code[0], f"Competence {code}", "") for code in codes
        ),
        roles=roles,
        modules=(),
        curricula=(),
    )


def _is_mandatory(code: str, per_area: Mapping[str, int]) -> bool:
    return int(code[1:]) <= (per_area[code[0]] + 1) // 2


@pytest.fixture
def framework() -> Framework:
    return make_framework({"A": 16, "B": 2, "C": 5, "D": 3})


@pytest.fixture
def ratings(framework: Framework) -> dict[str, Rating]:
    levels = (4, 5, 6, 7, 8, 5, 4)
    return {
        c.code: STATES.get(c.code, Rating(State.RATED, levels[i % len(levels)]))
        for i, c in enumerate(framework.competences)
    }


@pytest.fixture
def result(framework: Framework, ratings: dict[str, Rating]) -> Result:
    return evaluate(framework.requirements("R1", "default").values(), ratings, Scope.ALL)


@pytest.fixture
def look(theme: Theme) -> Look:
    return Look(theme.tokens, QApplication.font())
