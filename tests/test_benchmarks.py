"""The frame of the benchmarks: ratios of pairs, exponents, the page that keeps what stays."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.figures import Curve, Goal, Part, Spread, beside, fitted_exponent
from benchmarks.page import number, page, section
from benchmarks.parts import PARTS
from benchmarks.turns import Contender, in_turn, side_by_side

REASON = "Fonts are read twice; a cache of them would change that."


def test_a_ratio_is_that_of_pairs_so_that_a_slow_spell_changes_nothing() -> None:
    row = beside("redraw", "theirs", "ms", [1, 10, 100], [2, 20, 200], goal=Goal(0.5))

    assert (row.ratio, row.met) == (0.5, True)
    assert row.ours == Spread(median=10, least=1, most=100)


def test_pairs_must_be_complete() -> None:
    with pytest.raises(ValueError, match="shorter"):
        beside("redraw", "theirs", "ms", [1, 2], [1])


@pytest.mark.parametrize("power", [0, 1, 1.5])
def test_the_exponent_is_the_power(power: float) -> None:
    sizes = (1_000, 10_000, 100_000)

    assert fitted_exponent(sizes, [3 * n**power for n in sizes]) == pytest.approx(power)


def test_a_section_shows_figures_and_says_why_one_is_missed() -> None:
    missed = beside("a page", "typst", "ms", [150], [100], goal=Goal(1.2, REASON))
    met = beside(
        "a page", "fpdf2", "ms", [150], [1500], goal=Goal(0.5, REASON), memory=([60], [90])
    )
    curve = Curve("a cohort", "ms", (10, 1000), (1, 10), Goal(1.1))

    text = section(Part("Reports", "Pages.", (missed, met), (curve,)), "Taken today.")

    assert (
        "| a page | typst | 150 ms (150–150) | 100 ms (100–100) | 1.50 |  | within 1.2 × | **no** |"
        in text
    )
    assert "| 0.10 | 60 / 90 | 2 × less | yes |" in text
    assert "| a cohort | 1.00 ms | 10.0 ms | 0.50 | 1.1 | yes |" in text
    assert (
        f"**Missed: a page, against typst**, 1.50 × instead of 1.20 ×, 25% beyond. {REASON}" in text
    )
    assert text.count(REASON) == 1
    assert text.endswith("*Taken today.*\n")


def test_a_missed_exponent_is_told_too() -> None:
    curve = Curve("a cohort", "ms", (10, 100), (1, 100), Goal(1.1, REASON))

    text = section(Part("Reports", "Pages.", curves=(curve,)), "")

    assert f"an exponent of 2.00 where 1.1 is the most. {REASON}" in text


def test_the_page_keeps_other_sections_in_the_order_of_the_parts_and_drops_unknown_ones() -> None:
    first = page(
        "",
        {"B": "## B\n\nold b\n", "C": "## C\n\nc\n", "Gone": "## Gone\n\nx\n"},
        ("C", "B", "Gone"),
    )

    second = page(first, {"B": "## B\n\nnew b\n", "A": "## A\n\na\n"}, ("A", "B", "C"))

    assert [line for line in second.splitlines() if line.startswith("## ")] == [
        "## A",
        "## B",
        "## C",
    ]
    assert "new b" in second
    assert "old b" not in second
    assert page(second, {}, ("A", "B", "C")) == second


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0123, "0.012"),
        (0.8, "0.80"),
        (0, "0"),
        (1.234, "1.23"),
        (12.34, "12.3"),
        (1234.5, "1,234"),
    ],
)
def test_numbers_have_the_digits_that_mean_something(value: float, shown: str) -> None:
    assert number(value) == shown


def test_processes_run_in_turn_and_tell_time_and_memory(tmp_path: Path) -> None:
    log = tmp_path / "log"
    told = "print('{\"figure\": 3}')"
    script = f"open({str(log)!r}, 'a').write({{!r}})"
    ours = Contender("ours", ("-c", f"{script.format('a')}; {told}"))
    theirs = Contender("theirs", ("-c", script.format("b")))

    found = in_turn((ours, theirs), runs=2)

    assert log.read_text() == "ababab"
    assert [figures["figure"] for figures in found["ours"]] == [3, 3]
    assert all(figures["whole"] > 0 and figures["memory"] > 1 for figures in found["theirs"])


def test_a_contender_that_fails_stops_the_benchmark() -> None:
    with pytest.raises(RuntimeError, match=r"^ours ended with 1: \s*no good"):
        in_turn((Contender("ours", ("-c", "raise SystemExit('no good')")),), runs=1)


def test_calls_are_timed_in_turn_after_a_warm_up() -> None:
    called: list[str] = []
    ticks = iter(range(100))

    found = side_by_side(
        {"a": lambda: called.append("a"), "b": lambda: called.append("b")}, 2, lambda: next(ticks)
    )

    assert called == ["a", "b"] * 3
    assert found == {"a": [1000, 1000], "b": [1000, 1000]}


@pytest.mark.parametrize("name", PARTS)
def test_every_part_can_be_measured(name: str) -> None:
    part = import_module(f"benchmarks.{name}")

    assert callable(part.measure)
    assert part.__doc__


def test_a_workspace_filled_by_hand_is_one_the_program_would_have_saved(tmp_path: Path) -> None:
    place = str(tmp_path / "many.s4cw")

    import_module("benchmarks.records.filling").run(place, people=14, ratings=2)
    ours = import_module("benchmarks.records.ours").run(place)
    by_hand = import_module("benchmarks.records.by_hand").run(place)

    assert ours.keys() == by_hand.keys()
    assert ours["found"] == by_hand["found"]


def test_what_stands_in_a_report_is_told_to_those_that_make_the_same(tmp_path: Path) -> None:
    import_module("benchmarks.reports.sources").run(people=1, folder=str(tmp_path))
    (source,) = (tmp_path / "candidate").iterdir()
    told = json.loads(source.read_text())
    kinds = {block["is"] for block in told["blocks"]}
    words = {block["text"] for block in told["blocks"] if block["is"] == "text"}

    assert kinds >= {"text", "table", "chart"}
    assert "Candidate 000" in words
    made = import_module("benchmarks.reports.ours").run(str(tmp_path), "file", 1)
    assert made["all"] >= made["all pages"] > 0
