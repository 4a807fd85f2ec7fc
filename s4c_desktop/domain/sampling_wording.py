"""Sentences of internal quality assurance; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.sampling import Chosen, Plan, Reason, by_lot


def reason_text(reason: Reason, plan: Plan) -> str:
    """Say why an assessment is looked at, or what a rule looks for."""
    limit = plan.rules.get(reason, 0)
    match reason:
        case Reason.NEW_ASSESSOR:
            text = ngettext(
                "new assessor: held fewer than {n} assessment before",
                "new assessor: held fewer than {n} assessments before",
                limit,
            )
        case Reason.STRAIGHT_RUN:
            text = ngettext(
                "{n} or more equal ratings in a row", "{n} or more equal ratings in a row", limit
            )
        case Reason.QUICK:
            text = ngettext(
                "quick: less than {n} second a rating",
                "quick: less than {n} seconds a rating",
                limit,
            )
        case Reason.LEAST:
            limit = plan.least
            text = ngettext(
                "drawn by lot: at least {n} of each assessor",
                "drawn by lot: at least {n} of each assessor",
                limit,
            )
        case Reason.SHARE:
            limit = plan.share
            text = _("drawn by lot: {n} % of all")
        case _:
            text = _plain(reason)
    return text.format(n=limit)


def _plain(reason: Reason) -> str:
    return {
        Reason.GAPS: _("decided “meets” with mandatory competences short"),
        Reason.THIN_EVIDENCE: _("decided “meets” on thin evidence"),
        Reason.NO_SECOND: _("no second assessor"),
        Reason.NO_DECLARATION: _("no declaration that there is no conflict of interest"),
        Reason.REVISION: _("a revision of an earlier result"),
        Reason.APPEAL: _("appealed against"),
        Reason.EXEMPTIONS: _("competences are exempt"),
    }[reason]


def reasons_text(chosen: Chosen, plan: Plan) -> str:
    """Say all reasons why an assessment is looked at."""
    return "; ".join(reason_text(reason, plan) for reason in chosen.reasons)


def plan_sentence(plan: Plan) -> str:
    """Say how the plan chooses."""
    parts = [_("{n} % of all assessments").format(n=plan.share)]
    if plan.least:
        parts.append(
            ngettext(
                "at least {n} of each assessor", "at least {n} of each assessor", plan.least
            ).format(n=plan.least)
        )
    if plan.rules:
        parts.append(_("and every one that a rule hits"))
    return _("{parts}.").format(parts=", ".join(parts))


def chosen_sentence(chosen: Sequence[Chosen], total: int) -> str:
    """Say how many assessments of `total` were chosen, and how."""
    lots = sum(by_lot(found) for found in chosen)
    if not chosen:
        return ngettext(
            "The plan chooses none of {total} assessment.",
            "The plan chooses none of {total} assessments.",
            total,
        ).format(total=total)
    return ngettext(
        "{n} of {total} assessment chosen: {rules} by rules, {lots} by lot.",
        "{n} of {total} assessments chosen: {rules} by rules, {lots} by lot.",
        total,
    ).format(n=len(chosen), total=total, rules=len(chosen) - lots, lots=lots)


def lot_sentence() -> str:
    """Say how lots are drawn."""
    return _(
        "Lots follow from the plan's and the assessments' own numbers: whoever draws them again "
        "gets the same."
    )
