"""Lines of a card, each with what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.ui import widgets


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
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(widgets.ElidedLabel(text))
    for lesser in filter(None, (below, more)):
        words.addWidget(widgets.ElidedLabel(lesser, "small"))
    line.addLayout(words, 1)
    for button in buttons:
        line.addWidget(button)
    return made
