"""The smallest team, against all teams there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.domain import team as teams
from s4c_desktop.domain.team import Able, Uncovered, holders, team

CODES = ("A1", "A2", "A3", "B1", "B2")
WANTED = dict.fromkeys(CODES, 6)


def able(number: int, ranks: Mapping[str, int]) -> Able:
    return Able(UUID(int=number), ranks)


def someone(number: int, *codes: str, rank: int = 6) -> Able:
    return able(number, dict.fromkeys(codes, rank))


def numbers(ids: Sequence[UUID]) -> list[int]:
    return [one.int for one in ids]


def best(people: Sequence[Able], fixed: frozenset[UUID]) -> tuple[int, int, int]:
    """Return size, competences covered twice and covered above, of the best of all teams."""

    def covers(chosen: Sequence[Able], code: str) -> int:
        return sum(one.reaches(code, 6) for one in chosen)

    possible = {code for code in CODES if covers(people, code)}
    others = [one for one in people if one.id not in fixed]
    always = [one for one in people if one.id in fixed]
    for size in range(len(others) + 1):
        chosen = ([*always, *more] for more in combinations(others, size))
        found = [
            (sum(covers(one, c) > 1 for c in CODES), sum(above(one, c) for c in CODES))
            for one in chosen
            if all(covers(one, code) for code in possible)
        ]
        if found:
            return (size + len(always), *max(found))
    raise AssertionError


def above(chosen: Sequence[Able], code: str) -> bool:
    return any(one.reaches(code, 7) for one in chosen)


@settings(max_examples=60)
@given(
    st.lists(st.dictionaries(st.sampled_from(CODES), st.integers(3, 8)), max_size=7),
    st.sets(st.integers(0, 6), max_size=2),
)
def test_against_all_teams(given_ranks: list[dict[str, int]], kept: set[int]) -> None:
    people = [able(n, ranks) for n, ranks in enumerate(given_ranks)]
    fixed = frozenset(one.id for one in people if one.id.int in kept)
    found = team(people, WANTED, fixed)
    chosen = [one for one in people if one.id in found.members]
    twice = sum(len(one.by) > 1 for one in found.covered)
    assert fixed <= set(found.members)
    assert (len(chosen), twice, sum(above(chosen, c) for c in CODES)) == best(people, fixed)
    assert found.is_smallest
    assert found.is_best
    assert found.at_least == len(chosen)
    assert {one.competence for one in found.uncovered} == {
        code for code in CODES if not holders(people, code, 6)
    }


def test_two_who_complement_each_other_are_a_smaller_team_than_who_covers_most() -> None:
    people = [
        someone(0, "A1", "A2", "B1"),
        someone(1, "A1", "A3", "B2"),
        someone(2, "A1", "A2", "A3", "B1"),
        someone(3, "B2", "A2"),
    ]
    found = team(people, WANTED)
    assert numbers(found.members) == [1, 2]
    assert {one.competence: numbers(one.by) for one in found.covered}["A1"] == [1, 2]


def test_what_nobody_reaches_names_who_comes_nearest() -> None:
    people = [able(0, {"A1": 5, "A2": 6}), able(1, {"A1": 5}), able(2, {"A1": 3})]
    found = team(people, {"A1": 6, "A2": 6, "B9": 4})
    assert numbers(found.members) == [0]
    assert found.uncovered == (
        Uncovered("A1", 6, 5, (UUID(int=0), UUID(int=1))),
        Uncovered("B9", 4, None, ()),
    )
    assert team([], WANTED).members == ()


def test_the_highest_stand_first() -> None:
    people = [able(0, {"A1": 6}), able(1, {"A1": 8}), able(2, {"A1": 5}), able(3, {"A2": 8})]
    assert [one.id.int for one in holders(people, "A1", 6)] == [1, 0]


def test_sixty_people_are_searched_through() -> None:
    draw = Random(3)
    codes = [f"C{n}" for n in range(40)]
    people = [
        able(n, {code: draw.choice((4, 5, 5, 6, 7)) for code in codes if draw.random() < 0.6})
        for n in range(60)
    ]
    found = team(people, dict.fromkeys(codes[:16], 6))
    assert found.is_smallest
    assert not found.uncovered


def test_a_search_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [
        someone(n, *pair, rank=6)
        for n, pair in enumerate(combinations([f"C{n}" for n in range(8)], 2))
    ]
    wanted = dict.fromkeys((f"C{n}" for n in range(8)), 6)
    whole = team(people, wanted)
    assert whole.is_smallest
    assert len(whole.members) == 4
    monkeypatch.setattr(teams, "STEPS", 120)
    cut = team(people, wanted)
    assert len(cut.covered) == 8
    assert not cut.is_best
    monkeypatch.setattr(teams, "STEPS", 20)
    cut = team(people, wanted)
    assert len(cut.covered) == 8
    assert not cut.is_smallest
    assert cut.at_least <= 4 <= len(cut.members)
