"""The frame of every document: header, page x of y, draft mark, outline, atomic writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from s4c_desktop import __version__
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.reports import logo, theme
from s4c_desktop.reports.text import escaped, plain

# No line of a header holds more, however narrow its letters.
_MOST_LETTERS = 400
# How much of the page stands above a heading that was jumped to.
_ABOVE = 24
# So many rows of a table stand below its heading at least, at the foot of a page.
_FIRST_ROWS = 3
# The centre's logo stands where later pages have their header.
_LOGO = (170.0, 36.0)


@dataclass(frozen=True, slots=True)
class Frontispiece:
    """What header, footer and metadata say; `draft` marks every page.

    With `running`, the header also says what the page is about: the last entry of the contents.
    `made_at` dates the file (None: now), so that the same content makes the same bytes. Without
    `margins` the document fills its one page itself, and has neither header nor footer.
    """

    title: str
    subject: str
    author: str
    header: str
    footer: str
    draft: bool
    running: bool = False
    made_at: datetime | None = None
    margins: bool = True


class Heading(Paragraph):
    """A heading that also stands in the outline, on the level given, and in a table of contents."""

    def __init__(
        self,
        markup: str | None,
        style: Any,
        *,
        level: int = 0,
        entry: str = "",
        in_contents: bool = True,
        **parts: Any,
    ) -> None:
        super().__init__(markup, style, **parts)
        self.outline = (level, entry) if entry else None
        self.in_contents = in_contents
        self.key = ""

    def draw(self) -> None:
        """Draw the heading and mark its place."""
        if self.outline is not None:
            self.key = f"heading-{next(self.canv.numbers)}"
            self.canv.bookmarkHorizontal(self.key, 0, self.height + _ABOVE)
        super().draw()

    def split(self, width: float, height: float) -> list[Paragraph]:
        """Return the part for the height there is, which stands in the outline, and the rest."""
        found: list[Paragraph] = super().split(width, height)
        if found:
            found[0].outline = self.outline
            found[0].in_contents = self.in_contents
        return found


class _Stamp(TimeStamp):
    """The moment that the file says it was made."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(invariant=True)
        at = moment.astimezone(UTC)
        self.t, self.lt = at.timestamp(), at.timetuple()
        self.YMDhms = at.timetuple()[:6]


class _Opening(KeepTogether):
    """A heading with what follows; of a table only its first rows, the others go on overleaf.

    ReportLab would rather leave half a page empty than break the table.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what is placed for the height there is."""
        *headings, last = self._content
        if isinstance(last, Table):
            above = sum(
                each.wrap(width, height)[1] + each.getSpaceBefore() + each.getSpaceAfter()
                for each in headings
            )
            found: list[Flowable] = last.split(width, height - above)
            if len(found) > 1 and len(found[0]._cellvalues) >= last.repeatRows + _FIRST_ROWS:
                return [*headings, *found]
        whole: list[Flowable] = super().split(width, height)
        return whole


class _Template(BaseDocTemplate):
    """Adds every heading to the outline as it is placed."""

    check: Callable[[], object]

    def beforePage(self) -> None:  # noqa: N802 - ReportLab's name
        self.check()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - ReportLab's name
        if isinstance(flowable, Heading) and flowable.outline is not None:
            level, entry = flowable.outline
            self.canv.addOutlineEntry(entry, flowable.key, level=level, closed=level > 0)
            if flowable.in_contents:
                self.canv.topic = entry
                self.notify("TOCEntry", (level, escaped(entry), self.page, flowable.key))


class _NumberedCanvas(Canvas):
    """Draws header and footer when the number of pages is known."""

    def __init__(self, *args: Any, front: Frontispiece, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._front = front
        self.numbers = count()
        self._pages: list[dict[str, Any]] = []
        self._marks: list[tuple[str, dict[str, Any]]] = []
        self._is_final = False
        self.topic = ""

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
            if self._front.margins:
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
        if number == 1:
            picture = logo.fitted(*_LOGO)
            if picture is not None:
                picture.draw(self, theme.MARGIN, head - 10)
        else:
            room = theme.WIDTH * (0.48 if front.running else 0.7)
            self.drawString(theme.MARGIN, head, _shortened(front.header, room))
            self.line(theme.MARGIN, head - 8, right, head - 8)
            if front.running:
                self.drawRightString(right, head, _shortened(self.topic, room))
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


def no_check() -> None:
    """Let the work go on."""


def write(
    path: Path,
    story: Sequence[Flowable],
    front: Frontispiece,
    *,
    with_contents: bool = False,
    check: Callable[[], object] = no_check,
) -> None:
    """Write the document whole, or not at all; raises UserError where the place can't be written.

    It is written to a temporary file in the same folder, synced, then renamed. A story with a
    table of contents is laid out again until its page numbers are right, and shows its outline
    when it is opened. `check` is called before every page and may raise to stop the work.
    """
    save(path, lambda file: _build(file, story, front, with_contents, check))


def _build(
    file: BinaryIO,
    story: Sequence[Flowable],
    front: Frontispiece,
    with_contents: bool,
    check: Callable[[], object],
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
        invariant=1,
        keepTogetherClass=_Opening,
    )
    template.check = check
    frame = (
        Frame(theme.MARGIN, theme.BOTTOM, theme.WIDTH, theme.HEIGHT, 0, 0, 0, 0, id="page")
        if front.margins
        else Frame(0, 0, *theme.PAGE, 0, 0, 0, 0, id="page")
    )
    template.addPageTemplates(PageTemplate(id="page", frames=[frame]))

    made_at = front.made_at or datetime.now(UTC)

    def canvas(*args: Any, **kwargs: Any) -> _NumberedCanvas:
        kwargs["initialFontName"] = theme.REGULAR
        made = _NumberedCanvas(*args, front=front, **kwargs)
        made._doc._timeStamp = _Stamp(made_at)
        if with_contents:
            made.showOutline()
        return made

    if with_contents:
        _foresee_contents(story)
    build = template.multiBuild if with_contents else template.build
    build(list(story), canvasmaker=canvas)


def _foresee_contents(story: Sequence[Flowable]) -> None:
    """Give the contents their lines before any page number is known.

    They take their room from the first layout on, so that the second has the right numbers.
    """
    headings = [found for found in story if isinstance(found, Heading) and found.in_contents]
    entries = [
        (found.outline[0], escaped(found.outline[1]), 0) for found in headings if found.outline
    ]
    for flowable in story:
        if isinstance(flowable, TableOfContents):
            flowable.addEntries(entries)


def _shortened(text: str, room: float) -> str:
    """Return as much of a line as fits a width."""
    line = plain(text[:_MOST_LETTERS])
    while line and stringWidth(line, theme.REGULAR, 8) > room:
        line = line[:-2].rstrip() + "…"
    return line
