"""The assessment report: to hand over, or everything for the centre's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import appeals_wording, report_wording, wording
from s4c_desktop.domain.assessment import Appeal, Assessment, Kind, Signature
from s4c_desktop.domain.backing import backed, backings
from s4c_desktop.domain.backing_wording import backed_sentence
from s4c_desktop.domain.chain import grouped
from s4c_desktop.domain.chain_wording import link_purpose, link_title
from s4c_desktop.domain.documents import Depth
from s4c_desktop.domain.gap import Result
from s4c_desktop.reports import (
    parts,
    report_evidence,
    report_layers,
    report_parts,
    report_record,
    theme,
)
from s4c_desktop.reports.candidate_report import write_candidate_report
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.document import write
from s4c_desktop.reports.dot_plot import DotRows, Legend, StatusBar, counts_text
from s4c_desktop.reports.method import method
from s4c_desktop.reports.role_fit import role_changes
from s4c_desktop.reports.text import paragraph


def write_report(path: Path, content: ReportContent, depth: Depth = Depth.FILE) -> None:
    """Write the report; raises UserError where the place can't be written."""
    if depth is Depth.CANDIDATE:
        write_candidate_report(path, content)
        return
    theme.register_fonts()
    write(path, tuple(_story(content)), report_parts.front(content, _("Assessment report")))


def _story(content: ReportContent) -> Iterator[Flowable]:
    yield from _cover(content)
    yield PageBreak()
    if content.fits:
        yield from role_changes(content.fits, content.framework)
        yield PageBreak()
    yield from _charts(content)
    yield CondPageBreak(220)
    yield from _all_competences(content)
    yield from report_layers.layers(content)
    yield from report_evidence.evidence(content)
    yield from report_evidence.one_by_one(content)
    yield from report_record.interview(content)
    yield from report_record.changes(content)
    yield from _decision(content)
    yield from _after(content.assessment)
    yield CondPageBreak(theme.HEIGHT / 2)
    yield from method(content.framework, content.assessment)


# -- cover -------------------------------------------------------------------------------


def _cover(content: ReportContent) -> Iterator[Flowable]:
    assessment, framework = content.assessment, content.framework
    yield parts.gap(40)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Assessment report"))
    yield paragraph(assessment.person.name, theme.TITLE)
    yield paragraph(content.role_title, theme.SUBTITLE)
    yield parts.boxed((*report_parts.readiness(content), *_backing(content)))
    yield parts.gap(18)
    yield parts.facts(_facts(content))
    yield parts.gap(12)
    yield paragraph(report_parts.state(assessment), theme.BODY)
    yield paragraph(wording.eqf_disclaimer(), theme.SMALL)
    yield paragraph(framework.edition, theme.SMALL)


def _backing(content: ReportContent) -> Iterator[Flowable]:
    """Yield how many ratings rest on sufficient evidence; nothing for a self-assessment."""
    assessment = content.assessment
    mandatory = [c.competence for c in content.result.part(mandatory=True)]
    behind = backings(assessment.ratings, assessment.evidence)
    found = backed(assessment.kind, mandatory, assessment.ratings, behind)
    if found is not None:
        yield paragraph(f"{backed_sentence(found)}.", theme.BODY)


def _facts(content: ReportContent) -> Iterator[tuple[str, str]]:
    assessment, framework = content.assessment, content.framework
    assessed = assessment.kind is not Kind.SELF
    yield _("Person"), assessment.person.name
    yield _("Role"), content.role_title
    yield _("Date"), parts.day(assessment.held_on)
    yield _("Place"), assessment.place
    yield _("Kind"), wording.kind_name(assessment.kind)
    yield _("Assessors") if assessed else _("Rated by"), assessment.raters
    yield _("Scope"), report_parts.scope_text(content)
    yield _("Blind rating"), _blind(assessment)
    yield _("Framework"), report_parts.framework_text(framework)
    yield _("Reading"), wording.reading_title(framework, assessment.reading)
    yield _("Decision"), wording.decision_name(assessment.decision) if assessed else ""
    yield _("Decided by"), assessment.decided_by
    yield _("Last day for an appeal"), parts.day(assessment.appeal_until)
    yield _("Printed"), parts.time(content.made_at)


def _blind(assessment: Assessment) -> str:
    if not assessment.blind:
        return ""
    if assessment.unveiled_at is None:
        return _("Required levels are still hidden from whoever rates")
    return _("Required levels were hidden until {time}").format(
        time=parts.time(assessment.unveiled_at)
    )


# -- charts ------------------------------------------------------------------------------


def _charts(content: ReportContent) -> Iterator[Flowable]:
    result, framework = content.result, content.framework
    yield parts.heading(_("Overview"))
    yield _overview(content)
    yield parts.heading(_("Required and actual, area by area"))
    yield Legend()
    yield from report_parts.radars(content)
    dots = DotRows(result.by_gap, framework)
    yield CondPageBreak(min(dots.height + 60, theme.HEIGHT / 2))
    yield parts.heading(_("Gaps, largest first"))
    yield paragraph(_("Mandatory competences come first, in stronger type."), theme.SMALL)
    yield dots


def _overview(content: ReportContent) -> Flowable:
    """Return one stacked bar per area, mandatory and optional apart."""
    rows: list[list[Flowable]] = []
    for title, inside in report_parts.by_area(content.result, content.framework):
        for mandatory in (True, False):
            part = Result(tuple(c for c in inside if c.mandatory is mandatory))
            if not part.comparisons:
                continue
            counts = part.counts(mandatory=mandatory)
            rows.append(
                [
                    paragraph(title, theme.CELL),
                    paragraph(wording.mandatory_name(mandatory), theme.CELL_MUTED),
                    StatusBar(counts, 165),
                    paragraph(counts_text(counts), theme.CELL_MUTED),
                ]
            )
    head = (_("Area"), _("Competences"), _("Statuses"), _("Counts"))
    return parts.table(head, rows, (125, 62, 175, theme.WIDTH - 362))


def _all_competences(content: ReportContent) -> Iterator[Flowable]:
    yield parts.heading(_("All competences in scope"))
    framework = content.framework
    rows = [
        [
            paragraph(c.competence, theme.CELL_MUTED),
            paragraph(framework.competence(c.competence).title, theme.CELL),
            paragraph(wording.mandatory_name(c.mandatory), theme.CELL_MUTED),
            paragraph(wording.required_text(c), theme.CELL),
            paragraph(wording.actual_text(c.rating), theme.CELL),
            parts.coloured(wording.status_sentence(c), theme.CELL, theme.STATUS_COLOURS[c.status]),
        ]
        for c in content.result.comparisons
    ]
    head = ("", _("Competence"), _("Demand"), _("Required"), _("Actual"), _("Status"))
    yield parts.table(head, rows, (28, theme.WIDTH - 338, 58, 56, 96, 100))


# -- decision, and what came after -------------------------------------------------------


def _decision(content: ReportContent) -> Iterator[Flowable]:
    assessment = content.assessment
    yield CondPageBreak(140)
    decides = assessment.kind is not Kind.SELF or assessment.decision is not None
    yield parts.heading(_("Decision") if decides else _("State"))
    lines: list[Flowable] = []
    if decides:
        lines.append(paragraph(wording.decision_name(assessment.decision), theme.LEAD))
    if assessment.decided_by:
        by = _("Decided by {name}.").format(name=assessment.decided_by)
        lines.append(paragraph(by, theme.BODY))
    lines.append(paragraph(report_parts.state(assessment), theme.BODY))
    if assessment.revises is not None:
        revised = _("Revision {number}, made because: {reason}").format(
            number=assessment.revision, reason=assessment.revision_reason
        )
        lines.append(paragraph(revised, theme.BODY))
    if assessment.signature is not None:
        lines.extend(_proof(assessment.signature))
    yield parts.boxed(lines)
    yield from report_parts.comments(assessment)


def _proof(signature: Signature) -> Iterator[Flowable]:
    """Yield the hash of what was signed, and its link in the chain, to compare by eye."""
    digest = _("SHA-256 of what was signed: {digest}").format(digest=signature.digest)
    yield paragraph(digest, theme.SMALL)
    if signature.link:
        yield parts.gap(6)
        yield paragraph(link_title(signature.link), theme.CELL_STRONG)
        yield parts.grid(grouped(signature.chain).split(), columns=8, width=42)
        yield paragraph(link_purpose(), theme.SMALL)


def _after(assessment: Assessment) -> Iterator[Flowable]:
    """Yield what the person said to the signed result: that they know it, and their appeals."""
    found = assessment.acknowledgement
    if found is not None:
        yield CondPageBreak(80)
        yield parts.heading(_("Acknowledgement"))
        yield paragraph(report_wording.acknowledged(found, parts.day(found.on)), theme.BODY)
        if found.statement:
            yield paragraph(found.statement, theme.BODY)
        if found.recorded_by:
            recorded = _("Recorded by {name}.").format(name=found.recorded_by)
            yield paragraph(recorded, theme.SMALL)
    if assessment.appeals:
        yield CondPageBreak(100)
        yield parts.heading(_("Appeals"))
    for appeal in assessment.appeals:
        yield from _appeal(appeal)


def _appeal(appeal: Appeal) -> Iterator[Flowable]:
    yield CondPageBreak(70)
    lodged = _("{day}, {name}: {state}").format(
        day=parts.day(appeal.lodged_on),
        name=appeal.lodged_by or _("nobody named"),
        state=appeals_wording.appeal_state_word(appeal.state),
    )
    yield paragraph(lodged, theme.CELL_STRONG)
    yield paragraph(appeal.grounds, theme.BODY)
    if appeal.decided_on is not None:
        decided = _("Decided on {day} by {name}.").format(
            day=parts.day(appeal.decided_on), name=appeal.decided_by or _("nobody named")
        )
        yield paragraph(decided, theme.BODY)
    if appeal.outcome:
        yield paragraph(appeal.outcome, theme.BODY)
