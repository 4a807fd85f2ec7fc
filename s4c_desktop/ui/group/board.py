"""Charts of a group in one or two columns, as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.widgets import put_away

SPACING = 16
_TWO_COLUMNS = 760


class Board(QWidget):
    """Full-width charts, then the others dealt out; put it into a scroll area."""

    def __init__(self) -> None:
        super().__init__()
        self.wide: tuple[ChartFrame, ...] = ()
        self.cards: tuple[ChartFrame, ...] = ()
        self._columns = 0
        self._grid: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)

    def show_charts(self, wide: Sequence[ChartFrame], cards: Sequence[ChartFrame]) -> None:
        """Show other charts."""
        for frame in (*self.wide, *self.cards):
            put_away(frame)
        self.wide, self.cards = tuple(wide), tuple(cards)
        for frame in self.wide:
            self._column.addWidget(frame)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        before, self._grid = self._grid, QWidget()
        across = QHBoxLayout(self._grid)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACING)
        width = self.width() // columns
        stacks: list[list[ChartFrame]] = [[] for _n in range(columns)]
        heights = [0] * columns
        for card in self.cards:
            place = heights.index(min(heights))
            stacks[place].append(card)
            heights[place] += card.height_at(width) + SPACING
        for stack in stacks:
            column = QVBoxLayout()
            column.setSpacing(SPACING)
            for card in stack:
                column.addWidget(card)
            column.addStretch(1)
            across.addLayout(column, 1)
        self._column.addWidget(self._grid)
        if before is not None:
            put_away(before)


def framed(context: Context, drawing: Drawing, *, stays: bool = False) -> ChartFrame:
    """Return the card around a chart of rows."""
    view = DrawingView(drawing, context.theme, whole=not stays)
    return ChartFrame(view, context.theme, context.messages, context.leaving, stays=stays)


def framed_radar(context: Context, drawing: Drawing) -> ChartFrame:
    """Return the card around a radar."""
    # pyqtgraph is slow to import, and only needed from here on.
    from s4c_desktop.ui.charts.radar import RadarView

    view = RadarView(drawing, context.theme)
    return ChartFrame(view, context.theme, context.messages, context.leaving)
