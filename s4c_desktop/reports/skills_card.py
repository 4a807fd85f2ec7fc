"""The skills card: one A4 page to pin up, or to fold in the middle; radars above, levels below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar, wording
from s4c_desktop.domain.assessment import Kind, Phase, Rating
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.reports import logo, parts, report_parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.document import write
from s4c_desktop.reports.radar import RadarDrawing
from s4c_desktop.reports.text import plain

_SIDE = 16 * mm
_WIDTH = theme.PAGE[0] - 2 * _SIDE
_FOLD = theme.PAGE[1] / 2
_BAND = 40 * mm
_FOOT = 21 * mm
_GUTTER = 22.0
_LOGO = (120.0, 44.0)
_AROUND_LOGO = 6.0
_MOST_RADARS = 4
_TALLEST_ROW = 20.0
_SMALLEST_ROW = 6.5
_PIP = 5
_TWO = 2
_LINES = 3
_BESIDE = 0.32
_WORD = 0.62
"""Size of the letters of a row as a share of its height."""


def write_skills_card(path: Path, content: ReportContent) -> None:
    """Write the card; raises UserError where the place can't be written."""
    theme.register_fonts()
    front = report_parts.front(content, _("Skills card"), margins=False)
    write(path, [_Card(content)], front)


class _Card(Flowable):
    """Draws the whole page."""

    def __init__(self, content: ReportContent) -> None:
        super().__init__()
        self._content = content
        self._assessment = content.assessment
        self._framework = content.framework
        self._areas = tuple(report_parts.by_area(content.result, content.framework))
        self.width, self.height = theme.PAGE

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size of the page."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the band with the name, the radars, the fold, the levels, the small print."""
        self._draw_band()
        self._draw_radars()
        self._draw_fold()
        self._draw_levels()
        self._draw_foot()

    # -- above the fold ------------------------------------------------------------------

    def _draw_band(self) -> None:
        canvas, content = self.canv, self._content
        base = self.height - _BAND
        canvas.setFillColor(theme.ACCENT)
        canvas.rect(0, base, self.width, _BAND, stroke=0, fill=1)
        room = _WIDTH - self._draw_badge(base + _BAND - 12 * mm) - 12
        eyebrow = " · ".join(filter(None, (content.centre, _("Skills card"))))
        self._line(eyebrow, _SIDE, base + _BAND - 11.2 * mm, room, theme.MEDIUM, 9.5, theme.WHITE)
        room = _WIDTH - self._draw_logo(base + 5.5 * mm)
        name = self._assessment.person.name
        self._line(name, _SIDE, base + 14.5 * mm, room, theme.MEDIUM, 27, theme.WHITE, least=13)
        self._line(
            content.role_title, _SIDE, base + 6.5 * mm, room, theme.REGULAR, 13.5, theme.WHITE
        )

    def _draw_logo(self, y: float) -> float:
        """Draw the centre's logo on white at the right edge, if any; return the width it takes."""
        picture = logo.fitted(*_LOGO)
        if picture is None:
            return 0
        width, height = picture.width + 2 * _AROUND_LOGO, picture.height + 2 * _AROUND_LOGO
        x = self.width - _SIDE - width
        self.canv.setFillColor(theme.WHITE)
        self.canv.roundRect(x, y, width, height, 6, stroke=0, fill=1)
        picture.draw(self.canv, x + _AROUND_LOGO, y + _AROUND_LOGO)
        return width + 12

    def _draw_badge(self, y: float) -> float:
        """Draw whether it is signed at the right edge; return the width."""
        draft = self._assessment.phase is Phase.DRAFT
        word = _("Draft") if draft else _("Signed off")
        width = float(stringWidth(word, theme.MEDIUM, 9)) + 18
        canvas = self.canv
        canvas.setFillColor(theme.CAUTION if draft else theme.WHITE)
        canvas.roundRect(self.width - _SIDE - width, y - 2, width, 17, 8.5, stroke=0, fill=1)
        canvas.setFillColor(theme.WHITE if draft else theme.ACCENT)
        canvas.setFont(theme.MEDIUM, 9)
        canvas.drawCentredString(self.width - _SIDE - width / 2, y + 3.3, word)
        return width

    def _draw_radars(self) -> None:
        drawn = [(title, inside) for title, inside in self._areas if radar.fits(len(inside))]
        drawn = drawn[:_MOST_RADARS]
        top, low = self.height - _BAND - 7 * mm, _FOLD + 13 * mm
        if not drawn:
            return
        across = len(drawn) if len(drawn) < _MOST_RADARS else 2
        down = (len(drawn) + across - 1) // across
        width = (_WIDTH - _GUTTER * (across - 1)) / across
        height = (top - low) / down
        for number, (title, inside) in enumerate(drawn):
            x = _SIDE + number % across * (width + _GUTTER)
            y = top - number // across * height
            if down > 1:
                # Beside the radar: above it the title would take from its height.
                beside = width * _BESIDE
                self._beside(title, x, y - height / 2, beside - 8)
                drawing = RadarDrawing(inside, width - beside, height - 6)
                drawing.drawOn(self.canv, x + beside, y - height + 6)
            else:
                self._line(
                    title, x, y - 8, width, theme.MEDIUM, 9, theme.TEXT, middle=True, least=5
                )
                RadarDrawing(inside, width, height - 14).drawOn(self.canv, x, low)
        self._draw_legend(_FOLD + 7 * mm)

    def _beside(self, title: str, x: float, y: float, room: float) -> None:
        """Draw an area's code, large, and its title below."""
        code, _gap, name = title.partition("  ")
        self._line(code, x, y + 6, room, theme.MEDIUM, 20, theme.ACCENT)
        for number, line in enumerate(simpleSplit(plain(name), theme.MEDIUM, 9, room)[:_LINES]):
            self._line(line, x, y - 8 - 11 * number, room, theme.MEDIUM, 9, theme.TEXT)

    def _draw_legend(self, y: float) -> None:
        canvas = self.canv
        words = (
            _("shown"),
            _("required for the role; mandatory competences stand in stronger type below"),
        )
        total = sum(stringWidth(word, theme.REGULAR, 8) for word in words) + 70
        x = (self.width - total) / 2
        canvas.setFillColor(theme.ACTUAL)
        canvas.circle(x + 4, y + 2.8, 3, stroke=0, fill=1)
        canvas.setFont(theme.REGULAR, 8)
        canvas.setFillColor(theme.MUTED)
        canvas.drawString(x + 12, y, words[0])
        x += 12 + stringWidth(words[0], theme.REGULAR, 8) + 24
        canvas.setStrokeColor(theme.REQUIRED)
        canvas.setLineWidth(1.4)
        canvas.setDash(4, 2.5)
        canvas.line(x, y + 2.8, x + 18, y + 2.8)
        canvas.setDash()
        canvas.drawString(x + 24, y, words[1])

    def _draw_fold(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(theme.RULE)
        canvas.setLineWidth(0.5)
        canvas.setDash(2, 3)
        canvas.line(0, _FOLD, self.width, _FOLD)
        canvas.setDash()

    # -- below the fold ------------------------------------------------------------------

    def _draw_levels(self) -> None:
        columns = _columns(self._areas)
        top, low = _FOLD - 9 * mm, _FOOT + 8 * mm
        longest = max(
            (sum(len(inside) + 1.6 for _t, inside in column) for column in columns), default=1
        )
        row = max(_SMALLEST_ROW, min(_TALLEST_ROW, (top - low) / longest))
        width = (_WIDTH - _GUTTER * (len(columns) - 1)) / max(1, len(columns))
        for number, column in enumerate(columns):
            x, y = _SIDE + number * (width + _GUTTER), top
            for title, inside in column:
                y -= row * 1.15
                self._draw_area(title, x, y, width, row)
                for comparison in inside:
                    y -= row
                    self._draw_row(comparison, x, y, width, row)
                y -= row * 0.45

    def _draw_area(self, title: str, x: float, y: float, width: float, row: float) -> None:
        size = min(10.0, row * _WORD)
        scale = self._scale(row)
        self._line(title, x, y, width - scale - 6, theme.MEDIUM, size, theme.ACCENT, least=4)
        canvas = self.canv
        canvas.setFillColor(theme.MUTED)
        canvas.setFont(theme.REGULAR, size * 0.78)
        pip, gap = self._pips(row)
        for index, eqf in enumerate(EQF_LEVELS):
            left = x + width - scale + index * (pip + gap)
            canvas.drawCentredString(left + pip / 2, y, str(eqf))
        canvas.setStrokeColor(theme.BORDER)
        canvas.setLineWidth(0.6)
        canvas.line(x, y - row * 0.24, x + width, y - row * 0.24)

    def _draw_row(
        self, comparison: Comparison, x: float, y: float, width: float, row: float
    ) -> None:
        size = min(9.0, row * _WORD)
        scale = self._scale(row)
        code = comparison.competence
        self._line(code, x, y, size * 2.6, theme.REGULAR, size, theme.MUTED, least=3)
        title = self._framework.competence(code).title
        start = x + size * 2.7
        font = theme.MEDIUM if comparison.mandatory else theme.REGULAR
        self._title(title, start, y, width - scale - size * 2.7 - 6, font, size)
        word = _word(comparison.rating)
        if word:
            self._line(word, x + width - scale, y, scale, theme.REGULAR, size * 0.88, theme.MUTED)
            return
        pip, gap = self._pips(row)
        for index, eqf in enumerate(EQF_LEVELS):
            reached = comparison.rating.level is not None and eqf <= comparison.rating.level
            self._draw_pip(x + width - scale + index * (pip + gap), y, pip, reached=reached)

    def _title(self, title: str, x: float, y: float, room: float, font: str, size: float) -> None:
        """Draw a competence's title, in two lines where it is too long and the rows are high."""
        small = size * 0.84
        lines = simpleSplit(plain(title), font, small, room)
        if stringWidth(plain(title), font, size) <= room or size < 8 or len(lines) != _TWO:
            self._line(title, x, y, room, font, size, theme.TEXT)
            return
        for line, above in zip(lines, (small * 0.52, -small * 0.52), strict=True):
            self._line(line, x, y + above, room, font, small, theme.TEXT)

    def _draw_pip(self, x: float, y: float, size: float, *, reached: bool) -> None:
        canvas = self.canv
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(theme.ACTUAL if reached else theme.RULE)
        canvas.setFillColor(theme.ACTUAL if reached else theme.WHITE)
        height = size * 0.62
        canvas.roundRect(x, y - height * 0.08, size, height, height / 2, stroke=1, fill=1)

    @staticmethod
    def _pips(row: float) -> tuple[float, float]:
        """Return the width of a level's mark and of the gap after it."""
        return min(12.5, row * 0.86), min(3.0, row * 0.22)

    def _scale(self, row: float) -> float:
        pip, gap = self._pips(row)
        return _PIP * pip + (_PIP - 1) * gap

    # -- small print ---------------------------------------------------------------------

    def _draw_foot(self) -> None:
        assessment, framework = self._assessment, self._framework
        canvas = self.canv
        canvas.setStrokeColor(theme.BORDER)
        canvas.setLineWidth(0.6)
        canvas.line(_SIDE, _FOOT + 4 * mm, self.width - _SIDE, _FOOT + 4 * mm)
        lines = (
            (theme.MEDIUM, self._by_whom()),
            (theme.REGULAR, wording.framework_line(framework, assessment.reading)),
            (theme.REGULAR, wording.eqf_disclaimer()),
            (theme.REGULAR, framework.edition),
        )
        y = _FOOT
        for font, text in lines:
            self._line(text, _SIDE, y, _WIDTH, font, 8, theme.MUTED, least=5)
            y -= 11

    def _by_whom(self) -> str:
        assessment = self._assessment
        said = [wording.kind_name(assessment.kind), parts.day(assessment.held_on)]
        if assessment.kind is not Kind.SELF:
            said.insert(1, assessment.raters)
        signature = assessment.signature
        said.append(
            wording.phase_name(assessment.phase)
            if signature is None
            else _("signed off on {day}").format(day=parts.day(signature.signed_at))
        )
        return " · ".join(part for part in said if part)

    # -- text ----------------------------------------------------------------------------

    def _line(
        self,
        text: str,
        x: float,
        y: float,
        room: float,
        font: str,
        size: float,
        colour: Color,
        *,
        middle: bool = False,
        least: float = 5.5,
    ) -> None:
        """Draw one line, smaller where it is too long, cut where it would be too small to read."""
        line = plain(text)
        width = stringWidth(line, font, size)
        if width > room > 0:
            size = max(least, size * room / width)
        while line and stringWidth(line, font, size) > room + 0.01:
            line = line[: int(len(line) * 0.97) - 1].rstrip("… ") + "…" if len(line) > 2 else ""
        self.canv.setFillColor(colour)
        self.canv.setFont(font, size)
        if middle:
            self.canv.drawCentredString(x + room / 2, y, line)
        else:
            self.canv.drawString(x, y, line)


def _word(rating: Rating) -> str:
    """Say what stands in the place of a level; empty where there is one."""
    return {
        State.RATED: "",
        State.BELOW: _("below 4"),
        State.NO_EVIDENCE: _("no evidence yet"),
        State.EXEMPT: _("exempt"),
        State.UNTOUCHED: _("not rated yet"),
    }[rating.state]


def _columns(
    areas: Sequence[tuple[str, tuple[Comparison, ...]]],
) -> tuple[tuple[tuple[str, tuple[Comparison, ...]], ...], ...]:
    """Share the areas over two columns, in order, as evenly as whole areas allow."""
    if len(areas) < 2:
        return (tuple(areas),)
    sizes = [len(inside) + 1.6 for _title, inside in areas]
    cut = min(range(1, len(areas)), key=lambda end: max(sum(sizes[:end]), sum(sizes[end:])))
    return tuple(areas[:cut]), tuple(areas[cut:])
