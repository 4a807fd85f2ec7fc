from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.ui.messages import Messages
from tests.ui.hearing import without_letter


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def the_box() -> QMessageBox:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box


def test_an_error_is_a_plain_sentence(window: QWidget) -> None:
    bugs: list[BaseException] = []
    Messages(bugs.append).error(UserError("{path} is <b>full</b>.", path="A & B"))
    box = the_box()
    assert box.informativeText() == "A & B is <b>full</b>."
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert bugs == []
    box.close()


def test_what_is_no_user_error_is_a_bug(window: QWidget) -> None:
    bugs: list[BaseException] = []
    error = KeyError("x")
    Messages(bugs.append).error(error)
    assert bugs == [error]
    assert QApplication.activeModalWidget() is None


def test_stopping_is_no_error(window: QWidget) -> None:
    bugs: list[BaseException] = []
    Messages(bugs.append).error(Cancelled())
    assert bugs == []
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(("label", "agreed"), [("Delete", True), ("Cancel", False)])
def test_a_question_is_answered(window: QWidget, label: str, agreed: bool) -> None:
    def press() -> None:
        buttons = the_box().buttons()
        next(b for b in buttons if without_letter(b.text()) == label).click()

    QTimer.singleShot(0, press)
    assert Messages(lambda _error: None).ask("Delete?", "For good.", "Delete") is agreed


def test_escape_and_enter_are_safe(window: QWidget) -> None:
    def look() -> None:
        box = the_box()
        default = box.defaultButton()
        escape = box.escapeButton()
        assert isinstance(default, QPushButton)
        assert escape is not None
        seen.extend(map(without_letter, (default.text(), escape.text())))
        box.reject()

    seen: list[str] = []
    QTimer.singleShot(0, look)
    assert not Messages(lambda _error: None).ask("Delete?", "For good.", "Delete")
    assert seen == ["Cancel", "Cancel"]
