"""What a learning plan does not settle: what to show, what nobody teaches, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording
from s4c_desktop.domain.plan_sheet import Elsewhere, LeftOut, PlanSheet, ToShow
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.plan_items import Tick
from s4c_desktop.reports.text import paragraph

_ROOM = 110
"""Points that a page must have left for a new list."""

_TICK = 20.0


def beyond(sheet: PlanSheet) -> Iterator[Flowable]:
    """Yield the lists that have entries, then the note and what the plan was made for."""
    if sheet.to_show:
        yield CondPageBreak(_ROOM)
        yield parts.heading(plan_wording.show_title())
        yield paragraph(plan_wording.show_advice(), theme.BODY)
        for found in sheet.to_show:
            yield _to_show(found)
            yield parts.gap(5)
    if sheet.elsewhere:
        yield CondPageBreak(_ROOM)
        yield parts.heading(plan_wording.elsewhere_title())
        for gap in sheet.elsewhere:
            yield _elsewhere(gap)
            yield parts.gap(5)
    if sheet.left_out:
        yield CondPageBreak(_ROOM)
        yield parts.heading(_("Left out"))
        yield _left_out(sheet.left_out)
    if sheet.not_rated:
        yield CondPageBreak(_ROOM)
        yield parts.heading(_("Not rated yet"))
        yield paragraph(_("Nobody has rated these, so nothing is known of a gap."), theme.BODY)
        yield paragraph("; ".join(sheet.not_rated) + ".", theme.BODY)
    yield from _made_for(sheet)


def _to_show(found: ToShow) -> Flowable:
    lines: list[Flowable] = [paragraph(f"{found.competence}  {found.title}", theme.CELL_HEADLINE)]
    for name, texts in (
        (_("Documents"), found.documents),
        (_("Practice"), found.tasks),
        (_("Interview"), found.interview),
    ):
        lines += _ways(name, texts)
    rows = [[Tick(11, done=False), lines]]
    return parts.plain_row(rows, (_TICK, theme.WIDTH - _TICK))


def _ways(name: str, texts: Sequence[str]) -> list[Flowable]:
    if not texts:
        return []
    return [
        parts.gap(2),
        paragraph(name, theme.LABEL),
        *(paragraph(f"– {text}", theme.CELL) for text in texts),
    ]


def _elsewhere(gap: Elsewhere) -> Flowable:
    lines: list[Flowable] = [
        paragraph(f"{gap.competence}  {gap.title}", theme.CELL_HEADLINE),
        paragraph(gap.why, theme.CELL),
    ]
    lines += _ways(_("What else could help"), gap.helps)
    return parts.plain_row([[lines]], (theme.WIDTH,))


def _left_out(left: Sequence[LeftOut]) -> Flowable:
    rows: list[list[Flowable | list[Flowable]]] = [
        [
            [
                paragraph(one.title, theme.CELL),
                *([paragraph(one.why, theme.CELL_NOTE)] if one.why else []),
            ],
            paragraph(one.module, theme.CELL_MUTED),
            paragraph(", ".join(one.works_on), theme.CELL_MUTED),
            paragraph(plan_wording.length_text(one.hours.total), theme.NUMBER),
        ]
        for one in left
    ]
    head = (_("Item"), _("Module"), _("Works on"), _("Would cost"))
    return parts.table(head, rows, (theme.WIDTH - 250, 50, 120, 80), numbers=(3,))


def _made_for(sheet: PlanSheet) -> Iterator[Flowable]:
    if sheet.note:
        yield CondPageBreak(60)
        yield parts.heading(_("Note"))
        yield paragraph(sheet.note, theme.BODY)
    if sheet.profile:
        rows = parts.facts((fact.label, fact.value) for fact in sheet.profile)
        yield KeepTogether([parts.heading(_("Made for")), rows])
