"""Charts of a group in as many columns as there is room for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.widgets import put_away

Make = Callable[[], ChartFrame]
"""Builds the card of a chart."""

SPACING = 16
_TWO_COLUMNS = 760
_MORE_COLUMNS = 640
"""The width of each column from three on; a chart of rows needs no more to be read."""
_MOST_COLUMNS = 4


class Board(QWidget):
    """Full-width charts, then the others dealt out; put it into a scroll area.

    One chart is built at a time, with room for what the person does meanwhile.
    """

    completed = Signal()
    """Every chart is there."""

    def __init__(self) -> None:
        super().__init__()
        self.wide: tuple[ChartFrame, ...] = ()
        self.cards: tuple[ChartFrame, ...] = ()
        self._wide_left: deque[Make] = deque()
        self._cards_left: deque[Make] = deque()
        self._columns: list[QVBoxLayout] = []
        self._heights: list[int] = []
        self._grid: QWidget | None = None
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._build_next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self._top = QVBoxLayout()
        self._top.setSpacing(SPACING)
        self._column.addLayout(self._top)

    @property
    def is_complete(self) -> bool:
        """Tell whether every chart is there."""
        return not self._wide_left and not self._cards_left

    def show_charts(self, wide: Sequence[Make], cards: Sequence[Make]) -> None:
        """Show other charts: the first at once, the others one after the other."""
        for frame in (*self.wide, *self.cards):
            put_away(frame)
        self.wide = self.cards = ()
        self._wide_left, self._cards_left = deque(wide), deque(cards)
        self._arrange()
        self._later.start()
        self._build_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for."""
        super().resizeEvent(event)
        if self._grid is not None and self._wanted() != len(self._columns):
            self._arrange()

    def _build_next(self) -> None:
        if self._wide_left:
            frame = self._wide_left.popleft()()
            self.wide = (*self.wide, frame)
            self._place_wide(frame)
        elif self._cards_left:
            frame = self._cards_left.popleft()()
            self.cards = (*self.cards, frame)
            self._deal(frame)
        if self.is_complete:
            self._later.stop()
            self.completed.emit()

    def _wanted(self) -> int:
        if self.width() < _TWO_COLUMNS:
            return 1
        return min(max(2, self.width() // _MORE_COLUMNS), _MOST_COLUMNS)

    def _arrange(self) -> None:
        """Lay out anew, in the columns there is room for, what is there."""
        before, self._grid = self._grid, QWidget()
        across = QHBoxLayout(self._grid)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACING)
        self._columns = []
        for _n in range(self._wanted()):
            column = QVBoxLayout()
            column.setSpacing(SPACING)
            column.addStretch(1)
            across.addLayout(column, 1)
            self._columns.append(column)
        self._heights = [0] * len(self._columns)
        self._column.addWidget(self._grid)
        for frame in self.wide:
            self._place_wide(frame)
        for frame in self.cards:
            self._deal(frame)
        if before is not None:
            put_away(before)

    def _place_wide(self, frame: ChartFrame) -> None:
        if len(self._columns) > 2:
            self._deal(frame)
        else:
            self._top.addWidget(frame)

    def _deal(self, frame: ChartFrame) -> None:
        """Put a card into the column that is shortest so far."""
        place = self._heights.index(min(self._heights))
        column = self._columns[place]
        column.insertWidget(column.count() - 1, frame)
        self._heights[place] += frame.height_at(self.width() // len(self._columns)) + SPACING


def framed(context: Context, drawing: Drawing, *, stays: bool = False) -> ChartFrame:
    """Return the card around a chart."""
    view = DrawingView(drawing, context.theme, whole=not stays)
    return ChartFrame(view, context.theme, context.messages, context.leaving, stays=stays)
