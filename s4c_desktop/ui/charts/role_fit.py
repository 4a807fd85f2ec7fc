"""Role fit: how many mandatory competences of each role are met, from worst to best case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.role_fit import RoleFit
from s4c_desktop.ui.charts.bars import Bar, Bars, Part
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.look import Look, hatch
from s4c_desktop.ui.charts.symbols import Mark


class FitBars(Bars):
    """A range per role: certainly met, met if all that is unknown is, not met."""

    def __init__(self, title: str, framework: Framework, fits: Sequence[RoleFit]) -> None:
        self._framework = framework
        self._fits = tuple(fits)
        super().__init__(title, (self._bar(fit) for fit in fits))

    def summary(self) -> str:
        """Say what is counted."""
        return _("Mandatory competences met")

    def describe(self, item: int) -> str:
        """Name a role with its range."""
        fit = self._fits[item]
        said = wording.fit_sentence(fit)
        close = wording.close_sentence(fit, self._framework)
        values = _("{range}, {close}").format(range=said, close=close) if close else said
        return _("{role}: {values}").format(role=self._role(fit), values=values)

    def legend(self) -> tuple[Entry, ...]:
        """Explain the parts that occur."""
        parts = (
            (_("Met"), _met, any(fit.worst for fit in self._fits)),
            (_("Not known yet"), _open, any(fit.best > fit.worst for fit in self._fits)),
            (_("Not met"), _missing, any(fit.mandatory > fit.best for fit in self._fits)),
        )
        return tuple(Entry(text, _lower(mark)) for text, mark, used in parts if used)

    def table(self) -> Table:
        """Return the ranges."""
        headers = (
            _("Role"),
            _("Met, worst case"),
            _("Met, best case"),
            _("Mandatory"),
            _("Too close to tell from"),
        )
        return Table(
            headers,
            tuple(
                (
                    self._role(fit),
                    str(fit.worst),
                    str(fit.best),
                    str(fit.mandatory),
                    ", ".join(self._framework.role(code).title for code in fit.close_to),
                )
                for fit in self._fits
            ),
        )

    def _role(self, fit: RoleFit) -> str:
        return self._framework.role(fit.role).title

    def _bar(self, fit: RoleFit) -> Bar:
        parts = (
            Part(fit.worst, _met, solid=True, numbered=False),
            Part(fit.best - fit.worst, _open, numbered=False),
            Part(fit.mandatory - fit.best, _missing, numbered=False),
        )
        used = tuple(part for part in parts if part.count)
        close = wording.close_sentence(fit, self._framework)
        return Bar(self._role(fit), used, wording.fit_sentence(fit), close)


def _met(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.fillRect(box, look.colour("good"))


def _open(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.fillRect(box, look.colour("good_wash"))
    hatch(painter, box, QPen(look.colour("good"), 1.4), 6, falling=False)
    _outline(painter, box, look, "good")


def _missing(painter: QPainter, box: QRectF, look: Look) -> None:
    _outline(painter, box, look, "muted")


def _outline(painter: QPainter, box: QRectF, look: Look, token: str) -> None:
    painter.setPen(QPen(look.colour(token), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.6, 0.6, -0.6, -0.6))


def _lower(mark: Mark) -> Mark:
    return lambda painter, box, look: mark(painter, box.adjusted(0, 3, 0, -3), look)
