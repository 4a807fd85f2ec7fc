"""The learning plan: one page of overview, then every item, and what learning does not settle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.reports import parts, plan_beyond, plan_items, plan_overview, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.timeline import LEAST_ROW, ROW, Timeline, item_rows


def write_plan(path: Path, sheet: PlanSheet) -> None:
    """Write the plan; raises UserError where the place can't be written.

    The same sheet makes the same bytes.
    """
    theme.register_fonts()
    name = sheet.title or _("Learning plan")
    front = Frontispiece(
        title=_("{title}: {person}").format(title=name, person=sheet.person),
        subject=sheet.role,
        author=sheet.raters,
        header=f"{sheet.person} · {name}",
        footer=sheet.framework,
        draft=sheet.draft,
        made_at=sheet.made_at,
    )
    write(path, tuple(_story(sheet)), front)


def _story(sheet: PlanSheet) -> Iterator[Flowable]:
    overview = plan_overview.overview(sheet)
    yield from overview.story
    if sheet.items:
        yield PageBreak()
        yield from _whole_timeline(sheet, overview.by_module)
        yield from plan_items.items(sheet)
    yield from plan_beyond.beyond(sheet)


def _whole_timeline(sheet: PlanSheet, by_module: bool) -> Iterator[Flowable]:
    """Yield a chart of all items where the overview had only their modules."""
    rows = item_rows(sheet)
    if not by_module or not rows:
        return
    height = ROW if len(rows) * ROW < theme.HEIGHT * 0.8 else LEAST_ROW + 1.5
    yield parts.heading(_("Every item on its days"))
    yield Timeline(rows, sheet, height)
    yield CondPageBreak(theme.HEIGHT / 2)
