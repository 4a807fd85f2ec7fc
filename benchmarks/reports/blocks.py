"""What stands in a report, apart from how ReportLab lays it out: texts, tables and charts.

The program's own story is read, so that all others make the same pages. Lengths are points; charts
are lists of shapes, from the top left corner down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from s4c_desktop.reports import theme
from s4c_desktop.reports.level_rows import LevelRows

Block = dict[str, Any]
_HIGHEST = 300.0


def blocks(story: Iterable[Flowable]) -> list[Block]:
    """Return what a story shows."""
    return [block for flowable in story for block in _blocks(flowable)]


def _blocks(flowable: Flowable | str) -> Iterator[Block]:
    match flowable:
        case str():
            if flowable:
                yield _text(Paragraph(flowable, theme.CELL))
        case Paragraph():
            yield _text(flowable)
        case PageBreak():
            yield {"is": "page"}
        case CondPageBreak():
            yield {"is": "room", "height": float(flowable.height)}
        case KeepTogether():
            yield from blocks(flowable._content)
        case Spacer():
            yield {"is": "gap", "height": float(flowable.height)}
        case Grid():
            yield _table(flowable)
        case _:
            yield from _charts(flowable)


def _text(found: Paragraph) -> Block:
    style = found.style
    colour = getattr(found.frags[0], "textColor", None) if found.frags else None
    return {
        "is": "text",
        "text": found.getPlainText(identify=True).strip(),
        "size": style.fontSize,
        "leading": style.leading,
        "before": style.spaceBefore,
        "after": style.spaceAfter,
        "indent": style.leftIndent,
        "bold": style.fontName != theme.REGULAR,
        "right": style.alignment == 2,
        "keep": bool(style.keepWithNext),
        "colour": _hex(colour or style.textColor),
    }


def _table(found: Grid) -> Block:
    grounds = [command for command in found._bkgrndcmds if command[0] == "BACKGROUND"]
    rows = [
        [blocks(cell if isinstance(cell, list | tuple) else [cell]) for cell in row]
        for row in found._cellvalues
    ]
    # Not before its texts were read: it breaks them into lines.
    found.wrap(theme.WIDTH, theme.HEIGHT)
    return {
        "is": "table",
        "widths": [float(width) for width in found._colWidths],
        "head": int(found.repeatRows or 0),
        "ground": _hex(grounds[0][3]) if grounds else None,
        "lines": bool(found._linecmds),
        "rows": rows,
    }


def _charts(found: Flowable) -> Iterator[Block]:
    """Yield a chart, one of many rows in parts, as it goes on over pages."""
    if isinstance(found, LevelRows) and found.height > _HIGHEST:
        for part in found.split(theme.WIDTH, _HIGHEST):
            yield from _charts(part)
    else:
        yield _chart(found)


def _chart(found: Flowable) -> Block:
    width, height = found.wrap(theme.WIDTH, theme.HEIGHT)
    canvas = _Recorder(height)
    found.canv = canvas
    found.draw()
    del found.canv
    return {"is": "chart", "width": width, "height": height, "shapes": canvas.shapes}


def _hex(colour: Any) -> str:
    return f"#{colour.hexval()[2:]}"


class _Path:
    """Points that a chart joins."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.closed = False

    def moveTo(self, x: float, y: float) -> None:  # noqa: N802 - ReportLab's name
        self.points.append((x, y))

    lineTo = moveTo  # noqa: N815 - ReportLab's name

    def close(self) -> None:
        self.closed = True


class _Recorder:
    """Notes what a chart draws; the names are those of ReportLab's canvas."""

    def __init__(self, height: float) -> None:
        self.shapes: list[dict[str, Any]] = []
        self._now: dict[str, Any] = {
            "x": 0.0, "y": height, "along": 1.0, "up": -1.0, "fill": "#000000", "opacity": 1.0,
            "stroke": "#000000", "width": 1.0, "dash": None, "bold": False, "size": 9.0,
        }  # fmt: skip
        self._kept: list[dict[str, Any]] = []

    def saveState(self) -> None:  # noqa: N802
        self._kept.append(dict(self._now))

    def restoreState(self) -> None:  # noqa: N802
        self._now = self._kept.pop()

    def translate(self, x: float, y: float) -> None:
        self._now["x"], self._now["y"] = self._at(x, y)

    def scale(self, x: float, y: float) -> None:
        self._now["along"] *= x
        self._now["up"] *= y

    def setFillColor(self, colour: Any) -> None:  # noqa: N802
        self._now["fill"] = _hex(colour)

    def setStrokeColor(self, colour: Any) -> None:  # noqa: N802
        self._now["stroke"] = _hex(colour)

    def setFillAlpha(self, opacity: float) -> None:  # noqa: N802
        self._now["opacity"] = opacity

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        self._now["width"] = width

    def setLineJoin(self, _join: int) -> None:  # noqa: N802
        pass

    setLineCap = setLineJoin  # noqa: N815

    def setDash(self, *dash: float) -> None:  # noqa: N802
        self._now["dash"] = list(dash) or None

    def setFont(self, name: str, size: float) -> None:  # noqa: N802
        self._now |= {"bold": name != theme.REGULAR, "size": size}

    def stringWidth(self, text: str, font: str, size: float) -> float:  # noqa: N802
        return float(stringWidth(text, font, size))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._shape("line", points=[self._at(x1, y1), self._at(x2, y2)])

    def circle(self, x: float, y: float, r: float, stroke: int = 1, fill: int = 0) -> None:
        self._filled("circle", stroke, fill, at=self._at(x, y), radius=r)

    def rect(
        self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0
    ) -> None:
        one, other = self._at(x, y), self._at(x + width, y + height)
        box = [min(one[0], other[0]), min(one[1], other[1]), abs(width), abs(height)]
        self._filled("rect", stroke, fill, box=box)

    def roundRect(  # noqa: N802
        self, x: float, y: float, w: float, h: float, _r: float, stroke: int = 1, fill: int = 0
    ) -> None:
        self.rect(x, y, w, h, stroke, fill)

    def beginPath(self) -> _Path:  # noqa: N802
        return _Path()

    def drawPath(self, path: _Path, stroke: int = 1, fill: int = 0) -> None:  # noqa: N802
        points = [self._at(*point) for point in path.points]
        self._filled("path", stroke, fill, points=points, closed=path.closed)

    def drawString(self, x: float, y: float, text: str, back: float = 0) -> None:  # noqa: N802
        font = theme.MEDIUM if self._now["bold"] else theme.REGULAR
        left = x - back * stringWidth(text, font, self._now["size"])
        self._shape("text", at=self._at(left, y), text=text)

    def drawCentredString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        self.drawString(x, y, text, 0.5)

    def drawRightString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        self.drawString(x, y, text, 1)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        now = self._now
        return now["x"] + x * now["along"], now["y"] + y * now["up"]

    def _filled(self, kind: str, stroke: int, fill: int, **parts: Any) -> None:
        self._shape(kind, **parts)
        shape = self.shapes[-1]
        shape |= {"stroke": shape["stroke"] if stroke else None}
        shape |= {"fill": shape["fill"] if fill else None}

    def _shape(self, kind: str, **parts: Any) -> None:
        now = self._now
        names = ("fill", "opacity", "stroke", "width", "dash", "bold", "size")
        self.shapes.append({"is": kind, **parts, **{name: now[name] for name in names}})
