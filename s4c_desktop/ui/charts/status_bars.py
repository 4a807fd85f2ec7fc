"""The overview: how many competences of each area have which status; levels are never averaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.backing_wording import thin_note
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.scale import Status
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.bars import Bar, Bars, Part
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.look import Look


@dataclass(frozen=True, slots=True)
class _Group:
    """An area's counts, and which of its rated competences (codes) rest on thin evidence."""

    label: str
    counts: dict[Status, int]
    rated: int
    thin: tuple[str, ...]


class StatusBars(Bars):
    """One bar per area for what is mandatory, then one for what is optional."""

    def __init__(
        self,
        title: str,
        framework: Framework,
        result: Result,
        backings: Mapping[str, Backing] | None = None,
    ) -> None:
        self._backings = backings or {}
        self._groups = _groups(framework, result, self._backings)
        super().__init__(title, map(_bar, self._groups))

    def summary(self) -> str:
        """Say what is counted."""
        return _("Number of competences by status")

    def describe(self, item: int) -> str:
        """Name an area with its counts."""
        group = self._groups[item]
        listed = [
            _("{status} {n}").format(status=wording.status_name(status), n=n)
            for status, n in group.counts.items()
            if n
        ]
        note = thin_note(group.thin, group.rated)
        return _("{area}: {counts}").format(
            area=group.label, counts=", ".join([*listed, note] if note else listed)
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the statuses that occur."""
        found = {status for group in self._groups for status, n in group.counts.items() if n}
        return tuple(
            Entry(wording.status_name(status), _legend_mark(status))
            for status in Status
            if status in found
        )

    def table(self) -> Table:
        """Return the counts of every area."""
        judged = bool(self._backings)
        headers = (
            _("Area"),
            *(wording.status_name(s) for s in Status),
            _("All"),
            *((_("Thin evidence"),) if judged else ()),
        )
        return Table(
            headers,
            tuple(
                (
                    group.label,
                    *(str(n) for n in group.counts.values()),
                    str(sum(group.counts.values())),
                    *((str(len(group.thin)),) if judged else ()),
                )
                for group in self._groups
            ),
        )


def _bar(group: _Group) -> Bar:
    counts = group.counts
    parts = tuple(
        Part(n, _fill(status), solid=status is Status.MET) for status, n in counts.items() if n
    )
    said = _("{n} of {total} met").format(n=counts[Status.MET], total=sum(counts.values()))
    return Bar(group.label, parts, said, thin_note(group.thin, group.rated))


def _groups(framework: Framework, result: Result, backings: Mapping[str, Backing]) -> list[_Group]:
    """Count the statuses of each area, mandatory first."""
    groups = []
    for mandatory in (True, False):
        part = result.part(mandatory=mandatory)
        for area in framework.areas:
            inside = [c for c in part if framework.competence(c.competence).area == area.code]
            if inside:
                text = _("{code} {title}") if mandatory else _("{code} {title}, optional")
                label = text.format(code=area.code, title=area.title)
                counts = Result(tuple(inside)).counts(mandatory=mandatory)
                known = [c.competence for c in inside if c.competence in backings]
                thin = tuple(c for c in known if backings[c] is not Backing.SUFFICIENT)
                groups.append(_Group(label, counts, len(known), thin))
    return groups


def _fill(status: Status) -> symbols.Mark:
    return lambda painter, box, look: symbols.swatch(painter, box, status, look)


def _legend_mark(status: Status) -> symbols.Mark:
    def mark(painter: QPainter, box: QRectF, look: Look) -> None:
        symbols.swatch(painter, box.adjusted(0, 3, 0, -3), status, look)

    return mark
