"""How the assessment was held: conditions, sittings, plan, and every change of a rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Assessment, Kind, Rating
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.text import paragraph


def interview(content: ReportContent) -> Iterator[Flowable]:
    """Yield identity, declaration and adjustments, then the plan and the sittings."""
    assessment = content.assessment
    if assessment.kind is Kind.SELF:
        return
    known = [(label, value) for label, value in _conditions(assessment) if value]
    if not (known or assessment.plan or assessment.sittings):
        return
    yield CondPageBreak(110)
    yield parts.heading(_("How it was held"))
    if known:
        yield parts.facts(known)
    if assessment.plan:
        yield parts.subheading(_("Assessment plan"))
        yield _plan(content)
    if assessment.sittings:
        yield parts.subheading(_("Sittings"))
        yield _sittings(assessment)


def _conditions(assessment: Assessment) -> Iterator[tuple[str, str]]:
    person = assessment.person
    yield _("Identity checked"), person.identity_check
    yield _("Adjustments agreed"), person.adjustments
    yield (
        _("Conflict of interest"),
        _("The assessors declared none") if assessment.no_conflict else "",
    )
    yield _("Lawful basis"), person.lawful_basis
    if person.notice_date is not None:
        notice = parts.day(person.notice_date)
        if person.notice_version:
            notice = _("{day}, version {version}").format(day=notice, version=person.notice_version)
        yield _("Notice given"), notice


def _plan(content: ReportContent) -> Flowable:
    framework = content.framework
    rows = [
        [
            paragraph(wording.competence_name(framework, line.competence), theme.CELL),
            paragraph(line.method, theme.CELL),
            paragraph(parts.day(line.on), theme.CELL_MUTED),
            paragraph(line.assessor, theme.CELL_MUTED),
        ]
        for line in content.assessment.plan
    ]
    head = (_("Competence"), _("Method"), _("Date"), _("Assessor"))
    return parts.table(head, rows, (theme.WIDTH - 300, 120, 90, 90))


def _sittings(assessment: Assessment) -> Flowable:
    rows = [
        [
            paragraph(str(sitting.number), theme.CELL_STRONG),
            paragraph(parts.time(sitting.started_at), theme.CELL),
            paragraph(sitting.led_by, theme.CELL),
            paragraph(sitting.place, theme.CELL_MUTED),
            paragraph(str(_given_in(assessment, sitting.number)), theme.NUMBER),
        ]
        for sitting in assessment.sittings
    ]
    head = (_("No."), _("Started"), _("Led by"), _("Place"), _("Ratings"))
    return parts.table(head, rows, (30, 150, 130, theme.WIDTH - 370, 60), numbers=(4,))


def _given_in(assessment: Assessment, number: int) -> int:
    return sum(given.sitting == number for given in assessment.given.values())


# -- changes -----------------------------------------------------------------------------


def changes(content: ReportContent) -> Iterator[Flowable]:
    """Yield what was changed after the blind phase, with its reason, then the whole history."""
    history = content.history
    if not history:
        return
    unveiled = content.assessment.unveiled_at
    if content.assessment.blind and unveiled is not None:
        late = [change for change in history if change.changed_at > unveiled]
        yield CondPageBreak(100)
        yield parts.heading(_("Changed after the blind phase"))
        if late:
            yield _history(late, content)
        else:
            text = _("No rating was changed after the required levels were shown.")
            yield paragraph(text, theme.BODY)
    yield CondPageBreak(100)
    yield parts.heading(_("History of the ratings"))
    yield paragraph(_("Every answer in the order it was given; nothing is removed."), theme.SMALL)
    yield _history(history, content)


def _history(history: Sequence[RatingChange], content: ReportContent) -> Flowable:
    rows = [
        [
            paragraph(str(change.sequence), theme.CELL_MUTED),
            paragraph(change.competence, theme.CELL_STRONG),
            paragraph(wording.actual_text(Rating(change.state, change.level)), theme.CELL),
            paragraph(_who(change), theme.CELL_MUTED),
            paragraph(" ".join(filter(None, (change.why, change.grounds))), theme.CELL),
        ]
        for change in history
    ]
    head = (_("No."), "", _("Became"), _("By"), _("Why"))
    return parts.table(head, rows, (28, 30, 100, 150, theme.WIDTH - 308))


def _who(change: RatingChange) -> str:
    said = [change.changed_by, parts.time(change.changed_at)]
    if change.sitting:
        said.append(_("sitting {number}").format(number=change.sitting))
    return ", ".join(part for part in said if part)
