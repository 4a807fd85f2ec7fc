"""What is filled in by hand: lines to write on, boxes to tick, places to sign."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table, TableStyle

from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.text import paragraph, plain

_BOX = 17.0
LINE = 21.0
"""The distance of two lines that are written on, in points."""


class Box(Flowable):
    """An empty square to tick."""

    def __init__(self, size: float = 9.0, drop: float = 1.0) -> None:
        super().__init__()
        self.width, self.height = size, size + drop
        self._size = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the square at the lower edge."""
        self.canv.setStrokeColor(theme.TEXT)
        self.canv.setLineWidth(0.8)
        self.canv.roundRect(0, 0, self._size, self._size, 1.5, stroke=1, fill=0)


class Lines(Flowable):
    """Lines to write on: at least some, and, if wanted, as many as the page has room for."""

    def __init__(self, least: int, *, fills: bool = False, width: float = theme.WIDTH) -> None:
        super().__init__()
        self._least = least
        self._fills = fills
        self.width = width
        self.height = least * LINE

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size; the height grows to whole lines of the room there is."""
        fitting = int((height - 1) // LINE) if self._fills and height < theme.HEIGHT * 2 else 0
        self.height = max(self._least, fitting) * LINE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines, the lowest a little above the edge."""
        self.canv.setStrokeColor(theme.RULE)
        self.canv.setLineWidth(0.5)
        for number in range(round(self.height / LINE)):
            y = number * LINE + 2
            self.canv.line(0, y, self.width, y)


def ticks(
    texts: Sequence[str], width: float = theme.WIDTH, style: ParagraphStyle = theme.BODY
) -> Table:
    """Return choices below each other, each with a box to tick."""
    rows = [[Box(), paragraph(text, style)] for text in texts]
    return Table(rows, [_BOX, width - _BOX], style=TableStyle(_TIGHT), hAlign="LEFT")


def tick_row(texts: Sequence[str], width: float = theme.WIDTH) -> Table:
    """Return choices beside each other, each with a box to tick, in the room their words need."""
    words = [stringWidth(plain(text), theme.REGULAR, theme.CELL.fontSize) + 9 for text in texts]
    spare = max(0.0, width - sum(words) - _BOX * len(texts)) / len(texts)
    cells = [cell for text in texts for cell in (Box(), paragraph(text, theme.CELL))]
    widths = [part for word in words for part in (_BOX, word + spare)]
    style = TableStyle([*_TIGHT, ("TOPPADDING", (0, 0), (-1, -1), 3.5)])
    return Table([cells], widths, style=style, hAlign="LEFT")


def blanks(
    labels: Sequence[tuple[str, str]], columns: int = 2, width: float = theme.WIDTH
) -> Table:
    """Return labelled values in columns; what has no value gets a line to write on."""
    column = width / columns
    cells = [[paragraph(label, theme.LABEL), _value(value, column - 16)] for label, value in labels]
    rows = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    for row in rows:
        row.extend([parts.gap(0)] for _unused in range(columns - len(row)))
    return Table(rows, [column] * columns, style=TableStyle(_FIELDS), hAlign="LEFT")


def signatures(names: Sequence[tuple[str, str]], width: float = theme.WIDTH) -> Table:
    """Return places to sign beside each other, each with a name (may be empty) and who it is."""
    column = width / len(names)
    cells = [
        [
            Lines(1, width=column - 16),
            *([paragraph(name, theme.CELL)] if name else []),
            paragraph(who, theme.LABEL),
        ]
        for name, who in names
    ]
    return Table([cells], [column] * len(names), style=TableStyle(_FIELDS), hAlign="LEFT")


def _value(value: str, width: float) -> Flowable:
    return paragraph(value, theme.VALUE_CELL) if value else Lines(1, width=width)


_TIGHT = [
    *parts.PLAIN_TABLE,
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ("TOPPADDING", (0, 0), (0, -1), 3.5),
]
_FIELDS = [
    *parts.PLAIN_TABLE,
    ("RIGHTPADDING", (0, 0), (-1, -1), 16),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
