"""What ratings rest on: evidence with its three questions, notes, passages, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportlab.platypus import CondPageBreak, Flowable

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Evidence, Given, Judgement, Kind, Rating
from s4c_desktop.domain.backing import Backing, Item, backings
from s4c_desktop.domain.backing_wording import backing_word, item_sentence
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.interview import parse
from s4c_desktop.domain.interview_wording import path_text
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.strands_wording import strand_names
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.text import paragraph


def evidence(content: ReportContent) -> Iterator[Flowable]:
    """Yield the running note with its passages, and the items that support a rating."""
    assessment, framework = content.assessment, content.framework
    linked = [item for item in assessment.evidence if item.links]
    yield CondPageBreak(90)
    yield parts.heading(_("Notes and evidence"))
    if assessment.running_note:
        yield parts.subheading(_("Running note"))
        yield paragraph(assessment.running_note, theme.BODY)
    if assessment.passages:
        yield parts.subheading(_("Passages linked with competences"))
        rows = [
            [
                paragraph(in_order(passage.links, framework), theme.CELL_STRONG),
                paragraph(passage.text, theme.CELL),
            ]
            for passage in assessment.passages
        ]
        head = (_("Speaks of"), _("Passage"))
        yield parts.table(head, rows, (90, theme.WIDTH - 90))
    if linked:
        yield parts.subheading(_("Evidence"))
        yield _items(linked, framework, judged=assessment.kind is not Kind.SELF)
    if not (assessment.running_note or assessment.passages or linked):
        yield paragraph(_("No notes were taken and no evidence was linked."), theme.BODY)


def _items(linked: Iterable[Evidence], framework: Framework, *, judged: bool) -> Flowable:
    rows: list[list[Flowable | list[Flowable]]] = [
        [
            _item(item, judged=judged),
            paragraph(item.kind, theme.CELL_MUTED),
            paragraph(parts.day(item.date), theme.CELL_MUTED),
            paragraph(in_order(item.links, framework), theme.CELL),
        ]
        for item in linked
    ]
    head = (_("Item"), _("Kind"), _("Date"), _("Supports"))
    return parts.table(head, rows, (theme.WIDTH - 270, 90, 90, 90))


def _item(item: Evidence, *, judged: bool) -> list[Flowable]:
    """Return what an item is, with the names of its files and what was found of it."""
    lines: list[Flowable] = [paragraph(item.description, theme.CELL)]
    if item.attachments:
        names = ", ".join(attachment.name for attachment in item.attachments)
        lines.append(paragraph(_("Attached: {names}").format(names=names), theme.CELL_MUTED))
    if judged:
        found = item_sentence(Item(item.valid, item.authentic, item.current))
        if item.reviewed_by:
            found = _("{found} ({name})").format(found=found, name=item.reviewed_by)
        lines.append(paragraph(found, theme.CELL_MUTED))
    return lines


def in_order(links: Iterable[str], framework: Framework) -> str:
    """List competences (codes) in the framework's order."""
    return ", ".join(sorted(links, key=lambda code: framework.order.get(code, -1)))


# -- competence by competence ------------------------------------------------------------


def one_by_one(content: ReportContent) -> Iterator[Flowable]:
    """Yield, for each competence that was answered, who said what, when, and on which grounds."""
    assessment = content.assessment
    behind = backings(assessment.ratings, assessment.evidence)
    answered = [c for c in content.result.comparisons if c.rating.given or c.rating.note]
    if not answered:
        return
    yield CondPageBreak(120)
    yield parts.heading(_("Ratings, one by one"))
    rows = [_row(comparison, content, behind) for comparison in answered]
    head = (_("Competence"), _("Rating"), _("What was said of it"))
    yield parts.table(head, rows, (124, 146, theme.WIDTH - 270))


def _row(
    comparison: Comparison, content: ReportContent, behind: Mapping[str, Backing]
) -> list[Flowable | list[Flowable]]:
    assessment = content.assessment
    code, rating = comparison.competence, comparison.rating
    given = assessment.given.get(code)
    actual: list[Flowable] = [paragraph(wording.actual_text(rating), theme.CELL_STRONG)]
    if given is not None:
        actual.append(paragraph(_given(given), theme.CELL_NOTE))
    said = list(_said(rating))
    if assessment.kind is not Kind.SELF and rating.assessed:
        said.insert(0, paragraph(_backed(rating, behind.get(code)), theme.CELL_MUTED))
    return [
        paragraph(wording.competence_name(content.framework, code), theme.CELL),
        actual,
        said or [paragraph("", theme.CELL)],
    ]


def _given(given: Given) -> str:
    """Say who gave a rating, and below when and in which sitting."""
    when = [parts.time(given.at) if given.at else ""]
    if given.sitting:
        when.append(_("sitting {number}").format(number=given.sitting))
    return "\n".join(filter(None, (given.by, ", ".join(filter(None, when)))))


def _backed(rating: Rating, found: Backing | None) -> str:
    """Say what the evidence comes to, and how its sufficiency was judged."""
    judged = {
        Judgement.YES: _("judged sufficient"),
        Judgement.NO: _("judged not sufficient"),
        Judgement.NOT_REVIEWED: _("sufficiency not reviewed"),
    }[rating.sufficient]
    return _("Evidence: {backing}; {judged}.").format(
        backing=backing_word(found or Backing.NOT_REVIEWED), judged=judged
    )


def _said(rating: Rating) -> Iterator[Flowable]:
    if rating.state is State.EXEMPT:
        reason = _("Exempt: {reason} Allowed by {name}.").format(
            reason=rating.reason, name=rating.allowed_by
        )
        yield paragraph(reason, theme.CELL)
    strands = [
        _("{strand}: {level}").format(strand=name, level=wording.actual_text(rating_at(rank)))
        for name, rank in zip(strand_names(), (rating.knowledge, rating.autonomy), strict=True)
        if rank is not None
    ]
    if strands:
        yield paragraph("; ".join(strands) + ".", theme.CELL)
    if rating.path:
        yield paragraph(_("Guided: {path}.").format(path=_path(rating.path)), theme.CELL)
    if rating.grounds:
        yield paragraph(_("Why this level: {text}").format(text=rating.grounds), theme.CELL)
    if rating.note:
        yield paragraph(rating.note, theme.CELL)
    if rating.flagged:
        yield paragraph(_("Flagged to come back to."), theme.CELL_MUTED)


def _path(code: str) -> str:
    try:
        return path_text(parse(code))
    except UserError:
        return code  # an older path: what is stored is not hidden
