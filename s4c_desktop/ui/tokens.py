"""The colours: one table of tokens per scheme, from which palette and style sheet are made."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of one scheme, as `#rrggbb`.

    `border` is decoration only; what must be seen (inputs, controls) is outlined in `muted`.
    """

    window: str
    surface: str
    border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_wash: str
    on_accent: str
    hover: str
    good: str
    good_wash: str
    caution: str
    caution_wash: str
    bad: str
    bad_wash: str
    required: str
    actual: str
    second: str


LIGHT = Tokens(
    window="#F4F6F9",
    surface="#FFFFFF",
    border="#D9DFE7",
    text="#1B2430",
    muted="#566173",
    accent="#0B5CAD",
    accent_hover="#094E93",
    accent_wash="#E6F0FB",
    on_accent="#FFFFFF",
    hover="#EDF1F6",
    good="#1B7F4B",
    good_wash="#ECF8F1",
    caution="#9A5B00",
    caution_wash="#FFF4E0",
    bad="#B3261E",
    bad_wash="#FCECEA",
    required="#D55E00",
    actual="#0072B2",
    second="#009E73",
)

DARK = Tokens(
    window="#12161C",
    surface="#1A2029",
    border="#303A47",
    text="#E8ECF1",
    muted="#A3AFBD",
    accent="#6FB1F5",
    accent_hover="#8CC2F8",
    accent_wash="#1F3450",
    on_accent="#12161C",
    hover="#232B36",
    good="#5CCB8F",
    good_wash="#173327",
    caution="#F0B254",
    caution_wash="#37290F",
    bad="#FF8A80",
    bad_wash="#3D2120",
    required="#FF9A4D",
    actual="#56B4E9",
    second="#4FD1A5",
)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
