"""The interview on paper: identity and declaration, a page for each competence, the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Table, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Decision
from s4c_desktop.domain.framework import Competence, Framework, Level, Requirement
from s4c_desktop.domain.records import Items
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.reports import fields, parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.marks import LevelChip
from s4c_desktop.reports.text import paragraph

_TICK = 20.0
_LEVEL = 66.0


@dataclass(frozen=True, slots=True)
class FormContent:
    """A role's interview; `requirements` are what is in scope, in framework order.

    A `blind` form shows which competences are mandatory, but no required level.
    """

    framework: Framework
    role: str
    reading: str
    scope: str
    requirements: tuple[Requirement, ...]
    made_at: datetime
    blind: bool = True
    centre: str = ""

    @property
    def role_title(self) -> str:
        """Return the title of the role."""
        return self.framework.role(self.role).title


def write_form(path: Path, content: FormContent) -> None:
    """Write the form; raises UserError where the place can't be written."""
    theme.register_fonts()
    front = Frontispiece(
        title=_("Interview form: {role}").format(role=content.role_title),
        subject=content.framework.title,
        author=content.centre or "S4C Desktop",
        header=_("Interview form · {role}").format(role=content.role_title),
        footer=wording.framework_line(content.framework, content.reading),
        draft=False,
        made_at=content.made_at,
    )
    write(path, tuple(_story(content)), front)


def _story(content: FormContent) -> Iterator[Flowable]:
    yield from _title_page(content)
    for requirement in content.requirements:
        yield PageBreak()
        yield from _competence(requirement, content)
    yield PageBreak()
    yield from _summary(content)
    yield from _closing()


# -- title page --------------------------------------------------------------------------


def _title_page(content: FormContent) -> Iterator[Flowable]:
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Interview form"))
    yield paragraph(content.role_title, theme.TITLE)
    yield paragraph(_sub(content), theme.SUBTITLE)
    yield parts.boxed([paragraph(text, theme.BODY) for text in _how(content)])
    yield parts.subheading(_("The person"))
    yield fields.blanks(
        (
            (_("Name or code name"), ""),
            (_("Identity checked: how, by whom"), ""),
            (_("Adjustments agreed"), ""),
            (_("Lawful basis"), ""),
        )
    )
    yield fields.ticks(
        (_("The person has had the notice about their data, version ______, on ____________."),)
    )
    yield parts.subheading(_("The interview"))
    yield fields.blanks(
        (
            (_("Date"), ""),
            (_("Place"), ""),
            (_("Assessor"), ""),
            (_("Second assessor"), ""),
            (_("Started, ended"), ""),
            (_("Last day for an appeal"), ""),
        )
    )
    yield KeepTogether(
        [
            parts.subheading(_("Declaration")),
            fields.ticks(
                (
                    _(
                        "We have no conflict of interest: the person is neither related to us, nor "
                        "our employee, nor our client."
                    ),
                    _("We rate what was shown, not what is required, and each for themself."),
                )
            ),
            parts.gap(14),
            fields.signatures((("", _("Assessor")), ("", _("Second assessor")), ("", _("Date")))),
        ]
    )


def _sub(content: FormContent) -> str:
    """Name the scope, with how many competences it has and how many of them are mandatory."""
    total = len(content.requirements)
    mandatory = sum(requirement.mandatory for requirement in content.requirements)
    if mandatory == total:
        counts = ngettext("{n} competence, mandatory", "{n} competences, all mandatory", total)
    else:
        counts = ngettext(
            "{n} competence, {mandatory} mandatory", "{n} competences, {mandatory} mandatory", total
        )
    return f"{content.scope}: {counts.format(n=total, mandatory=mandatory)}"


def _how(content: FormContent) -> Iterator[str]:
    yield _(
        "Each competence has its own page. Ask for a story, note what was said and seen, then tick "
        "the one level whose description fits best. “No evidence yet” is not a low level."
    )
    if content.blind:
        yield _("This form is blind: it does not print the levels that the role requires.")
    else:
        yield _("The level that the role requires stands beside each competence.")
    yield wording.eqf_disclaimer()


# -- a competence ------------------------------------------------------------------------


def _competence(requirement: Requirement, content: FormContent) -> Iterator[Flowable]:
    competence = content.framework.competence(requirement.competence)
    yield _head(competence, requirement, content)
    meaning = competence.meaning or competence.description
    if meaning:
        yield paragraph(meaning, theme.SMALL)
    yield from _prompts(competence)
    yield parts.gap(4)
    yield _ladder(competence, content.framework)
    yield parts.gap(6)
    yield from _notes()


def _head(competence: Competence, requirement: Requirement, content: FormContent) -> Flowable:
    marks: list[Flowable] = [
        LevelChip(wording.mandatory_name(requirement.mandatory), filled=requirement.mandatory)
    ]
    if not content.blind and requirement.eqf is not None:
        required = _("Required: EQF {level}").format(level=requirement.eqf)
        marks.append(parts.gap(3))
        marks.append(paragraph(required, theme.STRONG_RIGHT))
    area = content.framework.area(competence.area)
    title = parts.titled(wording.competence_name(content.framework, competence.code), theme.CARD)
    return Table(
        [[[paragraph(f"{area.code}  {area.title}", theme.EYEBROW), title], marks]],
        [theme.WIDTH - 100, 100],
        style=TableStyle(
            [
                *parts.PLAIN_TABLE,
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (1, 0), (1, 0), 0),
                ("ALIGN", (1, 0), (1, 0), "RIGHT"),
            ]
        ),
        hAlign="LEFT",
    )


def _prompts(competence: Competence) -> Iterator[Flowable]:
    """Yield questions and good evidence beside each other."""
    columns: list[list[Flowable]] = []
    for title, items in (
        (_("Ask"), competence.questions),
        (_("Good evidence"), competence.evidence),
    ):
        if items:
            half = theme.WIDTH / 2 - 8
            columns.append([paragraph(title, theme.CELL_STRONG), _choices(items, half)])
    if columns:
        yield parts.gap(2)
        yield parts.side_by_side(columns)


def _choices(items: Items, width: float) -> Flowable:
    return fields.ticks([item.text for item in items], width, theme.CELL_TIGHT)


def _ladder(competence: Competence, framework: Framework) -> Flowable:
    """Return every answer that can be ticked: the levels with their anchors, and the others."""
    rows: list[list[Flowable]] = [
        [
            fields.Box(),
            paragraph(_("Below 4"), theme.CELL_STRONG),
            paragraph(_("The evidence does not reach level 4."), theme.CELL_TIGHT),
            parts.gap(0),
        ]
    ]
    for level in framework.levels:
        # A version without anchors has only what the level means for all competences.
        said = competence.anchor(level.eqf) or level
        rows.append(
            [
                fields.Box(),
                paragraph(_level(level), theme.CELL_STRONG),
                paragraph(said.knowledge_skills, theme.CELL_TIGHT),
                paragraph(said.autonomy, theme.CELL_TIGHT),
            ]
        )
    rows.append(
        [
            fields.Box(),
            paragraph(_("No evidence yet"), theme.CELL_STRONG),
            paragraph(_("Could not be observed; not a low level."), theme.CELL_TIGHT),
            parts.gap(0),
        ]
    )
    rows.append(
        [
            fields.Box(),
            paragraph(_("Exempt"), theme.CELL_STRONG),
            paragraph(_("Because:"), theme.CELL_TIGHT),
            paragraph(_("Allowed by:"), theme.CELL_TIGHT),
        ]
    )
    head = ("", _("Level"), _("Knowledge and skills"), _("Responsibility and autonomy"))
    rest = theme.WIDTH - _TICK - _LEVEL
    return parts.table(head, rows, (_TICK, _LEVEL, rest * 0.56, rest * 0.44))


def _level(level: Level) -> str:
    number = _("EQF {level}").format(level=level.eqf)
    return f"{number}\n{level.name}" if level.name else number


def _notes() -> Iterator[Flowable]:
    yield fields.tick_row(
        (_("Evidence sufficient"), _("valid"), _("authentic"), _("current"), _("come back to this"))
    )
    yield paragraph(_("What was said and seen; why this level"), theme.LABEL)
    yield fields.Lines(3, fills=True)


# -- summary and decision ----------------------------------------------------------------


def _summary(content: FormContent) -> Iterator[Flowable]:
    """Yield all answers on one page, to be typed in later."""
    yield parts.heading(_("All levels at a glance"))
    head = ("", _("Competence"), "", "<4", *map(str, EQF_LEVELS), _("None"), _("Exempt"))
    rows: list[list[Flowable]] = [
        [
            paragraph(requirement.competence, theme.CELL_MUTED),
            paragraph(_short(requirement, content.framework), theme.GRID_NAME),
            paragraph(_("M") if requirement.mandatory else "", theme.CELL_MUTED),
            *(fields.Box(8, 0) for _unused in range(len(EQF_LEVELS) + 3)),
        ]
        for requirement in content.requirements
    ]
    yield _tight(head, rows)
    legend = _("M: mandatory for this role. None: no evidence yet.")
    yield parts.gap(3)
    yield paragraph(legend, theme.SMALL)


def _short(requirement: Requirement, framework: Framework) -> str:
    return framework.competence(requirement.competence).title


def _tight(head: Sequence[str], rows: Sequence[Sequence[Flowable]]) -> Flowable:
    boxes = len(EQF_LEVELS) + 3
    widths = (28, theme.WIDTH - 48 - 34 * boxes, 20, *[34] * boxes)
    table = parts.table(head, rows, widths)
    table.setStyle(
        TableStyle(
            [
                ("TOPPADDING", (0, 1), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 1), (-1, -1), 2),
                ("RIGHTPADDING", (3, 0), (-1, -1), 0),
            ]
        )
    )
    return table


def _closing() -> Iterator[Flowable]:
    yield KeepTogether(
        [
            parts.heading(_("Decision")),
            paragraph(
                _("Chosen by the person who signs, never computed from the levels."), theme.SMALL
            ),
            fields.ticks([wording.decision_name(decision) for decision in Decision]),
            paragraph(_("Comment"), theme.LABEL),
            fields.Lines(2),
            parts.gap(10),
            fields.signatures((("", _("Decided by")), ("", _("Second assessor")), ("", _("Date")))),
            parts.subheading(_("Acknowledgement")),
            fields.ticks(
                (
                    _(
                        "I was told this result and how to appeal. My signature does not say that "
                        "I agree with it."
                    ),
                )
            ),
            fields.Lines(1),
            parts.gap(10),
            fields.signatures((("", _("Person assessed")), ("", _("Date")))),
        ]
    )
