"""The practice vignettes are spread over the ladder and do not give their references away."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.domain.vignette import Vignette
from s4c_desktop.models.vignette_reader import read_vignettes
from tests.content.conftest import DATA


@pytest.fixture(scope="module")
def vignettes(content_path: Path) -> tuple[Vignette, ...]:
    return read_vignettes(content_path)


def test_each_role_has_two_of_framework_1_0(vignettes: tuple[Vignette, ...]) -> None:
    assert Counter(v.role for v in vignettes) == {"SCPD": 2, "SCPM": 2, "SCPMC": 2}
    assert len({v.framework_id for v in vignettes}) == 1
    assert {v.code for v in vignettes} == {path.stem for path in (DATA / "vignettes").iterdir()}


def test_references_use_the_whole_ladder_within_each_role(vignettes: tuple[Vignette, ...]) -> None:
    for role in ("SCPD", "SCPM", "SCPMC"):
        given = [p.reference for v in vignettes if v.role == role for p in v.parts]
        assert {State.BELOW, State.NO_EVIDENCE} <= {rating.state for rating in given}, role
        assert {4, 5, 6, 7} <= {rating.level for rating in given}, role
    levels = {p.reference.level for v in vignettes for p in v.parts}
    assert levels == {None, *EQF_LEVELS}


def test_no_vignette_can_be_rated_with_one_level(vignettes: tuple[Vignette, ...]) -> None:
    for vignette in vignettes:
        references = Counter((p.reference.state, p.reference.level) for p in vignette.parts)
        assert len(references) >= 4, vignette.code
        assert max(references.values()) <= 3, vignette.code


def test_an_account_does_not_say_its_level(vignettes: tuple[Vignette, ...]) -> None:
    """The one exception reports what the assessors lean to, and both are wrong."""
    telling = re.compile(r"\b(EQF|level|anchor|below 4)\b", re.I)
    found = {
        (v.code, part.competence)
        for v in vignettes
        for part in v.parts
        if telling.search(part.account)
    }
    assert found == {("SCPMC-2", "D2")}
    assert not any(telling.search(v.situation) for v in vignettes)


def test_an_account_does_not_repeat_its_anchors(
    vignettes: tuple[Vignette, ...], content_path: Path
) -> None:
    """Whoever looks for an anchor's words in an account would rate without judging."""
    with closing(sqlite3.connect(content_path)) as database:
        anchors = database.execute(
            "SELECT vignette.code, competence.code, text.value FROM vignette "
            "JOIN vignette_competence AS part ON part.vignette_id = vignette.id "
            "JOIN competence ON competence.id = part.competence_id "
            "JOIN anchor ON anchor.competence_id = competence.id "
            "JOIN text ON text.record_id = anchor.id"
        ).fetchall()
    accounts = {(v.code, p.competence): p.account for v in vignettes for p in v.parts}
    assert len(anchors) == 10 * len(accounts)
    repeated = [
        (vignette, competence, run)
        for vignette, competence, anchor in anchors
        for run in _runs(anchor) & _runs(accounts[vignette, competence])
    ]
    assert repeated == []


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 4]) for i in range(len(words) - 3)}


def test_a_reasoning_names_a_level_beside_the_reference(vignettes: tuple[Vignette, ...]) -> None:
    for vignette in vignettes:
        for part in vignette.parts:
            if part.reference.level is not None:
                said = re.findall(r"\b(?:level|at) (\d)", part.reasoning, re.I)
                beside = {int(n) for n in said} - {part.reference.level}
                assert beside, (vignette.code, part.competence)
