"""What the pages of a group share."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from s4c_desktop.ui.widgets import Card, scrolling


def scrolling_card(card: Card) -> QScrollArea:
    """Return an area in which a card scrolls, with its frame around it."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    return scrolling(page)
