"""Sentences about what would have to change to meet a role; translated when asked for."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.role_fit import RoleFit
from s4c_desktop.domain.wording import codes, competence_name, status_sentence


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
