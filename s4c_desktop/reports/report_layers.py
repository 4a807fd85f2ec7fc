"""The layers of a round beside each other: own rating, assessor, second assessor, agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import agreement_wording, layers_wording, self_beside_wording, wording
from s4c_desktop.domain.agreement import agreement, pairs
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Phase, Rating
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.layers import ORIGINALS
from s4c_desktop.domain.report_wording import layer_name
from s4c_desktop.domain.self_beside import beside
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.text import paragraph

_ORDER = (Kind.SELF, Kind.ASSESSOR, Kind.SECOND, Kind.AGREED)


def layers(content: ReportContent) -> Iterator[Flowable]:
    """Yield the layers in a table, who gave them, and how they stand to each other."""
    if not content.layers:
        return
    found = sorted(
        (content.assessment, *(layer.assessment for layer in content.layers)),
        key=lambda a: (_ORDER.index(a.kind), a.held_on.isoformat() if a.held_on else ""),
    )
    yield CondPageBreak(150)
    yield parts.heading(_("Layers of the round"))
    yield paragraph(
        _("Each layer keeps its own ratings; none of them changes another."), theme.SMALL
    )
    yield _who(found)
    yield parts.gap(6)
    yield _table(found, content)
    yield from beside_each_other(found, content.result, content.framework)


def _who(found: Sequence[Assessment]) -> Flowable:
    agreed = next((each for each in found if each.kind is Kind.AGREED), None)
    rows = [
        [
            paragraph(layer_name(each.kind), theme.CELL_STRONG),
            paragraph(each.raters, theme.CELL),
            paragraph(parts.day(each.held_on), theme.CELL_MUTED),
            paragraph(_state(each, agreed), theme.CELL_MUTED),
        ]
        for each in found
    ]
    head = (_("Layer"), _("Given by"), _("Date"), _("State"))
    return parts.table(head, rows, (110, theme.WIDTH - 330, 100, 120))


def _state(each: Assessment, agreed: Assessment | None) -> str:
    if each.phase is Phase.DRAFT:
        if agreed is not None and each.kind in ORIGINALS:
            return layers_wording.settled_text(agreed.phase)
        return wording.phase_name(each.phase)
    if each.decision is None:
        return wording.phase_name(each.phase)
    return {
        Decision.MEETS: _("Signed off: meets the requirements"),
        Decision.NOT_YET: _("Signed off: not yet"),
        Decision.NOT_ENOUGH_EVIDENCE: _("Signed off: not enough evidence"),
    }[each.decision]


def _table(found: Sequence[Assessment], content: ReportContent) -> Flowable:
    """Return the levels of each layer, with the reason of the agreed one."""
    framework = content.framework
    agreed = next((each for each in found if each.kind is Kind.AGREED), None)
    rows: list[list[Flowable]] = []
    for comparison in content.result.comparisons:
        code = comparison.competence
        ratings = [each.rating(code) for each in found]
        if not any(rating.given for rating in ratings):
            continue
        row: list[Flowable] = [
            paragraph(wording.competence_name(framework, code), theme.CELL),
            paragraph(wording.required_text(comparison), theme.CELL_MUTED),
            *(paragraph(_actual(rating), theme.CELL) for rating in ratings),
        ]
        if agreed is not None:
            row.append(paragraph(agreed.rating(code).grounds, theme.CELL))
        rows.append(row)
    head = ["", _("Required"), *(layer_name(each.kind) for each in found)]
    reason = 130.0 if agreed is not None else 0.0
    if agreed is not None:
        head.append(_("Why agreed so"))
    level = min(78.0, (theme.WIDTH - reason - 180) / len(found))
    first = theme.WIDTH - reason - 56 - level * len(found)
    return parts.table(
        head, rows, (first, 56, *[level] * len(found), *([reason] if reason else ()))
    )


def _actual(rating: Rating) -> str:
    return wording.actual_text(rating) if rating.given else "–"


def beside_each_other(
    found: Sequence[Assessment], result: Result, framework: Framework
) -> Iterator[Flowable]:
    """Yield how two assessors agree, and where the person rates themself quite differently."""
    first, second, own = (
        next((each for each in found if each.kind is kind), None)
        for kind in (Kind.ASSESSOR, Kind.SECOND, Kind.SELF)
    )
    if first is not None and second is not None:
        required = {c.competence: c.required for c in result.comparisons}
        compared = pairs(first.ratings, second.ratings, required)
        counted = agreement(compared)
        yield CondPageBreak(110)
        yield parts.subheading(_("Agreement of the two assessors"))
        yield paragraph(f"{agreement_wording.compared_text(counted)}.", theme.BODY)
        yield parts.facts(agreement_wording.rows(counted))
    other = first or second
    if own is not None and other is not None:
        codes = [c.competence for c in result.comparisons]
        stands = beside(own.ratings, other.ratings, codes)
        yield CondPageBreak(70)
        yield parts.subheading(_("Own rating beside the assessor's"))
        yield paragraph(self_beside_wording.summary(stands), theme.BODY)
        for one in stands:
            if one.named:
                text = _("{competence}: {difference}").format(
                    competence=wording.competence_name(framework, one.competence),
                    difference=self_beside_wording.difference_text(one),
                )
                yield paragraph(text, theme.CELL)
