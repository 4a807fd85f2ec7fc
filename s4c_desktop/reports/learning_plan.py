"""The learning plan: one page of overview, then every item with its reason, topics and hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import plan_wording, wording
from s4c_desktop.domain.assessment import Assessment, Phase
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.learning import LearningPlan, PlanItem
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.text import paragraph

# Items that the overview names, so that it stays on one page.
_GLANCE = 12


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What a learning plan's document is made of; `centre` may be empty."""

    assessment: Assessment
    framework: Framework
    plan: LearningPlan
    made_at: datetime
    centre: str = ""


def write_plan(path: Path, content: PlanContent) -> None:
    """Write the plan; raises UserError where the place can't be written."""
    theme.register_fonts()
    assessment = content.assessment
    role = content.framework.role(content.plan.role).title
    front = Frontispiece(
        title=_("Learning plan: {person}").format(person=assessment.person.name),
        subject=role,
        author=assessment.raters,
        header=f"{assessment.person.name} · {_('Learning plan')}",
        footer=wording.framework_line(content.framework, assessment.reading),
        draft=assessment.phase is Phase.DRAFT,
        made_at=content.made_at,
    )
    write(path, tuple(_story(content)), front)


def _story(content: PlanContent) -> Iterator[Flowable]:
    yield from _overview(content)
    if content.plan.items:
        yield PageBreak()
        yield parts.heading(_("What to learn, in order"))
        for number, item in enumerate(content.plan.items, start=1):
            yield from _item(number, item, content.framework)
    yield from _beyond(content)


# -- overview ----------------------------------------------------------------------------


def _overview(content: PlanContent) -> Iterator[Flowable]:
    assessment, framework, plan = content.assessment, content.framework, content.plan
    yield parts.gap(20)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Learning plan"))
    yield paragraph(assessment.person.name, theme.TITLE)
    yield paragraph(framework.role(plan.role).title, theme.SUBTITLE)
    yield parts.boxed(
        (
            paragraph(plan_wording.summary(plan), theme.LEAD),
            paragraph(wording.hours_text(plan.hours), theme.BODY),
            paragraph(wording.hours_label(), theme.SMALL),
        )
    )
    yield parts.gap(10)
    yield parts.facts(
        (
            (_("From the assessment of"), parts.day(assessment.held_on)),
            (_("Rated by"), assessment.raters),
            (_("Framework"), wording.framework_line(framework, assessment.reading)),
            (_("Printed"), parts.time(content.made_at)),
        )
    )
    yield from _hours(plan)
    yield from _order(plan)


def _hours(plan: LearningPlan) -> Iterator[Flowable]:
    """Yield the plan's hours beside those the role's curriculum states."""
    yield parts.subheading(_("Hours by mode"))
    rows: list[list[Flowable]] = [
        [paragraph(name, theme.CELL), *(paragraph(text, theme.NUMBER) for text in lengths)]
        for name, lengths in plan_wording.hours_by_mode(plan)
    ]
    width = theme.WIDTH / 6
    head = ("", *plan_wording.mode_names())
    yield parts.table(head, rows, (2 * width,) + (width,) * 4, numbers=(1, 2, 3, 4))


def _order(plan: LearningPlan) -> Iterator[Flowable]:
    """Yield the items at a glance, as many as the page holds."""
    if not plan.items:
        return
    yield parts.subheading(_("At a glance"))
    rows: list[list[Flowable]] = [
        [
            paragraph(str(number), theme.CELL_MUTED),
            paragraph(item.unit, theme.CELL),
            paragraph(item.module, theme.CELL_MUTED),
            paragraph(", ".join(item.works_on), theme.CELL_MUTED),
            paragraph(plan_wording.length_text(item.hours.total), theme.NUMBER),
        ]
        for number, item in enumerate(plan.items[:_GLANCE], start=1)
    ]
    head = ("", _("Unit"), _("Module"), _("Works on"), _("Hours"))
    yield parts.table(head, rows, (24, theme.WIDTH - 254, 50, 110, 70), numbers=(4,))
    more = len(plan.items) - _GLANCE
    if more > 0:
        text = ngettext(
            "{n} more item on the next pages.", "{n} more items on the next pages.", more
        )
        yield paragraph(text.format(n=more), theme.SMALL)


# -- items -------------------------------------------------------------------------------


def _item(number: int, item: PlanItem, framework: Framework) -> Iterator[Flowable]:
    cell: list[Flowable] = [
        paragraph(item.unit, theme.CELL_STRONG),
        paragraph(f"{item.module}  {plan_wording.place(item)}", theme.SMALL),
        *(paragraph(f"– {topic}", theme.CELL) for topic in item.topics),
        parts.gap(3),
        paragraph(wording.item_reason(item, framework), theme.SMALL),
    ]
    rows: list[list[Flowable]] = [
        [
            paragraph(str(number), theme.LEAD),
            cell,
            paragraph(wording.hours_text(item.hours), theme.CELL_MUTED),
        ]
    ]
    yield parts.plain_row(rows, (28, theme.WIDTH - 138, 110))


def _beyond(content: PlanContent) -> Iterator[Flowable]:
    for found in plan_wording.beyond(content.plan, content.framework):
        yield parts.heading(found.title)
        yield paragraph(found.advice, theme.BODY)
        for entry in found.entries:
            yield paragraph(f"– {entry}", theme.BODY)
