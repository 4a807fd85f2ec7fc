"""The room that widgets get: windows as large as what is in them, and layouts that wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QWidget

from s4c_desktop.ui import geometry


@contextmanager
def held_still(layout: QLayout) -> Iterator[None]:
    """Change much in a layout, and have it laid out once: when the event loop comes around.

    Each widget that is shown or hidden would otherwise have all others move at once.
    """
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)


def make_room(window: QWidget) -> None:
    """Let a window be as wide and as high as all that is in it needs, within its screen."""
    widen(window)
    width = window.width()
    window.resize(width, max(window.height(), window.heightForWidth(width)))
    stay_on_screen(window)


def stay_on_screen(window: QWidget) -> None:
    """Make a window that is higher than its screen as low as it can be: its buttons are below."""
    window.resize(geometry.fitting(window.size(), window.screen().availableGeometry()))


def widen(window: QWidget) -> None:
    """Let a window be as wide as all that is in it needs.

    A least or fixed width of its own keeps Qt from seeing to that.
    """
    layout = window.layout()
    if layout is None:
        return
    layout.activate()
    wide, fixed = layout.minimumSize().width(), window.minimumWidth() == window.maximumWidth()
    if window.minimumWidth() < wide:
        (window.setFixedWidth if fixed else window.setMinimumWidth)(wide)
