"""The quality report: one sampling plan, what second looks found, who assesses and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.domain.assessors import Assessor
from s4c_desktop.domain.assessors_wording import (
    counts_text,
    expiry_sentence,
    kind_name,
    validity_text,
)
from s4c_desktop.domain.leniency import MIN_PAIRS, Span, Standing
from s4c_desktop.domain.leniency_wording import against_name, period_name, standing_text
from s4c_desktop.domain.quality import Sample, Sampled
from s4c_desktop.domain.quality_wording import (
    finding_sentence,
    findings_sentence,
    looked_sentence,
    sample_sentence,
    second_level_text,
)
from s4c_desktop.domain.sampling_wording import lot_sentence, plan_sentence, reason_text
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.text import paragraph


@dataclass(frozen=True, slots=True)
class AssessorFigures:
    """An assessor with the signed assessments they held, and those of them in a sample."""

    assessor: Assessor
    held: int
    sampled: int


@dataclass(frozen=True, slots=True)
class QualityContent:
    """What a quality report is made of; `lines` are by assessment, `centre` may be empty."""

    sample: Sample
    lines: Mapping[UUID, AssessmentSummary]
    assessors: tuple[AssessorFigures, ...]
    leniency: tuple[tuple[str, tuple[Standing, ...]], ...]
    made_at: datetime
    span: Span = Span.QUARTER
    centre: str = ""


def write_quality_report(path: Path, content: QualityContent) -> None:
    """Write the report; raises UserError where the place can't be written."""
    theme.register_fonts()
    sample = content.sample
    title = _("Quality report: {plan}").format(plan=sample.title)
    front = Frontispiece(
        title=title,
        subject=_("Internal quality assurance"),
        author=sample.created_by,
        header=title,
        footer=_("Internal: about people, and about those who assess them"),
        draft=any(not one.is_done for one in sample.sampled),
    )
    write(path, tuple(_story(content)), front)


def _story(content: QualityContent) -> Iterator[Flowable]:
    yield from _overview(content)
    yield from _assessments(content)
    yield from _findings(content)
    yield from _assessors(content)
    yield from _leniency(content)


def _overview(content: QualityContent) -> Iterator[Flowable]:
    sample = content.sample
    today = content.made_at.date()
    yield parts.gap(20)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Quality report"))
    yield paragraph(sample.title, theme.TITLE)
    yield parts.boxed(
        (
            paragraph(sample_sentence(sample.sampled), theme.LEAD),
            paragraph(
                _("Findings: {counts}").format(counts=findings_sentence(sample.findings, today)),
                theme.BODY,
            ),
        )
    )
    yield parts.gap(10)
    yield parts.facts(
        (
            (
                _("Period"),
                _("{begins} to {until}").format(
                    begins=parts.day(sample.period_from), until=parts.day(sample.period_until)
                ),
            ),
            (_("Plan made by"), sample.created_by),
            (_("Chosen"), plan_sentence(sample.choosing)),
            (_("Printed"), parts.time(content.made_at)),
        )
    )
    rules = [reason_text(rule, sample.choosing) for rule in sample.choosing.rules]
    if rules:
        yield parts.subheading(_("Rules"))
        for rule in rules:
            yield paragraph(f"– {rule}", theme.BODY)
    yield paragraph(lot_sentence(), theme.SMALL)


def _assessments(content: QualityContent) -> Iterator[Flowable]:
    yield parts.heading(_("Assessments in the sample"))
    rows = [_row(content, one) for one in content.sample.sampled]
    head = (_("Assessment"), _("Chosen because"), _("Second look"))
    yield parts.table(head, rows, (150, 150, theme.WIDTH - 300))


def _row(content: QualityContent, one: Sampled) -> list[Flowable]:
    line = content.lines[one.assessment_id]
    why = "\n".join(reason_text(reason, content.sample.choosing) for reason in one.reasons)
    about = [line.person, line.role_title, line.assessors, parts.day(line.held_on)]
    said = [looked_sentence(one.judged, parts.day)]
    if one.judged.remarks:
        said.append(one.judged.remarks)
    for code, level in one.levels.items():
        text = _("{code}: {level}").format(code=code, level=second_level_text(level))
        said.append(f"{text}. {level.remark}" if level.remark else text)
    texts = ("\n".join(part for part in about if part), why, "\n".join(said))
    return [paragraph(text, theme.CELL) for text in texts]


def _findings(content: QualityContent) -> Iterator[Flowable]:
    yield parts.heading(_("Findings and actions"))
    if not content.sample.findings:
        yield paragraph(_("No findings."), theme.BODY)
        return
    today = content.made_at.date()
    rows = []
    for found in content.sample.findings:
        state = finding_sentence(found, today, parts.day)
        texts = (
            f"{found.text}\n{content.lines[found.assessment_id].person}",
            found.action,
            found.responsible,
            f"{state}\n{found.outcome}".strip(),
        )
        rows.append([paragraph(text, theme.CELL) for text in texts])
    head = (_("Finding"), _("Action"), _("Responsible"), _("State"))
    width = (theme.WIDTH - 90) / 3
    yield parts.table(head, rows, (width, width, 90, width))


def _assessors(content: QualityContent) -> Iterator[Flowable]:
    yield parts.heading(_("Assessors"))
    if not content.assessors:
        yield paragraph(_("No assessor is registered."), theme.BODY)
        return
    today = content.made_at.date()
    expiry = expiry_sentence([one.assessor for one in content.assessors], today)
    if expiry:
        yield parts.coloured(expiry, theme.BODY, theme.CAUTION)
    rows = []
    for one in content.assessors:
        records = [
            f"{kind_name(record.kind)}: {record.description} "
            f"({validity_text(record, today, parts.day)})"
            for record in one.assessor.records
        ]
        name = one.assessor.name
        texts = (
            name if one.assessor.active else _("{name} (not at present)").format(name=name),
            counts_text(one.held, one.sampled),
            "\n".join(records) or _("no record yet"),
        )
        rows.append([paragraph(text, theme.CELL) for text in texts])
    head = (_("Assessor"), _("Assessments"), _("Records of competence"))
    yield parts.table(head, rows, (120, 130, theme.WIDTH - 250))


def _leniency(content: QualityContent) -> Iterator[Flowable]:
    yield parts.heading(_("How assessors rate beside others"))
    if not content.leniency:
        yield paragraph(_("Nothing can be compared yet."), theme.BODY)
        return
    rows = [
        [
            paragraph(text, theme.CELL)
            for text in (
                name,
                period_name(found.period, content.span),
                against_name(found.against),
                standing_text(found),
            )
        ]
        for name, standings in content.leniency
        for found in standings
    ]
    head = (_("Assessor"), _("Period"), _("Beside"), _("How they rated"))
    yield parts.table(head, rows, (110, 60, 130, theme.WIDTH - 300))
    yield parts.gap(4)
    yield paragraph(
        _(
            "Mean difference in levels, given from {least} ratings on. It is a reason to talk, not "
            "a fault."
        ).format(least=MIN_PAIRS),
        theme.SMALL,
    )
