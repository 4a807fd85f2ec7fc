"""Sentences about second looks and findings; translated when they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.quality import (
    Finding,
    Judged,
    Progress,
    Sampled,
    SecondLevel,
    Verdict,
)
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.wording import actual_text


def verdict_name(verdict: Verdict) -> str:
    """Name a verdict."""
    return {
        Verdict.OPEN: _("Not looked at yet"),
        Verdict.CONFIRMED: _("Confirmed"),
        Verdict.WITH_ACTIONS: _("Confirmed with actions"),
        Verdict.NOT_CONFIRMED: _("Not confirmed"),
    }[verdict]


def state_name(sampled: Sampled) -> str:
    """Name where the second look at an assessment stands."""
    if sampled.is_begun and not sampled.is_done:
        return _("Being looked at")
    return verdict_name(sampled.judged.verdict)


def looked_sentence(judged: Judged, said: Callable[[date], str] = str) -> str:
    """Say the verdict, who gave it and when; `said` writes the day."""
    name = verdict_name(judged.verdict)
    if judged.verdict is Verdict.OPEN:
        return name
    if judged.on is None:
        return _("{verdict}, by {name}").format(verdict=name, name=judged.by)
    return _("{verdict}, by {name} on {date}").format(
        verdict=name, name=judged.by, date=said(judged.on)
    )


def second_level_text(level: SecondLevel) -> str:
    """Say the level that a second look gives, as in "EQF 5"."""
    return actual_text(rating_at(level.rank))


def difference_text(first: int | None, second: int) -> str:
    """Say how the second look stands to the assessor's rank (None where there is none)."""
    if first is None:
        return _("the assessor placed nobody on the scale")
    apart = second - first
    if not apart:
        return _("the same")
    text = (
        ngettext("{n} level higher", "{n} levels higher", apart)
        if apart > 0
        else ngettext("{n} level lower", "{n} levels lower", -apart)
    )
    return text.format(n=abs(apart))


def sample_sentence(sampled: Iterable[Sampled]) -> str:
    """Say how far the second looks at a sample are."""
    found = tuple(sampled)
    counts = Counter(one.judged.verdict for one in found)
    done = len(found) - counts[Verdict.OPEN]
    said = [_("{n} of {total} looked at").format(n=done, total=len(found))]
    said += [
        _counted(verdict, counts[verdict])
        for verdict in (Verdict.CONFIRMED, Verdict.WITH_ACTIONS, Verdict.NOT_CONFIRMED)
        if counts[verdict]
    ]
    return _("{counts}.").format(counts=", ".join(said))


def _counted(verdict: Verdict, n: int) -> str:
    """Say of how many assessments this is the verdict."""
    return {
        Verdict.CONFIRMED: ngettext("{n} confirmed", "{n} confirmed", n),
        Verdict.WITH_ACTIONS: ngettext(
            "{n} confirmed with actions", "{n} confirmed with actions", n
        ),
        Verdict.NOT_CONFIRMED: ngettext("{n} not confirmed", "{n} not confirmed", n),
    }[verdict].format(n=n)


def progress_name(progress: Progress) -> str:
    """Name where the action on a finding stands."""
    return {
        Progress.OPEN: _("Open"),
        Progress.OVERDUE: _("Overdue"),
        Progress.DONE: _("Done"),
    }[progress]


def finding_sentence(
    finding: Finding, today: date | None = None, said: Callable[[date], str] = str
) -> str:
    """Say where a finding stands and until when; that it is overdue only if `today` is given.

    `said` writes the days.
    """
    if finding.done_on is not None:
        return _("Done on {date}").format(date=said(finding.done_on))
    if finding.due_on is None:
        return progress_name(Progress.OPEN)
    if today is not None and finding.progress(today) is Progress.OVERDUE:
        return _("Overdue since {date}").format(date=said(finding.due_on))
    return _("Open, due on {date}").format(date=said(finding.due_on))


def findings_sentence(findings: Iterable[Finding], today: date) -> str:
    """Say how many findings are open, overdue and done."""
    counts = Counter(finding.progress(today) for finding in findings)
    if not counts:
        return _("No findings.")
    return _("{open} open, {overdue} overdue, {done} done.").format(
        open=counts[Progress.OPEN], overdue=counts[Progress.OVERDUE], done=counts[Progress.DONE]
    )


def independent_sentence() -> str:
    """Say why the assessor's levels are hidden at first."""
    return _(
        "Look first, compare then: the assessor's levels stay hidden until you show them, so that "
        "yours are your own. Whatever you give is kept at once."
    )


def no_change_sentence() -> str:
    """Say that a second look leaves what was signed as it is."""
    return _(
        "A second look changes nothing in what was signed. Where a level has to change, the "
        "assessor makes a revision."
    )
