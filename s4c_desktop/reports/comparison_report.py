"""Two assessments of a person beside each other: before and after, what changed and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import progress_wording, wording
from s4c_desktop.domain.assessment import Assessment, Kind, Phase
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.progress import Change, Movement
from s4c_desktop.domain.report_wording import apart_text, layer_name
from s4c_desktop.domain.side_by_side import SideBySide
from s4c_desktop.reports import parts, report_layers, report_parts, theme
from s4c_desktop.reports.change_plot import ChangeLegend, ChangeRows
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.text import paragraph


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    """Two assessments, each with its result; `centre` may be empty."""

    sides: SideBySide
    framework: Framework
    before: Result
    after: Result
    made_at: datetime
    centre: str = ""

    @property
    def title(self) -> str:
        """Return what the document is called."""
        return _("Progress report") if self.sides.same_kind else _("Comparison report")


def write_comparison(path: Path, content: ComparisonContent) -> None:
    """Write the comparison; raises UserError where the place can't be written."""
    theme.register_fonts()
    after = content.sides.after
    role = content.framework.role(after.role).title
    front = Frontispiece(
        title=_("{title}: {person}").format(title=content.title, person=after.person.name),
        subject=role,
        author=after.raters,
        header=f"{after.person.name} · {content.title}",
        footer=wording.framework_line(content.framework, after.reading),
        draft=Phase.DRAFT in (content.sides.before.phase, after.phase),
        made_at=content.made_at,
    )
    write(path, tuple(_story(content)), front)


def _story(content: ComparisonContent) -> Iterator[Flowable]:
    yield from _opening(content)
    changes = content.sides.found.changes
    if changes:
        yield from _chart(content)
        yield from _table(content)
    yield from _reasons(content)
    if not content.sides.same_kind:
        pair = (content.sides.before, content.sides.after)
        yield from report_layers.beside_each_other(pair, content.after, content.framework)
    yield parts.gap(12)
    yield from _method(content)


def _opening(content: ComparisonContent) -> Iterator[Flowable]:
    sides = content.sides
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(content.title)
    yield paragraph(sides.after.person.name, theme.TITLE)
    yield paragraph(content.framework.role(sides.after.role).title, theme.SUBTITLE)
    yield parts.boxed(tuple(_sentences(content)))
    yield parts.gap(10)
    yield _both(content)


def _sentences(content: ComparisonContent) -> Iterator[Flowable]:
    sides = content.sides
    if sides.same_kind:
        yield paragraph(progress_wording.progress_sentence(sides.found), theme.LEAD)
        return
    together = [change for change in sides.found.changes if change.difference is not None]
    same = sum(change.movement is Movement.SAME for change in together)
    yield paragraph(
        _("{n} of {total} competences rated by both stand at the same level.").format(
            n=same, total=len(together)
        ),
        theme.LEAD,
    )
    yield paragraph(
        _("Two kinds of rating stand beside each other; a difference is no progress."), theme.BODY
    )


def _both(content: ComparisonContent) -> Flowable:
    """Return the facts of both, side by side."""
    sides, framework = content.sides, content.framework
    pairs = [
        (label, *(say(each, result) for each, result in _each(content)))
        for label, say in (
            (_("Date"), lambda each, _result: parts.day(each.held_on)),
            (_("Kind"), lambda each, _result: wording.kind_name(each.kind)),
            (_("Rated by"), lambda each, _result: each.raters),
            (_("Role"), lambda each, _result: framework.role(each.role).title),
            (_("State"), lambda each, _result: _state(each)),
            (_("Decision"), lambda each, _result: _decision(each)),
            (
                _("Result"),
                lambda each, result: wording.readiness_sentence(result, each.kind),
            ),
        )
    ]
    rows = [
        [
            paragraph(label, theme.CELL_MUTED),
            paragraph(one, theme.CELL),
            paragraph(other, theme.CELL),
        ]
        for label, one, other in pairs
        if one or other
    ]
    head = ("", *_names(sides))
    return parts.table(head, rows, (70, (theme.WIDTH - 70) / 2, (theme.WIDTH - 70) / 2))


def _each(content: ComparisonContent) -> tuple[tuple[Assessment, Result], ...]:
    sides = content.sides
    return (sides.before, content.before), (sides.after, content.after)


def _names(sides: SideBySide) -> tuple[str, str]:
    """Name the two sides: by time, or, where the kinds differ, by who rated."""
    if sides.same_kind:
        return _("Before"), _("After")
    return layer_name(sides.before.kind), layer_name(sides.after.kind)


def _state(each: Assessment) -> str:
    if each.signature is None:
        return wording.phase_name(each.phase)
    return _("{phase}, revision {revision}").format(
        phase=wording.phase_name(each.phase), revision=each.revision
    )


def _decision(each: Assessment) -> str:
    return "" if each.kind is Kind.SELF else wording.decision_name(each.decision)


# -- chart, table, reasons ---------------------------------------------------------------


def _chart(content: ComparisonContent) -> Iterator[Flowable]:
    sides = content.sides
    required = {c.competence: c for c in content.after.comparisons}
    rows = ChangeRows(sides.found.changes, required, content.framework, arrows=sides.same_kind)
    yield CondPageBreak(min(rows.height + 60, theme.HEIGHT / 2))
    yield parts.heading(_("Competence by competence"))
    yield ChangeLegend(*_names(sides))
    yield rows


def _table(content: ComparisonContent) -> Iterator[Flowable]:
    sides, framework = content.sides, content.framework
    required = {c.competence: c for c in content.after.comparisons}
    rows: list[list[Flowable]] = []
    for change in sides.found.changes:
        comparison = required.get(change.competence)
        rows.append(
            [
                paragraph(change.competence, theme.CELL_MUTED),
                paragraph(framework.competence(change.competence).title, theme.CELL),
                paragraph(
                    wording.required_text(comparison) if comparison else "", theme.CELL_MUTED
                ),
                paragraph(wording.actual_text(change.before), theme.CELL),
                paragraph(wording.actual_text(change.after), theme.CELL),
                _moved(change, sides),
            ]
        )
    before, after = _names(sides)
    yield CondPageBreak(120)
    yield parts.heading(_("The same as a table"))
    head = ("", _("Competence"), _("Required"), before, after, _("Difference"))
    yield parts.table(head, rows, (28, theme.WIDTH - 344, 56, 86, 86, 88))


def _moved(change: Change, sides: SideBySide) -> Flowable:
    colours = {Movement.UP: theme.GOOD, Movement.DOWN: theme.BAD}
    colour = colours.get(change.movement, theme.MUTED) if sides.same_kind else theme.MUTED
    return parts.coloured(_moved_text(change, sides), theme.CELL, colour)


def _moved_text(change: Change, sides: SideBySide) -> str:
    return progress_wording.change_text(change) if sides.same_kind else apart_text(change)


def _reasons(content: ComparisonContent) -> Iterator[Flowable]:
    """Yield what changed, each with its reasons as far as they were written down."""
    sides, framework = content.sides, content.framework
    moved = [c for c in sides.found.changes if c.movement is not Movement.SAME]
    if not moved:
        return
    yield CondPageBreak(110)
    yield parts.heading(_("What changed, and why") if sides.same_kind else _("Where they differ"))
    if sides.after.revision_reason and sides.after.revises is not None:
        yield paragraph(
            _("Revision {number}, made because: {reason}").format(
                number=sides.after.revision, reason=sides.after.revision_reason
            ),
            theme.BODY,
        )
    silent: list[str] = []
    for change in moved:
        reasons = sides.reasons(change)
        if not reasons:
            silent.append(change.competence)
            continue
        yield CondPageBreak(54)
        head = _("{competence}: {change}").format(
            competence=wording.competence_name(framework, change.competence),
            change=_moved_text(change, sides),
        )
        yield paragraph(head, theme.ENTRY)
        for text in (reasons.grounds, reasons.note):
            if text:
                yield paragraph(text, theme.BODY)
        for item in reasons.evidence:
            yield paragraph(
                _("New evidence: {description}").format(description=item.description), theme.BODY
            )
    if silent:
        yield parts.gap(6)
        yield paragraph(
            _("Without a reason written down: {codes}.").format(codes=", ".join(silent)),
            theme.SMALL,
        )


def _method(content: ComparisonContent) -> Iterator[Flowable]:
    framework, after = content.framework, content.sides.after
    for text in (
        _("{framework}, reading: {reading}.").format(
            framework=report_parts.framework_text(framework),
            reading=wording.reading_title(framework, after.reading),
        ),
        _("The levels required are those of the role in the column on the right."),
        _("Levels are an order: differences are counted one competence at a time, never added up."),
        wording.eqf_disclaimer(),
        framework.edition,
        _("Printed {time}.").format(time=parts.time(content.made_at)),
    ):
        yield paragraph(text, theme.SMALL)
