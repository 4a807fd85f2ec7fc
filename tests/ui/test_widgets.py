"""What is taken away again at once never opens as a window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.widgets import put_away


def test_what_is_put_away_in_the_same_turn_is_never_a_window(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    with qtbot.waitExposed(page):
        page.show()
    label = QLabel("a notice")
    column.addWidget(label)
    put_away(label)
    assert label.isWindow()
    QApplication.processEvents()
    assert not label.isVisible()
