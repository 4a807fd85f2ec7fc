"""The report to hand over: the sentence, the decision, what was met, what is short, what next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Table, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import appeals_wording, plan_wording, report_wording, wording
from s4c_desktop.domain.assessment import Decision, Kind, Phase
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.scale import SHORT, State, Status
from s4c_desktop.reports import fields, parts, report_parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.document import write
from s4c_desktop.reports.dot_plot import DotRows, Legend
from s4c_desktop.reports.role_fit import role_changes
from s4c_desktop.reports.text import paragraph

# Units of the learning plan that the report names; the plan has them all.
_UNITS = 4
_RADAR_HEIGHT = 158.0

_DECISION_COLOURS = {
    Decision.MEETS: (theme.GOOD, theme.GOOD_WASH),
    Decision.NOT_YET: (theme.CAUTION, theme.CAUTION_WASH),
    Decision.NOT_ENOUGH_EVIDENCE: (theme.CAUTION, theme.CAUTION_WASH),
}


def write_candidate_report(path: Path, content: ReportContent) -> None:
    """Write the report; raises UserError where the place can't be written."""
    theme.register_fonts()
    write(path, tuple(_story(content)), report_parts.front(content, _("Assessment report")))


def _story(content: ReportContent) -> Iterator[Flowable]:
    yield from _opening(content)
    yield from role_changes(content.fits, content.framework)
    yield from _charts(content)
    yield from _in_words(content)
    yield from report_parts.comments(content.assessment)
    yield from _next(content)
    if content.assessment.kind is not Kind.SELF:
        yield from _acknowledgement(content)
        yield from _appeal(content)
    yield from _method(content)


# -- opening -----------------------------------------------------------------------------


def _opening(content: ReportContent) -> Iterator[Flowable]:
    assessment = content.assessment
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Assessment report"))
    yield paragraph(assessment.person.name, theme.TITLE)
    yield paragraph(content.role_title, theme.SUBTITLE)
    yield parts.boxed(tuple(report_parts.readiness(content)))
    yield parts.gap(8)
    if assessment.kind is not Kind.SELF:
        yield _decision(content)
        yield parts.gap(8)
    yield parts.facts(_facts(content), columns=3)


def _decision(content: ReportContent) -> Flowable:
    """Return the decision on its own ground, with who took it."""
    assessment = content.assessment
    colour, ground = (
        _DECISION_COLOURS.get(assessment.decision, (theme.MUTED, theme.WASH))
        if assessment.decision
        else (theme.MUTED, theme.WASH)
    )
    lines: list[Flowable] = [
        paragraph(_("Decision"), theme.LABEL),
        parts.coloured(wording.decision_name(assessment.decision), theme.LEAD, colour),
    ]
    if assessment.decided_by:
        by = _("Decided by {name}.").format(name=assessment.decided_by)
        lines.append(paragraph(by, theme.BODY))
    lines.append(paragraph(report_parts.state(assessment), theme.BODY))
    return parts.boxed(lines, ground)


def _facts(content: ReportContent) -> Iterator[tuple[str, str]]:
    assessment = content.assessment
    own = assessment.kind is Kind.SELF
    yield _("Date"), parts.day(assessment.held_on)
    yield _("Place"), assessment.place
    yield _("Kind"), wording.kind_name(assessment.kind)
    yield _("Rated by") if own else _("Assessors"), assessment.raters
    yield _("Scope"), report_parts.scope_text(content)
    yield _("Printed"), parts.time(content.made_at)


# -- charts and words --------------------------------------------------------------------


def _charts(content: ReportContent) -> Iterator[Flowable]:
    radars = tuple(report_parts.radars(content, _RADAR_HEIGHT, dots=False))
    if radars:
        yield CondPageBreak(_RADAR_HEIGHT + 80)
        yield parts.heading(_("Required and actual, area by area"))
        yield Legend()
        yield from radars
    dots = DotRows(content.result.by_gap, content.framework)
    yield CondPageBreak(min(dots.height + 60, theme.HEIGHT / 2))
    yield parts.heading(_("Competence by competence"))
    yield paragraph(
        _("Mandatory competences come first, in stronger type; the largest gaps first."),
        theme.SMALL,
    )
    if not radars:
        yield Legend()
    yield dots


def _in_words(content: ReportContent) -> Iterator[Flowable]:
    framework, found = content.framework, content.result.by_gap
    met = [c for c in content.result.comparisons if c.status is Status.MET]
    short = [c for c in found if c.status in SHORT]
    if met:
        yield CondPageBreak(110)
        yield parts.heading(_("What was met"))
        yield from _met(met, framework)
    if short:
        yield CondPageBreak(140)
        yield parts.heading(_("What is short"))
        for comparison in short:
            if comparison.mandatory:
                yield from _short(comparison, framework)
        optional = [c for c in short if not c.mandatory]
        if optional:
            yield CondPageBreak(60)
            yield parts.subheading(_("Optional, below the level set"))
            yield _pairs(optional, framework, report_wording.short_sentence)
    yield from _unknown(content)


def _met(met: Sequence[Comparison], framework: Framework) -> Iterator[Flowable]:
    """Yield the mandatory competences that were met one by one, the optional ones in a sentence."""
    mandatory = [c for c in met if c.mandatory]
    if mandatory:
        yield _pairs(mandatory, framework, report_wording.met_sentence)
    optional = [
        _("{name} ({level})").format(
            name=wording.competence_name(framework, c.competence),
            level=wording.actual_text(c.rating),
        )
        for c in met
        if not c.mandatory
    ]
    if optional:
        yield parts.gap(6)
        text = _("Optional, and met as well: {names}.").format(names="; ".join(optional))
        yield paragraph(text, theme.BODY)


def _pairs(
    found: Sequence[Comparison], framework: Framework, say: Callable[[Comparison], str]
) -> Flowable:
    """Return competences two in a row, each with what is to be said of it."""
    cells = [
        [
            paragraph(wording.competence_name(framework, c.competence), theme.CELL_STRONG),
            paragraph(say(c), theme.CELL_MUTED),
        ]
        for c in found
    ]
    half = (len(cells) + 1) // 2
    empty: list[Flowable] = [parts.gap(0)]
    rows = [[cells[i], cells[half + i] if half + i < len(cells) else empty] for i in range(half)]
    return parts.plain_row(rows, [theme.WIDTH / 2] * 2)


def _short(comparison: Comparison, framework: Framework) -> Iterator[Flowable]:
    """Yield a gap, with what the next level looks like."""
    competence = framework.competence(comparison.competence)
    name = wording.competence_name(framework, comparison.competence)
    lines: list[Flowable] = [
        paragraph(name, theme.CELL_STRONG),
        parts.coloured(
            report_wording.short_sentence(comparison),
            theme.CELL,
            theme.STATUS_COLOURS[comparison.status],
        ),
    ]
    eqf = report_wording.next_level(comparison)
    anchor = competence.anchor(eqf)
    if anchor is not None:
        text = _("At EQF {level} somebody: {knowledge} {autonomy}").format(
            level=eqf, knowledge=anchor.knowledge_skills, autonomy=anchor.autonomy
        )
        lines.append(paragraph(text, theme.CELL_MUTED))
    lines.append(parts.gap(5))
    yield KeepTogether(lines)


def _unknown(content: ReportContent) -> Iterator[Flowable]:
    groups = (
        (
            State.NO_EVIDENCE,
            _("No evidence yet"),
            _(
                "These could not be observed, which is not the same as a low level. Collect proof, "
                "or be interviewed again."
            ),
        ),
        (State.UNTOUCHED, _("Not rated yet"), _("Nobody has rated these.")),
        (State.EXEMPT, _("Exempt"), _("These do not apply; they stay in the total.")),
    )
    for state, title, advice in groups:
        found = [c for c in content.result.comparisons if c.rating.state is state]
        if found:
            yield CondPageBreak(70)
            yield parts.subheading(title)
            yield paragraph(advice, theme.BODY)
            yield from _named(found, content.framework)


def _named(found: Sequence[Comparison], framework: Framework) -> Iterator[Flowable]:
    """Yield competences in a sentence, exempt ones one by one with their reason."""
    names = []
    for comparison in found:
        name, rating = wording.competence_name(framework, comparison.competence), comparison.rating
        if rating.state is not State.EXEMPT:
            names.append(name)
            continue
        text = _("{name}: {reason} Allowed by {by}.").format(
            name=name, reason=rating.reason, by=rating.allowed_by
        )
        yield paragraph(text, theme.BODY)
    if names:
        yield paragraph("; ".join(names) + ".", theme.BODY)


# -- what next ---------------------------------------------------------------------------


def _next(content: ReportContent) -> Iterator[Flowable]:
    plan = content.plan
    if plan is None or not plan.items:
        return
    rows: list[list[Flowable]] = [
        [
            paragraph(str(number), theme.CELL_MUTED),
            [
                paragraph(item.unit, theme.CELL_STRONG),
                paragraph(plan_wording.place(item), theme.CELL_MUTED),
            ],
            paragraph(", ".join(item.works_on), theme.CELL_MUTED),
            paragraph(plan_wording.length_text(item.hours.total), theme.NUMBER),
        ]
        for number, item in enumerate(plan.items[:_UNITS], start=1)
    ]
    head = ("", _("Unit"), _("Works on"), _("Hours"))
    table = parts.table(head, rows, (20, theme.WIDTH - 200, 110, 70), numbers=(3,))
    lines: list[Flowable] = [parts.heading(_("What next")), table]
    more = len(plan.items) - _UNITS
    if more > 0:
        text = ngettext(
            "The learning plan has {n} more unit.", "The learning plan has {n} more units.", more
        )
        lines += [parts.gap(4), paragraph(text.format(n=more), theme.SMALL)]
    lines.append(paragraph(wording.hours_label(), theme.SMALL))
    yield KeepTogether(lines)


# -- acknowledgement, appeal, method -----------------------------------------------------


def _acknowledgement(content: ReportContent) -> Iterator[Flowable]:
    assessment = content.assessment
    found = assessment.acknowledgement
    if found is not None:
        said = [paragraph(report_wording.acknowledged(found, parts.day(found.on)), theme.BODY)]
        if found.statement:
            said.append(paragraph(found.statement, theme.BODY))
        yield CondPageBreak(90)
        yield parts.heading(_("Acknowledgement"))
        yield from said
    elif assessment.phase is Phase.SIGNED:
        yield KeepTogether(
            [
                parts.heading(_("Acknowledgement")),
                paragraph(
                    _(
                        "I was told this result and how to appeal. My signature does not say that "
                        "I agree with it."
                    ),
                    theme.BODY,
                ),
                parts.gap(12),
                fields.signatures(
                    ((assessment.person.name, _("Person assessed")), ("", _("Place and date")))
                ),
            ]
        )


def _appeal(content: ReportContent) -> Iterator[Flowable]:
    assessment = content.assessment
    lines: list[Flowable] = [parts.heading(_("How to appeal"))]
    if assessment.phase is Phase.SIGNED:
        until = report_wording.appeal_right(parts.day(assessment.appeal_until))
        lines.append(paragraph(until, theme.LEADING))
        lines.append(paragraph(report_wording.appeal_way(content.centre), theme.BODY))
    else:
        text = _("A draft is no result yet. Once it is signed off, you can appeal against it.")
        lines.append(paragraph(text, theme.BODY))
    for appeal in assessment.appeals:
        lines.append(
            paragraph(
                _("Appeal of {day}: {state}.").format(
                    day=parts.day(appeal.lodged_on),
                    state=appeals_wording.appeal_state_word(appeal.state),
                ),
                theme.BODY,
            )
        )
        if appeal.outcome:
            lines.append(paragraph(appeal.outcome, theme.BODY))
    yield KeepTogether(lines)


def _method(content: ReportContent) -> Iterator[Flowable]:
    assessment, framework = content.assessment, content.framework
    decided = assessment.kind is not Kind.SELF
    lines: list[Flowable] = [
        paragraph(text, theme.SMALL)
        for text in (
            _("{framework}, {reading}.").format(
                framework=report_parts.framework_text(framework),
                reading=_("reading: {reading}").format(
                    reading=wording.reading_title(framework, assessment.reading)
                ),
            ),
            _("{coverage}. Rated by {raters}.").format(
                coverage=wording.coverage_sentence(content.result),
                raters=assessment.raters or _("nobody named"),
            ),
            _(
                "Each competence is compared by itself with the level the role requires; nothing "
                "is averaged, and no level makes up for a gap elsewhere. What could not be "
                "observed is unknown, not low."
            ),
            _("The decision is taken by a named person. It is never computed.") if decided else "",
            wording.eqf_disclaimer(),
            framework.edition,
        )
        if text
    ]
    if assessment.signature is not None:
        proof = _("SHA-256 of what was signed: {digest}").format(digest=assessment.signature.digest)
        lines.append(paragraph(proof, theme.SMALL))
    rule = Table(
        [[""]],
        [theme.WIDTH],
        style=TableStyle([*parts.PLAIN_TABLE, ("LINEABOVE", (0, 0), (-1, 0), 0.5, theme.BORDER)]),
    )
    yield KeepTogether([parts.gap(12), rule, *lines])
