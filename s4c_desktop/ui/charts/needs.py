"""Training needs in their order: which part of those rated is short, and how far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.group_profile import Need
from s4c_desktop.domain.group_wording import percent, short_text
from s4c_desktop.domain.wording import mandatory_name
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text, text_size

_ROW = 30.0
_RIM = 8.0
_PLACE = 30.0
_TITLE = 260.0
_BAR = (80.0, 300.0)


class NeedBars(Drawing):
    """A bar for each need: first who is two levels or more short, then who is one short."""

    def __init__(self, title: str, needs: Sequence[Need], titles: Mapping[str, str]) -> None:
        super().__init__(title)
        self._needs = tuple(needs)
        self._titles = titles

    @property
    def items(self) -> int:
        """Return the number of needs."""
        return len(self._needs)

    def summary(self) -> str:
        """Say how the needs are ranked."""
        n = len(self._needs)
        return ngettext(
            "{n} need; mandatory first, then the larger part short",
            "{n} needs; mandatory first, then the larger part short",
            n,
        ).format(n=n)

    def describe(self, item: int) -> str:
        """Name a need with its place and how many are short."""
        need = self._needs[item]
        return _("{place}. {code} {title}: {text}").format(
            place=need.place,
            code=need.profile.competence,
            title=self._titles[need.profile.competence],
            text=short_text(need.profile),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the bars."""
        return (
            Entry(_("Short by one level"), _short_mark),
            Entry(_("Two levels or more, or below the scale"), _far_mark),
        )

    def table(self) -> Table:
        """Return places and shares."""
        headers = (
            _("Place"),
            _("Code"),
            _("Competence"),
            _("Demand"),
            _("Required EQF"),
            _("Short, %"),
            _("Two levels or more short, %"),
        )
        return Table(headers, tuple(self._cells(need) for need in self._needs))

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows most titles in full."""
        return QSizeF(760, self.height(760, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all rows."""
        return max(self.items, 1) * _ROW + 4

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint place, competence, bar and words of each need."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, small = look.font(TEXT), look.font(SMALL)
        names = [
            f"{n.profile.competence} {self._titles[n.profile.competence]}" for n in self._needs
        ]
        said = [short_text(need.profile) for need in self._needs]
        title = min(max((text_size(t, font).width() for t in names), default=0), _TITLE) + 12
        words = max((text_size(t, small).width() for t in said), default=0) + 12
        left = _RIM + _PLACE
        room = size.width() - left - _RIM
        bar = min(max(room - title - words, _BAR[0]), _BAR[1])
        if room - bar - title < words * 0.6:
            title = max(min(title, room - bar - 48), 48)
        for item, need in enumerate(self._needs):
            box = self.place(item, size, look)
            if item == current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_wash"))
                painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
            top = box.top()
            place = _("{n}.").format(n=need.place)
            draw_text(painter, QRectF(_RIM, top, _PLACE, _ROW), place, font, look.colour("muted"))
            name = QRectF(left, top, title - 8, _ROW)
            draw_text(painter, name, names[item], font, look.colour("text"))
            _bar(painter, QRectF(left + title, top + 7, bar, _ROW - 14), need, look)
            after = QRectF(left + title + bar + 10, top, room - title - bar - 10, _ROW)
            if after.width() > 48:
                draw_text(painter, after, said[item], small, look.colour("muted"))

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a row."""
        return QRectF(0, item * _ROW, size.width(), _ROW)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the row at a place."""
        row = int(place.y() // _ROW)
        return row if 0 <= row < self.items and 0 <= place.x() < size.width() else None

    def _cells(self, need: Need) -> tuple[str, ...]:
        one = need.profile
        return (
            str(need.place),
            one.competence,
            self._titles[one.competence],
            mandatory_name(one.mandatory),
            "" if one.required is None else str(one.required),
            "" if one.short is None else str(percent(one.short)),
            "" if one.far_short is None else str(percent(one.far_short)),
        )


def _bar(painter: QPainter, box: QRectF, need: Need, look: Look) -> None:
    """Draw the whole as an outline, and from the left who is far short, then who is a level."""
    short, far = float(need.profile.short or 0), float(need.profile.far_short or 0)
    filled = QRectF(box.left(), box.top(), box.width() * short, box.height())
    painter.fillRect(filled, look.colour("caution", 0.45))
    most = QRectF(box.left(), box.top(), box.width() * far, box.height())
    painter.fillRect(most, look.colour("bad"))
    painter.setPen(QPen(look.grid, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _short_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.fillRect(box.adjusted(0, 5, 0, -5), look.colour("caution", 0.45))


def _far_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.fillRect(box.adjusted(0, 5, 0, -5), look.colour("bad"))
