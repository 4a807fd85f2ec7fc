"""Sentences about how an assessor rates beside others; translated when they are asked for."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.leniency import Against, Period, Span, Standing


def against_name(against: Against) -> str:
    """Name whose ratings are set against the assessor's."""
    return {
        Against.COLLEAGUES: _("Colleagues in the same rounds"),
        Against.SECOND_LOOKS: _("Second looks"),
    }[against]


def period_name(period: Period, span: Span) -> str:
    """Name a period, as in "2026-03" or "2026 Q1"."""
    if span is Span.MONTH:
        return f"{period.year}-{period.number:02}"
    return _("{year} Q{quarter}").format(year=period.year, quarter=period.number)


def standing_text(standing: Standing) -> str:
    """Say how the assessor rated; in counts alone where there are few."""
    n = _numbers(standing)
    if standing.mean is None:
        return _("{higher} higher, {equal} the same, {lower} lower ({n})").format(
            higher=standing.higher, equal=standing.equal, lower=standing.lower, n=n
        )
    size = f"{abs(float(standing.mean)):.2f}"
    if float(size) == 0:
        return _("neither higher nor lower in the mean ({n})").format(n=n)
    if standing.mean > 0:
        return _("{size} levels higher in the mean ({n})").format(size=size, n=n)
    return _("{size} levels lower in the mean ({n})").format(size=size, n=n)


def _numbers(standing: Standing) -> str:
    return _("{ratings} of {assessments}").format(
        ratings=ngettext("{n} rating", "{n} ratings", standing.compared).format(
            n=standing.compared
        ),
        assessments=ngettext("{n} assessment", "{n} assessments", standing.looks).format(
            n=standing.looks
        ),
    )
