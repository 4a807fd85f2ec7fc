"""Sentences about groups that screen, command and documents share; translated when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.group import Direction, Distribution
from s4c_desktop.domain.group_privacy import Cell, Withheld
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.domain.scale import BELOW_RANK
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.group_batches import Batches
    from s4c_desktop.domain.group_filter import Condition
    from s4c_desktop.domain.group_profile import Compared, CompetenceProfile, GroupProfile


def rank_text(rank: int) -> str:
    """Name a rank: "6", or "below 4"."""
    return _("below 4") if rank == BELOW_RANK else str(rank)


def between(low: int, high: int) -> str:
    """Name one rank, or two that something lies between."""
    if low == high:
        return rank_text(low)
    return _("between {low} and {high}").format(low=rank_text(low), high=rank_text(high))


def median_text(distribution: Distribution) -> str:
    """Say the median: "6", or "between 5 and 6"."""
    return between(*distribution.median)


def spread_text(distribution: Distribution) -> str:
    """Say how people lie apart: the middle half, and the ends."""
    low, high = distribution.quartiles
    least, most = distribution.ends
    middle = (
        _("middle half at {low}") if low == high else _("middle half from {low} to {high}")
    ).format(low=rank_text(low), high=rank_text(high))
    ends = (_("all at {least}") if least == most else _("all from {least} to {most}")).format(
        least=rank_text(least), most=rank_text(most)
    )
    return _("{middle}, {ends}").format(middle=middle, ends=ends)


def withheld_text(cell: Cell, minimum: int) -> str:
    """Say why nothing but the number of people is shown; empty where the rest is shown."""
    match cell.withheld:
        case Withheld.FEW:
            return _("Fewer than {minimum} rated: not shown").format(minimum=minimum)
        case Withheld.ALIKE:
            return _("Too alike to be shown without telling of single people")
        case Withheld.APART:
            return _("Not shown: beside what was shown before it would tell of single people")
        case None:
            return ""


def rated_text(n: int) -> str:
    """Say how many people were rated."""
    return ngettext("{n} person rated", "{n} people rated", n).format(n=n)


def share_text(part: int, whole: int) -> str:
    """Say how many of how many, and which part that is: "9 of 12 (75 %)"."""
    return _("{part} of {whole} ({percent} %)").format(
        part=part, whole=whole, percent=percent(Fraction(part, whole))
    )


def percent(share: Fraction) -> int:
    """Return a share in whole per cent; only all are 100 and only none are 0."""
    found = int(share * 100 + Fraction(1, 2))
    if share < 1:
        found = min(found, 99)
    return max(found, 1) if share > 0 else found


def met_text(one: CompetenceProfile) -> str:
    """Say how many meet what is required; empty where that is not known."""
    if one.required is None or one.distribution is None:
        return ""
    found = one.distribution
    return _("{share} at EQF {level} or above").format(
        share=share_text(found.at_or_above(one.required), found.n), level=one.required
    )


def short_text(one: CompetenceProfile) -> str:
    """Say how many are short of what is required; empty where that is not known."""
    if one.required is None or one.distribution is None:
        return ""
    found = one.distribution
    return _("{share} short of {level}").format(
        share=share_text(found.n - found.at_or_above(one.required), found.n), level=one.required
    )


def counts_text(distribution: Distribution) -> str:
    """Say how many are at each rank that anybody has: "5: 3, 6: 9"."""
    return ", ".join(
        _("{rank}: {n}").format(rank=rank_text(rank), n=n)
        for rank, n in zip(RANKS, distribution.counts, strict=True)
        if n
    )


def cell_text(one: CompetenceProfile, minimum: int) -> str:
    """Say all that may be said of a competence in a group, or why there is no more."""
    found = one.distribution
    if found is None:
        return f"{rated_text(one.cell.n)} · {withheld_text(one.cell, minimum)}"
    facts = (
        rated_text(found.n),
        _("median {median}").format(median=median_text(found)),
        spread_text(found),
        counts_text(found),
        met_text(one),
    )
    return " · ".join(fact for fact in facts if fact)


def direction_text(found: Compared) -> str:
    """Say how the second group's ratings lie to the first's."""
    if found.direction is None:
        return _("not comparable: one of them is not shown")
    return {
        Direction.SAME: _("the same"),
        Direction.HIGHER: _("higher"),
        Direction.LOWER: _("lower"),
        Direction.MIXED: _("partly higher, partly lower"),
    }[found.direction]


def overview_sentence(found: Mapping[Direction, int], first: str, second: str) -> str:
    """Say of how many competences the second side is higher, lower, the same or neither."""
    return _(
        "{second} beside {first}: higher in {higher}, lower in {lower}, the same in {same}, partly "
        "higher and partly lower in {mixed}."
    ).format(
        first=first,
        second=second,
        higher=found[Direction.HIGHER],
        lower=found[Direction.LOWER],
        same=found[Direction.SAME],
        mixed=found[Direction.MIXED],
    )


def condition_words(condition: Condition) -> str:
    """Say who was chosen: "employer: city or agency · years: 10+"."""
    if not condition.wanted:
        return _("Everybody")
    return " · ".join(
        _("{name}: {values}").format(
            name=name, values=_(" or ").join(value or _("not told") for value in values)
        )
        for name, values in condition.wanted
    )


def profile_sentence(profile: GroupProfile) -> str:
    """Say in one sentence what a profile holds."""
    shown = sum(one.distribution is not None for one in profile.asked)
    people = ngettext("{n} person", "{n} people", profile.size).format(n=profile.size)
    return ngettext(
        "{people}: {shown} of {n} competence is shown.",
        "{people}: {shown} of {n} competences are shown.",
        len(profile.asked),
    ).format(people=people, shown=shown, n=len(profile.asked))


def strengths_sentence(profile: GroupProfile, framework: Framework) -> str:
    """Say what the group is strong in; empty where no role is looked at."""
    if all(one.required is None for one in profile.competences):
        return ""
    if not profile.strengths:
        return _("Strengths: nothing that at least three quarters of those rated meet.")
    return _("Strengths, met by at least three quarters: {names}.").format(
        names=_names(profile.strengths, framework)
    )


def gaps_sentence(profile: GroupProfile, framework: Framework) -> str:
    """Say what gaps the group shares; empty where no role is looked at."""
    if all(one.required is None for one in profile.competences):
        return ""
    if not profile.shared_gaps:
        return _("Shared gaps: nothing that at least half of those rated are short of.")
    return _("Shared gaps, at least half are short: {names}.").format(
        names=_names(profile.shared_gaps, framework)
    )


def _names(found: Iterable[CompetenceProfile], framework: Framework) -> str:
    return ", ".join(competence_name(framework, one.competence) for one in found)


def withheld_sentence(profile: GroupProfile, minimum: int) -> str:
    """Say of which competences nothing but the number of people is shown, and why."""
    if not profile.withheld:
        return ""
    return _(
        "Not shown: {codes}. Fewer than {minimum} were rated, they are too alike, or it would "
        "tell of single people."
    ).format(codes=", ".join(one.competence for one in profile.withheld), minimum=minimum)


def batches_sentence(found: Batches, minimum: int) -> str:
    """Say who stands behind the next showing, and who waits."""
    if not found.shown and not found.joining:
        return ngettext(
            "{n} of at least {minimum} people is here and rated.",
            "{n} of at least {minimum} people are here and rated.",
            len(found.waiting),
        ).format(n=len(found.waiting), minimum=minimum)
    facts = []
    if found.shown:
        facts.append(
            ngettext("{n} person is shown.", "{n} people are shown.", len(found.shown)).format(
                n=len(found.shown)
            )
        )
    if found.joining:
        facts.append(
            ngettext(
                "{n} more comes in with the next showing; what they said can't be changed then.",
                "{n} more come in with the next showing; what they said can't be changed then.",
                len(found.joining),
            ).format(n=len(found.joining))
        )
    if found.waiting:
        facts.append(
            ngettext(
                "{n} who joined later waits for {more} more, so that nobody can be told apart.",
                "{n} who joined later wait for {more} more, so that nobody can be told apart.",
                len(found.waiting),
            ).format(n=len(found.waiting), more=found.lacking)
        )
    return " ".join(facts)
