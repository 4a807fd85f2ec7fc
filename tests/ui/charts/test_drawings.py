"""Charts and their tables say the same, and nothing in them meets or leaves the picture."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from s4c_desktop.domain import role_fit
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison, Result
from s4c_desktop.domain.radar import BELOW
from s4c_desktop.domain.scale import State, Status
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.levels import levels
from s4c_desktop.ui.charts.look import Look, text_size, tight_size
from s4c_desktop.ui.charts.radar_drawing import Radar
from s4c_desktop.ui.charts.role_fit import FitBars
from s4c_desktop.ui.charts.status_bars import StatusBars
from s4c_desktop.ui.theme import Theme

SIZES = [(240, 220), (300, 260), (420, 340), (640, 480), (1200, 300), (300, 1200), (1200, 1200)]


def drawings(framework: Framework, result: Result) -> list[Drawing]:
    area = [c for c in result.comparisons if c.competence.startswith("A")]
    second = {c.competence: Rating(State.RATED, 6) for c in area} | {"A1": Rating(State.BELOW)}
    fits = role_fit.role_fit(framework, "default", {})
    return [
        DotPlot("Dots", levels(framework, result.by_gap)),
        DotPlot("Two", levels(framework, area, second, "Self-rating")),
        Radar("Radar", levels(framework, area, second, "Self-rating")),
        StatusBars("Overview", framework, result),
        FitBars("Fit", framework, fits),
    ]


def picture(drawing: Drawing, size: QSizeF, look: Look, current: int | None = None) -> QImage:
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    drawing.paint_head(painter, size.width(), look)
    painter.translate(0, drawing.head_height(size.width(), look))
    drawing.paint(painter, size, look, current)
    painter.end()
    return image


def test_the_table_of_levels_equals_what_is_drawn(framework: Framework, result: Result) -> None:
    second = {"A1": Rating(State.RATED, 8), "A4": Rating(State.BELOW)}
    shown = levels(framework, result.comparisons, second, "Self-rating")
    table = DotPlot("t", shown).table()
    for row, cells in zip(shown.rows, table.rows, strict=True):
        cell = dict(zip(table.headers, cells, strict=True))
        assert cell["Code"] == row.code
        assert cell["Required EQF"] == str(row.comparison.required)
        if row.actual is None:
            assert cell["Actual EQF"] in ("Not rated yet", "No evidence yet", "Exempt")
            assert cell["Levels short"] == ""
        elif row.actual == BELOW:
            assert cell["Actual EQF"] == "<4"
            assert cell["Levels short"] == f"at least {row.comparison.at_least_short}"
        else:
            assert cell["Actual EQF"] == str(row.actual)
            assert cell["Levels short"] == str(row.comparison.gap)
    seconds = [cells[table.headers.index("Self-rating")] for cells in table.rows]
    assert seconds[:4] == ["8", "Not rated yet", "Not rated yet", "<4"]
    assert Radar("t", shown).table() == table


def test_the_dot_plot_keeps_the_order_given(framework: Framework, result: Result) -> None:
    table = DotPlot("t", levels(framework, result.by_gap)).table()
    assert [cells[0] for cells in table.rows] == [c.competence for c in result.by_gap]
    assert table.rows[0][0] == "A8"  # mandatory, and the largest gap


def test_the_bars_are_as_long_as_their_counts(framework: Framework, result: Result) -> None:
    bars = StatusBars("t", framework, result)
    table = bars.table()
    for bar, cells in zip(bars.bars, table.rows, strict=True):
        counts = [int(cell) for cell in cells[1:-1]]
        assert [part.count for part in bar.parts] == [n for n in counts if n]
        assert sum(counts) == int(cells[-1]) == bar.count
    mandatory = [cells for cells in table.rows if "optional" not in cells[0]]
    for index, status in enumerate(Status, start=1):
        total = result.counts(mandatory=True)[status]
        assert sum(int(cells[index]) for cells in mandatory) == total


def test_role_fit_is_a_range_from_worst_to_best(framework: Framework) -> None:
    (fit, *_rest) = fits = role_fit.role_fit(framework, "default", {})
    drawing = FitBars("t", framework, fits)
    assert drawing.table().rows[0] == ("Developer", "0", "14", "14", "Manager")
    assert drawing.bars[0].said == "0–14 of 14"
    assert sum(part.count for part in drawing.bars[0].parts) == fit.mandatory
    assert "too close to tell from Manager" in drawing.describe(0)


def test_every_thing_is_named_with_its_levels(framework: Framework, result: Result) -> None:
    dots = DotPlot("t", levels(framework, result.comparisons))
    assert dots.describe(1) == (
        "A2 Competence A2: Evidence does not reach level 4, required EQF 5, at least 2 levels short"
    )
    assert dots.describe(2) == "A3 Competence A3: No evidence yet, required EQF 6"


@pytest.mark.parametrize("axes", range(3, 17))
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_radar_labels_never_meet_nor_leave_the_picture(
    framework: Framework, result: Result, look: Look, axes: int, width: int, height: int
) -> None:
    radar = Radar("t", levels(framework, result.comparisons[:axes]))
    placed = radar.layout(QSizeF(width, height), look)
    assert None not in placed.axis_labels
    assert 8 in placed.ring_labels
    room = QRectF(0, 0, width, height)
    boxes = [radar.place(i, QSizeF(width, height), look) for i in range(axes)]
    for first, second in combinations(boxes, 2):
        assert not first.intersects(second)
    for box, row in zip(boxes, radar.levels.rows, strict=True):
        assert room.contains(box)
        assert box.width() >= text_size(row.code, look.font(12, medium=True)).width()
        assert box.height() >= tight_size(row.code, look.font(12), 0).height()


@pytest.mark.parametrize("width", [240, 330, 420, 540, 720, 1200])
def test_dot_plot_columns_stay_apart(
    framework: Framework, result: Result, look: Look, width: int
) -> None:
    dots = DotPlot("t", levels(framework, result.by_gap))
    columns = dots._columns(width, look)
    assert columns.code < columns.title <= columns.scale
    if columns.below:
        assert columns.level(8) < columns.thin <= columns.right <= width
    else:
        assert columns.level(8) < columns.status < columns.thin <= columns.right <= width
    room = QSizeF(width, dots.height(width, look))
    lines = [dots.place(i, room, look) for i in range(dots.items)]
    for upper, lower in pairwise(lines):
        assert upper.bottom() <= lower.top()
    assert lines[-1].bottom() <= room.height()


@pytest.mark.parametrize("index", range(5))
@pytest.mark.parametrize("width", [240, 700])
def test_what_is_at_a_place_is_what_stands_there(
    framework: Framework, result: Result, look: Look, index: int, width: int
) -> None:
    drawing = drawings(framework, result)[index]
    room = QSizeF(width, drawing.height(width, look))
    for item in range(drawing.items):
        middle = drawing.place(item, room, look).center()
        assert drawing.item_at(middle, room, look) == item
    assert drawing.item_at(QPointF(width / 2, -50), room, look) is None


@pytest.mark.parametrize("index", range(5))
def test_what_is_pointed_at_stands_out(
    framework: Framework, result: Result, look: Look, index: int
) -> None:
    drawing = drawings(framework, result)[index]
    size = QSizeF(420, drawing.height(420, look))
    # The first outline of a glyph may differ by a shade from later ones, kept by then.
    picture(drawing, size, look)
    plain = picture(drawing, size, look)
    assert picture(drawing, size, look) == plain
    assert all(picture(drawing, size, look, item) != plain for item in range(drawing.items))


@pytest.mark.parametrize("state", [State.NO_EVIDENCE, State.EXEMPT, State.BELOW, State.UNTOUCHED])
@pytest.mark.parametrize("chart", [Radar, DotPlot])
def test_every_state_looks_different(
    framework: Framework,
    result: Result,
    look: Look,
    chart: Callable[..., Drawing],
    state: State,
) -> None:
    by_state = {c.rating.state: c for c in result.comparisons[:7]}
    others = result.comparisons[8:11]
    size = QSizeF(420, 320)

    def shown(which: State) -> QImage:
        return picture(chart("t", levels(framework, (by_state[which], *others))), size, look)

    assert all(shown(state) != shown(other) for other in by_state if other is not state)


def test_a_radar_of_two_axes_is_refused(framework: Framework, result: Result) -> None:
    with pytest.raises(ValueError, match="three axes"):
        Radar("t", levels(framework, result.comparisons[:2]))


def test_a_framework_may_set_no_levels(framework: Framework, look: Look) -> None:
    """Roles and required levels may be absent from a draft."""
    bare = [Comparison(f"A{i}", False, None, Rating(), Status.UNKNOWN) for i in range(1, 4)]
    for drawing in (
        Radar("t", levels(framework, bare)),
        DotPlot("t", levels(framework, bare)),
        DotPlot("t", levels(framework, ())),
        StatusBars("t", framework, Result(())),
    ):
        picture(drawing, QSizeF(420, 320), look, 0 if drawing.items else None)
        assert len(drawing.table().rows) == drawing.items


def test_dark_and_light_differ(framework: Framework, result: Result, theme: Theme) -> None:
    for drawing in drawings(framework, result):
        size = QSizeF(420, 320)
        shots = []
        for scheme in ("light", "dark"):
            theme.set_scheme(scheme)
            shots.append(picture(drawing, size, Look(theme.tokens, QApplication.font())))
        assert shots[0] != shots[1]
