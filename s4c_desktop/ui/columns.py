"""Widths of a table's columns, of which the first takes what the others leave."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHeaderView

from s4c_desktop.ui.text_size import scaled

LEAST = 0.6
"""Columns become no narrower than by this factor: what is cut then is scrolled to."""


def fit_columns(
    header: QHeaderView, widths: Mapping[int, int], room: int, first: int = 150
) -> None:
    """Give columns their widths, or less where the `first` would have less than its own.

    All are in pixels of the usual size of text, but for the `room` there is for the table.
    """
    shown = {
        column: scaled(width)
        for column, width in widths.items()
        if width and not header.isSectionHidden(column)
    }
    total = sum(shown.values())
    share = min(1.0, max(LEAST, (room - scaled(first)) / total)) if total else 1.0
    for column, width in shown.items():
        wanted = round(width * share)
        # What a person has widened stays so while the table keeps its width.
        if header.property("share") != share or not header.sectionSize(column):
            header.resizeSection(column, wanted)
    header.setProperty("share", share)
