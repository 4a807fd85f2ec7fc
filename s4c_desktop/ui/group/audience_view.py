"""Paints a page for an audience: large type, text in the text colour alone, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.audience import BarChart, Page
from s4c_desktop.ui.group.audience_radar import paint_axes
from s4c_desktop.ui.theme import FAMILY, Theme
from s4c_desktop.ui.tokens import Tokens

LEAST_POINTS = 24
"""No text on the projector is smaller."""

_PIXELS_A_POINT = 96 / 72
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type in pixels for a window, none below the least."""

    small: float
    text: float
    heading: float
    margin: float

    @classmethod
    def of(cls, width: float, height: float) -> Sizes:
        """Return the sizes for a window of so many pixels."""
        least = LEAST_POINTS * _PIXELS_A_POINT
        unit = min(width / 1920, height / 1080)
        return cls(
            small=max(least, 36 * unit),
            text=max(least, 44 * unit),
            heading=max(least * 1.25, 72 * unit),
            margin=max(24.0, 72 * unit),
        )


class AudienceView(QWidget):
    """Shows one page, or nothing while it is blank."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = Page("")
        self._blank = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self._page

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is shown."""
        return self._blank

    def show_page(self, page: Page) -> None:
        """Show a page."""
        self._page = page
        self._tell()

    def set_blank(self, blank: bool) -> None:
        """Show nothing, or the page again."""
        self._blank = blank
        self._tell()

    def sizeHint(self) -> QSize:
        """Return the size of a small projector."""
        return QSize(1024, 768)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        if self._blank:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            painter.fillRect(self.rect(), QColor(tokens.surface))
            _Painted(painter, QRectF(self.rect()), tokens).page(self._page)
        painter.end()

    def _tell(self) -> None:
        self.setAccessibleName("" if self._blank else self._page.words())
        self.update()


class _Painted:
    """Lays the parts of a page from the top down, the hint at the foot."""

    def __init__(self, painter: QPainter, room: QRectF, tokens: Tokens) -> None:
        self._painter = painter
        self._tokens = tokens
        self._sizes = Sizes.of(room.width(), room.height())
        margin = self._sizes.margin
        self._room = room.adjusted(margin, margin, -margin, -margin)

    def page(self, page: Page) -> None:
        """Paint all parts; what has no room at the foot is left out and counted, never cut."""
        sizes = self._sizes
        if page.hint:
            height = self._height(page.hint, sizes.text, bold=True)
            self._room.setBottom(self._room.bottom() - height - sizes.margin / 3)
            foot = QRectF(
                self._room.left(),
                self._room.bottom() + sizes.margin / 3,
                self._room.width(),
                height,
            )
            self._draw(page.hint, sizes.text, foot, bold=True)
        if page.above:
            self._line(page.above, sizes.small)
        self._line(page.heading, sizes.heading, bold=True)
        for option in page.options:
            self._line(option, sizes.text, bold=True)
        if page.text:
            self._text(page.text)
        if page.charts:
            self._charts(page.charts)
        if page.axes:
            paint_axes(self._painter, self._room, page.axes, self._tokens, self._font(sizes.small))
        self._lines(page.lines)

    def _lines(self, lines: tuple[str, ...]) -> None:
        """Paint as many lines as there is room for, and say how many are left."""
        for place, line in enumerate(lines):
            left = len(lines) - place
            more = ngettext("and {n} more", "and {n} more", left).format(n=left)
            size = self._sizes.text
            last = self._height(more, size) + size / 2 if left > 1 else 0.0
            if self._height(line, size) + last > self._room.height():
                self._line(more, size)
                return
            self._line(line, size)

    def _line(self, text: str, size: float, *, bold: bool = False) -> None:
        height = self._height(text, size, bold=bold)
        if height > self._room.height():
            return
        self._draw(text, size, QRectF(self._room.topLeft(), self._room.size()), bold=bold)
        self._room.setTop(self._room.top() + height + size / 2)

    def _text(self, text: str) -> None:
        """Paint as many sentences as there is room for."""
        whole = text.split(". ")
        sentences = list(whole)
        while sentences:
            shown = ". ".join(sentences)
            if sentences != whole:
                shown = f"{shown}."
            if self._height(shown, self._sizes.text) <= self._room.height():
                self._line(shown, self._sizes.text)
                return
            sentences.pop()

    def _charts(self, charts: tuple[BarChart, ...]) -> None:
        """Paint charts side by side on one line, with the widths that leave the highest bars."""
        gap = self._sizes.margin
        width = self._room.width() - gap * (len(charts) - 1)

        def shared(least: int) -> list[float]:
            weights = [max(len(chart.bars), least) for chart in charts]
            return [width * weight / sum(weights) for weight in weights]

        def plot_height(widths: list[float]) -> float:
            return min(map(self._plot_height, charts, widths))

        widths = max((shared(least) for least in range(3, 7)), key=plot_height)
        left, plot = self._room.left(), plot_height(widths)
        for chart, own in zip(charts, widths, strict=True):
            self._chart(chart, QRectF(left, self._room.top(), own, self._room.height()), plot)
            left += own + gap

    def _plot_height(self, chart: BarChart, width: float) -> float:
        """Return the height that is left for the bars of a chart so wide."""
        size = self._sizes.small
        line = QFontMetricsF(self._font(size)).height()
        said = "\n".join(chart.said)
        below = self._height(said, size, width=width) if said else 0.0
        return self._room.height() - line * 3.0 - below - self._labels_height(chart, width)

    def _chart(self, chart: BarChart, room: QRectF, plot_height: float) -> None:
        size = self._sizes.small
        line = QFontMetricsF(self._font(size)).height()
        title = QRectF(room.left(), room.top(), room.width(), line)
        self._draw(chart.title, size, title, bold=True)
        plot = QRectF(room.left(), room.top() + line * 2.2, room.width(), plot_height)
        if plot.height() >= line:
            self._bars(chart, plot, line)
        top = plot.bottom() + self._labels_height(chart, room.width()) + line * 0.8
        said = QRectF(room.left(), top, room.width(), room.bottom() - top)
        self._draw("\n".join(chart.said), size, said)

    def _bars(self, chart: BarChart, plot: QRectF, line: float) -> None:
        most = max((bar.count for bar in chart.bars), default=0) or 1
        steps = self._steps(chart, plot.width())
        wide = min(steps) * 0.7
        pen = QPen(QColor(self._tokens.text), max(2.0, line / 14))
        start = plot.left()
        for bar, step in zip(chart.bars, steps, strict=True):
            height = plot.height() * bar.count / most
            left = start + (step - wide) / 2
            box = QRectF(left, plot.bottom() - height, wide, height)
            if bar.count:
                self._painter.fillRect(box, QColor(self._tokens.actual))
            if bar.decided:
                # A frame tells it as well, for who can't tell colours apart.
                self._painter.setPen(pen)
                self._painter.drawRect(box.adjusted(-6, -6, 6, 6))
            self._middle(str(bar.count), QRectF(start, box.top() - line * 1.25, step, line))
            below = QRectF(start, plot.bottom() + line * 0.2, step, line * 3)
            self._middle(bar.label, below)
            start += step
        self._painter.setPen(pen)
        self._painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _steps(self, chart: BarChart, width: float) -> list[float]:
        """Return the room of each bar: the same, but where a word of a label needs more."""
        metrics = QFontMetricsF(self._font(self._sizes.small))
        words = [max(map(metrics.horizontalAdvance, bar.label.split())) for bar in chart.bars]
        needed = [word + metrics.averageCharWidth() / 2 for word in words]
        wide = [need for need in needed if need > width / len(needed)]
        others = len(needed) - len(wide)
        rest = (width - sum(wide)) / others if others else 0.0
        if not wide or rest < max((n for n in needed if n not in wide), default=0.0):
            return [width / len(needed)] * len(needed)
        return [need if need in wide else rest for need in needed]

    def _labels_height(self, chart: BarChart, width: float) -> float:
        size, steps = self._sizes.small, self._steps(chart, width)
        return max(
            self._height(bar.label, size, width=step)
            for bar, step in zip(chart.bars, steps, strict=True)
        )

    def _middle(self, text: str, room: QRectF) -> None:
        """Write text in the middle of a place, on two lines where its words need them."""
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._painter.setFont(self._font(self._sizes.small))
        self._painter.setPen(QColor(self._tokens.text))
        self._painter.drawText(room, int(flags), text)

    def _draw(self, text: str, size: float, room: QRectF, *, bold: bool = False) -> None:
        self._painter.setFont(self._font(size, bold=bold))
        self._painter.setPen(QColor(self._tokens.text))
        self._painter.drawText(room, int(_WRAP), _kept_together(text))

    def _height(
        self, text: str, size: float, *, bold: bool = False, width: float | None = None
    ) -> float:
        room = QRectF(0, 0, self._room.width() if width is None else width, 100_000)
        metrics = QFontMetricsF(self._font(size, bold=bold))
        return metrics.boundingRect(room, int(_WRAP), _kept_together(text)).height()

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight.Medium if bold else QFont.Weight.Normal)
        return font


def _kept_together(text: str) -> str:
    """Return a text in which no line begins with a sign that belongs to a number."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")
