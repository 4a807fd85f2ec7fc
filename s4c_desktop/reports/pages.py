"""Puts pages of the library on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.page import (
    BREAK,
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
from s4c_desktop.reports.marks import LevelChip
from s4c_desktop.reports.text import escaped, paragraph, plain

_HARD_SPACE = "\u00a0"
# What a heading takes, and what of a text below it has to stand on the same page.
_HEADING_ROOM = 30.0
_TEXT_ROOM = 30.0
_LEVEL_WIDTH = 76.0
_STRAND = (theme.WIDTH - _LEVEL_WIDTH) / 2
_LABEL = theme.WIDTH * 0.24
_PAGES_WITH_PARTS = (Kind.MODULE, Kind.CURRICULUM)


class Targets:
    """What links can lead to in a document: its pages, and the parts that have none of their own.

    A unit or topic stands within a page of a module or a curriculum, on the first that names it.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        found = tuple(pages)
        self._homes = {page.place: page.place for page in found}
        for page in found:
            if page.place.kind in _PAGES_WITH_PARTS:
                for place in _named(page.blocks):
                    if place.kind is Kind.TOPIC:
                        self._homes.setdefault(place, page.place)
        self._names = {place: f"place-{number}" for number, place in enumerate(self._homes)}

    def name(self, place: Place | None) -> str:
        """Return the name of a place within the document; empty where it has none."""
        return self._names.get(place, "") if place is not None else ""

    def is_part_of(self, place: Place, page: Place) -> bool:
        """Tell whether a place has no page of its own and stands on this one."""
        return place != page and self._homes.get(place) == page


def page_flowables(
    page: Page,
    targets: Targets,
    style: ParagraphStyle,
    level: int,
    *,
    sections: bool = False,
) -> Iterator[Flowable]:
    """Yield a page under its title, which stands in the outline on the level given.

    With `sections`, the page's own headings stand there too, one level below.
    """
    yield title(page, targets, style, level)
    yield from _Sheet(page, targets, level + 1 if sections else None).flowables()


def title(page: Page, targets: Targets, style: ParagraphStyle, level: int) -> Flowable:
    """Return a page's title, to which links lead and which stands in the outline."""
    markup = _anchor(targets.name(page.place)) + escaped(page.title)
    return document.Heading(markup, style, level=level, entry=plain(page.title))


def entry_flowables(page: Page, targets: Targets) -> Iterator[Flowable]:
    """Yield a short page among others; it does not stand in the outline."""
    yield CondPageBreak(_HEADING_ROOM + _TEXT_ROOM)
    name = _anchor(targets.name(page.place))
    yield Paragraph(f"{name}{escaped(page.title)}", theme.ENTRY)
    yield from _Sheet(page, targets, None, compact=True).flowables()


class _Sheet:
    """One page on its way to paper; `level` is the outline level of its headings, if any.

    A `compact` one has its facts in running text.
    """

    def __init__(
        self, page: Page, targets: Targets, level: int | None, *, compact: bool = False
    ) -> None:
        self._page = page
        self._targets = targets
        self._level = level
        self._compact = compact
        self._given: set[str] = set()

    def flowables(self) -> Iterator[Flowable]:
        """Yield what stands below the page's title; no heading ends a page."""
        blocks = self._page.blocks
        made = [list(self._block(block)) for block in blocks]
        if len(blocks) > 1 and isinstance(blocks[-1], TextBlock) and isinstance(blocks[-2], Notice):
            # So that the source's line does not stand on a page of its own.
            made[-2:] = [[KeepTogether([*made[-2], *made[-1]])], []]
        room = 0.0
        shown: list[Flowable] = []
        for block, found in zip(reversed(blocks), reversed(made), strict=True):
            if isinstance(block, Heading):
                room += _HEADING_ROOM
                found.insert(0, CondPageBreak(room))
            else:
                room = _opening(found)
            shown[:0] = found
        yield from shown

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading(text, level):
                yield self._heading(text, level)
            case TextBlock(line, leading):
                yield Paragraph(self._line(line), _text_style(line, leading=leading))
            case Bullets(lines, numbered):
                for number, line in enumerate(lines, 1):
                    mark = f"{number}." if numbered else "•"
                    yield Paragraph(self._line(line), theme.BULLET, bulletText=mark)
                yield parts.gap(2)
            case Facts(rows) if self._compact:
                for name, line in rows:
                    text = _("{name}: {value}").format(name=escaped(name), value=self._line(line))
                    yield Paragraph(text, theme.SMALL)
            case Facts(rows):
                yield self._facts(rows)
                yield parts.gap(6)
            case Grid():
                if block.rows:
                    yield self._grid(block)
                    yield parts.gap(6)
            case Ladder(rungs):
                yield self._ladder(rungs)
                yield parts.gap(6)
            case Notice(heading, lines):
                yield parts.gap(6)
                yield self._notice(heading, lines)
                yield parts.gap(8)

    def _heading(self, text: str, level: int) -> Flowable:
        style = theme.PART if level == 1 else theme.SUBPART
        if self._level is None or level > 1:
            return paragraph(text, style)
        return document.Heading(escaped(text), style, level=self._level, entry=plain(text))

    # -- tables --------------------------------------------------------------------------

    def _facts(self, rows: tuple[tuple[str, Line], ...]) -> parts.RowTable:
        cells = [[paragraph(name, theme.CELL_MUTED), self._cell(line)] for name, line in rows]
        style = [
            *parts.PLAIN_TABLE,
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, theme.BORDER),
        ]
        widths = (_LABEL, theme.WIDTH - _LABEL)
        return parts.RowTable(cells, widths, style=TableStyle(style), splitInRow=1)

    def _grid(self, grid: Grid) -> parts.RowTable:
        shares = grid.widths if len(grid.widths) == len(grid.head) else (1,) * len(grid.head)
        unit = theme.WIDTH / sum(shares)
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        return parts.table(grid.head, rows, [share * unit for share in shares])

    def _cell(self, line: Line) -> list[Flowable]:
        """Return a cell's lines, one below the other; hard spaces before them set them in."""
        broken = list(_broken(line))
        style = theme.CELL if len(broken) == 1 else theme.CELL_ITEM
        return [
            Paragraph(self._line(runs), theme.indented(style, depth))
            for depth, runs in map(_without_indent, broken)
        ]

    def _ladder(self, rungs: tuple[Rung, ...]) -> parts.RowTable:
        """Return the levels, the highest first; who requires one stands below its wording."""
        strands = (_("Knowledge and skills"), _("Responsibility and autonomy"))
        head = [
            paragraph(_("Level"), theme.CELL_HEAD),
            _beside(*(paragraph(text, theme.CELL_HEAD) for text in strands)),
        ]
        rows = [[_level_cell(rung), _wording_cell(rung)] for rung in reversed(rungs)]
        style = [
            *parts.PLAIN_TABLE,
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("TOPPADDING", (0, 1), (-1, -1), 5),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, theme.MUTED),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, theme.BORDER),
        ]
        widths = (_LEVEL_WIDTH, theme.WIDTH - _LEVEL_WIDTH)
        return parts.RowTable(
            [head, *rows], widths, repeatRows=1, splitInRow=1, style=TableStyle(style)
        )

    def _notice(self, heading: str, lines: tuple[Line, ...]) -> parts.RowTable:
        first, *others = [Paragraph(self._line(line), theme.CELL) for line in lines]
        begin = [paragraph(heading, theme.CELL_STRONG), parts.gap(2), first]
        return parts.boxed([begin, *others], theme.CAUTION_WASH)

    # -- lines ---------------------------------------------------------------------------

    def _line(self, line: Line) -> str:
        return "".join(map(self._run, line))

    def _run(self, run: Run) -> str:
        text = escaped(run.text)
        name = self._targets.name(run.place)
        if run.place is not None and self._targets.is_part_of(run.place, self._page.place):
            if name not in self._given:
                self._given.add(name)
                text = _anchor(name) + text
        elif name and run.place != self._page.place:
            text = f'<a href="#{name}" color="{_ACCENT}">{text}</a>'
        elif run.address.startswith(("http://", "https://")):
            address = escaped(run.address).replace('"', "&quot;")
            text = f'<a href="{address}" color="{_ACCENT}">{text}</a>'
        elif run.muted:
            text = f'<font color="{_MUTED}">{text}</font>'
        return f"<b>{text}</b>" if run.strong else text


_ACCENT = f"#{theme.ACCENT.hexval()[2:]}"
_MUTED = f"#{theme.MUTED.hexval()[2:]}"


def _anchor(name: str) -> str:
    return f'<a name="{name}"/>' if name else ""


def _opening(found: list[Flowable]) -> float:
    """Return how much room the beginning of a block takes."""
    tables = [flowable for flowable in found if isinstance(flowable, parts.RowTable)]
    return tables[0].opening if tables else _TEXT_ROOM


def _text_style(line: Line, *, leading: bool) -> ParagraphStyle:
    if leading:
        return theme.LEADING
    return theme.SMALL if line and all(run.muted for run in line) else theme.BODY


def _level_cell(rung: Rung) -> list[Flowable]:
    level = _("EQF {level}").format(level=rung.eqf)
    cell: list[Flowable] = [LevelChip(level, filled=bool(rung.marks)), parts.gap(3)]
    cell.append(paragraph(rung.name, theme.CELL_STRONG))
    if rung.basis:
        cell.append(paragraph(rung.basis, theme.CELL_NOTE))
    return cell


def _wording_cell(rung: Rung) -> list[Flowable]:
    told = (paragraph(text, theme.CELL) for text in (rung.knowledge_skills, rung.autonomy))
    cell: list[Flowable] = [_beside(*told)]
    if rung.marks:
        required = _("Required: {roles}").format(roles="; ".join(rung.marks))
        cell += [parts.gap(3), parts.coloured(required, theme.CELL, theme.REQUIRED)]
    return cell


def _beside(left: Flowable, right: Flowable) -> parts.RowTable:
    """Return the two strands of a level beside each other."""
    style = [
        *parts.PLAIN_TABLE,
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    widths = (_STRAND, _STRAND)
    return parts.RowTable([[left, right]], widths, splitInRow=1, style=TableStyle(style))


def _broken(line: Line) -> Iterator[Line]:
    """Yield the parts of a line that its breaks divide."""
    part: list[Run] = []
    for run in line:
        if run.text == BREAK:
            yield tuple(part)
            part = []
        else:
            part.append(run)
    yield tuple(part)


def _without_indent(line: Line) -> tuple[int, Line]:
    """Return how many hard spaces a line begins with, and the line without them."""
    if line and line[0].text and not line[0].text.strip(_HARD_SPACE):
        return len(line[0].text), line[1:]
    return 0, line


def _named(blocks: Iterable[Block]) -> Iterator[Place]:
    """Yield the places that blocks name, in their order."""
    for block in blocks:
        for line in _lines(block):
            for run in line:
                if run.place is not None:
                    yield run.place


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case TextBlock(line, _leading):
            yield line
        case Bullets(lines, _numbered):
            yield from lines
        case Facts(rows):
            for _name, line in rows:
                yield line
        case Grid(_head, cells, _widths):
            for row in cells:
                yield from row
        case Notice(_title, lines):
            yield from lines
        case Heading() | Ladder():
            pass
