"""Whether ratings rest on sufficient evidence; for assessors' ratings, not for self-ratings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from s4c_desktop.domain.assessment import Evidence, Judgement, Kind, Rating


@dataclass(frozen=True, slots=True)
class Item:
    """What a reviewer said of an item of evidence."""

    valid: Judgement = Judgement.NOT_REVIEWED
    authentic: Judgement = Judgement.NOT_REVIEWED
    current: Judgement = Judgement.NOT_REVIEWED

    @property
    def counts(self) -> bool:
        """Tell whether the item may support a rating: it was not found invalid or not genuine.

        An item that is no longer current still counts; the person who judges whether the
        evidence is sufficient weighs that.
        """
        return Judgement.NO not in (self.valid, self.authentic)

    @property
    def confirmed(self) -> bool:
        """Tell whether the item was found valid and authentic."""
        return self.valid is self.authentic is Judgement.YES


class Backing(StrEnum):
    """What the evidence behind one rating comes to."""

    SUFFICIENT = "sufficient"
    NOT_SUFFICIENT_YET = "not_sufficient_yet"
    NOT_REVIEWED = "not_reviewed"


def backing(items: Iterable[Item], sufficient: Judgement) -> Backing:
    """Join what was said of a rating's items with the judgement whether they suffice.

    Sufficient takes that judgement and a confirmed item to rest on. Not sufficient yet: so
    judged, or judged sufficient without an item that counts, or every item was ruled out.
    All else, *sufficient* on items nobody reviewed included, is not reviewed.
    """
    linked = tuple(items)
    counting = [item for item in linked if item.counts]
    if sufficient is Judgement.NO or (linked and not counting):
        return Backing.NOT_SUFFICIENT_YET
    if sufficient is Judgement.NOT_REVIEWED:
        return Backing.NOT_REVIEWED
    if not counting:
        return Backing.NOT_SUFFICIENT_YET
    confirmed = any(item.confirmed for item in counting)
    return Backing.SUFFICIENT if confirmed else Backing.NOT_REVIEWED


def backings(ratings: Mapping[str, Rating], evidence: Iterable[Evidence]) -> dict[str, Backing]:
    """Map each rated competence (code) to what the evidence linked with it comes to."""
    items: dict[str, list[Item]] = {}
    for each in evidence:
        for code in each.links:
            items.setdefault(code, []).append(Item(each.valid, each.authentic, each.current))
    return {
        code: backing(items.get(code, ()), rating.sufficient)
        for code, rating in ratings.items()
        if rating.assessed
    }


@dataclass(frozen=True, slots=True)
class Backed:
    """How many of a role's mandatory competences are rated on sufficient evidence.

    `thin` names those (codes) that are placed on or below the scale without it.
    """

    sufficient: int
    mandatory: int
    thin: tuple[str, ...]


def backed(
    kind: Kind,
    mandatory: Iterable[str],
    ratings: Mapping[str, Rating],
    backings: Mapping[str, Backing],
) -> Backed | None:
    """Count over the mandatory competences (codes, in order); None for a self-assessment.

    A competence without an entry in `backings` has evidence that is not reviewed.
    """
    if kind is Kind.SELF:
        return None
    codes = tuple(mandatory)
    rated = [code for code in codes if ratings.get(code, Rating()).assessed]
    thin = tuple(code for code in rated if backings.get(code) is not Backing.SUFFICIENT)
    return Backed(len(rated) - len(thin), len(codes), thin)
