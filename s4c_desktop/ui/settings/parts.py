"""Parts that the sections of the settings share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets

WIDTH = 784
"""The widest section: lines of text stay short."""


def card(title: str) -> widgets.Card:
    """Return a card with a title."""
    made = widgets.Card(margin=24)
    made.column.addWidget(widgets.section(title))
    return made


def page(cards: Iterable[QWidget]) -> QWidget:
    """Return a page with cards below each other."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for each in cards:
        column.addWidget(each)
    column.addStretch(1)
    return made


def place(text: str, folder: Path | None) -> QHBoxLayout:
    """Return a row with a location and a button that shows its folder."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(widgets.body(text), 1)
    if folder is not None:
        row.addWidget(widgets.button(_("Show folder"), opener(folder)))
    return row


def opener(folder: Path) -> Callable[[], object]:
    """Return what shows a folder, or the one above while it is not there yet."""

    def show() -> None:
        there = folder if folder.is_dir() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))

    return show
