"""A button with texts inside that wrap."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton


class WrappingButton(QPushButton):
    """As high as what its layout holds needs at the width it gets."""

    def hasHeightForWidth(self) -> bool:
        """Let the sentence wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped sentence needs."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        """Return the size of what is inside."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough for a few words a line."""
        return QSize(180, self.heightForWidth(max(self.width(), 180)))
