"""Calibration: assessors rate practice vignettes, then see the reference and each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.assessors import assessor_names, name_key, same_name
from s4c_desktop.domain.merging import ClashError, merge_rating
from s4c_desktop.domain.practice import Practised, Spread, practised, spread
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.vignette import Part, Vignette
from s4c_desktop.services import conflicts
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.quality import QUALITY

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.practice_round import PracticeRound
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.catalogue import CatalogueService
    from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True)
class VignetteLine:
    """A vignette without its references, its role's title, and who practises with it."""

    vignette: Vignette
    role_title: str
    rounds: tuple[PracticeRound, ...]

    @property
    def finished(self) -> tuple[PracticeRound, ...]:
        """Return the practice that is finished, in the order it was taken."""
        return tuple(found for found in self.rounds if found.finished)

    def unfinished_of(self, rater: str) -> PracticeRound | None:
        """Return what somebody has begun and not finished."""
        mine = (one for one in self.rounds if not one.finished and same_name(one.rater, rater))
        return next(mine, None)


@dataclass(frozen=True)
class PracticeTask:
    """A vignette to rate, without its references, and what was rated so far."""

    round: PracticeRound
    vignette: Vignette
    framework: Framework
    role_title: str

    @property
    def open(self) -> tuple[str, ...]:
        """Return the competences that are not rated yet."""
        given = self.round.rating
        return tuple(code for code in self.vignette.competences if not given(code).given)


@dataclass(frozen=True)
class Compared:
    """A finished practice beside the reference, and beside other assessors.

    `spreads` count each assessor's first finished practice: later ones know the reference.
    `counts` tells whether this is such a first one.
    """

    round: PracticeRound
    vignette: Vignette
    framework: Framework
    practised: Practised
    spreads: tuple[Spread, ...]
    raters: tuple[str, ...]
    counts: bool


class PracticeService:
    """Lets assessors practise; nobody is given a reference before they have finished."""

    def __init__(
        self, units: UnitsOfWork, catalogue: CatalogueService, library: LibraryService
    ) -> None:
        self._units = units
        self._catalogue = catalogue
        self._library = library

    def vignettes(self) -> tuple[VignetteLine, ...]:
        """Return all vignettes with who practises with them."""
        with self._units.reading() as work:
            rounds = work.practices.all()
        return tuple(
            VignetteLine(
                _without_reference(vignette),
                self._framework(vignette).role(vignette.role).title,
                tuple(one for one in rounds if one.vignette == vignette.id),
            )
            for vignette in self._catalogue.vignettes
        )

    def begin(self, vignette_id: UUID, rater: str, *, practice_id: UUID) -> Outcome[PracticeTask]:
        """Start rating a vignette, or go on with what the rater has begun.

        Raises UserError without the name of exactly one rater.
        """
        vignette = self._vignette(vignette_id)
        if len(assessor_names(rater)) != 1:
            raise UserError(mark("Practice needs the name of the one assessor who rates."))
        (name,) = assessor_names(rater)
        with self._units.writing() as work:
            mine = (
                one
                for one in work.practices.all()
                if one.vignette == vignette_id and not one.finished and same_name(one.rater, name)
            )
            found = next(mine, None) or work.practices.begin(practice_id, vignette_id, name)
        return Outcome(self._task(found, vignette), QUALITY)

    def task(self, practice_id: UUID) -> PracticeTask:
        """Return a practice as whoever rates sees it."""
        with self._units.reading() as work:
            found = work.practices.get(practice_id)
        return self._task(found, self._vignette(found.vignette))

    def rate(
        self, practice_id: UUID, competence: str, rating: Rating, *, seen: Rating
    ) -> Outcome[PracticeTask]:
        """Keep a rating, with why in its note; raises UserError once the practice is finished."""
        with self._units.writing() as work:
            before = work.practices.get(practice_id)
            vignette = self._vignette(before.vignette)
            if before.finished:
                raise UserError(mark("This practice is finished, so its ratings stay as they are."))
            if competence not in vignette.competences or rating.state is State.EXEMPT:
                raise UserError(mark("{code} can't be rated so in this practice."), code=competence)
            stored = before.rating(competence)
            try:
                kept, _both = merge_rating(seen, stored, rating, conflicts.line(""))
            except ClashError as clash:
                raise conflicts.of_rating(competence, stored, before.rater, rating) from clash
            work.practices.rate(practice_id, competence, kept)
            work.seal()
            found = work.practices.get(practice_id)
        return Outcome(self._task(found, vignette), QUALITY)

    def finish(self, practice_id: UUID) -> Outcome[Compared]:
        """Close a practice and return how it compares; raises UserError naming what is open."""
        with self._units.writing() as work:
            found = work.practices.get(practice_id)
            missing = self._task(found, self._vignette(found.vignette)).open
            if missing and not found.finished:
                raise UserError(
                    mark(
                        "Rate {codes} first. Where the account shows nothing, “no evidence yet” "
                        "is the answer."
                    ),
                    codes=", ".join(missing),
                )
            work.practices.finish(practice_id)
        return Outcome(self.compare(practice_id), QUALITY)

    def drop(self, practice_id: UUID) -> Outcome[None]:
        """Remove a practice that is not finished; raises UserError for one that is."""
        with self._units.writing() as work:
            if work.practices.get(practice_id).finished:
                raise UserError(mark("This practice is finished, so it is kept."))
            work.practices.delete(practice_id)
        return Outcome(None, QUALITY)

    def compare(self, practice_id: UUID) -> Compared:
        """Return a finished practice beside the reference; raises UserError for an open one."""
        with self._units.reading() as work:
            found = work.practices.get(practice_id)
            everybody = work.practices.all()
        if not found.finished:
            raise UserError(mark("The reference is shown once this practice is finished."))
        vignette = self._vignette(found.vignette)
        first = _first_of_each(one for one in everybody if one.vignette == vignette.id)
        return Compared(
            found,
            vignette,
            self._framework(vignette),
            practised(vignette, found.ratings),
            spread(vignette, [one.ratings for one in first]),
            tuple(one.rater for one in first),
            any(one.id == found.id for one in first),
        )

    def _task(self, found: PracticeRound, vignette: Vignette) -> PracticeTask:
        framework = self._framework(vignette)
        title = framework.role(vignette.role).title
        return PracticeTask(found, _without_reference(vignette), framework, title)

    def _framework(self, vignette: Vignette) -> Framework:
        return self._library.framework(vignette.framework_id)

    def _vignette(self, vignette_id: UUID) -> Vignette:
        for found in self._catalogue.vignettes:
            if found.id == vignette_id:
                return found
        raise UserError(
            mark(
                "This practice belongs to a vignette that this version of the program does not "
                "have."
            )
        )


def _first_of_each(rounds: Iterable[PracticeRound]) -> tuple[PracticeRound, ...]:
    """Return each rater's first finished practice."""
    first: dict[str, PracticeRound] = {}
    for one in rounds:
        if one.finished:
            first.setdefault(name_key(one.rater), one)
    return tuple(first.values())


def _without_reference(vignette: Vignette) -> Vignette:
    parts = (Part(part.competence, part.account, Rating(), "") for part in vignette.parts)
    return replace(vignette, parts=tuple(parts))
