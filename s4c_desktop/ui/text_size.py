"""The size of text that was chosen, for everything whose room depends on it.

Style sheets and fonts are made with it by the theme; what is painted or has a height of its own
multiplies by it where it is made. Another size builds the window anew.
"""

from __future__ import annotations

from s4c_desktop.base.settings import TEXT_SIZES

USUAL = 100


class _Chosen:
    """Holds the size in use."""

    percent = USUAL


def use(percent: int) -> None:
    """Show text in this size from now on, in per cent of the usual."""
    _Chosen.percent = percent if percent in TEXT_SIZES else USUAL


def is_usual() -> bool:
    """Tell whether text has the usual size."""
    return _Chosen.percent == USUAL


def scaled(pixels: float) -> int:
    """Return how many pixels a length has that goes with the text."""
    return round(pixels * _Chosen.percent / USUAL)


def factor() -> float:
    """Return how much larger than usual text is."""
    return _Chosen.percent / USUAL
