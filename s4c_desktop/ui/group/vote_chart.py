"""The distribution of a closed tally: a row for each option, what is decided framed."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import OPTIONS, Option, Rule
from s4c_desktop.domain.vote_outcome import Figures, share
from s4c_desktop.domain.vote_protocol import question_name
from s4c_desktop.domain.vote_wording import (
    abstentions_text,
    agreement_short,
    ballot_sentence,
    median_text,
    option_name,
    votes_text,
)
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text

_ROW = 28.0
_EDGE = 8.0
_LABEL = 92.0
_SAID = 96.0


class BallotChart(Drawing):
    """Bars for the options of one question, and the line that the threshold draws."""

    def __init__(self, found: Figures, rule: Rule) -> None:
        super().__init__(question_name(found.ballot.question))
        self._found = found
        self._rule = rule
        self._options: tuple[Option, ...] = OPTIONS[found.ballot.question]

    @property
    def items(self) -> int:
        """Return the number of options."""
        return len(self._options)

    def summary(self) -> str:
        """Say the median, the agreement and who abstained."""
        found = self._found
        parts = (
            median_text(found),
            agreement_short(found),
            abstentions_text(found.ballot) if found.ballot.abstentions else "",
        )
        return ". ".join(part for part in parts if part) or ballot_sentence(found, self._rule)

    def describe(self, item: int) -> str:
        """Name an option with its votes."""
        option = self._options[item]
        return _("{option}: {votes}").format(
            option=option_name(option), votes=votes_text(self._found.ballot, option)
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks."""
        level = _("Line: {threshold} % of the votes decide").format(threshold=self._rule.threshold)
        entries = [Entry(level, _threshold_mark)]
        if self._found.winner is not None:
            entries.append(Entry(_("Decided"), _decided_mark))
        return tuple(entries)

    def table(self) -> Table:
        """Return the votes and shares, and at last who abstained."""
        ballot = self._found.ballot
        rows = [
            (option_name(option), str(ballot.count(option)), _percent(share(ballot, option)))
            for option in self._options
        ]
        rows.append((_("Abstentions"), str(ballot.abstentions), ""))
        return Table((_("Option"), _("Votes"), _("Share")), tuple(rows))

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows every label in full."""
        return QSizeF(560, self.height(560, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all rows."""
        return _ROW * self.items + 4

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint the rows, then the threshold over them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = _EDGE + _LABEL
        room = size.width() - left - _SAID - _EDGE
        for index, option in enumerate(self._options):
            box = self.place(index, size, look)
            if index == current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_wash"))
                painter.drawRoundedRect(box, 6, 6)
            self._paint_row(painter, box, option, room, look)
        x = left + room * self._rule.threshold / 100
        painter.setPen(QPen(look.colour("required"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, 2, x, self.items * _ROW))

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a row."""
        return QRectF(0, item * _ROW, size.width(), _ROW)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the row at a place."""
        row = int(place.y() // _ROW)
        return row if 0 <= row < self.items and 0 <= place.x() < size.width() else None

    def _paint_row(
        self, painter: QPainter, box: QRectF, option: Option, room: float, look: Look
    ) -> None:
        ballot, decided = self._found.ballot, option is self._found.winner
        font = look.font(TEXT, medium=decided)
        label = QRectF(_EDGE, box.top(), _LABEL - 8, _ROW)
        draw_text(painter, label, option_name(option), font, look.colour("text"))
        count = ballot.count(option)
        left = _EDGE + _LABEL
        width = room * count / ballot.votes if ballot.votes else 0.0
        bar = QRectF(left, box.center().y() - 8, width, 16)
        if count:
            _paint_bar(painter, bar, look, decided=decided)
        share_text = _percent(share(ballot, option))
        said = _("{n} ({share})").format(n=count, share=share_text) if count else str(count)
        place = QRectF(box.right() - _SAID - _EDGE, box.top(), _SAID, _ROW)
        small = look.font(SMALL, medium=decided)
        draw_text(painter, place, said, small, look.colour("text"), Qt.AlignmentFlag.AlignRight)
        painter.setPen(QPen(look.grid, 1))
        painter.drawLine(QLineF(left, box.top() + 3, left, box.bottom() - 3))


def _percent(found: int | None) -> str:
    return "" if found is None else _("{share} %").format(share=found)


def _paint_bar(painter: QPainter, box: QRectF, look: Look, *, decided: bool) -> None:
    painter.setPen(QPen(look.colour("text"), 2) if decided else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("actual", 1.0 if decided else 0.55))
    painter.drawRect(box)


def _decided_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    _paint_bar(painter, box.adjusted(2, 4, -2, -4), look, decided=True)


def _threshold_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("required"), 1.5, Qt.PenStyle.DashLine))
    x = box.center().x()
    painter.drawLine(QLineF(x, box.top() + 1, x, box.bottom() - 1))
