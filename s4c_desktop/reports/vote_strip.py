"""The distribution of votes as a strip of bars, one for each option, with the threshold."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import OPTIONS, Ballot, Option
from s4c_desktop.domain.vote_wording import option_chip
from s4c_desktop.reports import theme

_BAR = 34.0
_NUMBER = 11.0
_NAME = 12.0
_MARK = 26.0
_SIZE = 8.0
_COLUMN = 28.0
_WIDE = 54.0


class VoteStrip(Flowable):
    """How many voted for each option; the decided one is filled, and its words strong.

    A dashed line shows the share (percent) of the votes that decides.
    """

    def __init__(self, ballot: Ballot, winner: Option | None, threshold: int) -> None:
        super().__init__()
        self._ballot = ballot
        self._winner = winner
        self._threshold = threshold
        self._options = OPTIONS[ballot.question]
        self.width = sum(map(_column, self._options)) + _MARK
        self.height = _BAR + _NUMBER + _NAME

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which follows from the options."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bars, the line over them, and the numbers over that."""
        canvas = self.canv
        right = self.width - _MARK
        for x, option in self._places():
            self._draw_bar(x, option)
        canvas.setStrokeColor(theme.MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(0, _NAME, right, _NAME)
        if self._ballot.votes:
            self._draw_threshold(right)
        for x, option in self._places():
            self._draw_words(x + _column(option) / 2, option)

    def _places(self) -> Iterator[tuple[float, Option]]:
        x = 0.0
        for option in self._options:
            yield x, option
            x += _column(option)

    def _draw_bar(self, x: float, option: Option) -> None:
        if not self._ballot.count(option):
            return
        canvas = self.canv
        canvas.setStrokeColor(theme.ACTUAL)
        canvas.setFillColor(theme.ACTUAL if option is self._winner else theme.ACCENT_WASH)
        canvas.setLineWidth(0.8)
        width = _column(option) - 10
        canvas.rect(x + 5, _NAME, width, self._height(option), stroke=1, fill=1)

    def _draw_threshold(self, right: float) -> None:
        canvas = self.canv
        y = _NAME + _BAR * self._threshold / 100
        canvas.setStrokeColor(theme.REQUIRED)
        canvas.setDash(2.5, 2)
        canvas.line(0, y, right, y)
        canvas.setDash()
        canvas.setFillColor(theme.MUTED)
        canvas.setFont(theme.REGULAR, 7)
        canvas.drawString(right + 3, y - 2.4, _("{n} %").format(n=self._threshold))

    def _draw_words(self, middle: float, option: Option) -> None:
        canvas, count = self.canv, str(self._ballot.count(option))
        font = theme.MEDIUM if option is self._winner else theme.REGULAR
        y = _NAME + self._height(option) + 2.4
        # The line would run through the number.
        half = stringWidth(count, font, _SIZE) / 2 + 1.5
        canvas.setFillColor(theme.WHITE)
        canvas.rect(middle - half, y - 1.2, half * 2, _SIZE, stroke=0, fill=1)
        canvas.setFillColor(theme.TEXT if self._ballot.count(option) else theme.MUTED)
        canvas.setFont(font, _SIZE)
        canvas.drawCentredString(middle, y, count)
        canvas.drawCentredString(middle, 1.5, option_chip(option))

    def _height(self, option: Option) -> float:
        votes = self._ballot.votes
        return _BAR * self._ballot.count(option) / votes if votes else 0.0


def _column(option: Option) -> float:
    return _WIDE if option.eqf is None else _COLUMN
