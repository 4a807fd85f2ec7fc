"""A summary of what was rated as plain text, for letters, profiles and other tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import role_fit_wording, summary_wording, wording

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Comparison, Result
    from s4c_desktop.domain.role_fit import RoleFit

WIDTH = 76
INDENT = "  "


def summary_to_text(
    assessment: Assessment, framework: Framework, result: Result, fits: Sequence[RoleFit]
) -> str:
    """Return the levels as they were said, by area, with how roles stand; lines of 76 letters."""
    paragraphs = [
        "\n".join(_head(assessment, framework)),
        *_levels(framework, result),
        "\n".join(_roles(framework, fits)),
        _filled(_("{coverage}.").format(coverage=wording.coverage_sentence(result))),
        _filled(summary_wording.ground(assessment, framework)),
        _filled(framework.edition),
    ]
    return "\n\n".join(part for part in paragraphs if part) + "\n"


def _head(assessment: Assessment, framework: Framework) -> Iterator[str]:
    title = summary_wording.title(assessment)
    yield title
    yield "=" * len(title)
    yield ""
    yield _filled(assessment.person.name)
    yield _filled(_("Role: {role}").format(role=framework.role(assessment.role).title))
    yield _filled(summary_wording.basis(assessment))
    decided = summary_wording.decision(assessment)
    if decided:
        yield _filled(decided)


def _levels(framework: Framework, result: Result) -> Iterator[str]:
    """Yield a paragraph for each area in which something was placed on or below the scale."""
    for area in framework.areas:
        placed = [
            c
            for c in result.comparisons
            if c.rating.assessed and framework.competence(c.competence).area == area.code
        ]
        if placed:
            lines = (_filled(_line(framework, c), INDENT) for c in placed)
            yield "\n".join((_filled(f"{area.code} {area.title}"), *lines))


def _line(framework: Framework, comparison: Comparison) -> str:
    eqf = comparison.rating.level
    said = (
        wording.actual_text(comparison.rating)
        if eqf is None
        else summary_wording.level(framework, eqf)
    )
    return _("{competence}: {level}").format(
        competence=wording.competence_name(framework, comparison.competence), level=said
    )


def _roles(framework: Framework, fits: Sequence[RoleFit]) -> Iterator[str]:
    if fits:
        yield _("How the roles stand, by own rating")
    for fit in fits:
        said = _("{role}: {range}").format(
            role=framework.role(fit.role).title, range=role_fit_wording.standing(fit, framework)
        )
        yield _filled(said, INDENT)


def _filled(text: str, indent: str = "") -> str:
    """Break a text into lines; what goes on stands in by two letters more."""
    return fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + INDENT if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
