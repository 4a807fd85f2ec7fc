"""From what is told of somebody to the records a workspace keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Assessment,
    Evidence,
    Judgement,
    Kind,
    Passage,
    Person,
    Phase,
    PlannedMethod,
    Rating,
    Signature,
    Sitting,
)
from s4c_desktop.domain.canonical import givens, signed_document
from s4c_desktop.domain.canonical_text import digest
from s4c_desktop.domain.chain import SignedText
from s4c_desktop.domain.dossier import Dossier, KeptAssessment, KeptRating, Round
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import DEFAULT_READING, Framework, Requirement
from s4c_desktop.domain.interview import Answer, Interview
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import BELOW_RANK, HIGHEST, State
from s4c_desktop.services.sample.character import HEAD, MARIA, Character, Layer, Meeting

NOTICE = date(2026, 1, 12)
MORNING = time(9, tzinfo=UTC)
PACE = timedelta(minutes=3)
"""Between two ratings of a sitting."""

_THIN = ("A8", "D3")
"""The competences that nobody handed anything in for."""

_STATES = {"b": State.BELOW, "n": State.NO_EVIDENCE, "x": State.EXEMPT, ".": State.UNTOUCHED}
_SIGN = re.compile(r"(?P<code>[A-Z]\d+)(?P<sign>[-+=]+|[bnx.])")


class Maker:
    """Makes everybody's records; identities follow from codes, so that every sample is alike."""

    def __init__(self, framework: Framework, framework_hash: str) -> None:
        self._framework = framework
        self._hash = framework_hash

    def dossier(self, character: Character) -> Dossier:
        """Return all that is kept of somebody."""
        identity = uuid5(self._framework.id, f"sample/{character.code}")
        began = min((meeting.began for meeting in character.meetings), default=NOTICE)
        person = Person(
            identity,
            character.code,
            lawful_basis=_("Consent"),
            notice_date=NOTICE,
            notice_version="2",
            identity_check=_("Identity card seen") if character.meetings else "",
            adjustments=character.adjustments,
            created_at=_at(began - timedelta(days=14)),
            retain_until=character.retain_until,
            tags=character.tags,
        )
        evidence = tuple(
            Evidence(
                uuid5(identity, description),
                description,
                kind,
                day,
                frozenset(codes.split()),
                (),
                Judgement.YES,
                Judgement.YES,
                Judgement.YES if number != 1 else Judgement.NOT_REVIEWED,
                MARIA,
            )
            for number, (description, kind, day, codes) in enumerate(self._handed_in(character))
        )
        rounds: list[Round] = []
        kept: list[KeptAssessment] = []
        for meeting in character.meetings:
            round_id = uuid5(identity, f"{meeting.began}")
            rounds.append(Round(round_id, _at(meeting.began)))
            for layer in meeting.layers:
                disputed = _disputed([one for one in kept if one.round_id == round_id])
                kept += self._records(person, evidence, meeting, layer, round_id, disputed)
        bare = tuple(replace(item, links=frozenset()) for item in evidence)
        return Dossier(person, _at(began), tuple(rounds), tuple(kept), bare)

    def _handed_in(self, character: Character) -> tuple[tuple[str, str, date, str], ...]:
        """Return the evidence of somebody; whoever is assessed hands a portfolio in."""
        if not character.meetings:
            return character.evidence
        codes = " ".join(code for code in self._framework.order if code not in _THIN)
        portfolio = (_("Portfolio handed in before the interview"), _("Portfolio"), NOTICE, codes)
        return (*character.evidence, portfolio)

    def _records(
        self,
        person: Person,
        evidence: tuple[Evidence, ...],
        meeting: Meeting,
        layer: Layer,
        round_id: UUID,
        disputed: frozenset[str],
    ) -> Iterator[KeptAssessment]:
        identity = uuid5(round_id, layer.kind.value)
        first = self._record(person, evidence, meeting, layer, round_id, identity, disputed)
        yield first
        if layer.revision:
            again = replace(layer, differs=layer.revised, day=layer.day + 21, told="", appeal="")
            second = self._record(
                person, evidence, meeting, again, round_id, uuid5(identity, "revision")
            )
            revised = replace(
                second.assessment,
                revision=2,
                revises=identity,
                revision_reason=layer.revision,
            )
            yield self._signed(replace(second, assessment=revised), again)

    def _record(
        self,
        person: Person,
        evidence: tuple[Evidence, ...],
        meeting: Meeting,
        layer: Layer,
        round_id: UUID,
        identity: UUID,
        disputed: frozenset[str] = frozenset(),
    ) -> KeptAssessment:
        held = meeting.began + timedelta(days=layer.day)
        of_oneself = layer.kind is Kind.SELF
        scope = competences_in_scope(
            self._framework, meeting.role, DEFAULT_READING, layer.scope, layer.areas
        )
        ratings = self._ratings(meeting.role, scope, layer, disputed)
        history = tuple(self._history(ratings, layer, held))
        items = tuple(item for item in evidence if item.links & set(scope))
        assessment = Assessment(
            id=identity,
            person=person,
            framework_id=self._framework.id,
            role=meeting.role,
            reading=DEFAULT_READING,
            kind=layer.kind,
            scope=layer.scope,
            phase=Phase.DRAFT,
            version=0,
            held_on=held,
            place="" if of_oneself else _("Training centre"),
            assessors="" if of_oneself else layer.by,
            no_conflict=not of_oneself,
            running_note=_note() if layer.rich else "",
            comment=layer.comment,
            candidate_comment=layer.candidate_comment,
            decision=layer.decision,
            decided_by="" if layer.decision is None else _decider(layer),
            step=layer.step.value,
            position=next((c for c in scope if c not in ratings), scope[0]),
            created_at=_at(held),
            saved_at=history[-1].changed_at if history else _at(held),
            ratings=ratings,
            evidence=() if of_oneself else items,
            areas=layer.areas,
            blind=layer.blind,
            unveiled_at=_at(held) + 40 * PACE if layer.blind and layer.unveiled else None,
            appeal_until=held + timedelta(days=30) if layer.signed else None,
            round_id=round_id,
            given=givens(history),
            sittings=() if of_oneself else tuple(_sittings(layer, held)),
            plan=tuple(_plan(identity, scope, held, layer)) if layer.rich else (),
            passages=tuple(_passages(identity, scope)) if layer.rich else (),
        )
        kept = KeptAssessment(
            assessment,
            round_id,
            {
                code: KeptRating(rating, assessment.given[code].by, assessment.given[code].at)
                for code, rating in ratings.items()
            },
            history,
            None,
        )
        return self._signed(kept, layer) if layer.signed else kept

    def _signed(self, kept: KeptAssessment, layer: Layer) -> KeptAssessment:
        """Sign a record off the day after, and let the candidate answer."""
        signed = replace(kept.assessment, phase=Phase.SIGNED, signature=None)
        signer = MARIA
        document = signed_document(signed, kept.history, self._hash, signer, layer.countersigned_by)
        day = (signed.held_on or NOTICE) + timedelta(days=1)
        signature = Signature(
            signed.revision,
            signer,
            _at(day) + timedelta(hours=6),
            digest(document),
            signed.revision_reason,
            countersigned_by=layer.countersigned_by,
        )
        return replace(
            kept,
            assessment=replace(
                signed,
                signature=signature,
                saved_at=signature.signed_at,
                acknowledgement=_told(layer, day),
                appeals=tuple(_appeals(signed.id, layer, day)),
            ),
            signed=SignedText(document, ""),
        )

    def _ratings(
        self, role: str, scope: tuple[str, ...], layer: Layer, disputed: frozenset[str]
    ) -> dict[str, Rating]:
        """Return what was said: what is required, unless the layer says how it differs."""
        requirements = self._framework.requirements(role, DEFAULT_READING)
        signs = {found["code"]: found["sign"] for found in _SIGN.finditer(layer.differs)}
        unknown = signs.keys() - set(scope)
        if unknown:
            raise ValueError(f"{role} does not ask for {', '.join(sorted(unknown))}")
        rated = {}
        for code in scope:
            rating = _rating(requirements[code], signs.get(code, "="))
            if rating.state is not State.UNTOUCHED:
                rated[code] = _detailed(code, rating, layer, disputed)
        return rated

    def _history(
        self, ratings: Mapping[str, Rating], layer: Layer, held: date
    ) -> Iterator[RatingChange]:
        half = len(ratings) // 2
        for number, (code, rating) in enumerate(ratings.items()):
            second = bool(layer.handed_over) and number >= half
            start = _at(held + timedelta(days=2 if second else 0))
            yield RatingChange(
                number + 1,
                code,
                rating.state,
                rating.level,
                rating.reason,
                rating.allowed_by,
                layer.handed_over if second else layer.by,
                start + (number + 1) * PACE,
                "",
                rating.knowledge,
                rating.autonomy,
                rating.grounds,
                rating.path,
                0 if layer.kind is Kind.SELF else 1 + second,
            )


def _rating(requirement: Requirement, sign: str) -> Rating:
    if sign in _STATES:
        state = _STATES[sign]
        exempt = state is State.EXEMPT
        return Rating(
            state,
            reason=_("Works abroad") if exempt else "",
            allowed_by=HEAD if exempt else "",
        )
    rank = (requirement.eqf or BELOW_RANK) + sign.count("+") - sign.count("-")
    return rating_at(min(max(rank, BELOW_RANK), HIGHEST))


def _disputed(layers: list[KeptAssessment]) -> frozenset[str]:
    """Return what the two assessors of a round said otherwise."""
    said = [one.ratings for one in layers if one.assessment.kind in (Kind.ASSESSOR, Kind.SECOND)]
    if len(said) < 2:
        return frozenset()
    first, second = said[-2:]
    return frozenset(
        code for code in first if code in second and first[code].rating != second[code].rating
    )


def _detailed(code: str, rating: Rating, layer: Layer, disputed: frozenset[str]) -> Rating:
    """Return the rating with what surrounds it in this layer."""
    if layer.guided:
        rating = replace(rating, path=_path(rating))
    if layer.kind is Kind.AGREED and code in disputed:
        grounds = _("Both levels were talked over; the evidence speaks for this one.")
        rating = replace(rating, grounds=grounds)
    if layer.kind is not Kind.SELF and rating.assessed and code not in _THIN:
        rating = replace(rating, sufficient=Judgement.YES)
    if layer.rich and rating.level is not None:
        strand = min(rating.level + 1, HIGHEST) if code == "A4" else rating.level
        rating = replace(
            rating,
            knowledge=strand if code in ("A1", "A4") else None,
            autonomy=rating.level if code in ("A1", "A4") else None,
            note=_("Told how the second tender was saved.") if code == "A3" else "",
        )
    return rating


def _path(rating: Rating) -> str:
    """Return the guided answers that lead to a rating; none for what has no level."""
    if rating.rank is None:
        return ""
    interview = Interview()
    while interview.next is not None:
        shown = rating.rank >= interview.next
        interview = interview.answered(Answer.SHOWN if shown else Answer.NOT_SHOWN)
    return interview.code


def _sittings(layer: Layer, held: date) -> Iterator[Sitting]:
    yield Sitting(1, layer.by, _at(held), _("Training centre"))
    if layer.handed_over:
        yield Sitting(2, layer.handed_over, _at(held + timedelta(days=2)), _("Online"))


def _plan(
    identity: UUID, scope: tuple[str, ...], held: date, layer: Layer
) -> Iterator[PlannedMethod]:
    methods = (_("Interview"), _("Work sample"), _("Observation"))
    for number, code in enumerate(scope[:-2]):
        yield PlannedMethod(
            uuid5(identity, f"plan {code}"),
            code,
            methods[number % len(methods)],
            held,
            layer.handed_over if layer.handed_over and number % 2 else layer.by,
        )


def _passages(identity: UUID, scope: tuple[str, ...]) -> Iterator[Passage]:
    for text, codes in (
        (_("The port wanted the lamps dimmed only after midnight."), {"A1", "A4", "D1"}),
        (_("When the first tender failed, the lots were made smaller."), {"A3", "A8"}),
    ):
        links = frozenset(codes & set(scope))
        yield Passage(uuid5(identity, text), text, links)


def _appeals(identity: UUID, layer: Layer, day: date) -> Iterator[Appeal]:
    if layer.appeal:
        upheld = AppealState.UPHELD if layer.revision else AppealState.REJECTED
        yield Appeal(
            uuid5(identity, "appeal"),
            day + timedelta(days=5),
            _("The candidate"),
            layer.appeal,
            upheld,
            day + timedelta(days=16),
            HEAD,
            layer.appeal_outcome,
        )


def _told(layer: Layer, day: date) -> Acknowledgement | None:
    if not layer.told:
        return None
    return Acknowledgement(day + timedelta(days=2), _("In person"), layer.told, MARIA)


def _decider(layer: Layer) -> str:
    return HEAD if layer.kind is Kind.AGREED else layer.by


def _note() -> str:
    return _(
        "Spoke at length about the harbour lighting. The port wanted the lamps dimmed only after "
        "midnight. When the first tender failed, the lots were made smaller. Knows the residents "
        "by name; of the costs of upkeep there was little."
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, MORNING)
