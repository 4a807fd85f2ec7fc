"""Widths of a table's columns, of which the first takes what the others leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QHeaderView

from s4c_desktop.ui.text_size import scaled

_Column = TypeVar("_Column", bound=int)

LEAST, MOST = 0.6, 2.0
"""By these factors columns become narrower and wider at most; what is cut is scrolled to."""

ENOUGH = 380
"""So much the first column has before the others get more than their widths."""

OTHERS, BESIDE_MORE = 0.6, 0.45
"""So much of a wide table the columns share: far from the first one, rows are hard to follow.
Less of it where others take from what is left, too."""


def fit_columns(
    header: QHeaderView, widths: Mapping[_Column, int], room: int, first: int = 150
) -> None:
    """Give columns their widths; less where the `first` would have less than its own, else more.

    All are in pixels of the usual size of text, but for the `room` there is for the table. A
    column without a width takes from what is left, like the first.
    """
    shown = {
        column: scaled(width)
        for column, width in widths.items()
        if width and not header.isSectionHidden(column)
    }
    total = sum(shown.values())
    if not total:
        return
    share = (room - scaled(first)) / total
    if share < 1:
        share = max(LEAST, share)
    else:
        part = OTHERS if all(widths.values()) else BESIDE_MORE
        more = min(room * part, room - scaled(ENOUGH)) / total
        share = min(MOST, max(1.0, more))
    # What a person has widened stays so while the table keeps its width.
    given = [share, *shown.values()]
    if header.property("given") != given:
        for column, width in shown.items():
            header.resizeSection(column, round(width * share))
    header.setProperty("given", given)
