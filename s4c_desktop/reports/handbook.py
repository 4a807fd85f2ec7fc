"""The framework handbook: everything the library has on a framework, as one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak
from reportlab.platypus.tableofcontents import TableOfContents

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.pages.router import page_of
from s4c_desktop.reports import document, parts, theme
from s4c_desktop.reports.library import edition, front
from s4c_desktop.reports.pages import PagePrinter
from s4c_desktop.reports.text import paragraph

# What ships beside the main framework, in the order of the handbook.
_BESIDE = (
    Kind.CASE_STUDY,
    Kind.COURSE,
    Kind.GLOSSARY,
    Kind.GUIDE,
    Kind.CHARACTERISTIC,
    Kind.DOMAIN,
    Kind.CHALLENGE,
    Kind.MACRO_CHALLENGE,
    Kind.POLICY_OPTION,
    Kind.BACKGROUND,
    Kind.READING,
    Kind.SOURCE,
    Kind.LINK,
)


@dataclass(frozen=True, slots=True)
class HandbookContent:
    """A framework, and what ships beside it; None where nothing does."""

    framework: Framework
    catalogue: Catalogue
    has_library: bool


def write_handbook(
    path: Path, content: HandbookContent, check: Callable[[], object] = lambda: None
) -> None:
    """Write the handbook; `check` is called now and then and may raise to stop it.

    Raises UserError where the place can't be written.
    """
    theme.register_fonts()
    chapters = tuple(_chapters(content))
    printer = PagePrinter([place for chapter in chapters for _level, place in chapter])
    story: list[Flowable] = [*_cover(content.framework)]
    for chapter in chapters:
        story.append(PageBreak())
        for level, place in chapter:
            check()
            story += printer.page(page_of(place, content.framework, content.catalogue), level)
    title = _("Handbook of the {title}").format(title=content.framework.title)
    document.write(path, story, front(title, content.framework), with_contents=True)


Chapter = tuple[tuple[int, Place], ...]


def _chapters(content: HandbookContent) -> Iterator[Chapter]:
    """Yield the chapters: the places that each holds, with their level in the outline."""
    framework, name = content.framework, content.framework.name
    yield ((0, Place(Kind.LEVEL, "", name)),)
    yield ((0, Place(Kind.COMPETENCE, "", name)),)
    if framework.roles:
        roles = ((1, Place(Kind.ROLE, role.code, name)) for role in framework.roles)
        yield ((0, Place(Kind.ROLE, "", name)), *roles)
    for area in framework.areas:
        members = [c.code for c in framework.competences if c.area == area.code]
        yield (
            (0, Place(Kind.AREA, area.code, name)),
            *((1, Place(Kind.COMPETENCE, code, name)) for code in members),
        )
    if framework.modules:
        modules = ((1, Place(Kind.MODULE, module.code, name)) for module in framework.modules)
        yield ((0, Place(Kind.MODULE, "", name)), *modules)
    if framework.curricula:
        curricula = ((1, Place(Kind.CURRICULUM, c.role, name)) for c in framework.curricula)
        yield ((0, Place(Kind.CURRICULUM, "", name)), *curricula)
    if content.has_library:
        for kind in _BESIDE:
            cases = content.catalogue.case_studies if kind is Kind.CASE_STUDY else ()
            yield (
                (0, Place(kind, "")),
                *((1, Place(Kind.CASE_STUDY, case.code)) for case in cases),
            )


def _cover(framework: Framework) -> Iterator[Flowable]:
    yield parts.gap(120)
    yield parts.eyebrow(edition(framework))
    yield paragraph(framework.title, theme.TITLE)
    yield paragraph(_("Handbook"), theme.SUBTITLE)
    yield paragraph(framework.edition, theme.BODY)
    for reading in framework.readings:
        yield parts.gap(4)
        yield paragraph(reading.title, theme.CELL_STRONG)
        yield paragraph(reading.description, theme.BODY)
    yield PageBreak()
    yield paragraph(_("Contents"), theme.HEADING)
    contents = TableOfContents()
    contents.levelStyles = [theme.CONTENTS, theme.CONTENTS_BELOW]
    contents.dotsMinLevel = -1
    yield contents
