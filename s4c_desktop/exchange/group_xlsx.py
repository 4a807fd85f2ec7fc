"""What was shown of a group as a workbook: figures, needs, and how to read them; no participant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.group_report import GroupReport, method_sentences
from s4c_desktop.domain.group_wording import (
    condition_words,
    gaps_sentence,
    median_text,
    percent,
    profile_sentence,
    rank_text,
    strengths_sentence,
    withheld_text,
)
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.domain.wording import mandatory_name
from s4c_desktop.exchange.workbook import Column, Table, Value, write_workbook

if TYPE_CHECKING:
    from s4c_desktop.domain.group_profile import CompetenceProfile, Need


def group_to_workbook(content: GroupReport) -> bytes:
    """Return the profile as XLSX; the same profile gives the same bytes."""
    tables = (_profile(content), _needs(content), _about(content))
    return write_workbook(tables, content.details.title, content.made_at)


def _profile(content: GroupReport) -> Table:
    columns = (
        Column(_("Competence"), 12),
        Column(_("Title"), 38),
        Column(_("Demand"), 12),
        Column(_("Required EQF"), 10),
        Column(_("Rated"), 8),
        *(Column(rank_text(rank), 9) for rank in RANKS),
        Column(_("Median"), 18),
        Column(_("Lower quartile"), 10),
        Column(_("Upper quartile"), 10),
        Column(_("At or above required"), 11),
        Column(_("At or above required, %"), 11),
        Column(_("Remark"), 48),
    )
    rows = tuple(_row(content, one) for one in content.profile.competences)
    return Table(_("Profile"), columns, rows)


def _row(content: GroupReport, one: CompetenceProfile) -> tuple[Value, ...]:
    found = one.distribution
    shown: tuple[Value, ...]
    if found is None:
        shown = (*(None for _rank in RANKS), "", "", "", None, None)
    else:
        low, high = found.quartiles
        met = None if one.required is None else found.at_or_above(one.required)
        share = None if one.met is None else percent(one.met)
        ends = (rank_text(low), rank_text(high))
        shown = (*found.counts, median_text(found), *ends, met, share)
    return (
        one.competence,
        content.framework.competence(one.competence).title,
        "" if one.required is None else mandatory_name(one.mandatory),
        one.required,
        one.cell.n,
        *shown,
        withheld_text(one.cell, content.details.minimum),
    )


def _needs(content: GroupReport) -> Table:
    columns = (
        Column(_("Place"), 8),
        Column(_("Competence"), 12),
        Column(_("Title"), 38),
        Column(_("Demand"), 12),
        Column(_("Required EQF"), 10),
        Column(_("Short, %"), 10),
        Column(_("Two levels or more short, %"), 14),
    )
    return Table(
        _("Training needs"), columns, tuple(_need(content, one) for one in content.profile.needs)
    )


def _need(content: GroupReport, need: Need) -> tuple[Value, ...]:
    one = need.profile
    return (
        need.place,
        one.competence,
        content.framework.competence(one.competence).title,
        mandatory_name(one.mandatory),
        one.required,
        None if one.short is None else percent(one.short),
        None if one.far_short is None else percent(one.far_short),
    )


def _about(content: GroupReport) -> Table:
    columns = (Column(_("What"), 24), Column(_("Said"), 90))
    return Table(_("About"), columns, tuple(_facts(content)))


def _facts(content: GroupReport) -> Iterator[tuple[Value, ...]]:
    details = content.details
    yield _("Group"), details.title
    yield _("Purpose"), details.purpose
    yield _("Who is shown"), condition_words(content.condition)
    yield _("Shown"), profile_sentence(content.profile)
    yield _("Strengths"), strengths_sentence(content.profile, content.framework)
    yield _("Shared gaps"), gaps_sentence(content.profile, content.framework)
    yield _("Role compared with"), content.role_title
    yield _("Framework"), content.framework.name
    yield _("Held on"), details.held_on
    yield _("Place"), details.place
    yield _("Led by"), details.facilitator
    for text in method_sentences(details.minimum):
        yield _("How to read this"), text
