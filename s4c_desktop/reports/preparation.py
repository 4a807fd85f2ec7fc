"""How an assessment was prepared, and what was changed after a blind rating, in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import veil_wording, wording
from s4c_desktop.domain.assessment import Assessment, PlannedMethod, Rating
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.preparing import coverage
from s4c_desktop.domain.preparing_wording import coverage_sentence
from s4c_desktop.domain.veil import LateChange
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.text import paragraph


def assessment_plan(assessment: Assessment, framework: Framework) -> Iterator[Flowable]:
    """Yield the assessment plan; nothing where none was made."""
    if not assessment.plan:
        return
    yield CondPageBreak(110)
    yield parts.heading(_("Assessment plan"))
    yield paragraph(coverage_sentence(coverage(assessment, framework)), theme.SMALL)
    order = framework.order
    lines = sorted(assessment.plan, key=lambda line: order.get(line.competence, len(order)))
    head = ("", _("Competence"), _("Method"), _("Date"), _("Assessor"))
    yield parts.table(
        head,
        [_planned(line, framework) for line in lines],
        (28, theme.WIDTH - 338, 120, 92, 98),
    )


def _planned(line: PlannedMethod, framework: Framework) -> Sequence[Flowable]:
    return (
        paragraph(line.competence, theme.CELL_MUTED),
        paragraph(framework.competence(line.competence).title, theme.CELL),
        paragraph(line.method, theme.CELL),
        paragraph(parts.day(line.on), theme.CELL_MUTED),
        paragraph(line.assessor, theme.CELL_MUTED),
    )


def blind_rating(
    assessment: Assessment, framework: Framework, late: Sequence[LateChange]
) -> Iterator[Flowable]:
    """Yield what was changed after a blind rating was over, and why; nothing for any other."""
    if not assessment.blind or assessment.unveiled_at is None:
        return
    yield CondPageBreak(90)
    yield parts.heading(_("Blind rating"))
    shown = _("The required levels were shown on {time}.").format(
        time=parts.time(assessment.unveiled_at)
    )
    yield paragraph(shown, theme.BODY)
    if not late:
        yield paragraph(veil_wording.nobody_changed(), theme.BODY)
        return
    yield paragraph(_("Changed afterwards:"), theme.BODY)
    head = (_("Competence"), _("Was"), _("Became"), _("By"), _("When"), _("Why"))
    yield parts.table(
        head,
        [_changed(change, framework) for change in late],
        (110, 58, 58, 70, 78, theme.WIDTH - 374),
    )


def _changed(late: LateChange, framework: Framework) -> Sequence[Flowable]:
    change = late.change
    rating = Rating(change.state, change.level, change.reason, change.allowed_by)
    return (
        paragraph(wording.competence_name(framework, change.competence), theme.CELL),
        paragraph(wording.actual_text(late.before), theme.CELL_MUTED),
        paragraph(wording.actual_text(rating), theme.CELL),
        paragraph(change.changed_by, theme.CELL_MUTED),
        paragraph(parts.time(change.changed_at), theme.CELL_MUTED),
        paragraph(change.why, theme.CELL),
    )
