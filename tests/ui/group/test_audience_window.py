"""The audience's window: legible from the last row, led by a clicker, gone when it should be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.audience import Bar, BarChart, Page, Span
from s4c_desktop.ui.group.audience_view import LEAST_POINTS, AudienceView, Sizes
from s4c_desktop.ui.group.audience_window import AudienceWindow
from s4c_desktop.ui.theme import DARK, LIGHT, Theme, Tokens, contrast

PAGES = (
    Page("Which level?", above="Round 1", text="Sensors tell. They err.", options=("4", "5")),
    Page(
        "B6 Smart sensors",
        charts=(
            BarChart("EQF level", (Bar("Not needed", 1), Bar("6", 9, decided=True)), ("Decided",)),
        ),
        hint="EQF 6",
    ),
    Page("Area A", axes=tuple(Span(f"A{n} Title", 6, (5, 6), (4, 7)) for n in range(1, 17))),
    Page("Area X", axes=(Span("X1 Title", None), Span("X2 Title", 5, (5, 5), (3, 8)))),
    Page("How it goes on", lines=("First", "Second")),
)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    """Show the facilitator's window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, home: QWidget, theme: Theme) -> Iterator[AudienceWindow]:
    """Open the audience's window on the only screen."""
    made = AudienceWindow(theme, home)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    yield made
    made.close()


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (3840, 2160)])
def test_no_text_is_smaller_than_it_may_be(size: tuple[int, int]) -> None:
    sizes = Sizes.of(*size)
    assert min(sizes.small, sizes.text, sizes.heading) >= LEAST_POINTS * 96 / 72
    assert sizes.heading > sizes.text >= sizes.small


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_stands_out_from_the_ground(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.surface) >= 7
    for colour in (tokens.actual, tokens.required):
        assert contrast(colour, tokens.surface) >= 3


def test_every_page_is_painted_inside_the_window_and_can_be_read_out(
    qtbot: QtBot, theme: Theme
) -> None:
    view = AudienceView(theme)
    qtbot.addWidget(view)
    empty = view.grab().toImage()
    for size in (QSize(1024, 768), QSize(1920, 1080)):
        view.resize(size)
        for page in PAGES:
            view.show_page(page)
            assert view.grab().toImage() != empty
            assert page.heading in view.accessibleName()
    view.set_blank(True)
    image = view.grab().toImage()
    assert view.accessibleName() == ""
    assert {image.pixelColor(x, 20).name() for x in range(0, 1920, 40)} == {"#000000"}


def test_on_a_single_screen_the_controls_are_there_until_they_are_hidden(
    window: AudienceWindow,
) -> None:
    assert window.isFullScreen()
    assert window.controls.isVisible()
    QTest.keyClick(window, Qt.Key.Key_H)
    assert not window.controls.isVisible()
    assert not window.can_move()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_a_clicker_leads_it(qtbot: QtBot, window: AudienceWindow) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space):
        with qtbot.waitSignal(window.next_wanted):
            QTest.keyClick(window, key)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left):
        with qtbot.waitSignal(window.previous_wanted):
            QTest.keyClick(window, key)
    window.show_page(PAGES[0])
    QTest.keyClick(window, Qt.Key.Key_Period)
    assert window.view.is_blank
    window.show_page(PAGES[1])
    assert window.view.is_blank
    QTest.keyClick(window, Qt.Key.Key_B)
    assert window.view.page == PAGES[1]
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_an_unplugged_screen_brings_it_home_beside_the_controls(
    qtbot: QtBot, window: AudienceWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_H)
    window.show_page(PAGES[4])
    with qtbot.waitSignal(window.brought_home):
        screen: QScreen = window.screen()
        QGuiApplication.instance().screenRemoved.emit(screen)  # type: ignore[union-attr]
    assert window.isVisible()
    assert not window.isFullScreen()
    assert window.controls.isVisible()
    assert window.view.page == PAGES[4]


def test_both_distributions_have_bars_on_the_smallest_projector(qtbot: QtBot, theme: Theme) -> None:
    bars = tuple(Bar(label, n) for n, label in enumerate(("Not needed", *"45678")))
    said = ("Nothing decided: 75 % are needed.", "Median: EQF 6. Consensus 0.75", "1 abstention")
    answers = (Bar("Yes", 9), Bar("No", 4))
    charts = (BarChart("EQF level", bars, said), BarChart("Mandatory?", answers, said[::2]))
    view = AudienceView(theme)
    qtbot.addWidget(view)
    view.resize(1024, 718)  # With the facilitator's buttons below.
    view.show_page(Page("DI5 Continuity of services", above="Round 1", charts=charts, hint="Open"))
    picture = view.grab().toImage()
    high = [
        sum(picture.pixelColor(x, y).name() == theme.tokens.actual.lower() for y in range(718))
        for x in range(1024)
    ]
    assert max(high[:600]) > 80
    assert max(high[680:]) > 80


def test_lines_without_room_are_counted(qtbot: QtBot, theme: Theme) -> None:
    view = AudienceView(theme)
    qtbot.addWidget(view)
    view.resize(900, 600)
    lines = tuple(f"Line {n}" for n in range(1, 16))

    def painted(*shown: str) -> QImage:
        view.show_page(Page("Outcome", lines=shown, hint="1 of 2"))
        return view.grab().toImage()

    whole = painted(*lines)
    fits = next(n for n in range(1, 15) if painted(*lines[:n], f"and {15 - n} more") == whole)
    assert 3 <= fits <= 8
    # With a line less nothing is left out.
    assert painted(*lines[: fits + 1]) != whole
