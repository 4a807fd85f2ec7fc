"""The annex that says how a result came about: levels, statuses, readings."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.domain.framework import Framework, Role
from s4c_desktop.domain.readings import demand_text, differing, reading_text
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.text import paragraph


def method(framework: Framework, assessment: Assessment) -> Iterator[Flowable]:
    """Yield the annex."""
    decided = assessment.kind is not Kind.SELF
    yield parts.heading(_("How this result came about"))
    for text in (
        _(
            "Each competence is compared by itself with the level the role requires. Levels are "
            "an order, not a measure: nothing here is averaged, and a level above what is required "
            "never makes up for a gap elsewhere."
        ),
        _(
            "A competence that could not be observed is unknown, which is not the same as a low "
            "level. Where evidence does not reach level 4, the gap is at least the number of "
            "levels named. Exempt competences stay in the total."
        ),
        _("The decision is taken by a named person. It is never computed.") if decided else "",
        wording.eqf_disclaimer(),
    ):
        if text:
            yield paragraph(text, theme.BODY)
    yield parts.subheading(_("The reading of the requirements"))
    for reading in framework.readings:
        if reading.code == assessment.reading:
            yield paragraph(reading.title, theme.CELL_STRONG)
            yield paragraph(reading.description, theme.BODY)
    yield from _levels(framework)
    yield from _differing(framework.role(assessment.role), assessment, framework)
    yield parts.subheading(_("The edition"))
    yield paragraph(framework.edition, theme.BODY)


def _levels(framework: Framework) -> Iterator[Flowable]:
    yield parts.subheading(_("What the levels mean"))
    rows = [
        [
            paragraph(_("EQF {level}").format(level=level.eqf), theme.CELL_STRONG),
            paragraph(level.name, theme.CELL),
            paragraph(level.knowledge_skills, theme.CELL),
            paragraph(level.autonomy, theme.CELL),
        ]
        for level in framework.levels
    ]
    head = (_("Level"), _("Name"), _("Knowledge and skills"), _("Responsibility and autonomy"))
    rest = (theme.WIDTH - 110) / 2
    yield parts.table(head, rows, (42, 68, rest, rest))


def _differing(role: Role, assessment: Assessment, framework: Framework) -> Iterator[Flowable]:
    """Yield the requirements of the role for which the source's places disagree."""
    rows: list[list[Flowable]] = []
    for requirement in role.requirements[assessment.reading]:
        others = differing(role, requirement)
        if others:
            rows.append(
                [
                    paragraph(requirement.competence, theme.CELL_MUTED),
                    paragraph(framework.competence(requirement.competence).title, theme.CELL),
                    paragraph(demand_text(requirement.mandatory, requirement.eqf), theme.CELL),
                    paragraph("; ".join(reading_text(r) for r in others), theme.CELL_MUTED),
                ]
            )
    if rows:
        yield parts.subheading(_("Where the source also says something else"))
        head = ("", _("Competence"), _("Used here"), _("Elsewhere in the source"))
        yield parts.table(head, rows, (28, 150, 95, theme.WIDTH - 273))
