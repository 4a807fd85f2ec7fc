"""Building blocks that the documents share: headings, facts, tables, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.reports import theme
from s4c_desktop.reports.document import Heading
from s4c_desktop.reports.text import escaped, paragraph, plain

PLAIN_TABLE = [
    ("FONTNAME", (0, 0), (-1, -1), theme.REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
]


class RowTable(Table):
    """A table that breaks between rows; within one only where no page is high enough for it."""

    splitInRow: int  # noqa: N815 - ReportLab's name

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the part for the height there is, and the rest: two rows rather than one alone."""
        found = self._parts(width, height)
        heads = self.repeatRows
        if heads and len(found) > 1 and len(found[1]._cellvalues) == heads + 1:
            above = found[0]._rowHeights
            whole = len(above) + 1 == len(self._cellvalues)
            if whole and len(above) > heads + 2:
                first, rest = self._parts(width, sum(above[:-1]) + 0.1)
                rest.wrap(width, height)
                # What the row has left free would take one of the two.
                return [first, CondPageBreak(sum(rest._rowHeights)), rest]
        return [*found]

    def _parts(self, width: float, height: float) -> list[Table]:
        wanted = self.splitInRow
        self.splitInRow = int(height > theme.HEIGHT - 1 or self.opening > theme.HEIGHT * 0.85)
        try:
            found: list[Table] = super().split(width, height)
        finally:
            self.splitInRow = wanted
        for part in found:
            part.splitInRow = wanted
        return found

    @property
    def opening(self) -> float:
        """Return the height of the head with the first row."""
        self.wrap(theme.WIDTH, theme.HEIGHT)
        return float(sum(self._rowHeights[: self.repeatRows + 1]))


def heading(text: str) -> Heading:
    """Return a chapter's heading, which the outline lists."""
    return Heading(escaped(text), theme.HEADING, level=0, entry=plain(text))


def eyebrow(text: str) -> Heading:
    """Return the kind of document above its title; the outline begins with it."""
    return Heading(escaped(text), theme.EYEBROW, level=0, entry=plain(text))


def titled(text: str, style: ParagraphStyle) -> Heading:
    """Return the title of a page, which the outline lists."""
    return Heading(escaped(text), style, level=0, entry=plain(text))


def subheading(text: str) -> Heading:
    """Return a section's heading, which the outline lists below its chapter."""
    return Heading(escaped(text), theme.SUBHEADING, level=1, entry=plain(text))


def coloured(text: str, style: ParagraphStyle, colour: Color) -> Paragraph:
    """Return a paragraph in a colour of its own."""
    return paragraph(text, style, colour)


def facts(pairs: Iterable[tuple[str, str]], columns: int = 2) -> Table:
    """Return labelled values in columns; a pair without a value is left out."""
    cells: list[list[Flowable]] = [
        [paragraph(label, theme.LABEL), paragraph(value, theme.VALUE)]
        for label, value in pairs
        if value
    ]
    rows = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    for row in rows:
        row.extend([gap(0)] for _unused in range(columns - len(row)))
    return Table(rows, [theme.WIDTH / columns] * columns, style=PLAIN_TABLE)


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[Flowable | list[Flowable]]],
    widths: Sequence[float],
    *,
    numbers: Sequence[int] = (),
) -> RowTable:
    """Return a table whose head is repeated on every page; `numbers` are columns set right."""
    first: list[Flowable] = [
        paragraph(text, theme.NUMBER_HEAD if column in numbers else theme.CELL_HEAD)
        for column, text in enumerate(head)
    ]
    style = [
        *PLAIN_TABLE,
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, theme.MUTED),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, theme.BORDER),
    ]
    return RowTable([first, *rows], widths, repeatRows=1, splitInRow=1, style=TableStyle(style))


def boxed(
    flowables: Sequence[Flowable | list[Flowable]], colour: Color = theme.ACCENT_WASH
) -> RowTable:
    """Return the flowables, one below the other, on a coloured ground; a list stays together."""
    style = [
        ("FONTNAME", (0, 0), (-1, -1), theme.REGULAR),
        ("BACKGROUND", (0, 0), (-1, -1), colour),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, 0), 12),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
        ("TOPPADDING", (0, 1), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -2), 2),
        ("ROUNDEDCORNERS", [6, 6, 6, 6]),
    ]
    rows = [[flowable] for flowable in flowables]
    return RowTable(rows, [theme.WIDTH], style=TableStyle(style), splitInRow=1)


def gap(height: float) -> Spacer:
    """Return an empty space."""
    return Spacer(1, height)


def day(moment: date | None) -> str:
    """Say a date, as in "14 September 2026"; empty for none."""
    if moment is None:
        return ""
    return _("{day} {month} {year}").format(
        day=moment.day, month=_months()[moment.month - 1], year=moment.year
    )


def time(moment: datetime) -> str:
    """Say a moment in UTC, to the minute."""
    return _("{day}, {time} UTC").format(day=day(moment.date()), time=moment.strftime("%H:%M"))


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


def side_by_side(cells: Sequence[object]) -> Table:
    """Return cells of equal width beside each other."""
    return Table([cells], [theme.WIDTH / len(cells)] * len(cells), style=TableStyle(PLAIN_TABLE))


def in_pairs(cells: Sequence[Sequence[Flowable]]) -> Iterator[Flowable]:
    """Yield cells two in a row; a row stays on one page."""
    for index in range(0, len(cells), 2):
        row = [*cells[index : index + 2]]
        row.extend([gap(0)] for _unused in range(2 - len(row)))
        yield KeepTogether([gap(8), side_by_side(row)])


def plain_row(rows: Sequence[Sequence[object]], widths: Sequence[float]) -> Table:
    """Return rows without a head, divided by lines; a row stays on one page."""
    style = [*PLAIN_TABLE, ("LINEBELOW", (0, 0), (-1, -1), 0.4, theme.BORDER)]
    return Table(rows, widths, style=TableStyle(style))


def grid(words: Sequence[str], columns: int, width: float) -> Table:
    """Return short words below each other in columns, to be compared by eye."""
    rows = [
        [paragraph(word, theme.VALUE_CELL) for word in words[i : i + columns]]
        for i in range(0, len(words), columns)
    ]
    return Table(rows, [width] * columns, style=TableStyle(PLAIN_TABLE), hAlign="LEFT")
