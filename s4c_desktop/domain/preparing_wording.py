"""Sentences of the preparation of an assessment; translated when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.preparing import Coverage, Method

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import PlannedMethod
    from s4c_desktop.domain.dates import Say


def method_name(method: Method) -> str:
    """Name a method of assessment."""
    return {
        Method.INTERVIEW: _("Interview"),
        Method.OBSERVATION: _("Observation"),
        Method.WORK_SAMPLE: _("Work sample"),
        Method.SIMULATION: _("Simulation"),
        Method.WRITTEN_TEST: _("Written test"),
        Method.PORTFOLIO: _("Portfolio"),
        Method.STATEMENT: _("Third-party statement"),
    }[method]


def coverage_sentence(found: Coverage, *, all_of_scope: bool = False) -> str:
    """Say how many competences have a method and which have none.

    With `all_of_scope` nothing is said of what is mandatory.
    """
    if all_of_scope:
        counts = _("{n} of {total} competences have a method")
    else:
        counts = _("{n} of {total} mandatory competences have a method")
    sentence = counts.format(n=found.covered, total=found.total)
    if not found.missing:
        return _("{sentence}.").format(sentence=sentence)
    return ngettext(
        "{sentence}; {codes} has none.", "{sentence}; {codes} have none.", len(found.missing)
    ).format(sentence=sentence, codes=", ".join(found.missing))


def scope_sentence(total: int, mandatory: int) -> str:
    """Say what a scope covers."""
    return ngettext(
        "{n} competence, {m} of them mandatory.", "{n} competences, {m} of them mandatory.", total
    ).format(n=total, m=mandatory)


def line_text(line: PlannedMethod, say: Say = str) -> str:
    """Say method, date and assessor, as in "Interview, 2026-09-14, M. Berger"."""
    parts = (line.method, say(line.on) if line.on else "", line.assessor)
    return ", ".join(part for part in parts if part)


def declaration(names: str) -> str:
    """Return what the assessors declare; `names` may be empty."""
    who = names or _("Whoever assesses")
    return _(
        "{who}: no conflict of interest. No family or business ties with the person assessed, no "
        "say over their job, and nothing to gain or lose by the result."
    ).format(who=who)


def not_declared() -> str:
    """Say that the declaration is missing; that stops nobody."""
    return _("No conflict of interest has been declared yet.")
