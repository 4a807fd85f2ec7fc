"""The page of one role, and the roles side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import DEFAULT_READING, Framework, Requirement, Role
from s4c_desktop.domain.page import (
    BREAK,
    Block,
    Facts,
    Grid,
    Heading,
    Line,
    Page,
    Paragraph,
    Run,
    joined,
    link,
    muted,
    paragraphs,
    plain,
)
from s4c_desktop.domain.pages.parts import (
    competence_link,
    crumb,
    demand_origin,
    disagreements,
    framework_crumb,
    item_line,
    listed,
    origin_lines,
    role_place,
)
from s4c_desktop.domain.readings import demand_text, differing, reading_text
from s4c_desktop.domain.wording import hours_text, mandatory_name

if TYPE_CHECKING:
    from s4c_desktop.domain.records import Items

DIFFERS = "*"


def role_page(framework: Framework, code: str, _catalogue: Catalogue) -> Page:
    """Return the page of a role; raises KeyError for an unknown code."""
    role = framework.role(code)
    card = role.card
    return Page(
        role_place(framework, code),
        role.title,
        (framework_crumb(framework), crumb(_("Roles"), Place(Kind.ROLE, "", framework.name))),
        (
            *_purpose(role),
            *paragraphs(card.description),
            *_also_called(role),
            *listed(_("Prerequisites"), card.prerequisites),
            *listed(_("Tasks"), card.tasks),
            *listed(_("Activities"), (*card.leading, *card.activities)),
            *_deliverables(role),
            *_demands(framework, role),
            *_descriptors(framework, role),
            *listed(_("Similar certified roles"), card.similar_roles),
            *_curriculum(framework, role),
            *disagreements(role.notes),
            *origin_lines(role.origin),
        ),
    )


def _purpose(role: Role) -> Iterator[Block]:
    if role.summary:
        yield Paragraph(plain(role.summary), leading=True)
    if role.mission:
        yield Paragraph((Run(_("Mission: "), strong=True), Run(role.mission)))


def roles_page(framework: Framework, _code: str, _catalogue: Catalogue) -> Page:
    """Return the roles side by side."""
    roles = framework.roles
    blocks: tuple[Block, ...] = (
        Paragraph(
            plain(_("This framework has no roles: a centre sets what a role requires.")),
            leading=True,
        ),
    )
    if roles:
        blocks = (_cards(framework), Heading(_("What each role requires")), *_compared(framework))
    return Page(
        Place(Kind.ROLE, "", framework.name),
        _("Roles side by side"),
        (framework_crumb(framework),),
        blocks,
    )


def _also_called(role: Role) -> Iterator[Block]:
    if role.aliases:
        yield Facts(((_("Also called"), plain("; ".join(role.aliases))),))


def _deliverables(role: Role) -> Iterator[Block]:
    found = role.card.deliverables
    parts = (
        (_("Accountable"), found.accountable),
        (_("Responsible"), found.responsible),
        (_("Contributor"), found.contributor),
    )
    if any(items for _name, items in parts):
        yield Heading(_("Deliverables"))
        yield Facts(tuple((name, _below_each_other(items)) for name, items in parts if items))


def _below_each_other(items: Items) -> Line:
    # Where there are several, a dash says where each begins: they take more than a line.
    several = len(items) > 1
    return joined(
        ((Run("– "), *item_line(item)) if several else item_line(item) for item in items), BREAK
    )


def _demands(framework: Framework, role: Role) -> Iterator[Block]:
    demands = role.requirements.get(DEFAULT_READING, ())
    if not demands:
        return
    yield Heading(_("Required competences"))
    for mandatory in (True, False):
        part = [demand for demand in demands if demand.mandatory is mandatory]
        if part:
            yield Heading(_("{name} ({n})").format(name=mandatory_name(mandatory), n=len(part)), 2)
            yield Grid(
                (_("Competence"), _("EQF"), _("Basis")),
                tuple(_demand_row(framework, role, demand) for demand in part),
                (52, 8, 40),
            )
    if any(differing(role, demand) for demand in demands):
        yield Paragraph(muted(_("An asterisk: the source also says what the last column tells.")))


def _demand_row(framework: Framework, role: Role, demand: Requirement) -> tuple[Line, ...]:
    others = differing(role, demand)
    said = [demand_origin(demand), *map(reading_text, others)]
    return (
        (competence_link(framework, demand.competence),),
        plain(f"{demand.eqf or ''}{DIFFERS if others else ''}"),
        muted("; ".join(said)),
    )


def _descriptors(framework: Framework, role: Role) -> Iterator[Block]:
    if role.card.descriptors:
        yield Heading(_("What the mandatory competences mean for this role"))
    for descriptor in role.card.descriptors:
        level = _("EQF {level}").format(level=descriptor.eqf)
        name = competence_link(framework, descriptor.competence)
        yield Paragraph((name, Run(f", {level}. ", strong=True), Run(descriptor.text)))
        yield from disagreements(descriptor.notes)


def _curriculum(framework: Framework, role: Role) -> Iterator[Block]:
    curriculum = framework.curriculum(role.code)
    if curriculum is not None:
        yield Heading(_("Curriculum"))
        place = Place(Kind.CURRICULUM, role.code, framework.name)
        text = _("Curriculum of the {role}").format(role=role.title)
        yield Paragraph((link(text, place), Run(f": {hours_text(curriculum.hours)}.")))


def _cards(framework: Framework) -> Grid:
    def row(name: str, told: Callable[[Role], Line]) -> tuple[Line, ...]:
        return ((Run(name, strong=True),), *(told(role) for role in framework.roles))

    def items(get: Callable[[Role], Items]) -> Callable[[Role], Line]:
        return lambda role: _below_each_other(get(role))

    rows = (
        row(_("In short"), lambda role: plain(role.summary)),
        row(_("Mission"), lambda role: plain(role.mission)),
        row(_("Mandatory"), lambda role: plain(str(_mandatory(role)))),
        row(_("Curriculum"), lambda role: plain(_hours(framework, role))),
        row(_("Tasks"), items(lambda role: role.card.tasks)),
        row(_("Accountable for"), items(lambda role: role.card.deliverables.accountable)),
        row(_("Responsible for"), items(lambda role: role.card.deliverables.responsible)),
        row(_("Contributes to"), items(lambda role: role.card.deliverables.contributor)),
        row(_("Similar certified roles"), items(lambda role: role.card.similar_roles)),
    )
    return Grid(
        ("", *(role.title for role in framework.roles)),
        tuple(cells for cells in rows if any(cells[1:])),
        (16, *(84 // len(framework.roles) for _role in framework.roles)),
    )


def _mandatory(role: Role) -> int:
    return sum(demand.mandatory for demand in role.requirements.get(DEFAULT_READING, ()))


def _hours(framework: Framework, role: Role) -> str:
    curriculum = framework.curriculum(role.code)
    return hours_text(curriculum.hours) if curriculum else ""


def _compared(framework: Framework) -> Iterator[Block]:
    demands = {
        role.code: {d.competence: d for d in role.requirements.get(DEFAULT_READING, ())}
        for role in framework.roles
    }
    yield Grid(
        (_("Competence"), *(role.title for role in framework.roles)),
        tuple(
            (
                (competence_link(framework, code),),
                *(_cell(role, demands[role.code].get(code)) for role in framework.roles),
            )
            for code in framework.order
        ),
        (40, *(60 // len(framework.roles) for _role in framework.roles)),
    )
    yield Paragraph(
        muted(_("An asterisk: the source also says something else; the competence's page tells."))
    )


def _cell(role: Role, demand: Requirement | None) -> Line:
    if demand is None:
        return ()
    text = demand_text(demand.mandatory, demand.eqf)
    mark = DIFFERS if differing(role, demand) else ""
    return (Run(f"{text}{mark}", strong=demand.mandatory, muted=not demand.mandatory),)
