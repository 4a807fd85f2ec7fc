"""Lines of a card, each with what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.ui import widgets
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.text_size import scaled


class RowsCard(widgets.Card):
    """A titled card whose lines are made anew each time they are shown."""

    def __init__(self, title: str) -> None:
        super().__init__(margin=24, spacing=8)
        self.head = QHBoxLayout()
        self.head.addWidget(widgets.section(title), 1)
        self.column.addLayout(self.head)
        self._rows = QWidget()
        self.column.addWidget(self._rows)

    def show_rows(self, rows: list[QWidget], nothing: str) -> None:
        """Show lines, or say why there are none."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in rows:
            column.addWidget(row)
        if not rows:
            column.addWidget(widgets.muted(nothing))
        self.column.replaceWidget(self._rows, made)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = made


def row(text: str, below: str, *buttons: QPushButton, more: str = "") -> QWidget:
    """Return a line of a card: a text, up to two lesser ones below it, and buttons."""
    said = QWidget()
    words = QVBoxLayout(said)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(0)
    words.addWidget(widgets.ElidedLabel(text))
    for lesser in filter(None, (below, more)):
        words.addWidget(widgets.ElidedLabel(lesser, "small"))
    if not buttons:
        return said
    said.setMinimumWidth(scaled(200))
    return FoldingRow(said, side_by_side(*buttons), stretch=(1, 0))
