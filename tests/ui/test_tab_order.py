"""Tab leads as one reads."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.tab_order import in_reading_order
from s4c_desktop.ui.widgets import scrolling


def follows(widget: QWidget, wanted: list[QWidget]) -> list[QWidget]:
    """Return in which order some widgets come after another."""
    found, after = [widget], widget.nextInFocusChain()
    while after is not None and after is not widget:
        if after in wanted:
            found.append(after)
        after = after.nextInFocusChain()
    return found


def test_what_was_made_later_is_reached_where_it_stands(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    inside = QWidget()
    row = QHBoxLayout(inside)
    last, first, spin = QLineEdit(), QLineEdit(), QSpinBox()
    area = scrolling(inside)
    column.addWidget(last)
    column.insertWidget(0, area)
    row.addWidget(QLabel("not a stop"))
    row.addWidget(spin)
    row.insertWidget(0, first)
    in_reading_order(page)
    wanted: list[QWidget] = [area, first, spin, last]
    assert follows(area, wanted) == wanted

    between = QLineEdit()
    row.insertWidget(1, between)
    in_reading_order(page)
    wanted.insert(2, between)
    assert follows(area, wanted) == wanted
