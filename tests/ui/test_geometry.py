"""The window is all on a screen, at first and when a screen is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.ui import geometry
from s4c_desktop.ui.geometry import FIRST_SIZE, FRAME, fitting, seen

LAPTOP = QRect(0, 0, 1366, 728)
"""Of 1366x768, without the desktop's own bar."""

BESIDE = QRect(1366, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("available", "size"),
    [
        (QRect(0, 0, 3840, 2160), FIRST_SIZE),
        (LAPTOP, QSize(1200, 728 - FRAME)),
        (QRect(0, 24, 900, 600), QSize(900, 600 - FRAME)),
    ],
)
def test_the_first_size_fits_the_screen(available: QRect, size: QSize) -> None:
    assert fitting(FIRST_SIZE, available) == size


@pytest.mark.parametrize(
    "window",
    [
        QRect(100, 80, 1200, 600),
        QRect(1500, 40, 1800, 1000),
        QRect(1200, 300, 800, 600),  # across both
        QRect(-900, 10, 1100, 600),  # most of it pushed out on purpose
    ],
)
def test_a_window_that_can_be_taken_hold_of_stays(window: QRect) -> None:
    assert seen(window, [LAPTOP, BESIDE]) == window


@pytest.mark.parametrize(
    "window",
    [
        QRect(1500, 40, 1800, 1000),  # the second screen is unplugged
        QRect(-1500, 40, 1200, 600),
        QRect(100, -200, 1200, 700),  # its title bar is above the screen
        QRect(100, 727, 1200, 700),
    ],
)
def test_a_window_of_a_screen_that_is_gone_comes_back_whole(window: QRect) -> None:
    found = seen(window, [LAPTOP])
    assert LAPTOP.contains(found)
    assert found.size() == fitting(window.size(), LAPTOP)
    assert seen(window, []) == window


def test_a_place_is_remembered_and_what_is_no_place_is_not(qtbot: QtBot) -> None:
    there, back = QWidget(), QWidget()
    for widget in (there, back):
        qtbot.addWidget(widget)
    there.setGeometry(120, 90, 500, 400)
    geometry.restore(back, bytes(there.saveGeometry().toBase64().data()).decode())
    assert back.geometry() == there.geometry()
    geometry.restore(back, "bm8gcGxhY2U=")
    assert back.size() == fitting(FIRST_SIZE, back.screen().availableGeometry())
