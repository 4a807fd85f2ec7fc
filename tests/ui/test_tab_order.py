"""Tab leads as one reads, and what it leads to comes into sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.tab_order import TabAsRead
from s4c_desktop.ui.widgets import scrolling


class Window(TabAsRead, QDialog):
    """A window as the program's own are."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    made.resize(300, 200)
    qtbot.addWidget(made)
    yield made
    made.hide()


def show(window: Window) -> None:
    """Show a window and give it the focus."""
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def way(start: QWidget, count: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget | None]:
    """Return where some presses of a key lead from a widget on."""
    start.setFocus()
    found = []
    for _press in range(count):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        found.append(QApplication.focusWidget())
    return found


def test_what_was_made_later_is_reached_where_it_stands(window: Window) -> None:
    column = QVBoxLayout(window)
    inside = QWidget()
    row = QHBoxLayout(inside)
    last, first, spin = QLineEdit(), QLineEdit(), QSpinBox()
    column.addWidget(last)
    column.insertWidget(0, scrolling(inside))
    row.addWidget(QLabel("not a stop"))
    row.addWidget(spin)
    row.insertWidget(0, first)
    show(window)
    assert way(first, 3) == [spin, last, first]
    assert way(first, 3, Qt.Key.Key_Backtab) == [last, spin, first]

    between = QLineEdit()
    row.insertWidget(1, between)
    QApplication.processEvents()
    assert way(first, 2) == [between, spin]
    between.hide()
    spin.setEnabled(False)
    assert way(first, 2) == [last, first]


def test_a_grid_is_read_row_by_row(window: Window) -> None:
    grid = QGridLayout(window)
    fields = [QLineEdit() for _number in range(4)]
    for place in (3, 1, 0, 2):
        grid.addWidget(fields[place], place // 2, place % 2)
    show(window)
    assert way(fields[0], 3) == fields[1:]


def test_one_stop_for_choices_where_something_is_chosen(window: Window) -> None:
    column = QVBoxLayout(window)
    before, after = QLineEdit(), QLineEdit()
    choices, group = [QRadioButton(str(number)) for number in range(3)], QButtonGroup(window)
    for made in (before, *choices, after):
        column.addWidget(made)
    for made in choices:
        group.addButton(made)
    choices[0].setChecked(True)
    show(window)
    assert way(before, 2) == [choices[0], after]
    choices[2].setChecked(True)
    assert way(before, 2) == [choices[2], after]


def test_a_part_that_hands_the_focus_on_is_no_stop_of_its_own(window: Window) -> None:
    column = QVBoxLayout(window)
    part = QWidget()
    row = QHBoxLayout(part)
    first, second, below = QLineEdit(), QLineEdit(), QLineEdit()
    row.addWidget(first)
    row.addWidget(second)
    part.setFocusProxy(second)
    column.addWidget(part)
    column.addWidget(below)
    show(window)
    assert way(first, 3) == [second, below, first]


def test_pages_scroll_to_what_has_the_focus(window: Window) -> None:
    column = QVBoxLayout(window)
    inside = QWidget()
    rows = QVBoxLayout(inside)
    fields = [QLineEdit() for _number in range(20)]
    for field in fields:
        rows.addWidget(field)
    area, below = scrolling(inside), QLineEdit()
    column.addWidget(area)
    column.addWidget(below)
    show(window)
    # From outside as well: around both ends.
    assert way(below, 2) == [area, fields[0]]
    assert not fields[0].visibleRegion().isEmpty()
    assert way(below, 1, Qt.Key.Key_Backtab) == [fields[-1]]
    assert not fields[-1].visibleRegion().isEmpty()
    assert fields[0].visibleRegion().isEmpty()
    assert all(a.y() < b.y() for a, b in pairwise(fields))
