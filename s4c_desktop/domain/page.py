"""A page of the library as values: blocks that screen, clipboard and PDF show each in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _

if TYPE_CHECKING:
    from s4c_desktop.domain.catalogue import Place


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; it leads to a place of the library, or to an address outside."""

    text: str
    place: Place | None = None
    address: str = ""
    strong: bool = False
    muted: bool = False


Line = tuple[Run, ...]

BREAK = "\n"
"""Within a run: what follows stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the page; `level` 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a leading one says what the page is about."""

    line: Line
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` where the order counts."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its name."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `widths` are the columns' shares of the width, equal ones where empty."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a ladder; `marks` name who requires it."""

    eqf: int
    name: str
    knowledge_skills: str
    autonomy: str
    marks: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of a competence, the lowest first."""

    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know before relying on the page."""

    title: str
    lines: tuple[Line, ...]


Block = Heading | Paragraph | Bullets | Facts | Grid | Ladder | Notice


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page; the place is None where there is nothing to open."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What the library shows of one place."""

    place: Place
    title: str
    crumbs: tuple[Crumb, ...]
    blocks: tuple[Block, ...]


def plain(text: str) -> Line:
    """Return a line of plain text."""
    return (Run(text),)


def muted(text: str) -> Line:
    """Return a line that stands back."""
    return (Run(text, muted=True),)


def link(text: str, place: Place) -> Run:
    """Return a run that leads to a place."""
    return Run(text, place=place)


def joined(lines: Iterable[Line], between: str = ", ") -> Line:
    """Return lines as one, with a text between them."""
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run(between))
        runs += line
    return tuple(runs)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return each line of a text as a paragraph; lines without letters count for nothing."""
    return tuple(Paragraph(plain(part.strip())) for part in text.split("\n") if part.strip())


def page_text(page: Page) -> str:
    """Return a page as plain text, as it is copied."""
    lines = [page.title, "=" * len(page.title), ""]
    for block in page.blocks:
        lines += [*_block_text(block), ""]
    return "\n".join(lines).strip() + "\n"


def line_text(line: Line) -> str:
    """Return a line without its links, looks and breaks."""
    return "".join(run.text for run in line).replace(BREAK, "; ")


def _copied(line: Line) -> str:
    """Return a line as plain text, with the addresses that its words stand for."""
    return line_text(
        tuple(
            replace(run, text=f"{run.text} <{run.address}>")
            if run.address and run.address != run.text
            else run
            for run in line
        )
    )


def _block_text(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, _level):
            yield text
            yield "-" * len(text)
        case Paragraph(line, _leading):
            yield _copied(line)
        case Bullets(lines, numbered):
            for number, line in enumerate(lines, 1):
                yield f"{f'{number}.' if numbered else '-'} {_copied(line)}"
        case Facts(rows):
            for name, line in rows:
                yield f"{name}: {_copied(line)}" if name else _copied(line)
        case Grid(head, cells, _widths):
            yield "\t".join(head)
            for row in cells:
                yield "\t".join(_copied(line) for line in row)
        case Ladder(rungs):
            for rung in rungs:
                told = "; ".join(part for part in (*rung.marks, rung.basis) if part)
                marks = f" ({told})" if told else ""
                level = _("EQF {level}").format(level=rung.eqf)
                yield f"{level} {rung.name}{marks}: {rung.knowledge_skills} {rung.autonomy}"
        case Notice(title, lines):
            yield title
            for line in lines:
                yield f"- {_copied(line)}"
