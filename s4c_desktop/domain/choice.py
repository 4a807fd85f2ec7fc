"""The best choice under a limit, exactly: each part of the objective in turn, then the hours."""

from __future__ import annotations

from s4c_desktop.domain.choice_look import Look
from s4c_desktop.domain.choice_offer import Narrowed, Offer, narrowed
from s4c_desktop.domain.choice_prices import Relaxation
from s4c_desktop.domain.choice_search import Found, found_choice


def best_choice(offer: Offer) -> Found:
    """Return the topics that serve the aims best within the limit.

    Best is what has the greatest value, part by part, and of those what takes the fewest hours.
    The same offer gives the same choice.
    """
    reduced = narrowed(offer)
    if not reduced.topics:
        return found_choice(offer, 0)
    return found_choice(offer, reduced.widened(_Chooser(reduced).best().topics))


class _Chooser:
    """Settles one part of the objective after the other."""

    def __init__(self, reduced: Narrowed) -> None:
        self._reduced = reduced
        self._offer = reduced.offer
        self._settled = Relaxation(reduced.offer)
        self._best = found_choice(reduced.offer, 0)

    def best(self) -> Found:
        """Return the best choice."""
        ceilings = self._hope()
        while len(self._settled.fixed) < self._offer.parts:
            self._settle_next(ceilings[len(self._settled.fixed)])
            ceilings = self._hope()
        while self._find(self._settled, self._best.hours - 1):
            pass
        return self._best

    def _hope(self) -> tuple[int, ...]:
        """Look for a choice that reaches the ceiling of every part; settle what it reaches.

        Return the ceilings: of the first part not settled it is one that no choice exceeds.
        """
        stages = [self._settled]
        while len(stages[-1].fixed) < self._offer.parts:
            relaxed = stages[-1].copy()
            relaxed.fix(relaxed.ceiling())
            stages.append(relaxed)
        look = Look(self._reduced, stages[-1], self._offer.limit)
        self._take(look.rounded())
        self._take(look.quick())
        for stage in stages:
            if self._best.value[: len(stage.fixed)] == stage.fixed:
                self._settled = stage
        return stages[-1].fixed

    def _settle_next(self, ceiling: int) -> None:
        """Prove how far the next part goes: down from its ceiling until a choice reaches it."""
        part = len(self._settled.fixed)
        self._settled.ceiling()
        while self._best.value[part] < ceiling:
            asked = self._settled.copy()
            asked.fix(ceiling)
            self._find(asked, self._offer.limit)
            ceiling -= 1
        self._settled.fix(self._best.value[part])

    def _find(self, asked: Relaxation, most: int) -> bool:
        """Look for a choice that has the parts asked for; tell whether there is one."""
        look = Look(self._reduced, asked, most)
        self._take(look.rounded())
        if self._best.value >= asked.fixed and self._best.hours <= most:
            return True
        found = look.thorough()
        self._take(found)
        return found is not None

    def _take(self, found: Found | None) -> None:
        if found and (found.value, -found.hours) > (self._best.value, -self._best.hours):
            self._best = found
