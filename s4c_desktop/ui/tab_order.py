"""The way Tab takes through a window: as one reads, whatever was made after the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QWidget,
)

WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox)
"""What keeps its own parts in order: all but a page that scrolls. Charts are among them."""

RIM = 16
"""So much of what surrounds a stop is scrolled into sight with it, in pixels."""


class TabAsRead:
    """A window in which Tab goes from stop to stop as the layouts have them.

    Qt's own way follows the order in which widgets were made, which is another one wherever
    something is put between others later. To be named before the window's kind of widget.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Give the focus to the next stop, or the one before; around at both ends."""
        from PySide6.QtCore import Qt

        assert isinstance(self, QWidget)  # noqa: S101 - said in the description
        found = after(self, QApplication.focusWidget() or self, forward=forward)
        if found is None:
            return bool(super().focusNextPrevChild(forward))  # type: ignore[misc] # a QWidget's
        reason = Qt.FocusReason
        found.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        bring_into_sight(found)
        return True


def after(window: QWidget, focused: QWidget, *, forward: bool = True) -> QWidget | None:
    """Return the stop after what has the focus, or before it; None where there is no stop."""
    found = list(stops(window))
    if not found:
        return None
    step = 1 if forward else -1
    here: QWidget | None = focused
    while here is not None:
        if here in found:
            return found[(found.index(here) + step) % len(found)]
        # The focus is inside a stop, or on something that is none but has some inside.
        inside = [stop for stop in found if here.isAncestorOf(stop)]
        if inside:
            return inside[0] if forward else inside[-1]
        here = here.parentWidget()
    return found[0] if forward else found[-1]


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what takes the focus by Tab and is shown, in the order of the layouts."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    whole = isinstance(widget, WHOLE) and not isinstance(widget, QScrollArea)
    # What hands the focus on to one of its parts is no stop beside that part.
    if widget.focusProxy() is None and _takes_tab(widget) and not _is_still(widget):
        yield widget
    if whole:
        return
    layout = widget.layout()
    inner = [child for child in widget.children() if isinstance(child, QWidget)]
    if isinstance(widget, QMainWindow):
        yield from _of_part(widget.centralWidget())
    elif isinstance(widget, QScrollArea):
        yield from _of_part(widget.widget())
    elif isinstance(widget, QSplitter):
        # What it shows first need not be its first child.
        for place in range(widget.count()):
            yield from _of_part(widget.widget(place))
    elif layout is not None:
        yield from _in_layout(layout, inner)
    else:
        for child in sorted(inner, key=lambda one: (one.y(), one.x())):
            yield from _of_part(child)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every page that a widget lies on to it, from the innermost out."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, RIM, RIM)
        above = above.parentWidget()


def _takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab leads to a widget; of choices to the one that is chosen."""
    from PySide6.QtCore import Qt

    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if chosen is not None and chosen.isVisible() and chosen.isEnabled():
        # Qt keeps to the one that had the focus last, whatever the program chose since.
        return widget is chosen
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_still(widget: QWidget) -> bool:
    """Tell whether a widget is a page that has nothing to scroll."""
    if not isinstance(widget, QScrollArea):
        return False
    return not (widget.verticalScrollBar().maximum() or widget.horizontalScrollBar().maximum())


def _of_part(part: QWidget | None) -> Iterator[QWidget]:
    if part is not None and not part.isWindow():
        yield from stops(part)


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Yield the stops of those widgets, and of layouts inside, that a layout holds.

    It is asked for places, never for its items: their wrappers would outlive them.
    """
    layouts = [child for child in layout.children() if isinstance(child, QLayout)]
    held: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(inside), inside) for inside in widgets),
        *((layout.indexOf(inner), inner) for inner in layouts),
    ]
    parts = [(number, part) for number, part in held if number >= 0]
    for _number, part in sorted(parts, key=lambda pair: _place(layout, pair[0])):
        if isinstance(part, QLayout):
            yield from _in_layout(part, widgets)
        else:
            yield from _of_part(part)


def _place(layout: QLayout, number: int) -> tuple[int, ...]:
    """Return what a layout's parts are in order by: in a grid row by row."""
    if isinstance(layout, QGridLayout):
        row, column, *_spans = cast(tuple[int, int, int, int], layout.getItemPosition(number))
        return row, column
    return (number,)
