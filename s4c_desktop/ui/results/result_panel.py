"""The Result step's content: one sentence first, then gaps, areas and overview."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import product

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.framework import ALL_ROLES, Area
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.levels import Levels, levels
from s4c_desktop.ui.charts.role_fit import FitBars
from s4c_desktop.ui.charts.status_bars import StatusBars
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.results.beside import BesideBar
from s4c_desktop.ui.results.readiness import ReadinessCard
from s4c_desktop.ui.results.role_changes import RoleChanges
from s4c_desktop.ui.widgets import put_away

SPACING = 16
_THREE_COLUMNS = 1240
_TWO_COLUMNS = 700
_UNEVEN = 1.12


class _Columns(Enum):
    ONE = 1
    TWO = 2
    THREE = 3


class ResultPanel(QWidget):
    """Shows a result in as many columns as the width allows; put it into a scroll area.

    Purely presentational: decision, sign-off and documents stand around it.
    """

    plan_wanted = Signal(str)
    """The person wants to plan for the role with this code."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: ResultView | None = None
        self._columns: _Columns | None = None
        self.readiness: ReadinessCard | None = None
        self.roles: RoleChanges | None = None
        self.beside = BesideBar()
        self.beside.changed.connect(self._draw)
        self.dots: ChartFrame | None = None
        self.cards: tuple[ChartFrame, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self.notices = QVBoxLayout()
        """What stands between the sentence and the charts."""
        self.notices.setSpacing(SPACING)
        self._column.addLayout(self.notices)
        self._column.addWidget(self.beside)
        self._grid: QWidget | None = None

    def show_result(self, view: ResultView) -> None:
        """Show a result; one equal to what is shown already leaves everything in place."""
        if self._view is not None and _shown(self._view) == _shown(view):
            return
        self._view = view
        self.beside.offer(view)
        self._draw()

    def _draw(self) -> None:
        """Draw the result that is shown, with what is chosen beside it."""
        view = self._view
        if view is None:
            return
        self._clear()
        self.readiness = ReadinessCard(view)
        self._column.insertWidget(0, self.readiness)
        self._add_roles(view)
        self.dots = self._dots(view)
        self.cards = tuple(self._cards(view))
        self._columns = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def frames(self) -> tuple[ChartFrame, ...]:
        """Return all charts in reading order."""
        return () if self.dots is None else (self.dots, *self.cards)

    def _clear(self) -> None:
        for widget in (self.readiness, self.roles, *self.frames, self._grid):
            if widget is not None:
                put_away(widget)
        self._grid = self.roles = None

    def _add_roles(self, view: ResultView) -> None:
        """Say what would have to change for each role, first of all where all were rated."""
        if view.fits:
            self.roles = RoleChanges(view)
            self.roles.plan_wanted.connect(self.plan_wanted)
            self._column.addWidget(self.roles)

    def _arrange(self) -> None:
        """Lay the cards out anew when the number of columns changes."""
        columns = _columns(self.width())
        if self.dots is None or columns is self._columns:
            return
        self._columns = columns
        before, self._grid = self._grid, QWidget()
        across = QHBoxLayout(self._grid) if columns is _Columns.THREE else QVBoxLayout(self._grid)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACING)
        across.addWidget(self.dots, 9 if columns is _Columns.THREE else 0)
        count = 1 if columns is _Columns.ONE else 2
        beside = QHBoxLayout()
        beside.setSpacing(SPACING)
        across.addLayout(beside, 10 if columns is _Columns.THREE else 1)
        share = 10 / 19 if columns is _Columns.THREE else 1.0
        for stack in _spread(self.cards, count, round(self.width() * share / count)):
            beside.addLayout(_stacked(stack), 1)
        roles_follow = self.roles is not None and not self._is_for_all_roles()
        self._column.insertWidget(self._column.count() - roles_follow, self._grid, 1)
        if before is not None:
            put_away(before)

    def _is_for_all_roles(self) -> bool:
        return self._view is not None and self._view.role.code == ALL_ROLES

    def _dots(self, view: ResultView) -> ChartFrame:
        drawing = DotPlot(_("Gaps, largest first"), self._levels(view, view.result.by_gap))
        return self._frame(drawing)

    def _levels(self, view: ResultView, comparisons: tuple[Comparison, ...]) -> Levels:
        second = self.beside.second()
        if second is None:
            return levels(view.framework, comparisons, backings=view.backings)
        return levels(
            view.framework,
            comparisons,
            second.ratings,
            second.name,
            remarks=second.remarks,
            backings=view.backings,
        )

    def _cards(self, view: ResultView) -> Iterator[ChartFrame]:
        leads = self._is_for_all_roles()
        if view.fits and leads:
            yield self._frame(FitBars(_("Role fit"), view.framework, view.fits))
        for area in view.framework.areas:
            inside = tuple(_in_area(view, area))
            if inside:
                yield self._area(view, area, inside)
        overview = _("Overview by area")
        yield self._frame(StatusBars(overview, view.framework, view.result, view.backings))
        if view.fits and not leads:
            yield self._frame(FitBars(_("Role fit"), view.framework, view.fits))

    def _area(
        self, view: ResultView, area: Area, comparisons: tuple[Comparison, ...]
    ) -> ChartFrame:
        title = _("{code} {title}").format(code=area.code, title=area.title)
        rows = self._levels(view, comparisons)
        if not radar.fits(len(comparisons)):
            return self._frame(DotPlot(title, rows))
        # pyqtgraph is slow to import, and only needed from here on.
        from s4c_desktop.ui.charts.radar import RadarView
        from s4c_desktop.ui.charts.radar_drawing import Radar

        chart = RadarView(Radar(title, rows), self._context.theme)
        return self._framed(chart)

    def _frame(self, drawing: Drawing) -> ChartFrame:
        view = DrawingView(drawing, self._context.theme, whole=True)
        return self._framed(view)

    def _framed(self, view: QWidget) -> ChartFrame:
        context = self._context
        return ChartFrame(view, context.theme, context.messages, context.leaving)


def _shown(view: ResultView) -> tuple[object, ...]:
    assessment = view.assessment
    return (
        assessment.id,
        assessment.kind,
        assessment.raters,
        assessment.reading,
        assessment.signature,
        assessment.decision,
        assessment.appeals,
        assessment.sittings,
        assessment.given,
        view.backings,
        view.framework.id,
        view.role.code,
        view.result,
        view.fits,
        tuple((layer.id, layer.held_on, dict(layer.ratings)) for layer in view.beside),
    )


def _in_area(view: ResultView, area: Area) -> Iterator[Comparison]:
    for comparison in view.result.comparisons:
        if view.framework.competence(comparison.competence).area == area.code:
            yield comparison


def _columns(width: int) -> _Columns:
    if width >= _THREE_COLUMNS:
        return _Columns.THREE
    return _Columns.TWO if width >= _TWO_COLUMNS else _Columns.ONE


def _spread(cards: tuple[ChartFrame, ...], count: int, width: int) -> list[list[ChartFrame]]:
    """Deal the cards out to columns of nearly equal height, in reading order as far as can be."""
    heights = [card.height_at(width) + SPACING for card in cards]
    ways = {way: _stack(way, heights, count) for way in product(range(count), repeat=len(cards))}
    lowest = min(highest for highest, _jumps in ways.values())
    near = (way for way, (highest, _jumps) in ways.items() if highest <= lowest * _UNEVEN)
    best = min(near, key=lambda way: ways[way][::-1])
    return [
        [card for card, column in zip(cards, best, strict=True) if column == wanted]
        for wanted in range(count)
    ]


def _stack(way: tuple[int, ...], heights: list[int], count: int) -> tuple[int, int]:
    """Return the highest column's height, and how often a card is not put where it is lowest."""
    stacked, jumps = [0] * count, 0
    for column, height in zip(way, heights, strict=True):
        jumps += column != stacked.index(min(stacked))
        stacked[column] += height
    return max(stacked), jumps


def _stacked(cards: list[ChartFrame]) -> QBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACING)
    for card in cards:
        # Radars grow with the room; a list of rows has no use for more than it needs.
        column.addWidget(card, 0 if isinstance(card.view, DrawingView) else 1)
    if all(isinstance(card.view, DrawingView) for card in cards):
        column.addStretch(1)
    return column
