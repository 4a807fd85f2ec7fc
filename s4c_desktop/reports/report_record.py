"""How the assessment was held: conditions, sittings, plan, and every change of a rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Assessment, Kind, Rating
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.preparing_wording import declaration, not_declared
from s4c_desktop.domain.veil import changed_since
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.preparation import assessment_plan, blind_rating
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
    yield from assessment_plan(assessment, content.framework)
    if assessment.sittings:
        yield parts.subheading(_("Sittings"))
        yield _sittings(assessment)


def _conditions(assessment: Assessment) -> Iterator[tuple[str, str]]:
    person = assessment.person
    yield _("Identity checked"), person.identity_check
    yield _("Adjustments agreed"), person.adjustments
    yield (
        _("Conflict of interest"),
        declaration(assessment.assessors) if assessment.no_conflict else not_declared(),
    )
    yield _("Lawful basis"), person.lawful_basis
    if person.notice_date is not None:
        notice = parts.day(person.notice_date)
        if person.notice_version:
            notice = _("{day}, version {version}").format(day=notice, version=person.notice_version)
        yield _("Notice given"), notice


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
    """Yield what was changed after a blind rating, with its reason, then the whole history."""
    history = content.history
    if not history:
        return
    late = changed_since(content.assessment, history)
    yield from blind_rating(content.assessment, content.framework, late)
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
