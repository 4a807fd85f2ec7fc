"""The frame of every document: header, page x of y, draft mark, outline, atomic writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from s4c_desktop import __version__
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.reports import theme
from s4c_desktop.reports.text import escaped, plain


@dataclass(frozen=True, slots=True)
class Frontispiece:
    """What header, footer and metadata say; `draft` marks every page."""

    title: str
    subject: str
    author: str
    header: str
    footer: str
    draft: bool


class Heading(Paragraph):
    """A heading that also stands in the outline, on the level given."""

    def __init__(self, markup: str, style: Any, *, level: int, entry: str) -> None:
        super().__init__(markup, style)
        self.outline = (level, entry)


class _Template(BaseDocTemplate):
    """Adds every heading to the outline as it is placed."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - ReportLab's name
        outline = getattr(flowable, "outline", None)
        if outline is not None:
            level, entry = outline
            key = f"{self.page}-{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(entry, key, level=level, closed=level > 0)
            self.notify("TOCEntry", (level, escaped(entry), self.page, key))


class _NumberedCanvas(Canvas):
    """Draws header and footer when the number of pages is known."""

    def __init__(self, *args: Any, front: Frontispiece, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._front = front
        self._pages: list[dict[str, Any]] = []
        self._marks: list[tuple[str, dict[str, Any]]] = []
        self._is_final = False

    def bookmarkPage(self, key: str, **options: Any) -> None:  # noqa: N802 - ReportLab's name
        """Keep the mark until its page is written: only then has the page a reference."""
        if self._is_final:
            super().bookmarkPage(key, **options)
        else:
            self._marks.append((key, options))

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()
        self._marks = []

    def save(self) -> None:
        total = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._is_final = True
            for key, options in self._marks:
                self.bookmarkPage(key, **options)
            self._draw_frame(number, total)
            super().showPage()
        super().save()

    def _draw_frame(self, number: int, total: int) -> None:
        width, height = theme.PAGE
        front = self._front
        right = width - theme.MARGIN
        self.saveState()
        self.setFillColor(theme.MUTED)
        self.setFont(theme.REGULAR, 8)
        foot = theme.BOTTOM - 20
        self.drawString(theme.MARGIN, foot, front.footer)
        pages = _("Page {number} of {total}").format(number=number, total=total)
        self.drawRightString(right, foot, pages)
        self.setStrokeColor(theme.BORDER)
        self.setLineWidth(0.5)
        self.line(theme.MARGIN, foot + 12, right, foot + 12)
        head = height - theme.TOP + 26
        if number > 1:
            self.drawString(theme.MARGIN, head, _shortened(front.header, width * 0.6))
            self.line(theme.MARGIN, head - 8, right, head - 8)
        if front.draft:
            self._draw_draft(right, head)
        self.restoreState()

    def _draw_draft(self, right: float, head: float) -> None:
        """Draw the word where no text of the page stands."""
        word = _("Draft")
        self.setFont(theme.MEDIUM, 9)
        width = self.stringWidth(word, theme.MEDIUM, 9) + 16
        self.setFillColor(theme.CAUTION)
        self.roundRect(right - width, head - 5, width, 16, 4, stroke=0, fill=1)
        self.setFillColor(theme.WHITE)
        self.drawCentredString(right - width / 2, head - 0.5, word)


def write(
    path: Path, story: Sequence[Flowable], front: Frontispiece, *, with_contents: bool = False
) -> None:
    """Write the document whole, or not at all; raises UserError where the place can't be written.

    It is written to a temporary file in the same folder, synced, then renamed. A story with a
    table of contents is laid out again until its page numbers are right.
    """
    save(path, lambda file: _build(file, story, front, with_contents=with_contents))


def _build(
    file: BinaryIO, story: Sequence[Flowable], front: Frontispiece, *, with_contents: bool
) -> None:
    template = _Template(
        file,
        pagesize=theme.PAGE,
        title=plain(front.title),
        author=plain(front.author),
        subject=plain(front.subject),
        creator=f"S4C Desktop {__version__}",
        initialFontName=theme.REGULAR,
        initialFontSize=9.5,
        lang="en",
    )
    frame = Frame(theme.MARGIN, theme.BOTTOM, theme.WIDTH, theme.HEIGHT, 0, 0, 0, 0, id="page")
    template.addPageTemplates(PageTemplate(id="page", frames=[frame]))

    def canvas(*args: Any, **kwargs: Any) -> _NumberedCanvas:
        kwargs["initialFontName"] = theme.REGULAR
        return _NumberedCanvas(*args, front=front, **kwargs)

    build = template.multiBuild if with_contents else template.build
    build(list(story), canvasmaker=canvas)


def _shortened(text: str, room: float) -> str:
    """Return as much of a line as fits a width."""
    line = plain(text)
    while line and stringWidth(line, theme.REGULAR, 8) > room:
        line = line[:-2].rstrip() + "…"
    return line
