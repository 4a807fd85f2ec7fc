"""The result: the sentence first, then one chart per area, the overview and role fit."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import (
    Appeal,
    Assessment,
    Decision,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
    Signature,
)
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.role_fit import role_fit
from s4c_desktop.domain.scale import State
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.look import text_size
from s4c_desktop.ui.charts.radar import RadarView
from s4c_desktop.ui.charts.radar_drawing import Radar
from s4c_desktop.ui.charts.role_fit import FitBars
from s4c_desktop.ui.charts.status_bars import StatusBars
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.results.result_panel import ResultPanel
from s4c_desktop.ui.tab_order import stops
from s4c_desktop.ui.widgets import scrolling
from tests.ui.hearing import out_of_order

# The ordinary run takes the scope with the most charts and labels.
SCOPES = [pytest.param(s, marks=[] if s is Scope.ALL else pytest.mark.long) for s in Scope]

STATES = (
    Rating(State.RATED, 4),
    Rating(State.RATED, 6),
    Rating(State.RATED, 8),
    Rating(State.BELOW),
    Rating(State.NO_EVIDENCE),
    Rating(State.RATED, 5),
    Rating(State.EXEMPT, reason="r", allowed_by="n"),
    Rating(),
)


def make_view(
    context: Context, role: str = "SCPD", kind: Kind = Kind.ASSESSOR, scope: Scope = Scope.MANDATORY
) -> ResultView:
    framework = context.program.library.current()
    ratings = {c.code: STATES[i % len(STATES)] for i, c in enumerate(framework.competences)}
    assessment = Assessment(
        uuid4(), Person(uuid4(), "Candidate 014"), framework.id, role, "default", kind, scope,
        Phase.DRAFT, 1, assessors="Maria Petrova", ratings=ratings,
    )  # fmt: skip
    wanted = framework.requirements(role, "default").values()
    fits = role_fit(framework, "default", ratings) if kind is Kind.SELF else ()
    result = evaluate(wanted, ratings, scope)
    return ResultView(assessment, framework, framework.role(role), result, fits)


@pytest.fixture
def area(qtbot: QtBot, context: Context) -> QScrollArea:
    made = scrolling(ResultPanel(context))
    qtbot.addWidget(made)
    made.resize(1310, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def panel(area: QScrollArea) -> ResultPanel:
    found = area.widget()
    assert isinstance(found, ResultPanel)
    return found


def settle() -> None:
    for _pass in range(3):
        QApplication.processEvents()


def test_the_sentence_comes_first_with_its_ground(panel: ResultPanel, context: Context) -> None:
    view = make_view(context)
    panel.show_result(view)
    assert panel.readiness is not None
    assert panel.readiness.sentence.text() == wording.readiness_sentence(view.result, Kind.ASSESSOR)
    said = " ".join(label.text() for label in panel.readiness.lines)
    assert "Backed by sufficient evidence: 0 of " in said
    assert wording.coverage_sentence(view.result) in said
    assert wording.framework_line(view.framework, "default") in said
    assert wording.eqf_disclaimer() in said
    assert "Maria Petrova" in said


def test_one_chart_per_area_and_dots_below_three_axes(panel: ResultPanel, context: Context) -> None:
    view = make_view(context)
    panel.show_result(view)
    counts = {
        area.code: sum(c.competence.startswith(area.code) for c in view.result.comparisons)
        for area in view.framework.areas
    }
    charts = {frame.drawing.title[0]: frame.drawing for frame in panel.cards[:-1]}
    assert {code: chart.items for code, chart in charts.items()} == counts
    for code, chart in charts.items():
        assert isinstance(chart, Radar if counts[code] >= 3 else DotPlot)
    assert isinstance(panel.cards[-1].drawing, StatusBars)
    assert panel.dots is not None
    assert panel.dots.drawing.items == len(view.result.comparisons)


def test_role_fit_is_for_self_assessments_only(panel: ResultPanel, context: Context) -> None:
    panel.show_result(make_view(context))
    assert not any(isinstance(frame.drawing, FitBars) for frame in panel.frames)
    panel.show_result(make_view(context, kind=Kind.SELF))
    assert isinstance(panel.frames[-1].drawing, FitBars)
    assert panel.readiness is not None
    assert panel.readiness.sentence.text().startswith("By own rating:")
    own = " ".join(label.text() for label in panel.readiness.lines)
    assert "Backed by" not in own
    assert panel.dots is not None
    assert "Evidence" not in panel.dots.drawing.table().headers


def test_the_same_result_leaves_everything_in_place(panel: ResultPanel, context: Context) -> None:
    view = make_view(context)
    panel.show_result(view)
    frames = panel.frames
    panel.show_result(replace(view, assessment=replace(view.assessment, comment="typed")))
    assert panel.frames == frames
    ratings = {**view.assessment.ratings, "A1": Rating(State.RATED, 7)}
    wanted = view.framework.requirements("SCPD", "default").values()
    panel.show_result(
        replace(
            view,
            assessment=replace(view.assessment, ratings=ratings),
            result=evaluate(wanted, ratings, Scope.MANDATORY),
        )
    )
    assert panel.frames != frames


def test_what_stands_beside_a_signed_result_is_seen_at_once(
    panel: ResultPanel, context: Context
) -> None:
    view = make_view(context)
    draft = view.assessment
    signed = replace(
        draft,
        phase=Phase.SIGNED,
        revision=2,
        decision=Decision.NOT_YET,
        signature=Signature(2, "Maria", datetime(2026, 9, 14, 12, tzinfo=UTC), ""),
        appeals=(Appeal(uuid4(), date(2026, 9, 20), "Candidate 014", "Not read."),),
    )
    panel.show_result(view)
    assert panel.readiness is not None
    assert [chip.text() for chip in panel.readiness.chips] == ["Draft"]
    panel.show_result(replace(view, assessment=signed))
    assert [chip.text() for chip in panel.readiness.chips] == [
        "Signed off 14 Sep 2026, revision 2",
        "Not yet",
        "1 appeal is open",
    ]


@pytest.mark.parametrize("scope", SCOPES)
def test_nothing_overlaps_or_leaves_the_panel(
    area: QScrollArea, panel: ResultPanel, context: Context, scope: Scope
) -> None:
    panel.show_result(make_view(context, "SCPM", Kind.SELF, scope))
    for width in (270, 480, 712, 772, 1140, 1252, 1310, 3600):
        area.resize(QSize(width, 700))
        settle()
        room = QRect(QPoint(0, 0), panel.size())
        assert panel.width() <= width
        boxes: list[QRect] = []
        for widget in (panel.readiness, *panel.frames):
            assert widget is not None
            box = QRect(widget.mapTo(panel, QPoint(0, 0)), widget.size())
            assert room.contains(box), width
            assert not any(box.intersects(other) for other in boxes), width
            boxes.append(box)
        for frame in panel.frames:
            inner = QRect(QPoint(0, 0), frame.size())
            for part in (frame.title, frame.status, frame.view, frame.legend, frame.more):
                box = QRect(part.mapTo(frame, QPoint(0, 0)), part.size())
                assert inner.contains(box), width


@pytest.mark.parametrize("scope", SCOPES)
def test_labels_are_whole_from_the_smallest_window_on(
    area: QScrollArea, panel: ResultPanel, context: Context, scope: Scope
) -> None:
    """The narrowest panel belongs to a window of 900 pixels."""
    panel.show_result(make_view(context, "SCPM", Kind.SELF, scope))
    for width in (712, 772, 1140, 1252, 1310, 3600):
        area.resize(QSize(width, 700))
        settle()
        for frame in panel.frames:
            assert_labels_are_whole(frame.view, width)


def assert_labels_are_whole(view: QWidget, width: int) -> None:
    if isinstance(view, RadarView) and isinstance(view.drawing, Radar):
        placed = view.drawing.layout(QSizeF(view.viewport().size()), view.look)
        assert None not in placed.axis_labels, width
        assert {6, 8} <= set(placed.ring_labels), width
    elif isinstance(view, DrawingView) and isinstance(view.drawing, DotPlot):
        columns = view.drawing._columns(view.viewport().width(), view.look)
        for row in view.drawing.levels.rows:
            said = wording.status_sentence(row.comparison)
            assert text_size(said, view.look.font(12)).width() <= columns.words, width


@pytest.mark.parametrize("width", [480, 772, 1310])
def test_texts_are_plain(area: QScrollArea, context: Context, width: int) -> None:
    panel = area.widget()
    assert isinstance(panel, ResultPanel)
    view = make_view(context)
    named = replace(view, assessment=replace(view.assessment, assessors="<b>Maria</b>"))
    panel.show_result(named)
    area.resize(width, 700)
    settle()
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert any("<b>Maria</b>" in text for text in texts)


def test_tab_goes_through_the_charts_in_reading_order(
    area: QScrollArea, panel: ResultPanel, context: Context, qtbot: QtBot
) -> None:
    panel.show_result(make_view(context))
    for width in (1310, 772):
        area.resize(width, 700)
        settle()
        order = list(stops(panel))
        assert {frame.view for frame in panel.frames} <= set(order)
        assert not out_of_order(panel.window(), order)


@pytest.mark.parametrize("width", [772, 1310])
def test_the_page_follows_the_keyboard(
    area: QScrollArea, panel: ResultPanel, context: Context, width: int
) -> None:
    panel.show_result(make_view(context, scope=Scope.ALL))
    area.resize(width, 500)
    settle()
    for frame in panel.frames:
        view = frame.view
        assert isinstance(view, DrawingView | RadarView)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        for _item in range(view.drawing.items):
            row = view.item_box(view.pointer.current or 0).toRect()
            place = QRect(view.viewport().mapTo(area.viewport(), row.topLeft()), row.size())
            assert area.viewport().rect().contains(place)
            QTest.keyClick(view, Qt.Key.Key_Down)


def test_pyqtgraph_is_imported_only_with_the_first_radar() -> None:
    code = (
        "import sys\n"
        "import s4c_desktop.ui.results.result_panel\n"
        "assert 'pyqtgraph' not in sys.modules and 'numpy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
