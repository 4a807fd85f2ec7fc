"""The same reports by typst: one template, one compiler for all of them."""

from __future__ import annotations

from pathlib import Path

import typst

from benchmarks.reports.others import fonts, make


def run(sources: str, depth: str, count: int, keep: str = "") -> dict[str, float]:
    """Make so many reports."""
    compiler = typst.Compiler(
        Path(__file__).with_name("report.typ"),
        font_paths=[fonts()],
        ignore_system_fonts=True,
        sys_inputs={"report": "{}"},
    )

    def write(content: str, place: Path) -> None:
        compiler.compile(output=place, sys_inputs={"report": content}, pdf_tags=False)

    return make(write, sources, depth, count, keep)
