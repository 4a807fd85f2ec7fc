"""The page of one competence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import DEFAULT_READING, Competence, Framework, Requirement, Role
from s4c_desktop.domain.page import (
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Ladder,
    Line,
    Page,
    Paragraph,
    Run,
    Rung,
    link,
    muted,
    plain,
)
from s4c_desktop.domain.pages.parts import (
    basis_text,
    competence_place,
    crumb,
    demand_origin,
    disagreements,
    framework_crumb,
    listed,
    origin_lines,
    role_place,
)
from s4c_desktop.domain.readings import demand_text, differing, reading_text
from s4c_desktop.domain.wording import competence_name, mandatory_word

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Link, Topic, Unit


def competence_page(framework: Framework, code: str, catalogue: Catalogue) -> Page:
    """Return the page of a competence; raises KeyError for an unknown code."""
    competence = framework.competence(code)
    area = framework.area(competence.area)
    return Page(
        competence_place(framework, code),
        competence_name(framework, code),
        (
            framework_crumb(framework),
            crumb(f"{area.code} {area.title}", Place(Kind.AREA, area.code, framework.name)),
        ),
        (
            *_meaning(competence),
            *_demands(framework, competence),
            *ladder_blocks(framework, competence),
            *listed(_("Interview questions"), competence.questions),
            *listed(_("What good evidence looks like"), competence.evidence),
            *listed(_("Common misjudgements"), competence.misjudgements),
            *_in_roles(framework, competence),
            *_taught(framework, competence),
            *_cases(competence, catalogue),
            *_differences(framework, competence),
            *origin_lines(competence.origin),
        ),
    )


def ladder_blocks(framework: Framework, competence: Competence) -> Iterator[Block]:
    """Yield the levels of a competence, in general wording where the version has no anchors."""
    yield Heading(_("Levels"))
    if not competence.anchors:
        yield Paragraph(
            muted(_("This version has no anchors of its own for a competence: the general levels."))
        )
    yield Ladder(tuple(_rungs(framework, competence)))


def _rungs(framework: Framework, competence: Competence) -> Iterator[Rung]:
    for level in framework.levels:
        anchor = competence.anchor(level.eqf)
        marks = tuple(
            f"{role.title}, {mandatory_word(requirement.mandatory)}"
            for role in framework.roles
            if (requirement := _requirement(role, competence.code)) and requirement.eqf == level.eqf
        )
        told = anchor or level
        yield Rung(
            level.eqf,
            level.name,
            told.knowledge_skills,
            told.autonomy,
            marks,
            basis_text(told.origin.basis) if told.origin.basis else "",
        )


def _meaning(competence: Competence) -> Iterator[Block]:
    if competence.description:
        yield Paragraph(plain(competence.description), leading=True)
    if competence.meaning:
        yield Paragraph(plain(competence.meaning))
    if competence.aliases:
        yield Facts(((_("Also called"), plain("; ".join(competence.aliases))),))


def _demands(framework: Framework, competence: Competence) -> Iterator[Block]:
    rows = []
    for role in framework.roles:
        requirement = _requirement(role, competence.code)
        if requirement is None:
            continue
        rows.append(
            (
                (link(role.title, role_place(framework, role.code)),),
                plain(demand_text(requirement.mandatory, requirement.eqf)),
                muted(demand_origin(requirement)),
            )
        )
    if rows:
        yield Heading(_("What the roles require"))
        yield Grid((_("Role"), _("Requirement"), _("Basis")), tuple(rows), (40, 25, 35))


def _requirement(role: Role, code: str) -> Requirement | None:
    demands = role.requirements.get(DEFAULT_READING, ())
    return next((demand for demand in demands if demand.competence == code), None)


def _in_roles(framework: Framework, competence: Competence) -> Iterator[Block]:
    told = [
        (role, descriptor)
        for role in framework.roles
        for descriptor in role.card.descriptors
        if descriptor.competence == competence.code
    ]
    if told:
        yield Heading(_("In the words of the role profiles"))
    for role, descriptor in told:
        level = _("EQF {level}").format(level=descriptor.eqf)
        yield Paragraph((Run(f"{role.title}, {level}. ", strong=True), Run(descriptor.text)))
        yield from disagreements(descriptor.notes)


def _taught(framework: Framework, competence: Competence) -> Iterator[Block]:
    teaching: list[Line] = []
    supporting: list[Line] = []
    for module in framework.modules:
        for path, topic in module.walk():
            for links, lines in ((topic.teaches, teaching), (topic.supports, supporting)):
                lines += [
                    _topic_line(framework, module.title, path, topic, found)
                    for found in links
                    if found.competence == competence.code
                ]
    if not framework.modules:
        return
    yield Heading(_("Where it is taught"))
    if teaching:
        yield Bullets(tuple(teaching))
    else:
        yield Paragraph(plain(_("No topic of the modules teaches this competence.")))
    if supporting:
        yield Heading(_("Topics that support it"), 2)
        yield Bullets(tuple(supporting))


def _topic_line(
    framework: Framework, module: str, path: tuple[Unit, ...], topic: Topic, found: Link
) -> Line:
    where = " › ".join([module, *(unit.title for unit in path)])
    reach = _("up to EQF {level}").format(level=found.reach)
    return (
        link(topic.title, Place(Kind.TOPIC, topic.code, framework.name)),
        Run(f", {reach}. {found.reason}. "),
        Run(where, muted=True),
    )


def _cases(competence: Competence, catalogue: Catalogue) -> Iterator[Block]:
    cases = [case for case in catalogue.case_studies if competence.code in case.competences]
    if cases:
        yield Heading(_("Case studies worth reading for it"))
        yield Bullets(
            tuple(
                (link(case.title, Place(Kind.CASE_STUDY, case.code)), Run(f" · {case.summary}"))
                for case in cases
            )
        )


def _differences(framework: Framework, competence: Competence) -> Iterator[Block]:
    rows = []
    notes = list(competence.notes)
    for role in framework.roles:
        requirement = _requirement(role, competence.code)
        if requirement is None:
            continue
        notes += [note for note in requirement.notes if note not in notes]
        others = differing(role, requirement)
        if others:
            rows.append(
                (
                    plain(role.title),
                    plain(demand_text(requirement.mandatory, requirement.eqf)),
                    plain("; ".join(reading_text(reading) for reading in others)),
                )
            )
    if rows or notes:
        yield from disagreements(notes)
    if rows:
        yield Grid(
            (_("Role"), _("Used here"), _("Elsewhere in the source")), tuple(rows), (30, 22, 48)
        )
