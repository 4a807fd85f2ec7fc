"""The layers of one round: a second assessor, what both agree on, a self-rating beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import func, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Kind, Phase, Rating
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.examiners import examiners
from s4c_desktop.domain.layers import ORIGINALS, Reconciling, current, scope_of, unfit_beside
from s4c_desktop.domain.layers_wording import BESIDE_SENTENCES
from s4c_desktop.models.tables import AssessmentRow
from s4c_desktop.services import round_rules
from s4c_desktop.services.entry_rules import check_exemption
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.domain.sign_off import Rules
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a round, without its ratings: those may be hidden from who looks.

    `hidden` tells that the ratings are, until both assessors have rated everything in scope.
    """

    id: UUID
    kind: Kind
    names: str
    held_on: date | None
    phase: Phase
    revision: int
    given: int
    in_scope: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class OwnRating:
    """A self-assessment that can stand beside an assessor's; `chosen` tells that it does."""

    id: UUID
    held_on: date | None
    phase: Phase
    chosen: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """The round of an assessment, as somebody may see it who works on that assessment.

    `compares` tells that both assessors have rated everything; `reconciles` that an agreed
    layer can be started, `agreed` names the one there is; `others` counts what else there is
    of the person.
    """

    of: UUID
    layers: tuple[Layer, ...]
    starts_second: bool = False
    compares: bool = False
    reconciles: bool = False
    agreed: UUID | None = None
    own_ratings: tuple[OwnRating, ...] = ()
    others: int = 0

    def layer(self, kind: Kind) -> Layer | None:
        """Return one of the layers, if it is there."""
        return next((layer for layer in self.layers if layer.kind is kind), None)


class RoundService:
    """Adds layers to rounds, and says which there are."""

    def __init__(self, units: UnitsOfWork, library: LibraryService, names: Names) -> None:
        self._units = units
        self._library = library
        self._names = names

    # -- reading -------------------------------------------------------------------------

    def of(self, assessment_id: UUID) -> RoundView:
        """Return the round of an assessment; raises UserError where there is none."""
        with self._units.reading() as work:
            return self._view(work, work.assessments.row(assessment_id))

    def hidden_from(self, assessment_id: UUID) -> frozenset[UUID]:
        """Return the assessments whose ratings whoever works on this one must not see yet."""
        with self._units.reading() as work:
            row = work.assessments.row(assessment_id)
            mine = Kind(row.kind)
            if mine not in ORIGINALS:
                return frozenset()
            layers = work.assessments.layers(row)
            if self._revealed(layers.get(Kind.ASSESSOR), layers.get(Kind.SECOND)):
                return frozenset()
            return frozenset(
                each.id
                for each in work.assessments.in_round(row.round_id)
                if Kind(each.kind) in ORIGINALS and each.kind != mine.value
            )

    def rules(self, assessment_id: UUID) -> Rules:
        """Return what the sign-off of an assessment has to keep to."""
        with self._units.reading() as work:
            return round_rules.rules_of(work, work.assessments.row(assessment_id))

    def beside(self, assessment: Assessment) -> tuple[Assessment, ...]:
        """Return the layers that may be drawn beside an assessment's ratings: self, then second.

        None beside a self-assessment, and none while the assessment hides what others said.
        """
        if assessment.kind is Kind.SELF or assessment.veiled:
            return ()
        with self._units.reading() as work:
            layers = work.assessments.layers(work.assessments.row(assessment.id))
        found = [layers[Kind.SELF]] if Kind.SELF in layers else []
        found = [own for own in found if unfit_beside(own, assessment) is None]
        if assessment.kind in ORIGINALS:
            other = next((k for k in ORIGINALS if k is not assessment.kind and k in layers), None)
            pair = (layers.get(Kind.ASSESSOR), layers.get(Kind.SECOND))
            if other is not None and self._revealed(*pair):
                found.append(layers[other])
        return tuple(found)

    # -- a second assessor ---------------------------------------------------------------

    def start_second(
        self,
        assessment_id: UUID,
        assessors: str,
        *,
        on: date | None = None,
        new_id: UUID | None = None,
        ratings: Mapping[str, Rating] | None = None,
    ) -> Outcome[Assessment]:
        """Start a second assessment of the same, by somebody else, in the same round.

        `ratings` that are there already go along, all or nothing. With an identity it is started
        once, however often it is tried. Raises UserError where the names are missing or the
        same, and where a second assessment has no place.
        """
        with self._units.writing() as work:
            row = work.assessments.row(assessment_id)
            if new_id is not None and work.session.get(AssessmentRow, new_id) is not None:
                return self._made(work.assessments.get(new_id), row.id)
            layers = work.assessments.layers(row)
            first = layers.get(Kind.ASSESSOR)
            if first is None or first.id != assessment_id or not _may_have_second(first, layers):
                raise UserError(
                    mark(
                        "A second assessment can be started beside an assessor's draft that has "
                        "none yet."
                    )
                )
            if not examiners(first.assessors):
                raise UserError(
                    mark("Name who assessed first, on the page Set-up, before a second one does.")
                )
            names = ", ".join(examiners(assessors))
            if not names:
                raise UserError(mark("A second assessment needs the name of who assesses."))
            round_rules.check_other_names(first.assessors, names)
            drafted = Assessment(
                id=new_id or uuid4(),
                person=first.person,
                framework_id=first.framework_id,
                role=first.role,
                reading=first.reading,
                kind=Kind.SECOND,
                scope=first.scope,
                areas=first.areas,
                phase=Phase.DRAFT,
                version=1,
                held_on=on or first.held_on,
                place=first.place,
                assessors=names,
                blind=first.blind,
                appeal_until=first.appeal_until,
                round_id=row.round_id,
            )
            work.assessments.add(drafted, role_id=row.role_id, reading_id=row.reading_id)
            work.assessments.remember(drafted.id, "ratings", "")
            added = work.assessments.row(drafted.id)
            for code, rating in (ratings or {}).items():
                check_exemption(code, rating)
                work.assessments.rate(added, code, rating, by=names, why="")
            work.seal()
            return self._made(work.assessments.get(drafted.id), first.id)

    # -- agreeing ------------------------------------------------------------------------

    def start_agreed(
        self, assessment_id: UUID, *, on: date | None = None, new_id: UUID | None = None
    ) -> Outcome[Assessment]:
        """Start what both assessors agree on: equal ratings are taken over, the others are open.

        The two originals stay as they are from now on. With an identity it is started once,
        however often it is tried. Raises UserError while the two can't be compared, and where
        an agreed layer is there already.
        """
        with self._units.writing() as work:
            row = work.assessments.row(assessment_id)
            if new_id is not None and work.session.get(AssessmentRow, new_id) is not None:
                return self._made(work.assessments.get(new_id))
            layers = work.assessments.layers(row)
            if Kind.AGREED in layers:
                raise UserError(mark("There is an agreed result of this round already. Open it."))
            framework = self._library.framework(row.framework_id)
            pair = round_rules.pair_of(layers, framework)
            round_rules.check_names(pair)
            agreed = self._add_agreed(work, pair, framework, new_id or uuid4(), on)
            work.seal()
            originals = (pair.first.id, pair.second.id)
            return self._made(work.assessments.get(agreed), *originals)

    def _add_agreed(
        self,
        work: UnitOfWork,
        pair: Reconciling,
        framework: Framework,
        new_id: UUID,
        on: date | None,
    ) -> UUID:
        first, second = pair.first, pair.second
        row = work.assessments.row(first.id)
        drafted = replace(
            first,
            id=new_id,
            kind=Kind.AGREED,
            phase=Phase.DRAFT,
            title="",
            held_on=on or second.held_on,
            assessors=pair.assessors,
            no_conflict=first.no_conflict and second.no_conflict,
            running_note="",
            comment="",
            candidate_comment="",
            revises=None,
            revision=1,
            revision_reason="",
            blind=False,
            unveiled_at=None,
            sittings=(),
            plan=(),
            passages=(),
        )
        work.assessments.add(drafted, role_id=row.role_id, reading_id=row.reading_id)
        added = work.assessments.row(new_id)
        codes = scope_of(first, framework)
        for code in codes:
            rating = pair.proposal(code)
            if rating.given:
                work.assessments.rate(added, code, rating, by=pair.assessors, why="")
        supported = {item.id: item.links for item in second.evidence}
        for item in first.evidence:
            links = (item.links | supported.get(item.id, frozenset())) & frozenset(codes)
            if links:
                work.assessments.link(added, item.id, links)
        differing = next((code for code in codes if pair.differs(code)), codes[0] if codes else "")
        work.assessments.remember(new_id, "ratings", differing)
        return new_id

    # -- a self-rating beside ------------------------------------------------------------

    def put_beside(self, assessment_id: UUID, own_id: UUID | None) -> Outcome[RoundView]:
        """Let a self-assessment stand beside an assessor's, in its round; None takes it away.

        Raises UserError where it does not fit, or stands beside another one already.
        """
        with self._units.writing() as work:
            row = work.assessments.row(assessment_id)
            target = work.assessments.get(assessment_id)
            moved: list[AssessmentRow] = []
            if own_id is not None:
                own = work.assessments.row(own_id)
                unfit = unfit_beside(work.assessments.get(own_id), target)
                if unfit is not None:
                    raise UserError(BESIDE_SENTENCES[unfit])
                if own.round_id == row.round_id:
                    return Outcome(self._view(work, row), Changes())
                moved = list(work.assessments.in_round(own.round_id))
                if any(each.kind != Kind.SELF.value for each in moved):
                    raise UserError(
                        mark(
                            "That self-assessment stands beside another assessment. Take it away "
                            "there first."
                        )
                    )
            here = [e for e in work.assessments.in_round(row.round_id) if e.kind == Kind.SELF.value]
            work.assessments.put_into_round(here, None)
            work.assessments.put_into_round(moved, row.round_id)
            touched = (row, *here, *moved, *work.assessments.in_round(row.round_id))
            changes = Changes(assessments=frozenset(each.id for each in touched))
            return Outcome(self._view(work, row), changes)

    # -- parts ---------------------------------------------------------------------------

    def _made(self, assessment: Assessment, *others: UUID) -> Outcome[Assessment]:
        changes = Changes(frozenset({assessment.person.id}), frozenset({assessment.id, *others}))
        return Outcome(assessment, changes)

    def _revealed(self, first: Assessment | None, second: Assessment | None) -> bool:
        if first is None or second is None:
            return True
        framework = self._library.framework(first.framework_id)
        return round_rules.is_revealed(first, second, framework)

    def _view(self, work: UnitOfWork, row: AssessmentRow) -> RoundView:
        layers = work.assessments.layers(row)
        mine = Kind(row.kind)
        first, second = layers.get(Kind.ASSESSOR), layers.get(Kind.SECOND)
        pair = first is not None and second is not None
        revealed = self._revealed(first, second)
        agreed = layers.get(Kind.AGREED)
        return RoundView(
            of=row.id,
            layers=tuple(
                self._layer(
                    layer,
                    hidden=not revealed
                    and mine in ORIGINALS
                    and layer.kind in ORIGINALS
                    and layer.kind is not mine,
                )
                for layer in layers.values()
            ),
            starts_second=first is not None
            and first.id == row.id
            and _may_have_second(first, layers),
            compares=pair and revealed,
            reconciles=pair and revealed and agreed is None,
            agreed=agreed.id if agreed is not None else None,
            own_ratings=tuple(self._own_ratings(work, row)),
            others=_others(work, row),
        )

    def _layer(self, layer: Assessment, *, hidden: bool) -> Layer:
        framework = self._library.framework(layer.framework_id)
        codes = scope_of(layer, framework)
        shown = self._names.shown(layer)
        return Layer(
            layer.id,
            layer.kind,
            shown.raters,
            layer.held_on,
            layer.phase,
            layer.revision,
            sum(layer.rating(code).given for code in codes),
            len(codes),
            hidden,
        )

    def _own_ratings(self, work: UnitOfWork, row: AssessmentRow) -> Iterable[OwnRating]:
        """Yield the self-assessments that can stand beside an assessor's, the newest first."""
        if row.kind == Kind.SELF.value:
            return
        target = work.assessments.get(row.id)
        query = select(AssessmentRow).where(
            AssessmentRow.person_id == row.person_id, AssessmentRow.kind == Kind.SELF.value
        )
        rounds: dict[UUID, list[Assessment]] = {}
        for own in work.session.scalars(query.order_by(AssessmentRow.sequence.desc())):
            rounds.setdefault(own.round_id, []).append(work.assessments.get(own.id))
        for round_id, revisions in rounds.items():
            own_rating = current(revisions)[Kind.SELF]
            if unfit_beside(own_rating, target) is None and not own_rating.archived:
                chosen = round_id == row.round_id
                yield OwnRating(own_rating.id, own_rating.held_on, own_rating.phase, chosen)


def _others(work: UnitOfWork, row: AssessmentRow) -> int:
    query = select(func.count()).where(
        AssessmentRow.person_id == row.person_id, AssessmentRow.id != row.id
    )
    return work.session.scalar(query) or 0


def _may_have_second(first: Assessment, layers: round_rules.Layers) -> bool:
    alone = Kind.SECOND not in layers and Kind.AGREED not in layers
    return alone and first.phase is Phase.DRAFT and not first.archived
