"""The overview: how many competences of each area have which status; levels are never averaged."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.scale import Status
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.bars import Bar, Bars, Part
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.look import Look

_Group = tuple[str, dict[Status, int]]


class StatusBars(Bars):
    """One bar per area for what is mandatory, then one for what is optional."""

    def __init__(self, title: str, framework: Framework, result: Result) -> None:
        self._groups = _groups(framework, result)
        super().__init__(title, (_bar(*group) for group in self._groups))

    def summary(self) -> str:
        """Say what is counted."""
        return _("Number of competences by status")

    def describe(self, item: int) -> str:
        """Name an area with its counts."""
        label, counts = self._groups[item]
        listed = ", ".join(
            _("{status} {n}").format(status=wording.status_name(status), n=n)
            for status, n in counts.items()
            if n
        )
        return _("{area}: {counts}").format(area=label, counts=listed)

    def legend(self) -> tuple[Entry, ...]:
        """Explain the statuses that occur."""
        found = {status for _label, counts in self._groups for status, n in counts.items() if n}
        return tuple(
            Entry(wording.status_name(status), _legend_mark(status))
            for status in Status
            if status in found
        )

    def table(self) -> Table:
        """Return the counts of every area."""
        headers = (_("Area"), *(wording.status_name(s) for s in Status), _("All"))
        return Table(
            headers,
            tuple(
                (label, *(str(n) for n in counts.values()), str(sum(counts.values())))
                for label, counts in self._groups
            ),
        )


def _bar(label: str, counts: dict[Status, int]) -> Bar:
    parts = tuple(
        Part(n, _fill(status), solid=status is Status.MET) for status, n in counts.items() if n
    )
    said = _("{n} of {total} met").format(n=counts[Status.MET], total=sum(counts.values()))
    return Bar(label, parts, said)


def _groups(framework: Framework, result: Result) -> list[_Group]:
    """Count the statuses of each area, mandatory first."""
    groups = []
    for mandatory in (True, False):
        part = result.part(mandatory=mandatory)
        for area in framework.areas:
            inside = [c for c in part if framework.competence(c.competence).area == area.code]
            if inside:
                text = _("{code} {title}") if mandatory else _("{code} {title}, optional")
                label = text.format(code=area.code, title=area.title)
                groups.append((label, Result(tuple(inside)).counts(mandatory=mandatory)))
    return groups


def _fill(status: Status) -> symbols.Mark:
    return lambda painter, box, look: symbols.swatch(painter, box, status, look)


def _legend_mark(status: Status) -> symbols.Mark:
    def mark(painter: QPainter, box: QRectF, look: Look) -> None:
        symbols.swatch(painter, box.adjusted(0, 3, 0, -3), status, look)

    return mark
