"""Two parts of a page beside each other, with a handle between them."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QWidget

_HANDLE = 16


def beside_each_other(
    left: QWidget, right: QWidget, sizes: tuple[int, int], shares: tuple[int, int] = (0, 0)
) -> QSplitter:
    """Return two parts of so many pixels; what room is left goes to them by their shares."""
    split = QSplitter()
    split.setChildrenCollapsible(False)
    split.setHandleWidth(_HANDLE)
    split.addWidget(left)
    split.addWidget(right)
    for place, share in enumerate(shares):
        split.setStretchFactor(place, share)
    split.setSizes(list(sizes))
    return split
