"""The explorer: competences against levels, with what every role requires."""

from __future__ import annotations

from dataclasses import dataclass

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import DEFAULT_READING, Competence, Framework
from s4c_desktop.domain.page import Block, Grid, Heading, Line, Page, Paragraph, Run, muted, plain
from s4c_desktop.domain.pages.parts import competence_link, framework_crumb
from s4c_desktop.domain.readings import differing


@dataclass(frozen=True, slots=True)
class Demand:
    """What a role (by letter) requires at a level; `differs` where the source says more."""

    letter: str
    role: str
    mandatory: bool
    differs: bool
    derived: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A competence at a level: the overview's mark ("", "source" or "derived"), and the roles."""

    mark: str
    demands: tuple[Demand, ...]


def cells(framework: Framework, competence: Competence) -> dict[int, Cell]:
    """Return the cells of a competence by level."""
    marks = {mark.eqf: mark.basis for mark in competence.explorer}
    demands: dict[int, list[Demand]] = {level.eqf: [] for level in framework.levels}
    for role in framework.roles:
        for demand in role.requirements.get(DEFAULT_READING, ()):
            if demand.competence == competence.code and demand.eqf in demands:
                demands[demand.eqf].append(
                    Demand(
                        role.letter or role.code,
                        role.title,
                        demand.mandatory,
                        bool(differing(role, demand)),
                        demand.basis == "derived",
                    )
                )
    return {eqf: Cell(marks.get(eqf, ""), tuple(found)) for eqf, found in demands.items()}


def explorer_page(framework: Framework, _code: str, _catalogue: Catalogue) -> Page:
    """Return the explorer as tables, one for each area."""
    levels = [level.eqf for level in framework.levels]
    head = (_("Competence"), *(_("EQF {level}").format(level=eqf) for eqf in levels))
    blocks: list[Block] = []
    for area in framework.areas:
        members = [c for c in framework.competences if c.area == area.code]
        rows = tuple(
            (
                (competence_link(framework, competence.code),),
                *(_cell_line(cell) for cell in cells(framework, competence).values()),
            )
            for competence in members
        )
        blocks += [Heading(f"{area.code} {area.title}"), Grid(head, rows, (40, 12, 12, 12, 12, 12))]
    return Page(
        Place(Kind.COMPETENCE, "", framework.name),
        _("Framework explorer"),
        (framework_crumb(framework),),
        (*blocks, *(Paragraph(muted(text)) for text in legend(framework))),
    )


def area_page(framework: Framework, code: str, _catalogue: Catalogue) -> Page:
    """Return an area with its competences; raises KeyError for an unknown code."""
    area = framework.area(code)
    members = [c for c in framework.competences if c.area == code]
    rows = tuple(
        ((competence_link(framework, competence.code),), plain(competence.description))
        for competence in members
    )
    return Page(
        Place(Kind.AREA, code, framework.name),
        f"{area.code} {area.title}",
        (framework_crumb(framework),),
        (Grid((_("Competence"), _("What it is")), rows, (34, 66)),),
    )


def legend(framework: Framework) -> tuple[str, ...]:
    """Say what the marks mean."""
    if not framework.roles:
        return (_("This framework has no required levels: a centre sets them."),)
    roles = ", ".join(f"{role.letter} {role.title}" for role in framework.roles)
    return (
        _("{roles}. A capital in bold is mandatory, one in brackets optional.").format(roles=roles),
        _(
            "× is a mark of the source's overview, (×) one that the source lacks and that follows "
            "from the required levels."
        ),
        _("* The source also says something else; the competence's page tells what."),
    )


def cell_text(cell: Cell) -> str:
    """Return a cell in letters, as in "× D (M)*"."""
    return " ".join(run.text for run in _cell_line(cell))


def _cell_line(cell: Cell) -> Line:
    runs = []
    if cell.mark:
        runs.append(Run("× " if cell.mark == "source" else "(×) ", muted=True))
    for demand in cell.demands:
        star = "*" if demand.differs else ""
        text = demand.letter if demand.mandatory else f"({demand.letter})"
        runs.append(Run(f"{text}{star} ", strong=demand.mandatory))
    return tuple(runs)
