"""A plan's timeline as vectors, from the same geometry as on screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import schedule_wording, timeline_chart
from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem
from s4c_desktop.domain.radar import Box, Size
from s4c_desktop.domain.schedule import Stretch
from s4c_desktop.reports import theme
from s4c_desktop.reports.text import plain

ROW = 15.0
LEAST_ROW = 10.5
FRAME = 42.0
"""Height of what stands above and below the rows."""

_HEAD = 15.0
_FOOT = FRAME - _HEAD
_TICK = 7.0
_LABEL = 8.0
_LABELS = 0.34
"""Share of the width that the labels take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Days in a row of the chart, and which item they belong to."""

    days: Stretch
    item: SheetItem


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of the chart with its label; `joined` draws a line through its bars."""

    label: str
    bars: tuple[Bar, ...]
    joined: bool = True


def item_rows(sheet: PlanSheet) -> tuple[BarRow, ...]:
    """Return a row for each item that has days."""
    return tuple(
        BarRow(f"{number}  {item.title}", _bars(item))
        for number, item in enumerate(sheet.items, start=1)
        if item.stretches
    )


def module_rows(sheet: PlanSheet) -> tuple[BarRow, ...]:
    """Return a row for each module, in the order in which the plan comes to them."""
    names: dict[str, list[SheetItem]] = {}
    for item in sheet.items:
        if item.stretches:
            names.setdefault(item.place.split(" › ")[0] or _("Other items"), []).append(item)
    return tuple(
        BarRow(name, tuple(bar for item in items for bar in _bars(item)), joined=False)
        for name, items in names.items()
    )


def _bars(item: SheetItem) -> tuple[Bar, ...]:
    return tuple(Bar(days, item) for days in item.stretches)


class Timeline(Flowable):
    """Bars of what is mandatory are filled, of what is optional hollow, of what is done crossed."""

    def __init__(self, rows: Sequence[BarRow], sheet: PlanSheet, row: float = ROW) -> None:
        super().__init__()
        self._rows = rows
        self._sheet = sheet
        self._row = row
        self.width, self.height = theme.WIDTH, row * len(rows) + FRAME

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which follows from the rows."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the rows that fit and the rest, or nothing where hardly any fits."""
        fitting = int((height - FRAME) // self._row)
        if fitting < 4 or fitting >= len(self._rows):
            return []
        parts = (self._rows[:fitting], self._rows[fitting:])
        return [Timeline(part, self._sheet, self._row) for part in parts]

    def draw(self) -> None:
        """Draw shades and grid, then bars, then marks and the legend."""
        chart = self._layout()
        if chart is None:
            return
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(1, -1)
        self._draw_ground(chart)
        for row, placed in zip(self._rows, chart.rows, strict=True):
            self._draw_row(row, placed)
        self._draw_marks(chart)
        self._draw_legend()
        canvas.restoreState()

    def _layout(self) -> timeline_chart.Chart | None:
        schedule = self._sheet.schedule
        frame = None if schedule is None else schedule.frame
        marks = timeline_chart.Marks(
            today=self._sheet.today,
            deadline=frame.deadline if frame else None,
            absences=frame.absences if frame else (),
        )
        widest = max(
            stringWidth(text, theme.REGULAR, _TICK) for text in schedule_wording.widest_tick_texts()
        )
        # All rows of the plan, so that the parts of a chart on two pages have the same days.
        days = [s for item in self._sheet.items for s in item.stretches]
        rows = [[bar.days for bar in row.bars] for row in self._rows]
        room = Size(self.width, self.height - _FOOT)
        measures = timeline_chart.Measures(self.width * _LABELS, _HEAD, widest)
        span = Stretch(min(s.first for s in days), max(s.last for s in days)) if days else None
        return timeline_chart.layout(room, rows, marks, measures, span)

    # -- parts ---------------------------------------------------------------------------

    def _draw_ground(self, chart: timeline_chart.Chart) -> None:
        canvas = self.canv
        for shade in chart.shades:
            self._fill(shade, theme.CAUTION_WASH)
        canvas.setStrokeColor(theme.BORDER)
        canvas.setLineWidth(0.4)
        for placed in chart.rows:
            canvas.line(0, placed.label.bottom, self.width, placed.label.bottom)
        canvas.line(0, chart.plot.y, self.width, chart.plot.y)
        for tick in chart.ticks:
            canvas.line(tick.x, chart.plot.y - 3, tick.x, chart.plot.bottom)
            if tick.labelled:
                text = schedule_wording.tick_text(chart.unit, tick.day)
                self._text(text, tick.x + 1.5, chart.plot.y - 4.5, theme.MUTED, _TICK)

    def _draw_row(self, row: BarRow, placed: timeline_chart.Row) -> None:
        canvas = self.canv
        size = min(_LABEL, self._row * 0.68)
        middle = placed.label.y + placed.label.height / 2
        label = _fitted(row.label, size, placed.label.width - 8)
        self._text(label, 0, middle + size * 0.34, theme.TEXT, size)
        if row.joined and placed.line is not None:
            canvas.setStrokeColor(theme.ACTUAL)
            canvas.setLineWidth(0.8)
            canvas.line(placed.line.x, placed.line.y, placed.line.right, placed.line.y)
        for bar, box in zip(row.bars, placed.bars, strict=True):
            self._draw_bar(bar.item, box)

    def _draw_bar(self, item: SheetItem, box: Box) -> None:
        canvas = self.canv
        canvas.setLineWidth(0.9)
        canvas.setStrokeColor(theme.GOOD if item.done else theme.ACTUAL)
        filled = item.mandatory and not item.done
        canvas.setFillColor(theme.ACTUAL if filled else theme.WHITE)
        inset = 0.45
        width = max(box.width - 2 * inset, 0.6)
        canvas.roundRect(
            box.x + inset, box.y + inset, width, box.height - 2 * inset,
            min(2.0, width / 2), stroke=1, fill=1,
        )  # fmt: skip
        if item.done:
            middle = box.y + box.height / 2
            canvas.line(box.x, middle, box.right, middle)

    def _draw_marks(self, chart: timeline_chart.Chart) -> None:
        canvas = self.canv
        marks = (
            (chart.today, _("today"), theme.TEXT, (1.5, 1.5)),
            (chart.deadline, _("deadline"), theme.REQUIRED, ()),
        )
        free = 0.0
        for x, word, colour, dash in sorted(
            (mark for mark in marks if mark[0] is not None), key=lambda mark: mark[0] or 0.0
        ):
            if x is None:
                continue
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(1.2)
            canvas.setDash(*dash) if dash else canvas.setDash()
            canvas.line(x, chart.plot.y, x, chart.plot.bottom + 3)
            canvas.setDash()
            width = stringWidth(word, theme.MEDIUM, _TICK)
            start = max(free, min(x - width / 2, self.width - width))
            self._text(word, start, chart.plot.bottom + 10, colour, _TICK, theme.MEDIUM)
            free = start + width + 4

        schedule = self._sheet.schedule
        if chart.late_deadline and schedule is not None and schedule.frame.deadline is not None:
            day = schedule_wording.short_span_text(*(schedule.frame.deadline,) * 2)
            text = _("deadline: {day}").format(day=day)
            width = stringWidth(text, theme.MEDIUM, _TICK)
            self._text(
                text,
                self.width - width,
                chart.plot.bottom + 10,
                theme.REQUIRED,
                _TICK,
                theme.MEDIUM,
            )

    def _draw_legend(self) -> None:
        y = self.height - 6.0
        x = 0.0
        items = [item for row in self._rows for item in (bar.item for bar in row.bars)]
        kinds = (
            (_("mandatory"), next((i for i in items if i.mandatory and not i.done), None)),
            (_("optional"), next((i for i in items if not i.mandatory and not i.done), None)),
            (_("done"), next((i for i in items if i.done), None)),
        )
        for word, item in kinds:
            if item is not None:
                self._draw_bar(item, Box(x, y - 5.5, 16, 6))
                x = self._word(word, x + 20, y)
        schedule = self._sheet.schedule
        if schedule is not None and schedule.frame.absences:
            self._fill(Box(x, y - 6.5, 12, 8), theme.CAUTION_WASH)
            self._word(_("away"), x + 16, y)

    # -- drawing -------------------------------------------------------------------------

    def _word(self, word: str, x: float, y: float) -> float:
        self._text(word, x, y, theme.MUTED, _TICK)
        return float(x + stringWidth(word, theme.REGULAR, _TICK) + 14)

    def _fill(self, box: Box, colour: Color) -> None:
        self.canv.setFillColor(colour)
        self.canv.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)

    def _text(
        self, text: str, x: float, y: float, colour: Color, size: float,
        font: str = theme.REGULAR,
    ) -> None:  # fmt: skip
        """Write a line whose baseline is at `y`, in a geometry that counts downwards."""
        canvas = self.canv
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(1, -1)
        canvas.setFillColor(colour)
        canvas.setFont(font, size)
        canvas.drawString(0, 0, text)
        canvas.restoreState()


def _fitted(text: str, size: float, room: float) -> str:
    line = plain(text)
    if stringWidth(line, theme.REGULAR, size) <= room:
        return line
    while line and stringWidth(line + "…", theme.REGULAR, size) > room:
        line = line[:-1].rstrip()
    return line + "…"
