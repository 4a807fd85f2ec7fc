"""Sentences about two assessors' ratings; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.agreement import MIN_PEOPLE, Agreement, Kappa, NotEstimable, Pair


def share_text(count: int, total: int) -> str:
    """Say a share with its numbers, as in "7 of 8 (88 %)"; 0 % and 100 % mean none and all."""
    if not total:
        return _("nothing to compare")
    percent = round(100 * count / total)
    if 0 < count < total:
        percent = min(max(percent, 1), 99)
    return _("{n} of {total} ({percent} %)").format(n=count, total=total, percent=percent)


def compared_text(found: Agreement) -> str:
    """Say how much was compared."""
    return ngettext(
        "{n} competence rated by both", "{n} competences rated by both", found.compared
    ).format(n=found.compared)


def rows(found: Agreement) -> Iterator[tuple[str, str]]:
    """Yield each measure's name and what was found."""
    yield _("Same decision, met or not met"), share_text(found.same_decision, found.decided)
    yield _("Same level"), share_text(found.equal, found.compared)
    yield _("Within one level"), share_text(found.within_one, found.compared)
    yield _("Mean difference"), difference_text(found)


def difference_text(found: Agreement) -> str:
    """Say which of the two rates higher, and by how much in the mean."""
    if found.leniency is None:
        return _("nothing to compare")
    size = f"{abs(float(found.leniency)):.2f}"
    if float(size) == 0:
        return _("neither rates higher")
    if found.leniency > 0:
        return _("the first rates {size} levels higher").format(size=size)
    return _("the second rates {size} levels higher").format(size=size)


def pair_sentence(pair: Pair) -> str:
    """Say how one competence's two ratings differ."""
    apart = abs(pair.difference)
    if not apart:
        said = _("same level")
    else:
        said = ngettext("{n} level apart", "{n} levels apart", apart).format(n=apart)
    if pair.same_decision is False:
        return _("{competence}: {said}, met by one and not by the other").format(
            competence=pair.competence, said=said
        )
    return _("{competence}: {said}").format(competence=pair.competence, said=said)


def kappa_text(found: Kappa) -> str:
    """Say kappa with its interval and the number of people, or why there is none."""
    if found.reason is NotEstimable.FEW_PEOPLE:
        return ngettext(
            "Kappa is computed from {least} people on; {n} was assessed by both.",
            "Kappa is computed from {least} people on; {n} were assessed by both.",
            found.people,
        ).format(n=found.people, least=MIN_PEOPLE)
    if found.value is None:
        return _("Kappa is not estimable: the levels of one assessor do not vary.")
    if found.interval is None:
        text = _("Kappa {value}, without an interval: the levels vary too little. {people}.")
        low = high = ""
    else:
        text = _("Kappa {value}, 95 % interval {low} to {high}. {people}.")
        low, high = (f"{bound:.2f}" for bound in found.interval)
    people = ngettext("{n} person", "{n} people", found.people).format(n=found.people)
    return text.format(value=f"{found.value:.2f}", low=low, high=high, people=people)
