"""What shows, to the eye alone, that the keyboard is at a widget."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.ui.tokens import Tokens
from tests.ui.hearing import described

LEAST = 24
"""The fewest pixels of a ring: that of a radio button, the smallest of all, has more."""
CONTRAST = 3.0
"""What a ring has at least to what is seen in its place without it (WCAG 1.4.11, 2.4.13)."""
NEAR = 24
"""How far a colour may be from the one meant, per channel: rings have soft edges."""

_Picture = NDArray[np.float64]


def ringless(stops: list[QWidget], tokens: Tokens) -> list[str]:
    """Return which of some widgets look hardly different when the keyboard comes to them."""
    return [f"shows no ring: {described(one)}" for one in stops if not has_ring(one, tokens)]


def has_ring(widget: QWidget, tokens: Tokens) -> bool:
    """Tell whether a widget shows by a ring that it has the focus."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    held = _look(widget)
    widget.clearFocus()
    QApplication.processEvents()
    free = _look(widget)
    if held.shape != free.shape:
        return False
    ring = np.zeros(held.shape[:2], bool)
    for colour in (tokens.accent, tokens.on_accent):
        for picture in (held, free):
            ring |= (np.abs(picture - _channels(colour)) <= NEAR).all(axis=2)
    bright, dark = np.maximum(_light(held), _light(free)), np.minimum(_light(held), _light(free))
    ring &= (bright + 0.05) / (dark + 0.05) >= CONTRAST
    return int(ring.sum()) >= LEAST


def _look(widget: QWidget) -> _Picture:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = lines[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    return pixels.astype(np.float64)


def _channels(colour: str) -> _Picture:
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], np.float64)


def _light(picture: _Picture) -> _Picture:
    """Return the luminance of each pixel, as WCAG has it."""
    share = picture / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))
