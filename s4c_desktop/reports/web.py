"""A web of rings and axes as vectors, from the same geometry as on screen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from s4c_desktop.domain import radar
from s4c_desktop.reports import theme

_LABEL = 8.5
_RING = 6.5
_DASH = (4, 2.5)


class WebDrawing(Flowable):
    """Rings, axes and their labels, and the required outline; what lies on them is the chart's."""

    def __init__(
        self,
        codes: Sequence[str],
        required: Sequence[int | None],
        width: float,
        height: float,
    ) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._codes, self._required = tuple(codes), tuple(required)
        labels = [_size(code, theme.MEDIUM, _LABEL) for code in self._codes]
        rings = {
            ring: radar.RingText(*(_size(_ring(ring), theme.REGULAR, _RING) for _ in range(2)))
            for ring in radar.RINGS
        }
        self._layout = radar.layout(radar.Size(width, height), labels, rings)

    @abstractmethod
    def _draw_values(self) -> None:
        """Draw what lies on the axes, below the required outline."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which is fixed."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw rings, then values, then labels."""
        # The geometry counts downwards, as a screen does.
        self.canv.translate(0, self.height)
        self.canv.scale(1, -1)
        self._draw_rings()
        self._draw_values()
        self._draw_required()
        self._draw_labels()

    def _draw_rings(self) -> None:
        self.canv.setLineWidth(0.5)
        self.canv.setStrokeColor(theme.BORDER)
        for ring in radar.RINGS:
            self.canv.drawPath(self._path(self._layout.ring(ring), close=True))
        for axis in range(self._layout.axes):
            tip = self._layout.point(axis, radar.RINGS[-1])
            self.canv.line(self._layout.centre.x, self._layout.centre.y, tip.x, tip.y)

    def _draw_required(self) -> None:
        self._set(theme.REQUIRED, 1.3)
        self.canv.setDash(*_DASH)
        for run in radar.runs(self._required):
            self.canv.drawPath(self._path(self._layout.line(run, self._required)))
        self.canv.setDash()

    def _draw_labels(self) -> None:
        for code, box in zip(self._codes, self._layout.axis_labels, strict=True):
            if box is not None:
                self._text(code, box, theme.MEDIUM, _LABEL, theme.TEXT)
        for ring, box in self._layout.ring_labels.items():
            self.canv.setFillColor(theme.WHITE)
            self.canv.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
            self._text(_ring(ring), box, theme.REGULAR, _RING, theme.MUTED)

    def _set(self, colour: Color, width: float) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setFillColor(colour)
        self.canv.setLineWidth(width)
        self.canv.setLineJoin(1)

    def _text(self, text: str, box: radar.Box, font: str, size: float, colour: Color) -> None:
        self.canv.saveState()
        self.canv.translate(box.x + box.width / 2, box.bottom - size * 0.26)
        self.canv.scale(1, -1)
        self.canv.setFont(font, size)
        self.canv.setFillColor(colour)
        self.canv.drawCentredString(0, 0, text)
        self.canv.restoreState()

    def _path(self, points: Sequence[radar.Point], *, close: bool = False) -> PDFPathObject:
        path = self.canv.beginPath()
        for index, place in enumerate(points):
            (path.lineTo if index else path.moveTo)(place.x, place.y)
        if close:
            path.close()
        return path


def _ring(ring: int) -> str:
    return "<4" if ring == radar.BELOW else str(ring)


def _size(text: str, font: str, size: float) -> radar.Size:
    return radar.Size(stringWidth(text, font, size) + 2, size * 1.2)
