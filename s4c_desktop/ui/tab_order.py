"""The way Tab takes: as one reads, also through what was made later than the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)

WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)
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
    inner = [child for child in widget.children() if isinstance(child, QWidget)]
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from stops(inside)
    elif isinstance(widget, QSplitter):
        # What it shows first need not be its first child.
        for place in range(widget.count()):
            part = widget.widget(place)
            if part is not None:
                yield from stops(part)
    elif layout is not None:
        yield from _in_layout(layout, inner)
    else:
        for child in inner:
            if not child.isWindow():
                yield from stops(child)


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Yield the stops of those widgets, and of layouts inside, that a layout holds.

    It is asked for places, never for its items: their wrappers would outlive them.
    """
    layouts = [child for child in layout.children() if isinstance(child, QLayout)]
    held: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(inside), inside) for inside in widgets),
        *((layout.indexOf(inner), inner) for inner in layouts),
    ]
    for place, part in sorted(held, key=lambda pair: pair[0]):
        if place < 0:
            continue
        if isinstance(part, QLayout):
            yield from _in_layout(part, widgets)
        else:
            yield from stops(part)
