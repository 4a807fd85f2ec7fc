"""The explorer as a drawing: competences against levels, with what every role requires."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Page
from s4c_desktop.domain.pages.explorer import Cell, Demand, cells
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.marks import CellMarks
from s4c_desktop.reports.pages import Targets
from s4c_desktop.reports.text import escaped, paragraph

_NAME = 236.0
_ROW = 12.0


def is_explorer(page: Page) -> bool:
    """Tell whether a page is the explorer of a framework."""
    return page.place.kind is Kind.COMPETENCE and not page.place.code


def has_marks(framework: Framework) -> bool:
    """Tell whether there is anything to mark: required levels, or the source's overview."""
    return bool(framework.roles) or any(c.explorer for c in framework.competences)


def explorer_flowables(framework: Framework, targets: Targets) -> Iterator[Flowable]:
    """Yield the grid, which breaks over pages with its head repeated, and its key."""
    width = (theme.WIDTH - _NAME) / len(framework.levels)
    head = [
        paragraph(_("Competence"), theme.CELL_HEAD),
        *(
            paragraph(_("EQF {level}").format(level=level.eqf), theme.MIDDLE_HEAD)
            for level in framework.levels
        ),
    ]
    rows: list[list[Flowable | str]] = [[*head]]
    style = [
        *parts.PLAIN_TABLE,
        ("TOPPADDING", (0, 0), (-1, -1), 0.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, theme.MUTED),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, theme.BORDER),
    ]
    for area in framework.areas:
        at = len(rows)
        name = paragraph(f"{area.code}  {area.title}", theme.CELL_STRONG)
        rows.append([name, *("" for _level in framework.levels)])
        style += [
            ("SPAN", (0, at), (-1, at)),
            ("TOPPADDING", (0, at), (-1, at), 3),
            ("NOSPLIT", (0, at), (-1, at + 1)),
        ]
        for competence in framework.competences:
            if competence.area == area.code:
                place = Place(Kind.COMPETENCE, competence.code, framework.name)
                text = _linked(f"{competence.code}  {competence.title}", targets.name(place))
                found = cells(framework, competence).values()
                drawn = [CellMarks(cell, width, _ROW) for cell in found]
                rows.append([Paragraph(text, theme.GRID_NAME), *drawn])
    widths = (_NAME, *(width for _level in framework.levels))
    yield Table(rows, widths, repeatRows=1, style=TableStyle(style))
    yield KeepTogether([parts.gap(8), *_key(framework)])


def _linked(text: str, name: str) -> str:
    shown = escaped(text)
    return f'<a href="#{name}" color="#{theme.ACCENT.hexval()[2:]}">{shown}</a>' if name else shown


def _key(framework: Framework) -> Iterator[Flowable]:
    """Yield what the marks mean."""
    if framework.roles:
        names = "; ".join(f"{role.letter or role.code} {role.title}" for role in framework.roles)
        yield paragraph(names, theme.CELL_NOTE)
        yield parts.gap(3)
    samples = [
        (_sample(mandatory=True), _("mandatory at this level")),
        (_sample(mandatory=False), _("optional")),
        (_sample(mandatory=False, derived=True), _("level derived")),
        (_sample(mandatory=True, differs=True), _("the source also says something else")),
        (Cell("source", ()), _("marked in the source's overview")),
        (Cell("derived", ()), _("mark derived")),
    ]
    shown = samples if framework.roles else samples[4:]
    flat: list[list[Flowable]] = []
    for start in range(0, len(shown), 3):
        row: list[Flowable] = []
        for cell, text in shown[start : start + 3]:
            row += [CellMarks(cell, 24, _ROW), paragraph(text, theme.CELL_NOTE)]
        row += [parts.gap(0) for _missing in range(6 - len(row))]
        flat.append(row)
    each = theme.WIDTH / 3
    widths = (30, each - 30) * 3
    style = [
        *parts.PLAIN_TABLE,
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    yield Table(flat, widths, style=TableStyle(style))


def _sample(*, mandatory: bool, differs: bool = False, derived: bool = False) -> Cell:
    return Cell("", (Demand("D", "", mandatory, differs, derived),))
