"""The charts of the quality screen say what their tables say, and draw what they say."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from s4c_desktop.domain.agreement import Pair
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.leniency import Against, Look, Span, leniency
from s4c_desktop.domain.practice import Spread
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.leniency import LeniencyPlot
from s4c_desktop.ui.charts.look import Look as Colours
from s4c_desktop.ui.charts.spread import SpreadStrip
from s4c_desktop.ui.theme import Theme

STANDINGS = leniency(
    (
        Look(date(2026, 2, 1), Against.COLLEAGUES, (Pair(6, 5),) * 12),
        Look(date(2026, 5, 1), Against.COLLEAGUES, (Pair(8, 5),) * 12),
        Look(date(2026, 5, 2), Against.SECOND_LOOKS, (Pair(5, 6), Pair(5, 5))),
    ),
    Span.QUARTER,
)
SPREADS = (
    Spread("A1", rating_at(5), (0, 1, 3, 0, 0, 0), 0, 0, 3, 4),
    Spread("A2", Rating(State.NO_EVIDENCE), (0, 0, 0, 1, 0, 0), 1, 0, 1, 1),
)


def drawings() -> list[Drawing]:
    mine = {"A1": rating_at(4), "A2": rating_at(6)}
    return [
        LeniencyPlot("Leniency of Maria", STANDINGS, Span.QUARTER),
        SpreadStrip("All", SPREADS, {"A1": "Creative", "A2": "Familiar"}, mine),
    ]


def picture(drawing: Drawing, size: QSizeF, look: Colours, current: int | None) -> QImage:
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    drawing.paint_head(painter, size.width(), look)
    painter.translate(0, drawing.head_height(size.width(), look))
    drawing.paint(painter, size, look, current)
    painter.end()
    return image


@pytest.mark.parametrize("width", [240, 640, 1400])
def test_every_row_is_found_where_it_is_drawn(width: int, theme: Theme) -> None:
    look = Colours(theme.tokens, QApplication.font())
    for drawing in drawings():
        size = QSizeF(width, drawing.height(width, look))
        plain = picture(drawing, size, look, None)
        for item in range(drawing.items):
            middle = drawing.place(item, size, look).center()
            assert drawing.item_at(middle, size, look) == item
            assert picture(drawing, size, look, item) != plain
        assert drawing.item_at(QPointF(5, size.height() + 50), size, look) is None
        assert len(drawing.table().rows) == drawing.items
        assert drawing.legend()


def test_tables_and_words_have_every_value() -> None:
    plot, strip = drawings()
    assert [row[2] for row in plot.table().rows] == ["+1.00", "+3.00", ""]
    assert plot.describe(1) == (
        "2026 Q2, Colleagues in the same rounds: 3.00 levels higher in the mean "
        "(12 ratings of 1 assessment)"
    )
    assert "0 higher, 1 the same, 1 lower" in plot.describe(2)
    first, second = strip.table().rows
    assert first[2:] == ("0", "1", "3", "0", "0", "0", "0", "EQF 5", "EQF 4", "0.89")
    assert second[-4:] == ("1", "No evidence yet", "EQF 6", "")
    assert "Consensus is shown from 3 levels on; 1 given." in strip.describe(1)


def test_a_mean_further_out_widens_the_scale(theme: Theme) -> None:
    look = Colours(theme.tokens, QApplication.font())
    near = LeniencyPlot("Near", STANDINGS[:1], Span.QUARTER)
    far = LeniencyPlot("Far", STANDINGS[:2], Span.QUARTER)
    assert near.best_size(look).height() < far.best_size(look).height()
    assert far._x(3, 640) <= 640 - 24
    assert near._x(2, 640) == far._x(3, 640)
