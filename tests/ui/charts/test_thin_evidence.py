"""Thin evidence has a mark of its own in lines, words, table and overview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from s4c_desktop.domain import wording
from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.levels import levels
from s4c_desktop.ui.charts.look import SMALL, Look, text_size
from s4c_desktop.ui.charts.status_bars import StatusBars
from tests.ui.charts.test_drawings import picture

NAMES = {
    Backing.SUFFICIENT: "Sufficient",
    Backing.NOT_SUFFICIENT_YET: "Not sufficient yet",
    Backing.NOT_REVIEWED: "Not reviewed",
}


@pytest.fixture
def backings(result: Result) -> dict[str, Backing]:
    rated = [c.competence for c in result.comparisons if c.rating.assessed]
    kinds = tuple(Backing)
    return {code: kinds[index % len(kinds)] for index, code in enumerate(rated)}


def test_the_table_names_the_evidence_of_every_rating(
    framework: Framework, result: Result, backings: dict[str, Backing]
) -> None:
    table = DotPlot("t", levels(framework, result.by_gap, backings=backings)).table()
    assert table.headers[-1] == "Evidence"
    said = {cells[0]: cells[-1] for cells in table.rows}
    assert said == {
        c.competence: NAMES[backings[c.competence]] if c.competence in backings else ""
        for c in result.comparisons
    }
    bare = DotPlot("t", levels(framework, result.by_gap)).table()
    assert "Evidence" not in bare.headers


def test_lines_and_legend_mark_each_kind_of_thin_evidence(
    framework: Framework, result: Result, backings: dict[str, Backing], look: Look
) -> None:
    plain = DotPlot("t", levels(framework, result.by_gap))
    marked = DotPlot("t", levels(framework, result.by_gap, backings=backings))
    names = [entry.text for entry in marked.legend()]
    assert names[-2:] == ["Thin: evidence not sufficient yet", "Thin: evidence not reviewed"]
    assert not any("Thin" in entry.text for entry in plain.legend())
    backed = dict.fromkeys(backings, Backing.SUFFICIENT)
    all_backed = DotPlot("t", levels(framework, result.by_gap, backings=backed))
    size = QSizeF(640, 480)
    assert picture(all_backed, size, look) == picture(plain, size, look)
    kinds = {
        kind: picture(
            DotPlot("t", levels(framework, result.by_gap, backings=dict.fromkeys(backings, kind))),
            size,
            look,
        )
        for kind in (Backing.NOT_REVIEWED, Backing.NOT_SUFFICIENT_YET)
    }
    assert kinds[Backing.NOT_REVIEWED] != kinds[Backing.NOT_SUFFICIENT_YET]
    first = next(i for i, row in enumerate(marked.levels.rows) if row.thin)
    assert "evidence not" in marked.describe(first)


@pytest.mark.parametrize("width", [180, 240, 280, 290, 300, 330, 420, 640])
def test_the_words_are_whole_at_every_width(
    framework: Framework,
    result: Result,
    backings: dict[str, Backing],
    look: Look,
    width: int,
) -> None:
    dots = DotPlot("t", levels(framework, result.by_gap, backings=backings))
    columns = dots._columns(width, look)
    for row in dots.levels.rows:
        assert (
            text_size(wording.status_sentence(row.comparison), look.font(SMALL)).width()
            <= columns.words
        )
    size = QSizeF(width, dots.height(width, look))
    places = [dots.place(item, size, look) for item in range(dots.items)]
    assert places[-1].bottom() <= size.height()
    for item, place in enumerate(places):
        assert dots.item_at(place.center(), size, look) == item


def test_the_overview_names_what_is_thin(
    framework: Framework, result: Result, backings: dict[str, Backing]
) -> None:
    bars = StatusBars("Overview", framework, result, backings)
    thin = {code for code, kind in backings.items() if kind is not Backing.SUFFICIENT}
    noted = " ".join(bar.note for bar in bars.bars)
    assert all(code in noted for code in thin) or "all" in noted
    table = bars.table()
    assert table.headers[-1] == "Thin evidence"
    assert sum(int(cells[-1]) for cells in table.rows) == len(thin)
    plain = StatusBars("Overview", framework, result)
    assert not any(bar.note for bar in plain.bars)
    assert "Thin evidence" not in plain.table().headers
