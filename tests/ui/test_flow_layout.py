"""Widgets that flow into further rows."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.flow_layout import FlowLayout


def test_what_is_gone_leaves_its_row(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    flow = FlowLayout(spacing=8)
    column.addLayout(flow)
    labels = [QLabel(f"Label {n}") for n in range(4)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert all(label.parentWidget() is place for label in labels)
    # Else an item dies with a layout that was there before, and asking it ends the program.
    items = [flow.itemAt(n) for n in range(flow.count())]
    assert all(shiboken6.ownedByPython(item) for item in items if item is not None)
    place.show()
    assert flow.heightForWidth(220) == 20 + 8 + 20
    shiboken6.delete(labels[1])
    labels[2].setParent(None)
    flow.setGeometry(QRect(0, 0, 220, 100))
    assert flow.count() == 2
    assert labels[3].x() == 108
    assert flow.heightForWidth(220) == 20
