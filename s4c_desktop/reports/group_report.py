"""The report of a group: a page that says what came out, then level by level and how to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.group_profile import Need
from s4c_desktop.domain.group_report import GroupReport, method_sentences
from s4c_desktop.domain.group_wording import (
    cell_text,
    condition_words,
    gaps_sentence,
    profile_sentence,
    short_text,
    strengths_sentence,
    withheld_sentence,
)
from s4c_desktop.domain.wording import competence_name, mandatory_name
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.group_plot import GroupLegend, GroupRows
from s4c_desktop.reports.group_radar import GroupRadarDrawing
from s4c_desktop.reports.text import paragraph

_FIRST = 5
"""So many training needs stand on the first page."""

_RADAR_HEIGHT = 150.0
"""Low enough to stand below the rows of a usual role on the same page."""


def write_group_report(path: Path, content: GroupReport) -> None:
    """Write the report; raises UserError where the place can't be written."""
    theme.register_fonts()
    title = _("Group report: {title}").format(title=content.details.title)
    front = Frontispiece(
        title=title,
        subject=_("Profile of a group"),
        author=content.details.facilitator,
        header=title,
        footer=_("No single person can be told from this report"),
        draft=False,
        made_at=content.made_at,
    )
    write(path, tuple(_story(content)), front)


def _story(content: GroupReport) -> Iterator[Flowable]:
    yield from _overview(content)
    yield from _levels(content)
    yield from _needs(content)
    yield KeepTogether(
        [
            parts.heading(_("How to read this")),
            *(paragraph(text, theme.BODY) for text in method_sentences(content.details.minimum)),
        ]
    )
    yield from _figures(content)


def _overview(content: GroupReport) -> Iterator[Flowable]:
    details, profile = content.details, content.profile
    yield parts.gap(20)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Group report"))
    yield paragraph(details.title, theme.TITLE)
    said = [paragraph(profile_sentence(profile), theme.LEAD)]
    beside = (
        strengths_sentence(profile, content.framework),
        gaps_sentence(profile, content.framework),
    )
    said += [paragraph(text, theme.BODY) for text in beside if text]
    yield parts.boxed(said)
    yield parts.gap(10)
    yield parts.facts(
        (
            (_("Who is shown"), condition_words(content.condition)),
            (_("Role compared with"), content.role_title),
            (_("Framework"), content.framework.name),
            (_("Held on"), parts.day(details.held_on)),
            (_("Place"), details.place),
            (_("Led by"), details.facilitator),
            (_("People behind every figure, at least"), str(details.minimum)),
            (_("Shown since"), parts.time(content.shown_at)),
            (_("Printed"), parts.time(content.made_at)),
        )
    )
    if details.purpose:
        yield parts.subheading(_("Purpose"))
        yield paragraph(details.purpose, theme.BODY)
    needs = profile.needs[:_FIRST]
    if needs:
        yield parts.subheading(_("Train first"))
        for need in needs:
            yield paragraph(
                _("{place}. {name}: {text}").format(
                    place=need.place,
                    name=competence_name(content.framework, need.profile.competence),
                    text=short_text(need.profile),
                ),
                theme.BODY,
            )


def _levels(content: GroupReport) -> Iterator[Flowable]:
    yield PageBreak()
    yield parts.heading(_("Level by level"))
    yield paragraph(_("Mandatory competences are set in bold."), theme.SMALL)
    yield GroupLegend()
    drawn: list[list[Flowable]] = []
    for area in content.framework.areas:
        rows = [
            one
            for one in content.profile.asked
            if content.framework.competence(one.competence).area == area.code
        ]
        title = f"{area.code} {area.title}"
        if rows:
            plot = GroupRows(rows, content.framework)
            yield KeepTogether([parts.subheading(title), plot])
        if radar.fits(len(rows)):
            web = GroupRadarDrawing(rows, theme.WIDTH / 2 - 12, _RADAR_HEIGHT)
            drawn.append([paragraph(title, theme.CELL_STRONG), web])
    yield from parts.in_pairs(drawn)
    withheld = withheld_sentence(content.profile, content.details.minimum)
    if withheld:
        yield parts.gap(6)
        yield paragraph(withheld, theme.SMALL)


def _needs(content: GroupReport) -> Iterator[Flowable]:
    needs = content.profile.needs
    if not needs:
        return
    yield parts.heading(_("Training needs"))
    head = (_("Place"), _("Competence"), _("Demand"), _("How many are short"))
    rows = [_need(content, need) for need in needs]
    yield parts.table(head, rows, (44, 230, 80, theme.WIDTH - 354))


def _need(content: GroupReport, need: Need) -> list[Flowable]:
    one = need.profile
    return [
        paragraph(_("{n}.").format(n=need.place), theme.CELL),
        paragraph(competence_name(content.framework, one.competence), theme.CELL_STRONG),
        paragraph(mandatory_name(one.mandatory), theme.CELL),
        paragraph(short_text(one), theme.CELL),
    ]


def _figures(content: GroupReport) -> Iterator[Flowable]:
    yield parts.heading(_("All figures"))
    rows = [
        [
            paragraph(competence_name(content.framework, one.competence), theme.CELL_STRONG),
            paragraph("–" if one.required is None else str(one.required), theme.CELL),
            paragraph(cell_text(one, content.details.minimum), theme.CELL),
        ]
        for one in content.profile.asked
    ]
    head = (_("Competence"), _("Required"), _("How people were rated"))
    yield parts.table(head, rows, (180, 54, theme.WIDTH - 234))
