"""The pages of a group for an audience: what was let through the one door, and no name or note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.audience import Page, Span
from s4c_desktop.domain.group_wording import condition_words, met_text, short_text
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.focus_group import GroupDetails
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.group_filter import Condition
    from s4c_desktop.domain.group_profile import CompetenceProfile, GroupProfile

MOST_LINES = 6
"""The most lines on a page, so that all can be read from the last row."""


def group_pages(
    details: GroupDetails, framework: Framework, condition: Condition, profile: GroupProfile
) -> tuple[Page, ...]:
    """Return the pages of a profile: title, an area each, strengths, what to train, how to read."""
    return tuple(_pages(details, framework, condition, profile))


def _pages(
    details: GroupDetails, framework: Framework, condition: Condition, profile: GroupProfile
) -> Iterator[Page]:
    who = condition_words(condition)
    people = ngettext("{n} person", "{n} people", profile.size).format(n=profile.size)
    lines = [_("{who}: {people}").format(who=who, people=people)]
    if details.role:
        title = framework.role(details.role).title
        lines.append(_("Compared with the role {role}").format(role=title))
    yield Page(
        heading=details.title,
        above=_("Group profile"),
        text=details.purpose,
        lines=tuple(lines),
        hint=framework.name,
    )
    for area in framework.areas:
        inside = [
            one for one in profile.asked if framework.competence(one.competence).area == area.code
        ]
        if inside:
            yield Page(
                heading=_("{code} {title}").format(code=area.code, title=area.title),
                above=who,
                axes=tuple(_span(one, framework) for one in inside),
            )
    strengths = [
        _("{name}: {text}").format(name=competence_name(framework, one.competence), text=met)
        for one in profile.strengths[:MOST_LINES]
        if (met := met_text(one))
    ]
    if strengths:
        yield Page(
            heading=_("Strengths"),
            above=who,
            lines=tuple(strengths),
            hint=_("Met by at least three quarters of those rated"),
        )
    needs = [
        _("{place}. {name}: {text}").format(
            place=need.place,
            name=competence_name(framework, need.profile.competence),
            text=short_text(need.profile),
        )
        for need in profile.needs[:MOST_LINES]
    ]
    if needs:
        yield Page(
            heading=_("Train first"),
            above=who,
            lines=tuple(needs),
            hint=_("Mandatory competences first, then the larger part short"),
        )
    yield Page(
        heading=_("How it goes on"),
        above=details.title,
        lines=(
            _("The report holds every figure that was shown, and none of a single person."),
            _("Behind everything shown stand at least {minimum} people.").format(
                minimum=details.minimum
            ),
        ),
    )


def _span(one: CompetenceProfile, framework: Framework) -> Span:
    found = one.distribution
    name = competence_name(framework, one.competence)
    if found is None:
        return Span(name, one.required)
    return Span(name, one.required, found.median, found.quartiles)
