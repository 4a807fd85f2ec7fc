"""Sentences on what a result rests on: scope, sittings, and what to look at once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.wording import scope_name

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.domain.dates import Say
    from s4c_desktop.domain.gap import Result


def scope_sentence(result: Result) -> str:
    """Say what the scope leaves out; empty where it leaves out nothing mandatory."""
    if not result.outside:
        return ""
    return ngettext(
        "{scope}: {n} mandatory competence of the role was not part of this assessment.",
        "{scope}: {n} mandatory competences of the role were not part of this assessment.",
        result.outside,
    ).format(scope=scope_name(result.scope), n=result.outside)


def straight_run_sentence(run: tuple[str, ...]) -> str:
    """Say that many competences in a row (codes) have one rating; empty where none have."""
    if not run:
        return ""
    return _(
        "{n} competences in a row have the same rating ({first} to {last}). That can be right; "
        "look once more."
    ).format(n=len(run), first=run[0], last=run[-1])


def sitting_sentences(assessment: Assessment, say: Say = str) -> Iterator[str]:
    """Yield who rated what in which sitting, where there was more than one."""
    if len(assessment.sittings) < 2:
        return
    for sitting in assessment.sittings:
        codes = [c for c, given in assessment.given.items() if given.sitting == sitting.number]
        names = dict.fromkeys(assessment.given[code].by for code in codes)
        text = _("Sitting {number}, {day}, {names}: {codes}.")
        if not codes:
            text = _("Sitting {number}, {day}, {names}: no rating stands from it.")
        yield text.format(
            number=sitting.number,
            day=say(sitting.started_at.astimezone().date()),
            names=", ".join(name for name in names if name) or sitting.led_by,
            codes=", ".join(codes),
        )
