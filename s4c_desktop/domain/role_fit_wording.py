"""Sentences about what would have to change to meet a role; translated when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework import ALL_ROLES, Framework
from s4c_desktop.domain.wording import (
    close_sentence,
    codes,
    competence_name,
    fit_sentence,
    readiness_sentence,
    status_sentence,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.domain.gap import Comparison, Result
    from s4c_desktop.domain.role_fit import RoleFit


def first_sentence(
    assessment: Assessment, result: Result, fits: Sequence[RoleFit], framework: Framework
) -> str:
    """Say the first thing on a result: how a role stands, or of all roles which is closest."""
    if assessment.role != ALL_ROLES:
        return readiness_sentence(result, assessment.kind)
    return _("By own rating: {sentence}").format(sentence=closest_sentence(fits, framework))


def closest_sentence(fits: Sequence[RoleFit], framework: Framework) -> str:
    """Say which role is closest, or which can't be told apart; best worst case comes first."""
    if not fits:
        return _("no role of this framework requires anything.")
    if not any(fit.worst or fit.short for fit in fits):
        return _("nothing is known of any role yet.")
    first = fits[0]
    close = [fit for fit in fits if fit is first or fit.role in first.close_to]
    named = [
        _("{role} ({range})").format(
            role=framework.role(fit.role).title,
            range=range_text(fit) if fit is first else fit_sentence(fit),
        )
        for fit in close
    ]
    if len(named) == 1:
        return _("closest is {role}.").format(role=named[0])
    roles = _("{several} and {last}").format(several=", ".join(named[:-1]), last=named[-1])
    if first.worst == first.best and all(fit.share == first.share for fit in close):
        return _("{roles} are equally close.").format(roles=roles)
    return _("{roles} are too close to tell.").format(roles=roles)


def standing(fit: RoleFit, framework: Framework) -> str:
    """Say a role's range, and which roles it can't be told from."""
    close = close_sentence(fit, framework)
    said = range_text(fit)
    return _("{range}, {close}").format(range=said, close=close) if close else said


def range_text(fit: RoleFit) -> str:
    """Say how many of a role's mandatory competences are met, as in "9–11 of 12 mandatory met"."""
    return _("{range} mandatory met").format(range=fit_sentence(fit))


def all_roles_note() -> str:
    """Say what is required where all roles are looked at together."""
    return _("Compared with the highest level that any of the roles requires.")


def changes_title() -> str:
    """Name the part of a result that says what would have to change for each role."""
    return _("What would have to change for each role")


def change_summary(fit: RoleFit) -> str:
    """Say how much would have to change to meet a role's mandatory competences."""
    parts = []
    if fit.short:
        parts.append(
            ngettext(
                "{n} competence to be raised ({codes})",
                "{n} competences to be raised ({codes})",
                len(fit.short),
            ).format(n=len(fit.short), codes=codes(fit.short))
        )
    if fit.unknown:
        parts.append(
            ngettext(
                "{n} still unknown ({codes})", "{n} still unknown ({codes})", len(fit.unknown)
            ).format(n=len(fit.unknown), codes=codes(fit.unknown))
        )
    if fit.exempt:
        parts.append(_("{n} exempt ({codes})").format(n=len(fit.exempt), codes=codes(fit.exempt)))
    if not parts:
        return _("Nothing: every mandatory competence is met.")
    return _("{counts}.").format(counts=", ".join(parts))


def change_lines(fit: RoleFit, framework: Framework) -> Iterator[str]:
    """Yield what would have to change, a line for each competence, largest gap first."""
    for comparison in (*fit.short, *fit.unknown, *fit.exempt):
        yield _("{competence}: {change}").format(
            competence=competence_name(framework, comparison.competence),
            change=_change(comparison),
        )


def _change(comparison: Comparison) -> str:
    said = status_sentence(comparison)
    if comparison.required is None:
        return said
    return _("{status}, EQF {level} is required").format(status=said, level=comparison.required)
