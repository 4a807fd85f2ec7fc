"""The timeline of a plan: a bar for each item on its days, with deadline, today and days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import schedule_wording, study_wording, timeline_chart
from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem
from s4c_desktop.domain.radar import Box, Size
from s4c_desktop.domain.study import ItemState
from s4c_desktop.domain.timeline_chart import Chart, Marks, Measures
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import SMALL, TINY, Look, draw_text, hatch, text_size
from s4c_desktop.ui.charts.symbols import Mark
from s4c_desktop.ui.dates import short_date

_LINE = 30.0
_TALLEST = 48.0
"""A row is no higher than this, however much room there is."""

_HEAD = 26.0
_LABELS = (120.0, 300.0)
_SHARE = 0.32
_RIM = 8.0


@dataclass(frozen=True, slots=True)
class _Key:
    """What the geometry follows from."""

    width: float
    height: float
    tick: float


class Timeline(Drawing):
    """Items that have days, in the order of the plan."""

    def __init__(self, title: str, sheet: PlanSheet) -> None:
        super().__init__(title)
        self._sheet = sheet
        self._items = tuple(item for item in sheet.items if item.stretches)
        schedule = sheet.schedule
        frame = schedule.frame if schedule else None
        self._marks = Marks(
            sheet.today,
            frame.deadline if frame else None,
            frame.absences if frame else (),
        )
        self._laid = lru_cache(maxsize=8)(self._lay)

    @property
    def items(self) -> int:
        """Return the number of bars."""
        return len(self._items)

    def summary(self) -> str:
        """Say when everything is done."""
        schedule = self._sheet.schedule
        if schedule is None:
            return ""
        parts = (
            schedule_wording.finish_sentence(schedule, short_date),
            schedule_wording.slack_sentence(schedule, short_date),
        )
        return " ".join(part for part in parts if part)

    def describe(self, item: int) -> str:
        """Name an item with its days, hours and state."""
        one = self._items[item]
        return _("{title}: {days}, {hours}, {state}").format(
            title=_name(one),
            days=schedule_wording.span_text(one.first, one.last, short_date),
            hours=schedule_wording.length(one.hours.total * 60),
            state=study_wording.state_name(one.state),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain what occurs."""
        states = {one.state for one in self._items}
        entries = [
            Entry(study_wording.state_heading(state), _mark(state))
            for state in (ItemState.DONE, ItemState.STARTED, ItemState.PLANNED)
            if state in states
        ]
        if self._marks.absences:
            entries.append(Entry(_("Days off"), _absence_mark))
        if self._marks.deadline is not None:
            entries.append(Entry(_deadline_text(self._marks.deadline), _deadline_mark))
        if self._marks.today is not None:
            entries.append(Entry(_("Today"), _today_mark))
        return tuple(entries)

    def table(self) -> Table:
        """Return the items with their days."""
        headers = (_("Item"), _("From"), _("Until"), _("Hours"), _("State"), _("Works on"))
        return Table(
            headers,
            tuple(
                (
                    _name(one),
                    str(one.first or ""),
                    str(one.last or ""),
                    schedule_wording.length(one.hours.total * 60),
                    study_wording.state_name(one.state),
                    ", ".join(one.works_on),
                )
                for one in self._items
            ),
        )

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows every label and a month or two comfortably."""
        return QSizeF(960, _HEAD + self.height(960, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all bars."""
        return max(1, self.items) * _LINE + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the line with the days."""
        return _HEAD

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the names of weeks or months."""
        chart = self._chart(QSizeF(width, self.height(width, look)), look)
        if chart is None:
            return
        for tick in chart.ticks:
            if tick.labelled:
                box = QRectF(tick.x + 3, 0, chart.plot.width, _HEAD)
                text = schedule_wording.tick_text(chart.unit, tick.day)
                draw_text(painter, box, text, look.font(TINY), look.colour("muted"))

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint days off, ticks, bars and labels, then deadline and today."""
        chart = self._chart(size, look)
        if chart is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shade in chart.shades:
            _paint_absence(painter, _rect(shade), look)
        painter.setPen(QPen(look.grid, 1))
        bottom = chart.plot.y + chart.plot.height
        for tick in chart.ticks:
            painter.drawLine(QLineF(tick.x, chart.plot.y, tick.x, bottom))
        for number, (row, item) in enumerate(zip(chart.rows, self._items, strict=True)):
            if number == current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_wash"))
                painter.drawRoundedRect(self.place(number, size, look), 6, 6)
            self._paint_row(painter, row, item, look)
        if chart.deadline is not None:
            painter.setPen(look.dashed("required", 2))
            painter.drawLine(QLineF(chart.deadline, chart.plot.y, chart.deadline, bottom))
        if chart.today is not None:
            painter.setPen(QPen(look.colour("text"), 1.2))
            painter.drawLine(QLineF(chart.today, chart.plot.y, chart.today, bottom))

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return an item's line."""
        line = self._line(size)
        return QRectF(0, item * line, size.width(), line).adjusted(1, 1, -1, -1)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the item at a place."""
        number = int(place.y() // self._line(size))
        return number if 0 <= number < self.items else None

    # -- parts ---------------------------------------------------------------------------

    def _line(self, size: QSizeF) -> float:
        return min(size.height() / max(1, self.items), _TALLEST)

    def _chart(self, size: QSizeF, look: Look) -> Chart | None:
        tick = max(
            text_size(text, look.font(TINY)).width()
            for text in schedule_wording.widest_tick_texts()
        )
        return self._laid(_Key(size.width(), size.height(), tick))

    def _lay(self, key: _Key) -> Chart | None:
        labels = min(max(_LABELS[0], key.width * _SHARE), _LABELS[1])
        return timeline_chart.layout(
            Size(key.width - _RIM, min(key.height, max(1, self.items) * _TALLEST)),
            [item.stretches for item in self._items],
            self._marks,
            Measures(labels, 0, key.tick),
        )

    def _paint_row(
        self, painter: QPainter, row: timeline_chart.Row, item: SheetItem, look: Look
    ) -> None:
        label = _rect(row.label).adjusted(_RIM, 0, -_RIM, 0)
        colour = look.colour("muted" if item.done else "text")
        draw_text(painter, label, _name(item), look.font(SMALL), colour)
        if row.line is not None:
            painter.setPen(QPen(look.colour("muted"), 1.2, Qt.PenStyle.DotLine))
            y = row.line.y
            painter.drawLine(QLineF(row.line.x, y, row.line.x + row.line.width, y))
        for bar in row.bars:
            _mark(item.state)(painter, _rect(bar), look)


def _name(item: SheetItem) -> str:
    return study_wording.item_name(item.title, item.topics)


def _mark(state: ItemState) -> Mark:
    """Return how a bar of a state is painted: told apart by pattern too, never by colour alone."""

    def paint(painter: QPainter, box: QRectF, look: Look) -> None:
        inner = box.adjusted(0, 2, 0, -2) if box.height() > 8 else box
        token = "good" if state is ItemState.DONE else "actual"
        painter.setPen(QPen(look.colour(token), 1.2))
        painter.setBrush(look.colour(token, 1.0 if state is ItemState.PLANNED else 0.25))
        painter.drawRoundedRect(inner, 3, 3)
        if state is ItemState.STARTED:
            hatch(painter, inner, QPen(look.colour(token), 1.4), 6, falling=False)

    return paint


def _paint_absence(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.fillRect(box, look.colour("hover"))
    hatch(painter, box, QPen(look.grid, 1), 7, falling=True)


def _absence_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    _paint_absence(painter, box.adjusted(0, 3, 0, -3), look)


def _deadline_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.dashed("required", 2))
    painter.drawLine(QLineF(box.center().x(), box.top(), box.center().x(), box.bottom()))


def _today_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("text"), 1.2))
    painter.drawLine(QLineF(box.center().x(), box.top(), box.center().x(), box.bottom()))


def _deadline_text(deadline: date) -> str:
    return _("Deadline, {day}").format(day=short_date(deadline))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
