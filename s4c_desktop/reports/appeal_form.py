"""One page for whoever appeals: what is known is printed, the rest is filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import appeals_wording, report_wording, wording
from s4c_desktop.domain.assessment import AppealState
from s4c_desktop.reports import fields, parts, report_parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.document import write
from s4c_desktop.reports.text import paragraph, plain

# Letters of a name that are printed; more would fill the page.
_LONGEST = 70


def write_appeal_form(path: Path, content: ReportContent) -> None:
    """Write the form; raises UserError where the place can't be written."""
    theme.register_fonts()
    # Whatever the names take, the lines for the reasons take the rest of the one page.
    rest = theme.HEIGHT - 2 - sum(map(_height, _story(content, 0)))
    lines = max(2, int(rest // fields.LINE))
    write(path, tuple(_story(content, lines)), report_parts.front(content, _("Appeal")))


def _height(flowable: Flowable) -> float:
    high = float(flowable.wrap(theme.WIDTH, theme.HEIGHT)[1])
    return high + float(flowable.getSpaceBefore()) + float(flowable.getSpaceAfter())


def _story(content: ReportContent, lines: int) -> Iterator[Flowable]:
    assessment = content.assessment
    if content.centre:
        yield paragraph(_short(content.centre), theme.EYEBROW)
    yield parts.eyebrow(_("Appeal"))
    yield paragraph(_("Appeal against an assessment result"), theme.CARD)
    until = report_wording.appeal_right(parts.day(assessment.appeal_until))
    yield parts.boxed([paragraph(until, theme.LEADING)])
    yield parts.gap(4)
    yield parts.facts(_known(content), columns=3)
    yield parts.subheading(_("What the appeal is about"))
    yield fields.ticks(
        (
            _("The decision: {decision}").format(
                decision=wording.decision_name(assessment.decision)
            ),
            _("Ratings of these competences (codes): ________________________________________"),
            _("How the assessment was held, or the adjustments that were agreed"),
        )
    )
    yield parts.subheading(_("Why, and what should be changed"))
    yield fields.Lines(lines)
    yield parts.subheading(_("Evidence that goes with it"))
    yield fields.Lines(2)
    yield parts.gap(12)
    yield fields.signatures(
        ((_short(assessment.person.name), _("Person assessed")), ("", _("Place and date")))
    )
    yield parts.gap(6)
    yield parts.boxed(_for_the_centre(), theme.WASH)


def _known(content: ReportContent) -> Iterator[tuple[str, str]]:
    assessment = content.assessment
    yield _("Person"), _short(assessment.person.name)
    yield _("Role"), _short(content.role_title)
    yield _("Assessed on"), parts.day(assessment.held_on)
    yield _("Assessors"), _short(assessment.raters)
    yield _("Decided by"), _short(assessment.decided_by)
    signature = assessment.signature
    if signature is not None:
        signed = _("{day}, revision {revision}").format(
            day=parts.day(signature.signed_at.date()), revision=assessment.revision
        )
        yield _("Signed off"), signed


def _for_the_centre() -> list[Flowable]:
    width = theme.WIDTH - 28
    states = [
        appeals_wording.appeal_state_name(state)
        for state in AppealState
        if state is not AppealState.OPEN
    ]
    return [
        paragraph(
            _("For the centre. Who decides on the appeal should not have taken the decision."),
            theme.SMALL,
        ),
        fields.blanks(
            (
                (_("Received on"), ""),
                (_("Received by"), ""),
                (_("Decided on"), ""),
                (_("Decided by"), ""),
            ),
            columns=4,
            width=width,
        ),
        fields.tick_row(states, width),
        paragraph(_("Outcome and reason"), theme.LABEL),
        fields.Lines(2, width=width),
    ]


def _short(text: str) -> str:
    """Keep a very long name from pushing the form off its page."""
    line = plain(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
