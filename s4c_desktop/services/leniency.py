"""How each assessor rates beside colleagues and second looks over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.agreement import pairs
from s4c_desktop.domain.assessors import name_key
from s4c_desktop.domain.leniency import Against, Look, Span, Standing, leniency
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.services.candidates import Held, held, rated_apart

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService

_Found = tuple[str, Look]


@dataclass(frozen=True, slots=True)
class Leniency:
    """One assessor's standings, in time order."""

    name: str
    standings: tuple[Standing, ...]

    def beside(self, against: Against) -> tuple[Standing, ...]:
        """Return the standings against one side."""
        return tuple(found for found in self.standings if found.against is against)


class LeniencyService:
    """Compares what is settled only: drafts of two assessors are none of each other's business."""

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    def all(self, span: Span = Span.QUARTER) -> tuple[Leniency, ...]:
        """Return whoever can be compared, by name."""
        looks: dict[str, list[Look]] = defaultdict(list)
        names: dict[str, str] = {}
        with self._units.reading() as work:
            everything = {one.id: one for one in held(work)}
            found = (*self._beside_colleagues(work), *self._looked_at(work, everything))
        for name, look in found:
            names.setdefault(name_key(name), name)
            looks[name_key(name)].append(look)
        lines = (Leniency(names[key], leniency(looks[key], span)) for key in sorted(looks))
        return tuple(line for line in lines if line.standings)

    def _beside_colleagues(self, work: UnitOfWork) -> Iterator[_Found]:
        """Yield each assessor's layer beside each other layer of the round."""
        for layers in _layers(rated_apart(work)):
            read = [(one, work.assessments.get(one.id)) for one in layers]
            for mine, ours in read:
                for other, theirs in read:
                    if other.id == mine.id or ours.framework_id != theirs.framework_id:
                        continue
                    found = pairs(ours.ratings, theirs.ratings, self._required(ours))
                    others = {name_key(name) for name in other.assessors}
                    for name in mine.assessors:
                        if name_key(name) not in others:
                            yield name, Look(mine.day, Against.COLLEAGUES, found)

    def _looked_at(self, work: UnitOfWork, everything: dict[UUID, Held]) -> Iterator[_Found]:
        """Yield each assessment beside the levels of every second look that came to a verdict."""
        for sample in work.samples.all():
            for sampled in sample.sampled:
                one = everything.get(sampled.assessment_id)
                if one is None or not sampled.is_done or not sampled.levels:
                    continue
                signed = work.assessments.as_signed(one.id)
                second = {code: rating_at(level.rank) for code, level in sampled.levels.items()}
                found = pairs(signed.ratings, second, self._required(signed))
                for name in one.assessors:
                    yield name, Look(one.day, Against.SECOND_LOOKS, found)

    def _required(self, assessment: Assessment) -> dict[str, int | None]:
        framework = self._library.framework(assessment.framework_id)
        demanded = framework.requirements(assessment.role, assessment.reading)
        return {code: requirement.eqf for code, requirement in demanded.items()}


def _layers(everything: Iterable[Held]) -> Iterator[tuple[Held, ...]]:
    """Yield the layers of the rounds that two assessors rated apart."""
    rounds: dict[UUID, list[Held]] = defaultdict(list)
    for one in everything:
        rounds[one.round_id].append(one)
    for layers in rounds.values():
        if len(layers) > 1:
            yield tuple(layers)
