"""One page of the library as a document: a role card, a competence card, any other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Page
from s4c_desktop.reports import document, parts, theme
from s4c_desktop.reports.pages import PagePrinter
from s4c_desktop.reports.text import paragraph


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card shows: a page, and the framework it is shown with."""

    page: Page
    framework: Framework


def write_card(path: Path, content: CardContent) -> None:
    """Write the card; raises UserError where the place can't be written."""
    theme.register_fonts()
    page, framework = content.page, content.framework
    way = " › ".join(crumb.text for crumb in page.crumbs)
    story: list[Flowable] = [
        parts.eyebrow(way or edition(framework)),
        *PagePrinter([page.place]).page(page, 0),
        parts.gap(8),
        paragraph(framework.edition, theme.SMALL),
    ]
    document.write(path, story, front(page.title, framework))


def edition(framework: Framework) -> str:
    """Name a framework's edition."""
    name = _("{code}, our edition {version}") if not framework.draft else _("{code}, our draft")
    return name.format(code=framework.code, version=framework.version)


def front(title: str, framework: Framework) -> document.Frontispiece:
    """Return what header, footer and metadata say of a document of the library."""
    return document.Frontispiece(
        title=title,
        subject=framework.title,
        author="S4C Desktop",
        header=title,
        footer=edition(framework),
        draft=framework.draft,
    )
