"""About leads to the licences, where every part has its text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base import licences
from s4c_desktop.ui.help import AboutDialog
from s4c_desktop.ui.licences import LicencesDialog


def test_about_leads_to_every_licence(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    about = AboutDialog(window)
    about.licences.click()
    (dialog,) = about.findChildren(LicencesDialog)
    parts = licences.shipped()
    assert dialog.list.topLevelItemCount() == len(parts)
    for row, part in enumerate(parts):
        item = dialog.list.topLevelItem(row)
        assert item is not None
        assert item.text(1) or part.inside
        dialog.list.setCurrentItem(item)
        assert dialog.heading.text().startswith(part.name)
        assert dialog.licence.text().startswith(part.licence)
        assert dialog.text.toPlainText() == part.text
    dialog.accept()
    about.accept()
