"""One page of the library as a document: a role card, a competence card, any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Heading, Page
from s4c_desktop.domain.wording import edition_name
from s4c_desktop.reports import document, parts, theme
from s4c_desktop.reports.explorer import explorer_flowables, has_marks, is_explorer
from s4c_desktop.reports.pages import Targets, page_flowables, title
from s4c_desktop.reports.text import paragraph

# Whose work an edition is not, by the framework's code.
_NOT_OF = {
    "SCCF": mark("not the Skills4Cities project's official tool"),
    "SCRO": mark("not the CRISIS project's profile"),
}


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card shows: a page, and the framework it is shown with."""

    page: Page
    framework: Framework


def write_card(path: Path, content: CardContent) -> None:
    """Write the card; raises UserError where the place can't be written."""
    theme.register_fonts()
    front_page = front(content.page.title, content.framework)
    document.write(path, tuple(_story(content)), front_page)


def front(text: str, framework: Framework, *, running: bool = False) -> document.Frontispiece:
    """Return what header, footer and metadata say of a document of the library."""
    not_of = _NOT_OF.get(framework.code)
    footer = [edition_name(framework), *([_(not_of)] if not_of else [])]
    return document.Frontispiece(
        title=text,
        subject=framework.title,
        author="S4C Desktop",
        header=text,
        footer="; ".join(footer),
        draft=False,
        running=running,
    )


def _story(content: CardContent) -> Iterator[Flowable]:
    page, framework = content.page, content.framework
    way = " › ".join(crumb.text for crumb in page.crumbs)
    yield paragraph(way or edition_name(framework), theme.EYEBROW)
    targets = Targets([page])
    if is_explorer(page) and has_marks(framework):
        yield title(page, targets, theme.CARD, 0)
        yield from explorer_flowables(framework, targets)
    else:
        yield from page_flowables(page, targets, theme.CARD, 0, sections=_has_sections(page))
    if not is_explorer(page):  # it fills a page, whose footer names the edition too
        yield parts.gap(8)
        yield paragraph(framework.edition, theme.SMALL)


def _has_sections(page: Page) -> bool:
    return sum(isinstance(block, Heading) for block in page.blocks) > 1
