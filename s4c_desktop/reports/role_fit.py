"""Role fit in a report: the range of each role, and what would have to change for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether

from s4c_desktop.domain import role_fit_wording as wording
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.role_fit import RoleFit
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.text import paragraph


def role_changes(fits: Sequence[RoleFit], framework: Framework) -> Iterator[Flowable]:
    """Yield a chapter with a section for each role, in the order of the fits; nothing for none."""
    if not fits:
        return
    yield parts.heading(wording.changes_title())
    for fit in fits:
        opening = [
            parts.subheading(framework.role(fit.role).title),
            paragraph(wording.standing(fit, framework), theme.BODY),
            paragraph(wording.change_summary(fit), theme.BODY),
        ]
        yield KeepTogether(opening)
        for line in wording.change_lines(fit, framework):
            yield paragraph(line, theme.CELL)
        yield parts.gap(8)
