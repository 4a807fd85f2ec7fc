from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.inputs import ComboBox, DateEdit


def turn_the_wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[tuple[DateEdit, ComboBox]]:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    when, which = DateEdit(), ComboBox()
    which.addItems(["one", "two", "three"])
    column.addWidget(when)
    column.addWidget(which)
    page.show()
    page.activateWindow()
    yield when, which
    page.close()


def test_a_date_comes_back_as_it_went_in(fields: tuple[DateEdit, ComboBox]) -> None:
    when, _which = fields
    when.show_value(date(2024, 2, 29))
    assert when.value() == date(2024, 2, 29)
    when.show_value(None)
    assert when.value() == date.today()  # noqa: DTZ011 - what the calendar on the wall says


def test_the_wheel_changes_only_the_field_in_use(fields: tuple[DateEdit, ComboBox]) -> None:
    when, which = fields
    when.show_value(date(2024, 2, 29))
    which.setFocus()
    turn_the_wheel(when)
    assert when.value() == date(2024, 2, 29)
    turn_the_wheel(which)
    assert which.currentText() == "two"
    when.setFocus()
    turn_the_wheel(which)
    assert which.currentText() == "two"
