"""How large the window is and where, so that all of it can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from s4c_desktop.ui.text_size import is_usual, scaled

FIRST_SIZE = QSize(1200, 800)
FRAME = 40
"""Pixels that are left for the title bar, which Qt knows only once the window is there."""

GRIP = QSize(160, 24)
"""How much of the top of a window has to be on a screen, to be taken hold of."""


def fitting(size: QSize, available: QRect) -> QSize:
    """Return a size, or as much of it as there is room for with the title bar."""
    return size.boundedTo(QSize(available.width(), available.height() - FRAME))


def with_text(window: QWidget, width: int, height: int = 0) -> QSize:
    """Return a size that grows with the text, as far as the screen has room for it.

    It is given in pixels of the usual size of text.
    """
    wanted = QSize(scaled(width), scaled(height))
    return wanted if is_usual() else fitting(wanted, window.screen().availableGeometry())


def seen(window: QRect, screens: Sequence[QRect]) -> QRect:
    """Return where a window can be seen and taken hold of: where it was, or on the first screen.

    `screens` are the parts of the screens that are free for windows.
    """
    grip = QRect(window.topLeft(), QSize(window.width(), GRIP.height()))
    for screen in screens:
        part = grip.intersected(screen)
        if part.width() >= GRIP.width() and part.height() >= GRIP.height() // 2:
            return window
    if not screens:
        return window
    found = QRect(QPoint(), fitting(window.size(), screens[0]))
    found.moveCenter(screens[0].center())
    return found


def restore(window: QWidget, remembered: str) -> None:
    """Give a window the place that was remembered (base64), or one that fits the screen."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    stored = QByteArray.fromBase64(remembered.encode("ascii", "ignore"))
    if stored.isEmpty() or not window.restoreGeometry(stored):
        window.resize(fitting(FIRST_SIZE, screens[0]) if screens else FIRST_SIZE)
    elif not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(seen(window.geometry(), screens))
