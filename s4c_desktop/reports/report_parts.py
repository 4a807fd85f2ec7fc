"""What both depths of the assessment report show: readiness, facts, charts, state, comments."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar, wording
from s4c_desktop.domain.assessment import Assessment, Phase
from s4c_desktop.domain.framework import ALL_ROLES, Framework
from s4c_desktop.domain.gap import Comparison, Result
from s4c_desktop.domain.role_fit_wording import all_roles_note, first_sentence
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.document import Frontispiece
from s4c_desktop.reports.dot_plot import DotRows
from s4c_desktop.reports.radar import RadarDrawing
from s4c_desktop.reports.text import paragraph

_RADAR_HEIGHT = 178.0


def front(content: ReportContent, title: str, *, margins: bool = True) -> Frontispiece:
    """Return what header, footer and metadata of a document of an assessment say."""
    assessment, framework = content.assessment, content.framework
    name = assessment.person.name
    return Frontispiece(
        title=_("{title}: {person}").format(title=title, person=name),
        subject=content.role_title,
        author=assessment.raters,
        header=f"{name} · {content.role_title}",
        footer=wording.framework_line(framework, assessment.reading),
        draft=assessment.phase is Phase.DRAFT,
        made_at=content.made_at,
        margins=margins,
    )


def readiness(content: ReportContent) -> Iterator[Flowable]:
    """Yield the sentence that comes first, and what goes with it."""
    result = content.result
    said = first_sentence(content.assessment, result, content.fits, content.framework)
    yield paragraph(said, theme.LEAD)
    together = content.assessment.role == ALL_ROLES
    more = all_roles_note() if together else wording.optional_sentence(result)
    if more:
        yield paragraph(more, theme.BODY)
    yield paragraph(wording.coverage_sentence(result), theme.BODY)


def state(assessment: Assessment) -> str:
    """Say whether and by whom it was signed off."""
    signature = assessment.signature
    if signature is None:
        return _("This is a draft: it has not been signed off and may change.")
    values = {
        "name": signature.decided_by,
        "time": parts.time(signature.signed_at),
        "revision": assessment.revision,
    }
    if signature.countersigned_by:
        return _(
            "Signed off by {name} and countersigned by {second} on {time}, "
            "revision\u00a0{revision}."
        ).format(second=signature.countersigned_by, **values)
    return _("Signed off by {name} on {time}, revision\u00a0{revision}.").format(**values)


def framework_text(framework: Framework) -> str:
    """Name the framework with its title and edition."""
    if framework.is_own:
        return _("{title} ({name})").format(title=framework.title, name=framework.name)
    return _("{title} ({code}), our edition {version}").format(
        title=framework.title, code=framework.code, version=framework.version
    )


def scope_text(content: ReportContent) -> str:
    """Say what was rated, with the areas where they were chosen."""
    assessment = content.assessment
    name = wording.scope_name(assessment.scope)
    areas = [area.title for area in content.framework.areas if area.code in assessment.areas]
    return f"{name}: {', '.join(areas)}" if areas else name


def by_area(result: Result, framework: Framework) -> Iterator[tuple[str, tuple[Comparison, ...]]]:
    """Yield the areas that have competences in scope, each with these."""
    for area in framework.areas:
        inside = tuple(
            c for c in result.comparisons if framework.competence(c.competence).area == area.code
        )
        if inside:
            yield f"{area.code}  {area.title}", inside


def radars(
    content: ReportContent, height: float = _RADAR_HEIGHT, *, dots: bool = True
) -> Iterator[Flowable]:
    """Yield the radars two in a row; with `dots` an area with too few axes is shown as dots."""
    drawn: list[list[Flowable]] = []
    few: list[Flowable] = []
    for title, inside in by_area(content.result, content.framework):
        head = paragraph(title, theme.CELL_STRONG)
        if radar.fits(len(inside)):
            drawn.append([head, RadarDrawing(inside, theme.WIDTH / 2 - 12, height)])
        elif dots:
            few.append(KeepTogether([head, DotRows(inside, content.framework), parts.gap(8)]))
    yield from parts.in_pairs(drawn)
    yield from few


def comments(assessment: Assessment) -> Iterator[Flowable]:
    """Yield what both sides said to the result."""
    said = (
        (_("Comment of who assessed"), assessment.comment),
        (_("Comment of the person assessed"), assessment.candidate_comment),
    )
    for title, text in said:
        if text:
            yield parts.subheading(title)
            yield paragraph(text, theme.BODY)
