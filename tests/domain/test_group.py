"""What a group's ratings say together: counts and ranks, never a mean."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import Requirement
from s4c_desktop.domain.group import Direction, Distribution
from s4c_desktop.domain.group_batches import Attendance, batches, check_not_shown
from s4c_desktop.domain.group_filter import (
    EVERYBODY,
    attribute_values,
    clean_attributes,
    condition,
    condition_text,
    read_condition,
)
from s4c_desktop.domain.group_privacy import Cell, Withheld
from s4c_desktop.domain.group_profile import GroupProfile, compared, group_profile, overview
from s4c_desktop.domain.group_table import GroupTable
from s4c_desktop.domain.group_wording import (
    batches_sentence,
    condition_words,
    direction_text,
    median_text,
    met_text,
    percent,
    profile_sentence,
    spread_text,
    withheld_text,
)
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State
from tests.domain.frameworks import requirement


def of(*ranks: int) -> Distribution:
    return Distribution(tuple(ranks.count(rank) for rank in RANKS))


@given(st.lists(st.sampled_from(RANKS), min_size=1, max_size=60))
def test_against_the_ranks_in_a_row(ranks: list[int]) -> None:
    found, row = of(*ranks), sorted(ranks)
    n = len(row)
    assert found.n == n
    assert found.median == (row[(n - 1) // 2], row[n // 2])
    # Type 1: the smallest rank that at least this part of the people does not exceed.
    assert found.quartiles == tuple(row[ceil(Fraction(n * k, 4)) - 1] for k in (1, 3))
    assert found.ends == (row[0], row[-1])
    assert found.at_or_above(6) == sum(rank >= 6 for rank in row)
    assert found.share(4) == Fraction(n - row.count(3), n)
    assert found.is_unanimous is (len(set(row)) == 1)


def test_the_median_lies_between_two_ranks_where_the_middle_does() -> None:
    assert of(5, 5, 6, 6).median == (5, 6)
    assert median_text(of(5, 5, 6, 6)) == "between 5 and 6"
    assert median_text(of(3, 3, 8, 8)) == "between below 4 and 8"
    assert median_text(of(5, 6, 6)) == "6"
    assert spread_text(of(3, 5, 5, 6, 6, 8)) == "middle half from 5 to 6, all from below 4 to 8"
    assert spread_text(of(5, 5)) == "middle half at 5, all at 5"
    assert of(4, 5, 7, 7).spread == 3


def test_nobody_is_no_distribution() -> None:
    for counts in ((0,) * 6, (1,) * 5, (2, -1, 0, 0, 0, 0)):
        with pytest.raises(ValueError, match="counted"):
            Distribution(counts)


def test_how_one_lies_to_another() -> None:
    assert of(4, 5, 6).direction(of(4, 5, 6, 4, 5, 6)) is Direction.SAME
    assert of(4, 5, 6).direction(of(4, 6, 6)) is Direction.HIGHER
    assert of(4, 6, 6).direction(of(4, 5, 6)) is Direction.LOWER
    assert of(5, 5).direction(of(4, 6)) is Direction.MIXED


def test_the_unknown_is_in_no_count() -> None:
    said = [rating_at(3), rating_at(8), Rating(), Rating(State.NO_EVIDENCE)]
    said.append(Rating(State.EXEMPT, reason="no", allowed_by="me"))
    ids = [UUID(int=n) for n in range(len(said))]
    table = GroupTable(
        {one: {"A1": rating, "X9": rating_at(5)} for one, rating in zip(ids, said, strict=True)},
        ["A1"],
        known=[UUID(int=99)],
    )
    everybody = table.people((*ids, UUID(int=99)))
    assert table.counts("A1", everybody) == (1, 0, 0, 0, 0, 1)
    assert list(table.named(table.raters("A1"))) == ids[:2]
    with pytest.raises(KeyError):
        table.people([UUID(int=50)])


# -- profile -----------------------------------------------------------------------------


def shown(*ranks: int) -> Cell:
    return Cell(len(ranks), of(*ranks))


def profile(cells: dict[str, Cell], *required: Requirement) -> GroupProfile:
    return group_profile(12, cells, {one.competence: one for one in required})


PROFILE = profile(
    {
        "A1": shown(6, 6, 6, 5),
        "A2": shown(5, 5, 6, 6),
        "A3": shown(3, 5, 6, 6),
        "A4": Cell(2, withheld=Withheld.FEW),
        "B1": shown(4, 4, 4, 4, 4),
        "B2": shown(6, 6, 7),
        "C1": shown(5, 6),
    },
    requirement("A1"),
    requirement("A2"),
    requirement("A3"),
    requirement("A4"),
    requirement("B1", 5, mandatory=False),
    requirement("B2", 5),
    requirement("C1", None),
)


def test_strengths_gaps_and_needs_follow_from_what_is_shown() -> None:
    assert [one.competence for one in PROFILE.strengths] == ["B2", "A1"]
    assert [one.competence for one in PROFILE.shared_gaps] == ["A3", "A2", "B1"]
    assert [(need.place, need.profile.competence) for need in PROFILE.needs] == [
        (1, "A3"),
        (2, "A2"),
        (3, "A1"),
        (4, "B1"),
    ]
    assert [one.competence for one in PROFILE.withheld] == ["A4"]
    assert profile_sentence(PROFILE) == "12 people: 6 of 7 competences are shown."


def test_equal_needs_share_a_place() -> None:
    cells = {code: shown(5, 5, 6) for code in ("A1", "A2")} | {"A3": shown(5, 6, 6)}
    found = profile(cells, *(requirement(code) for code in cells))
    assert [need.place for need in found.needs] == [1, 1, 3]


def test_below_the_scale_is_never_counted_as_one_short() -> None:
    found = profile({"A1": shown(3, 3, 4, 5)}, requirement("A1", 4)).competences[0]
    assert (found.short, found.far_short) == (Fraction(1, 2), Fraction(1, 2))
    found = profile({"A1": shown(4, 5, 6, 7)}, requirement("A1", 6)).competences[0]
    assert (found.short, found.far_short) == (Fraction(1, 2), Fraction(1, 4))


def test_where_nothing_is_required_nothing_is_met_or_short() -> None:
    found = PROFILE.of("C1")
    assert found is not None
    assert (found.met, found.short, found.far_short, met_text(found)) == (None, None, None, "")
    assert PROFILE.of("Z9") is None


def test_two_profiles_side_by_side() -> None:
    later = profile(
        {"A2": shown(6, 6, 6, 7), "A1": shown(5, 5, 5, 7), "A4": shown(4, 5)},
        requirement("A2"),
        requirement("A1"),
        requirement("A4"),
    )
    found = compared(PROFILE, later)
    assert [(one.competence, one.direction) for one in found] == [
        ("A1", Direction.MIXED),
        ("A2", Direction.HIGHER),
        ("A4", None),
    ]
    assert [one.met_change for one in found] == [Fraction(-1, 2), Fraction(1, 2), None]
    assert overview(found) == {
        Direction.SAME: 0,
        Direction.HIGHER: 1,
        Direction.LOWER: 0,
        Direction.MIXED: 1,
    }
    assert direction_text(found[1]) == "higher"
    assert direction_text(found[2]) == "not comparable: one of them is not shown"


def test_shares_in_words_are_whole_only_where_they_are_whole() -> None:
    assert [percent(Fraction(n, 1000)) for n in (0, 1, 5, 500, 996, 1000)] == [0, 1, 1, 50, 99, 100]
    (found,) = profile({"A1": shown(6, 6, 6, 5)}, requirement("A1")).competences
    assert met_text(found) == "3 of 4 (75 %) at EQF 6 or above"


def test_why_a_cell_is_withheld() -> None:
    texts = {withheld_text(Cell(2, withheld=why), 5) for why in Withheld}
    assert len(texts) == len(Withheld)
    assert "Fewer than 5 rated: not shown" in texts
    assert withheld_text(shown(5, 6), 5) == ""


# -- filters -----------------------------------------------------------------------------


def test_a_filter_chooses_by_all_attributes_and_any_of_their_values() -> None:
    found = condition({"Employer": ["city ", "Agency"], "Years": ["10+"], "Role": []})
    assert condition_words(found) == "Employer: Agency or city · Years: 10+"
    assert found.fits({"employer": "CITY", "years": "10+"})
    assert not found.fits({"employer": "city"})
    assert not found.fits({"employer": "state", "years": "10+"})
    assert EVERYBODY.fits({})
    assert condition_words(EVERYBODY) == "Everybody"
    untold = condition({"employer": [""]})
    assert untold.fits({})
    assert not untold.fits({"Employer": "city"})
    assert condition_words(untold) == "employer: not told"


@given(
    st.dictionaries(
        st.text("abc:=\" 'é", min_size=1), st.lists(st.text("xyz\n"), max_size=3), max_size=3
    )
)
def test_a_stored_filter_is_the_same_filter(wanted: dict[str, list[str]]) -> None:
    found = condition(wanted)
    assert read_condition(condition_text(found)) == found


def test_attributes_are_kept_clean() -> None:
    assert clean_attributes({" Employer ": " the  city", "Years": " "}) == {"Employer": "the city"}
    for wrong, sentence in (
        ({" ": "x"}, "needs a name"),
        ({"a": "x", "A": "y"}, "is there twice"),
        ({"a" * 65: "x"}, "64 characters at most"),
        ({"a": "x" * 201}, "200 characters at most"),
        ({f"a{n}": "x" for n in range(21)}, "20 attributes at most"),
    ):
        with pytest.raises(UserError, match=sentence):
            clean_attributes(wrong)


def test_what_a_group_can_be_filtered_by() -> None:
    people = [{"Years": "10", "Employer": "city"}, {"years": "9"}, {"Employer": "City"}]
    assert attribute_values(people) == {"Employer": ("city", ""), "Years": ("9", "10", "")}


# -- batches -----------------------------------------------------------------------------


def attending(number: int, batch: int | None = None, *, here: bool = True) -> list[Attendance]:
    return [Attendance(UUID(int=n), here, rated=True, batch=batch) for n in range(number)]


def test_the_first_showing_takes_all_who_are_here_and_rated() -> None:
    found = batches([*attending(5), Attendance(UUID(int=9), present=True, rated=False)], 5)
    assert len(found.joining) == 5
    assert found.absent == (UUID(int=9),)
    assert found.next_batch == 1
    few = batches(attending(4), 5)
    assert (few.members, len(few.waiting), few.lacking) == ((), 4, 1)
    assert batches_sentence(few, 5) == "4 of at least 5 people are here and rated."


def test_late_joiners_wait_until_they_are_enough() -> None:
    shown_before = attending(6, batch=2)
    late = [Attendance(UUID(int=n), present=True, rated=True) for n in range(20, 23)]
    found = batches([*shown_before, *late], 5)
    assert len(found.members) == 6
    assert len(found.waiting) == 3
    assert batches_sentence(found, 5) == (
        "6 people are shown. 3 who joined later wait for 2 more, so that nobody can be told apart."
    )
    found = batches([*shown_before, *late], 3)
    assert len(found.members) == 9
    assert found.next_batch == 3
    assert "3 more come in with the next showing" in batches_sentence(found, 3)


def test_who_was_shown_stays_whether_here_or_not() -> None:
    assert len(batches(attending(6, batch=1, here=False), 5).members) == 6
    check_not_shown("P-1", None)
    with pytest.raises(UserError, match="shown with P-1 in it"):
        check_not_shown("P-1", 1)
