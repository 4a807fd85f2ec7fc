"""Sentences about practice ratings; translated when they are asked for."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.consensus import MIN_VOTES
from s4c_desktop.domain.consensus_wording import basis_text
from s4c_desktop.domain.practice import Beside, Practised, Spread, Verdict
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.wording import actual_text, level_chip


def verdict_name(verdict: Verdict) -> str:
    """Name a verdict, for legends and counts."""
    return {
        Verdict.EXACT: _("As the reference"),
        Verdict.HIGH: _("Too high"),
        Verdict.LOW: _("Too low"),
        Verdict.ASSUMED: _("Rated without evidence"),
        Verdict.OVERLOOKED: _("Evidence overlooked"),
        Verdict.NOT_RATED: _("Not rated"),
    }[verdict]


def beside_sentence(found: Beside) -> str:
    """Say how one rating stands to the reference, as in "1 level above the reference (EQF 5)"."""
    reference = actual_text(found.reference)
    apart = abs(found.difference or 0)
    match found.verdict:
        case Verdict.EXACT:
            text = _("as the reference ({reference})")
        case Verdict.HIGH:
            text = ngettext(
                "{n} level above the reference ({reference})",
                "{n} levels above the reference ({reference})",
                apart,
            )
        case Verdict.LOW:
            text = ngettext(
                "{n} level below the reference ({reference})",
                "{n} levels below the reference ({reference})",
                apart,
            )
        case Verdict.ASSUMED:
            text = _("rated, where the reference finds no evidence yet")
        case Verdict.OVERLOOKED:
            text = _("no evidence found, where the reference has some ({reference})")
        case Verdict.NOT_RATED:
            text = _("not rated; the reference: {reference}")
    return text.format(n=apart, reference=reference)


def practised_sentence(found: Practised) -> str:
    """Say in one sentence how all ratings of a vignette stand; the first thing on a result."""
    if not found.rated:
        return _("Nothing was rated.")
    exact = len(found.having(Verdict.EXACT))
    said = [
        _("{n} of {total} as the reference").format(n=exact, total=len(found.parts)),
        _("{n} within one level of it").format(n=found.within_one),
        *(
            _("{what} ({codes})").format(
                what=_count(verdict, len(parts)), codes=", ".join(p.competence for p in parts)
            )
            for verdict in Verdict
            if verdict is not Verdict.EXACT and (parts := found.having(verdict))
        ),
    ]
    return _("{counts}.").format(counts=", ".join(said))


def _count(verdict: Verdict, n: int) -> str:
    text = {
        Verdict.HIGH: _("{n} too high"),
        Verdict.LOW: _("{n} too low"),
        Verdict.ASSUMED: _("{n} rated without evidence"),
        Verdict.OVERLOOKED: _("{n} with evidence overlooked"),
        Verdict.NOT_RATED: _("{n} not rated"),
    }[verdict]
    return text.format(n=n)


def leaning_sentence(found: Practised) -> str:
    """Say that all levels that differ do so one way; empty where they do not, or are few."""
    if found.leaning is None:
        return ""
    n = len(found.having(found.leaning))
    if found.leaning is Verdict.HIGH:
        return _("All {n} levels that differ are above the reference.").format(n=n)
    return _("All {n} levels that differ are below the reference.").format(n=n)


def counts_text(found: Spread) -> str:
    """Say who rated what, as in "4: 1, 5: 3, no evidence yet: 1"."""
    said = [
        _("{what}: {n}").format(what=level_chip(rating_at(place)), n=count)
        for place, count in zip(RANKS, found.counts, strict=True)
        if count
    ]
    beside = ((_("no evidence yet"), found.no_evidence), (_("not rated"), found.not_rated))
    said += [_("{what}: {n}").format(what=what, n=n) for what, n in beside if n]
    return ", ".join(said)


def spread_sentence(found: Spread) -> str:
    """Say how several assessors' ratings of one competence stand to the reference."""
    return ngettext(
        "{exact} of {n} assessor as the reference ({reference}), {near} within one level of it.",
        "{exact} of {n} assessors as the reference ({reference}), {near} within one level of it.",
        found.raters,
    ).format(
        exact=found.exact,
        n=found.raters,
        near=found.within_one,
        reference=actual_text(found.reference),
    )


def spread_consensus(found: Spread) -> str:
    """Say the consensus of the levels given; those without evidence are no part of it."""
    given = sum(found.counts)
    if found.consensus is None:
        return _("Consensus is shown from {least} levels on; {n} given.").format(
            least=MIN_VOTES, n=given
        )
    return _("Consensus {value} of {n} levels given, where 1 is all alike. {basis}").format(
        value=f"{found.consensus:.2f}", n=given, basis=basis_text()
    )
