"""The framework handbook: everything the library has on a framework, as one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, PageBreak, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.catalogue_wording import kind_title
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Grid, Page
from s4c_desktop.domain.pages.router import page_of
from s4c_desktop.domain.wording import edition_name
from s4c_desktop.reports import document, parts, theme
from s4c_desktop.reports.explorer import explorer_flowables, has_marks, is_explorer
from s4c_desktop.reports.handbook_about import about_page, holdings
from s4c_desktop.reports.library_card import front
from s4c_desktop.reports.pages import Targets, entry_flowables, page_flowables, title
from s4c_desktop.reports.text import escaped, paragraph, plain

# What ships beside the framework and follows its training, in the handbook's order.
_BESIDE = (
    Kind.COURSE,
    Kind.GLOSSARY,
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
# What a group's heading takes together with the beginning of its first entry.
_GROUP_ROOM = 120.0


@dataclass(frozen=True, slots=True)
class HandbookContent:
    """A framework, and what ships beside it; the catalogue is None where nothing does."""

    framework: Framework
    catalogue: Catalogue | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its level in the outline; it begins on a new sheet of paper unless it follows."""

    level: int
    page: Page
    follows: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """A heading between entries."""

    title: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A short page among others of its kind."""

    page: Page


_Part = _Sheet | _Group | _Entry


def write_handbook(
    path: Path, content: HandbookContent, check: Callable[[], object] = document.no_check
) -> None:
    """Write the handbook; `check` is called now and then and may raise to stop it.

    Raises UserError where the place can't be written.
    """
    theme.register_fonts()
    name = _("Handbook: {title}").format(title=content.framework.title)
    document.write(
        path,
        tuple(_story(content, check)),
        front(name, content.framework, running=True),
        with_contents=True,
        check=check,
    )


def _story(content: HandbookContent, check: Callable[[], object]) -> Iterator[Flowable]:
    yield from _cover(content)
    yield from _contents()
    composed = []
    for part in _Composer(content).parts():
        check()
        composed.append(part)
    targets = Targets(part.page for part in composed if not isinstance(part, _Group))
    for part in composed:
        check()
        match part:
            case _Sheet():
                yield from _sheet(part, content.framework, targets)
            case _Group(text):
                yield CondPageBreak(_GROUP_ROOM)
                yield document.Heading(
                    escaped(text), theme.GROUP, level=1, entry=plain(text), in_contents=False
                )
            case _Entry(page):
                yield from entry_flowables(page, targets)


def _sheet(sheet: _Sheet, framework: Framework, targets: Targets) -> Iterator[Flowable]:
    page = sheet.page
    if sheet.follows:
        yield parts.gap(16)
    else:
        yield PageBreak()
    style = theme.TITLE if sheet.level == 0 else theme.CARD
    if sheet.level > 0 and page.place.kind is not Kind.AREA:
        yield paragraph(page.crumbs[-1].text, theme.EYEBROW)
    if is_explorer(page):
        yield title(page, targets, style, sheet.level)
        yield from explorer_flowables(framework, targets)
    else:
        yield from page_flowables(page, targets, style, sheet.level)


class _Composer:
    """Puts the pages of a handbook together, chapter after chapter."""

    def __init__(self, content: HandbookContent) -> None:
        self._framework = content.framework
        self._library = content.catalogue
        self._catalogue = content.catalogue or Catalogue((), (), {})

    def parts(self) -> Iterator[_Part]:
        """Yield all parts in the handbook's order."""
        framework = self._framework
        yield _Sheet(0, about_page(framework, self._library))
        if self._library is not None:
            yield from self._entries(Kind.GUIDE)
        yield self._sheet(0, Kind.LEVEL, "")
        if has_marks(framework):
            yield self._sheet(0, Kind.COMPETENCE, "")
        if framework.roles:
            yield from self._chapter(Kind.ROLE, [role.code for role in framework.roles])
        yield from self._competences()
        if framework.modules:
            yield from self._chapter(Kind.MODULE, [module.code for module in framework.modules])
        if framework.curricula:
            yield from self._chapter(Kind.CURRICULUM, [c.role for c in framework.curricula])
        if self._library is not None:
            cases = [case.code for case in self._catalogue.case_studies]
            yield from self._chapter(Kind.CASE_STUDY, cases)
            for kind in _BESIDE:
                yield from self._entries(kind)

    def _page(self, kind: Kind, code: str) -> Page:
        return page_of(Place(kind, code, self._framework.name), self._framework, self._catalogue)

    def _sheet(self, level: int, kind: Kind, code: str, *, follows: bool = False) -> _Sheet:
        return _Sheet(level, self._page(kind, code), follows)

    def _chapter(self, kind: Kind, codes: list[str]) -> Iterator[_Sheet]:
        overview = self._sheet(0, kind, "")
        yield overview
        for number, code in enumerate(codes):
            yield self._sheet(1, kind, code, follows=number == 0 and _is_short(overview.page))

    def _competences(self) -> Iterator[_Sheet]:
        place = Place(Kind.AREA, "", self._framework.name)
        yield _Sheet(0, Page(place, kind_title(Kind.COMPETENCE), (), ()))
        for number, area in enumerate(self._framework.areas):
            yield self._sheet(1, Kind.AREA, area.code, follows=number == 0)
            for competence in self._framework.competences:
                if competence.area == area.code:
                    yield self._sheet(2, Kind.COMPETENCE, competence.code)

    def _entries(self, kind: Kind) -> Iterator[_Part]:
        """Yield all entries of a kind in full, by their groups."""
        entries = self._catalogue.of(kind)
        if not entries:
            return
        yield _Sheet(0, Page(Place(kind, ""), kind_title(kind), (), ()))
        groups = self._catalogue.groups.get(kind, ())
        for group in groups:
            members = [entry for entry in entries if entry.group == group.code]
            if members:
                yield _Group(group.title)
                yield from (_Entry(self._page(kind, entry.code)) for entry in members)
        known = {group.code for group in groups}
        for entry in entries:
            if entry.group not in known:
                yield _Entry(self._page(kind, entry.code))


def _is_short(page: Page) -> bool:
    """Tell whether a page takes so little paper that another can follow it."""
    return sum(len(block.rows) if isinstance(block, Grid) else 1 for block in page.blocks) < 6


def _cover(content: HandbookContent) -> Iterator[Flowable]:
    framework = content.framework
    yield parts.gap(150)
    yield HRFlowable(width=56, thickness=5, color=theme.ACCENT, hAlign="LEFT", spaceAfter=18)
    yield paragraph(_("Handbook"), theme.EYEBROW)
    yield paragraph(framework.title, theme.COVER)
    yield paragraph(edition_name(framework), theme.SUBTITLE)
    yield paragraph(framework.edition, theme.BODY)
    yield parts.gap(190)
    for text in holdings(framework, content.catalogue):
        yield paragraph(text, theme.SMALL)


def _contents() -> Iterator[Flowable]:
    yield PageBreak()
    yield paragraph(_("Contents"), theme.TITLE)
    contents = TableOfContents()
    contents.levelStyles = list(theme.CONTENTS)
    contents.dotsMinLevel = -1
    contents.tableStyle = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), theme.REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2.4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ]
    )
    yield contents
