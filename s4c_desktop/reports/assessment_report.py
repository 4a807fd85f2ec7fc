"""The assessment report: cover, readiness, charts, table, notes and evidence, decision, method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar, wording
from s4c_desktop.domain.assessment import Assessment, Evidence, Kind, Phase, Signature
from s4c_desktop.domain.chain import grouped
from s4c_desktop.domain.chain_wording import link_purpose, link_title
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison, Result
from s4c_desktop.domain.preparing_wording import declaration
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.veil import LateChange
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.dot_plot import DotRows, Legend, StatusBar, counts_text
from s4c_desktop.reports.method import method
from s4c_desktop.reports.preparation import assessment_plan, blind_rating
from s4c_desktop.reports.radar import RadarDrawing
from s4c_desktop.reports.text import paragraph

_RADAR_HEIGHT = 178.0


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What a report is made of; `centre` may be empty.

    `late` are the changes made after a blind rating was over.
    """

    assessment: Assessment
    framework: Framework
    result: Result
    made_at: datetime
    centre: str = ""
    late: tuple[LateChange, ...] = ()


def write_report(path: Path, content: ReportContent) -> None:
    """Write the report; raises UserError where the place can't be written."""
    theme.register_fonts()
    write(path, tuple(_story(content)), _front(content))


def _front(content: ReportContent) -> Frontispiece:
    assessment, framework = content.assessment, content.framework
    role = framework.role(assessment.role).title
    return Frontispiece(
        title=_("Assessment report: {person}").format(person=assessment.person.name),
        subject=role,
        author=assessment.raters,
        header=f"{assessment.person.name} · {role}",
        footer=wording.framework_line(framework, assessment.reading),
        draft=assessment.phase is Phase.DRAFT,
    )


def _story(content: ReportContent) -> Iterator[Flowable]:
    yield from _cover(content)
    yield PageBreak()
    yield from _charts(content)
    yield PageBreak()
    yield from _all_competences(content)
    yield from assessment_plan(content.assessment, content.framework)
    yield from _notes(content)
    yield from blind_rating(content.assessment, content.framework, content.late)
    yield from _decision(content)
    yield PageBreak()
    yield from method(content.framework, content.assessment)


# -- cover -------------------------------------------------------------------------------


def _cover(content: ReportContent) -> Iterator[Flowable]:
    assessment, framework = content.assessment, content.framework
    yield parts.gap(40)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Assessment report"))
    yield paragraph(assessment.person.name, theme.TITLE)
    yield paragraph(framework.role(assessment.role).title, theme.SUBTITLE)
    yield parts.boxed(tuple(_readiness(content)))
    yield parts.gap(18)
    yield parts.facts(_facts(content))
    yield parts.gap(12)
    yield paragraph(_state(assessment), theme.BODY)
    yield paragraph(wording.eqf_disclaimer(), theme.SMALL)
    yield paragraph(not_official(framework), theme.SMALL)


def _readiness(content: ReportContent) -> Iterator[Flowable]:
    result = content.result
    yield paragraph(wording.readiness_sentence(result, content.assessment.kind), theme.LEAD)
    optional = wording.optional_sentence(result)
    if optional:
        yield paragraph(optional, theme.BODY)
    yield paragraph(wording.coverage_sentence(result), theme.BODY)


def _facts(content: ReportContent) -> Iterator[tuple[str, str]]:
    assessment, framework = content.assessment, content.framework
    assessed = assessment.kind is not Kind.SELF
    yield _("Person"), assessment.person.name
    yield _("Role"), framework.role(assessment.role).title
    yield _("Date"), parts.day(assessment.held_on)
    yield _("Place"), assessment.place
    yield _("Kind"), wording.kind_name(assessment.kind)
    yield _("Assessors") if assessed else _("Rated by"), assessment.raters
    yield _("Scope"), wording.scope_text(assessment.scope, assessment.areas)
    yield (
        _("Conflict of interest"),
        _conflict(assessment) if assessed else "",
    )
    yield _("Identity checked"), assessment.person.identity_check if assessed else ""
    yield _("Adjustments agreed"), assessment.person.adjustments if assessed else ""
    yield _("Last day for an appeal"), parts.day(assessment.appeal_until)
    yield (
        _("Framework"),
        _("{title} ({code}), our edition {version}").format(
            title=framework.title, code=framework.code, version=framework.version
        ),
    )
    yield _("Reading"), wording.reading_title(framework, assessment.reading)
    yield _("Decision"), wording.decision_name(assessment.decision)
    yield _("Decided by"), assessment.decided_by
    yield _("Printed"), parts.time(content.made_at)


def _conflict(assessment: Assessment) -> str:
    if not assessment.no_conflict:
        return _("Nothing was declared")
    return _("Declared by {declaration}").format(declaration=declaration(assessment.assessors))


def _state(assessment: Assessment) -> str:
    signature = assessment.signature
    if signature is None:
        return _("This is a draft: it has not been signed off and may change.")
    return _("Signed off by {name} on {time}, revision {revision}.").format(
        name=signature.decided_by,
        time=parts.time(signature.signed_at),
        revision=assessment.revision,
    )


def not_official(framework: Framework) -> str:
    """Say whose edition of the framework this is."""
    return framework.edition


# -- charts ------------------------------------------------------------------------------


def _charts(content: ReportContent) -> Iterator[Flowable]:
    result, framework = content.result, content.framework
    yield parts.heading(_("Overview"))
    yield _overview(content)
    yield parts.heading(_("Required and actual, area by area"))
    yield Legend()
    yield from _radars(content)
    dots = DotRows(result.by_gap, framework)
    yield CondPageBreak(min(dots.height + 60, theme.HEIGHT / 2))
    yield parts.heading(_("Gaps, largest first"))
    yield paragraph(_("Mandatory competences come first, in stronger type."), theme.SMALL)
    yield dots


def _by_area(content: ReportContent) -> Iterator[tuple[str, tuple[Comparison, ...]]]:
    framework = content.framework
    for area in framework.areas:
        inside = tuple(
            c
            for c in content.result.comparisons
            if framework.competence(c.competence).area == area.code
        )
        if inside:
            yield f"{area.code}  {area.title}", inside


def _overview(content: ReportContent) -> Flowable:
    """Return one stacked bar per area, mandatory and optional apart."""
    rows: list[list[Flowable]] = []
    for title, inside in _by_area(content):
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


def _radars(content: ReportContent) -> Iterator[Flowable]:
    """Yield the radars two in a row; an area with too few axes is shown as dots."""
    drawn: list[list[Flowable]] = []
    few: list[Flowable] = []
    for title, inside in _by_area(content):
        head = paragraph(title, theme.CELL_STRONG)
        if radar.fits(len(inside)):
            drawn.append([head, RadarDrawing(inside, theme.WIDTH / 2 - 12, _RADAR_HEIGHT)])
        else:
            few.append(KeepTogether([head, DotRows(inside, content.framework), parts.gap(8)]))
    for index in range(0, len(drawn), 2):
        row = [*drawn[index : index + 2]]
        row.extend([parts.gap(0)] for _unused in range(2 - len(row)))
        yield KeepTogether([parts.gap(8), parts.side_by_side(row)])
    yield from few


# -- table, notes, evidence --------------------------------------------------------------


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


def _notes(content: ReportContent) -> Iterator[Flowable]:
    assessment, framework = content.assessment, content.framework
    yield CondPageBreak(90)
    yield parts.heading(_("Notes and evidence"))
    if assessment.running_note:
        yield parts.subheading(_("Running note"))
        yield paragraph(assessment.running_note, theme.BODY)
    linked = [item for item in assessment.evidence if item.links]
    if linked:
        yield parts.subheading(_("Evidence"))
        rows = [
            [
                _item(item),
                paragraph(item.kind, theme.CELL_MUTED),
                paragraph(parts.day(item.date), theme.CELL_MUTED),
                paragraph(_in_order(item.links, framework), theme.CELL),
            ]
            for item in linked
        ]
        head = (_("Item"), _("Kind"), _("Date"), _("Supports"))
        yield parts.table(head, rows, (theme.WIDTH - 270, 90, 90, 90))
    noted = [c for c in content.result.comparisons if _has_words(c)]
    if noted:
        yield parts.subheading(_("Competence by competence"))
    for comparison in noted:
        yield from _words(comparison, framework)
    if not (assessment.running_note or linked or noted):
        yield paragraph(_("No notes were taken and no evidence was linked."), theme.BODY)


def _item(item: Evidence) -> list[Flowable]:
    """Return what an item of evidence is, with the names of its files."""
    lines: list[Flowable] = [paragraph(item.description, theme.CELL)]
    if item.attachments:
        names = ", ".join(attachment.name for attachment in item.attachments)
        lines.append(paragraph(_("Attached: {names}").format(names=names), theme.CELL_MUTED))
    return lines


def _in_order(links: frozenset[str], framework: Framework) -> str:
    return ", ".join(sorted(links, key=framework.order.__getitem__))


def _has_words(comparison: Comparison) -> bool:
    return bool(comparison.rating.note) or comparison.rating.state is State.EXEMPT


def _words(comparison: Comparison, framework: Framework) -> Iterator[Flowable]:
    code, rating = comparison.competence, comparison.rating
    yield CondPageBreak(36)
    yield paragraph(f"{code}  {framework.competence(code).title}", theme.CELL_STRONG)
    if rating.state is State.EXEMPT:
        reason = _("Exempt: {reason} Allowed by {name}.").format(
            reason=rating.reason, name=rating.allowed_by
        )
        yield paragraph(reason, theme.BODY)
    if rating.note:
        yield paragraph(rating.note, theme.BODY)


# -- decision ----------------------------------------------------------------------------


def _decision(content: ReportContent) -> Iterator[Flowable]:
    assessment = content.assessment
    yield CondPageBreak(140)
    yield parts.heading(_("Decision"))
    lines: list[Flowable] = [paragraph(wording.decision_name(assessment.decision), theme.LEAD)]
    if assessment.decided_by:
        by = _("Decided by {name}.").format(name=assessment.decided_by)
        lines.append(paragraph(by, theme.BODY))
    lines.append(paragraph(_state(assessment), theme.BODY))
    if assessment.revises is not None:
        revised = _("Revision {number}, made because: {reason}").format(
            number=assessment.revision, reason=assessment.revision_reason
        )
        lines.append(paragraph(revised, theme.BODY))
    if assessment.signature is not None:
        lines.extend(_proof(assessment.signature))
    yield parts.boxed(lines)
    comments = (
        (_("Comment of who assessed"), assessment.comment),
        (_("Comment of the person assessed"), assessment.candidate_comment),
    )
    for title, text in comments:
        if text:
            yield parts.subheading(title)
            yield paragraph(text, theme.BODY)


def _proof(signature: Signature) -> Iterator[Flowable]:
    """Yield the hash of what was signed, and its link in the chain, to compare by eye."""
    digest = _("SHA-256 of what was signed: {digest}").format(digest=signature.digest)
    yield paragraph(digest, theme.SMALL)
    if signature.link:
        yield parts.gap(6)
        yield paragraph(link_title(signature.link), theme.CELL_STRONG)
        yield parts.grid(grouped(signature.chain).split(), columns=8, width=42)
        yield paragraph(link_purpose(), theme.SMALL)
