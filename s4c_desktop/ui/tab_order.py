"""The way Tab takes: as one reads, also through what was made later than the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLayout, QScrollArea, QWidget

WHOLE = (QAbstractSpinBox, QComboBox)
"""What keeps its own parts in order, as do widgets with a proxy for the focus."""


def in_reading_order(root: QWidget) -> None:
    """Let Tab lead through all inside a widget as its layouts have it.

    The first stop stays where it is among what lies outside.
    """
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what takes the focus by Tab, in the order of the layouts, shown or not."""
    whole = isinstance(widget, WHOLE) or widget.focusProxy() is not None
    if whole or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if whole:
        return
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from stops(inside)
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from stops(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
