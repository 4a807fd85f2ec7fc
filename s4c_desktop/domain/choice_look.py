"""Looking for a choice within some hours: quickly, or so that none is overlooked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.domain.choice_search import Found, Search, found_choice

if TYPE_CHECKING:
    from s4c_desktop.domain.choice_offer import Narrowed
    from s4c_desktop.domain.choice_prices import Bound, Relaxation

_QUICK = 60
"""How many trails a quick look follows; it finds most best choices."""
_WIDE = 150
"""How many trails a thorough look follows before it splits the choices in two."""
_LITTLE = 0.01


class Look:
    """A look for a choice that has the first parts asked for, within some hours."""

    def __init__(
        self, reduced: Narrowed, relaxed: Relaxation, most: int, shortest: Bound | None = None
    ) -> None:
        self._reduced = reduced
        self._relaxed = relaxed
        self._most = most
        bounds = (*relaxed.bounds, shortest or relaxed.shortest(most))
        self._topics, self._aims = relaxed.leaning()
        self._search = Search(reduced, relaxed.fixed, most, bounds, relaxed.forced, relaxed.having)

    def rounded(self) -> Found:
        """Return what the relaxed choice has most of, as long as it fits."""
        offer, chosen = self._reduced.offer, 0
        for topic in sorted(range(len(self._topics)), key=self._topics.__getitem__, reverse=True):
            if self._topics[topic] < _LITTLE:
                break
            more = chosen | offer.with_needs[topic]
            gains = offer.aims(more) != offer.aims(chosen)
            if gains and self._reduced.free[topic] and offer.length(more) <= self._most:
                chosen = more
        return found_choice(offer, chosen)

    def quick(self) -> Found | None:
        """Return what following the most promising trails finds, if anything."""
        return self._search.best(_QUICK)[0]

    def thorough(self) -> Found | None:
        """Return a choice, or None where there is none.

        Where there are too many trails, the choices are split in two by what the relaxed choice
        has half of: those that have it, and those that do not. Each is looked through.
        """
        rounded = self.rounded()
        if rounded.value >= self._relaxed.fixed and rounded.hours <= self._most:
            return rounded
        found, whole = self._search.best(_WIDE, whole_only=True)
        if found or whole:
            return found
        if _most_halved(self._aims) is None and _most_halved(self._topics) is None:
            return self._widening()
        for relaxed in self._halves():
            bound = relaxed.narrower(self._most)
            if not bound.hopeless:
                found = Look(self._reduced, relaxed, self._most, bound).thorough()
                if found:
                    return found
        return None

    def _widening(self) -> Found | None:
        """Follow more and more trails until something is found or all were searched."""
        found, whole, width = None, False, 2 * _WIDE
        while not found and not whole:
            found, whole = self._search.best(width)
            width *= 6
        return found

    def _halves(self) -> Iterator[Relaxation]:
        """Yield the two halves: of an aim if one is served by half, else of a topic."""
        aim, topic = _most_halved(self._aims), _most_halved(self._topics)
        for has in (True, False):
            if aim is not None:
                yield self._relaxed.half_by_aim(aim, served=has)
            elif topic is not None:
                yield self._relaxed.half_by_topic(topic, taken=has)


def _most_halved(shares: list[float]) -> int | None:
    """Return what there is nearest to a half of, None where everything is whole."""
    nearest = min(range(len(shares)), key=lambda n: abs(shares[n] - 0.5), default=None)
    if nearest is None or not _LITTLE < shares[nearest] < 1 - _LITTLE:
        return None
    return nearest
