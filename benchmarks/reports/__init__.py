"""Reports as PDF: one, and those of a cohort, beside typst, fpdf2 and WeasyPrint.

All make the same pages: the same texts, tables, radars and plots, in the same type and sizes, with
header, footer and page numbers; the numbers of pages may differ by one. Ours are made by the
program's own service: read from the workspace, computed, laid out, written whole and synced to the
disk; the row *pages alone* counts only what the others do too. They are given the texts and shapes
ready, as JSON: typst a template, WeasyPrint HTML with a style sheet, fpdf2 measured cells. A report
for the candidate has three to four pages, one for the file seven to nine. One report is made after
another one, when fonts and templates are loaded; a first one, with all imports, stands below.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from pypdf import PdfReader

from benchmarks.figures import Curve, Goal, Part, Row, about, beside
from benchmarks.turns import Contender, Figures, column, in_turn

PEOPLE, FEW, ONE = 200, 10, 4
COHORTS = (50, 100, 200)
CANDIDATE, FILE = "candidate", "file"
DEPTHS = {CANDIDATE: "a report for the candidate", FILE: "a report for the file"}
OTHERS = {"typst": "by_typst", "fpdf2": "by_fpdf2", "WeasyPrint": "by_weasyprint"}
PAGES = Goal(
    1.2,
    "ReportLab breaks lines, measures words and writes pages in Python, typst does in compiled "
    "code on all processors; ours is also synced to the disk before it takes its name. ReportLab's "
    "accelerator in C would save little more, as each number is written once; typst itself the "
    "rest, as 80 MB more to ship.",
)
WHOLE = Goal(
    1.2,
    "Ours includes what the others are spared: a third of the time goes into reading the "
    "assessment, comparing its hash, and computing result and learning plan. See *pages alone* for "
    "the same work.",
)
FAR_AHEAD = Goal(0.5)


def measure() -> Part:
    """Make reports with all of them."""
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own, so that this one stays small.
        prepared = Contender.of("sources", f"{__name__}.sources", people=PEOPLE, folder=folder)
        in_turn([prepared], runs=1, warm_ups=0)
        rows = [row for depth in DEPTHS for row in single(folder, depth)]
        rows += cohort(folder)
        curves = growth(folder)
    packages = ("typst", "fpdf2", "WeasyPrint")
    return Part("Reports as PDF", about(__doc__), tuple(rows), curves, packages)


def contender(name: str, folder: str, depth: str, count: int, keep: str = "") -> Contender:
    """Name one of those that make reports."""
    module = f"{__name__}.{OTHERS.get(name, 'ours')}"
    return Contender.of(name, module, sources=folder, depth=depth, count=count, keep=keep)


def single(folder: str, depth: str) -> list[Row]:
    """Make a few reports with each, and compare the last, and the first with its imports."""
    same_pages(folder, depth)
    names = ("ours", *OTHERS)
    found = in_turn([contender(name, folder, depth, ONE) for name in names], 3, warm_ups=0)
    rows = []
    for name in OTHERS:
        goal = WHOLE if name == "typst" else FAR_AHEAD
        rows.append(_row(DEPTHS[depth], name, found, "last", goal))
        if name == "typst":
            rows.append(_row(f"{DEPTHS[depth]}, pages alone", name, found, "last", PAGES, "pages"))
    if depth == CANDIDATE:
        what = f"start to end of a process that makes {ONE}"
        rows += [_row(what, name, found, "whole") for name in OTHERS]
    return rows


def cohort(folder: str) -> list[Row]:
    """Make the reports of a whole cohort, and of a small one with those that are slow."""
    names = ("ours", "typst")
    found = in_turn([contender(n, folder, CANDIDATE, PEOPLE) for n in names], 2, warm_ups=0)
    what = f"a cohort of {PEOPLE}"
    rows = [
        _row(what, "typst", found, "all", WHOLE),
        _row(f"{what}, pages alone", "typst", found, "all", PAGES, "all pages"),
    ]
    few = in_turn(
        [contender(name, folder, CANDIDATE, FEW) for name in ("ours", "fpdf2", "WeasyPrint")],
        1,
        warm_ups=0,
    )
    what = f"a cohort of {FEW}"
    return [*rows, *(_row(what, n, few, "all", FAR_AHEAD) for n in ("fpdf2", "WeasyPrint"))]


def growth(folder: str) -> tuple[Curve, ...]:
    """Make larger and larger cohorts."""
    cohorts = [contender("ours", folder, CANDIDATE, count) for count in COHORTS]
    runs = [in_turn([one], 2, warm_ups=0)["ours"] for one in cohorts]
    times = tuple(median(column(found, "all")) for found in runs)
    memory = tuple(median(column(found, "memory")) for found in runs)
    return (
        Curve("a cohort, time", "ms", COHORTS, times, Goal(1.1)),
        Curve("a cohort, peak memory", "MiB", COHORTS, memory, Goal(0.05)),
    )


def same_pages(folder: str, depth: str) -> None:
    """Raise AssertionError where others make other pages than ours."""
    pages = {}
    for name in ("ours", *OTHERS):
        with tempfile.TemporaryDirectory() as made:
            in_turn([contender(name, folder, depth, 2, made)], 1, warm_ups=0)
            readers = [PdfReader(place) for place in sorted(Path(made).iterdir())]
            pages[name] = [len(reader.pages) for reader in readers]
            words = {word for reader in readers for page in reader.pages for word in _words(page)}
            if name == "ours":
                wanted = words
            assert len(wanted - words) < len(wanted) / 20, (name, sorted(wanted - words)[:20])
    for name, found in pages.items():
        for ours, theirs in zip(pages["ours"], found, strict=True):
            assert abs(ours - theirs) <= 1, (name, pages)


def _words(page: object) -> list[str]:
    return page.extract_text().split()  # type: ignore[attr-defined]


def _row(
    what: str,
    name: str,
    found: dict[str, list[Figures]],
    figure: str,
    goal: Goal | None = None,
    ours: str = "",
) -> Row:
    mine, theirs = found["ours"], found[name]
    return beside(
        what,
        name,
        "ms",
        column(mine, ours or figure),
        column(theirs, figure),
        goal=goal,
        memory=(column(mine, "memory"), column(theirs, "memory")),
    )
