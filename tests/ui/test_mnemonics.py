"""Alt with an underlined letter leads to everything in a dialog, in whatever language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from s4c_desktop.ui import mnemonics
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.mnemonics import chosen, letter_menu
from s4c_desktop.ui.widgets import TextLabel, button


def letters(*texts: str) -> str:
    return "".join(
        "-" if place is None else text[place]
        for text, place in zip(texts, chosen(texts), strict=True)
    )


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Cancel", "Save PDF…"), "CS"),
        (("Cancel", "Close", "Change"), "Clh"),
        # The first one gives way where nothing else is left for the last.
        (("Add", "A"), "dA"),
        (("A", "A"), "A-"),
        (("Take &back", "Back"), "ba"),
        (("R&&D", "Research"), "Re"),
        (("Отказ", "Запази", "Отвори"), "ОЗт"),
        (("…", "?"), "--"),
        ((), ""),
    ],
)
def test_each_text_has_a_letter_of_its_own(texts: tuple[str, ...], found: str) -> None:
    assert letters(*texts) == found


class Form(Dialog):
    """A field, a box to tick and two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.label = TextLabel("Research & design")
        self.field = QLineEdit()
        self.field.setAccessibleName("Research & design")
        self.box = QCheckBox("Repeat")
        self.go_on = button("Run", self.accept)
        self.late = button("Review")
        self.late.hide()
        column = QVBoxLayout(self)
        for part in (self.go_on, self.late, self.label, self.field, self.box):
            column.addWidget(part)


def test_letters_press_tick_and_lead_to_fields(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    assert form.label.buddy() is form.field
    texts = [one.text() for one in (form.go_on, form.label, form.box)]
    assert texts == ["&Run", "Research && &design", "R&epeat"]
    alt = Qt.KeyboardModifier.AltModifier
    form.go_on.setFocus()
    QTest.keyClick(form, Qt.Key.Key_D, alt)
    assert form.field.hasFocus()
    QTest.keyClick(form.field, Qt.Key.Key_E, alt)
    qtbot.waitUntil(form.box.isChecked)

    # What comes later has one as well, and what is named anew; the others keep theirs.
    form.late.show()
    form.go_on.setText("Result")
    qtbot.waitUntil(lambda: "&" in form.go_on.text() and "&" in form.late.text())
    shown = [one.text() for one in (form.go_on, form.late, form.label, form.box)]
    assert len({text[text.index("&") + 1].lower() for text in shown}) == len(shown)
    letter = form.go_on.text()[form.go_on.text().index("&") + 1]
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(form, ord(letter.upper()), alt)


def test_a_menu_and_what_has_no_letters(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for text in ("Copy picture", "Copy table", "&Save"):
        menu.addAction(text)
    letter_menu(menu)
    assert [one.text() for one in menu.actions()] == ["&Copy picture", "Copy &table", "&Save"]

    monkeypatch.setattr(mnemonics, "_AVAILABLE", False)
    form = Form()
    qtbot.addWidget(form)
    form.show()
    assert isinstance(form.label, QLabel)
    assert form.go_on.text() == "Run"
