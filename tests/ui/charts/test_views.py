"""Charts on screen: keyboard, mouse, words for screen readers, table twin, live colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.ui.charts import export
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.levels import levels
from s4c_desktop.ui.charts.radar import RadarView
from s4c_desktop.ui.charts.radar_drawing import Radar
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.leaving import Leaving
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.theme import Theme

Chart = DrawingView | RadarView


class RecordingMessages(Messages):
    """What the fixture gives: messages that keep what would be shown."""

    errors: list[UserError]


@pytest.fixture(params=["radar", "dots"])
def chart(
    request: pytest.FixtureRequest,
    framework: Framework,
    result: Result,
    theme: Theme,
    qtbot: QtBot,
) -> Chart:
    rows = levels(framework, result.comparisons[:8])
    made = (
        RadarView(Radar("Area A", rows), theme)
        if request.param == "radar"
        else DrawingView(DotPlot("Area A", rows), theme)
    )
    return made


@pytest.fixture
def frame(
    chart: Chart, theme: Theme, messages: RecordingMessages, qtbot: QtBot
) -> Iterator[ChartFrame]:
    made = ChartFrame(chart, theme, messages, Leaving())
    window = QWidget()
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.resize(520, 520)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()


def shot(chart: Chart) -> QImage:
    return chart.grab().toImage()


def test_the_keyboard_reaches_every_competence_and_names_it(
    frame: ChartFrame, chart: Chart
) -> None:
    assert chart.accessibleName() == "Area A"
    assert chart.accessibleDescription() == "3 of 8 met"
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for item in range(chart.drawing.items):
        words = chart.drawing.describe(item)
        assert chart.pointer.current == item
        assert chart.accessibleDescription() == words
        assert frame.status.full_text() == words
        QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.pointer.current == chart.drawing.items - 1
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.pointer.current == 0
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.pointer.current == chart.drawing.items - 2


def test_escape_and_leaving_let_go(frame: ChartFrame, chart: Chart) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert frame.status.full_text() == "3 of 8 met"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert frame.status.full_text() == chart.drawing.describe(0)
    frame.as_table.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.pointer.current is None
    assert frame.status.full_text() == "3 of 8 met"


def test_tab_passes_through(frame: ChartFrame, chart: Chart) -> None:
    frame.as_table.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _step in range(3):
        QTest.keyClick(frame.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(frame.window().focusWidget())
    assert frame.more in seen
    assert chart in seen


def test_the_mouse_names_what_it_is_over(frame: ChartFrame, chart: Chart) -> None:
    plain = shot(chart)
    middle = chart.item_box(3).center().toPoint()
    QTest.mouseMove(chart.viewport(), middle)
    assert frame.status.full_text() == chart.drawing.describe(3)
    assert shot(chart) != plain
    QTest.mouseMove(chart.viewport(), QPoint(1, 1))
    assert frame.status.full_text() == chart.drawing.summary()


def test_the_theme_switches_live(frame: ChartFrame, chart: Chart, theme: Theme) -> None:
    light = shot(chart)
    theme.set_scheme("dark")
    dark = shot(chart)
    assert dark != light
    theme.set_scheme("light")
    assert shot(chart) == light


def test_the_table_has_the_chart_s_values(frame: ChartFrame, chart: Chart) -> None:
    frame.as_table.click()
    assert frame.table.isVisible()
    assert not chart.isVisible()
    model = frame.table.model()
    table = chart.drawing.table()
    shown = tuple(
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    )
    assert shown == table.rows
    headers = tuple(
        model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())
    )
    assert headers == table.headers
    frame.as_table.click()
    assert chart.isVisible()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".csv"])
def test_saving_asks_where_and_writes(
    frame: ChartFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, proposed: str, _filter: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "chart"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    menu = frame.menu()
    (action,) = (a for a in menu.actions() if suffix[1:].upper() in a.text())
    action.trigger()
    assert asked[0].endswith(f"Area A{suffix}")
    assert (tmp_path / f"chart{suffix}").stat().st_size > 100
    menu.deleteLater()


def test_a_save_that_fails_is_said(
    frame: ChartFrame, messages: RecordingMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "missing" / "chart.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (missing, ""))
    menu = frame.menu()
    menu.actions()[-1].trigger()
    assert [type(e) for e in messages.errors] == [UserError]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    menu.actions()[-1].trigger()
    assert len(messages.errors) == 1
    menu.deleteLater()


def test_copying_takes_what_is_shown(frame: ChartFrame, chart: Chart) -> None:
    clipboard = QGuiApplication.clipboard()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keySequence(chart, QKeySequence(QKeySequence.StandardKey.Copy))
    assert not clipboard.image().isNull()
    frame.as_table.click()
    frame.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keySequence(frame.table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert clipboard.text() == export.as_text(chart.drawing.table())


def test_a_long_dot_plot_scrolls_to_what_the_keyboard_points_at(
    framework: Framework, result: Result, theme: Theme, qtbot: QtBot
) -> None:
    view = DrawingView(DotPlot("All", levels(framework, result.by_gap)), theme)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for _item in range(view.drawing.items):
        box = view.item_box(view.pointer.current or 0)
        assert box.top() >= view.drawing.head_height(400, view.look)
        assert box.bottom() <= view.viewport().height() + 1
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("width", "height"), [(240, 220), (420, 400), (1200, 300)])
def test_the_radar_fills_the_room_it_has(
    framework: Framework, result: Result, theme: Theme, qtbot: QtBot, width: int, height: int
) -> None:
    view = RadarView(Radar("Area A", levels(framework, result.comparisons[:16])), theme)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    room = view.viewport().rect()
    assert view.sceneRect() == QRectF(room)
    assert all(room.contains(view.item_box(i).toAlignedRect()) for i in range(16))
