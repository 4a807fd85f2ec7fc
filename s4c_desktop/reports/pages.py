"""Puts pages of the library on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, Table, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Place
from s4c_desktop.domain.page import (
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Ladder,
    Line,
    Notice,
    Page,
    Run,
    Rung,
)
from s4c_desktop.domain.page import Paragraph as TextBlock
from s4c_desktop.reports import document, parts, theme
from s4c_desktop.reports.text import escaped, paragraph, plain

_TITLES = (theme.TITLE, theme.HEADING, theme.SUBHEADING)


def key_of(place: Place) -> str:
    """Return the name of a place within a document."""
    code, framework = place.code or "all", place.framework.replace(" ", "-")
    return f"{place.kind.value}-{framework}-{code}"


class PagePrinter:
    """Makes flowables of pages; links lead only to places that the document has."""

    def __init__(self, places: Collection[Place]) -> None:
        self._keys = {key_of(place) for place in places}

    def page(self, page: Page, level: int) -> Iterator[Flowable]:
        """Yield a page under a title that stands in the outline, on the level given."""
        style = _TITLES[min(level, len(_TITLES) - 1)]
        anchor = f'<a name="{key_of(page.place)}"/>'
        markup = f"{anchor}{escaped(page.title)}"
        yield document.Heading(markup, style, level=level, entry=plain(page.title))
        yield from self.blocks(page)

    def blocks(self, page: Page) -> Iterator[Flowable]:
        """Yield what stands on a page."""
        for block in page.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading(text, level):
                yield paragraph(text, theme.PART if level == 1 else theme.SUBPART)
            case TextBlock(line, leading):
                yield Paragraph(self._line(line), theme.LEADING if leading else theme.BODY)
            case Bullets(lines, numbered):
                yield self._list(lines, numbered=numbered)
            case Facts(rows):
                yield self._facts(rows)
            case Grid():
                yield from self._grid(block)
            case Ladder(rungs):
                yield self._ladder(rungs)
            case Notice(title, lines):
                yield from self._notice(title, lines)

    def _list(self, lines: tuple[Line, ...], *, numbered: bool) -> ListFlowable:
        items = [ListItem(Paragraph(self._line(line), theme.BODY), leftIndent=12) for line in lines]
        return ListFlowable(
            items,
            bulletType="1" if numbered else "bullet",
            bulletFontName=theme.REGULAR,
            bulletFontSize=9,
            leftIndent=12,
            start=None if numbered else "•",
        )

    def _facts(self, rows: tuple[tuple[str, Line], ...]) -> Table:
        label = theme.WIDTH * 0.24
        cells = [
            [paragraph(name, theme.CELL_MUTED), Paragraph(self._line(line), theme.CELL)]
            for name, line in rows
        ]
        return parts.plain_row(cells, (label, theme.WIDTH - label))

    def _grid(self, grid: Grid) -> Iterator[Flowable]:
        shares = grid.widths or (1,) * len(grid.head)
        unit = theme.WIDTH / sum(shares)
        rows = [[Paragraph(self._line(cell), theme.CELL) for cell in row] for row in grid.rows]
        if rows:
            yield parts.table(grid.head, rows, [share * unit for share in shares])
            yield parts.gap(6)

    def _ladder(self, rungs: tuple[Rung, ...]) -> Table:
        rows = [self._rung(rung) for rung in reversed(rungs)]
        widths = (30, 108, theme.WIDTH - 138)
        style = [
            ("FONTNAME", (0, 0), (-1, -1), theme.REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (0, -1), theme.WASH),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, theme.BORDER),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ]
        return Table(rows, widths, style=TableStyle(style))

    def _rung(self, rung: Rung) -> list[object]:
        level = _("EQF {level}").format(level=rung.eqf)
        below = ", ".join(part for part in (level, rung.basis) if part)
        names = [
            paragraph(rung.name, theme.CELL_STRONG),
            paragraph(below, theme.SMALL),
            *(parts.coloured(mark, theme.SMALL, theme.REQUIRED) for mark in rung.marks),
        ]
        texts = [
            paragraph(rung.knowledge_skills, theme.CELL),
            paragraph(rung.autonomy, theme.CELL_MUTED),
        ]
        return [paragraph(str(rung.eqf), theme.LEAD), names, texts]

    def _notice(self, title: str, lines: tuple[Line, ...]) -> Iterator[Flowable]:
        yield parts.gap(8)
        yield parts.boxed(
            [
                paragraph(title, theme.CELL_STRONG),
                *(Paragraph(self._line(line), theme.CELL) for line in lines),
            ],
            theme.CAUTION_WASH,
        )
        yield parts.gap(6)

    def _line(self, line: Line) -> str:
        return "".join(self._run(run) for run in line)

    def _run(self, run: Run) -> str:
        text = escaped(run.text)
        colour = f"#{theme.ACCENT.hexval()[2:]}"
        if run.place is not None and key_of(run.place) in self._keys:
            text = f'<a href="#{key_of(run.place)}" color="{colour}">{text}</a>'
        elif run.address.startswith(("http://", "https://")):
            text = f'<a href="{escaped(run.address)}" color="{colour}">{text}</a>'
        elif run.muted:
            text = f'<font color="#{theme.MUTED.hexval()[2:]}">{text}</font>'
        return f"<b>{text}</b>" if run.strong else text
