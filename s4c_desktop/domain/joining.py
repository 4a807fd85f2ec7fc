"""What becomes of records that come from another workspace: joined by identity, nothing lost.

What is not here yet is added, what is here already stays, and where both say something else both
are kept. The identity of a record kept beside another one follows from what it says, so that
the same file brought in twice changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from s4c_desktop.domain.assessment import Evidence, Person, Phase
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.dossier import Dossier, KeptAssessment
from s4c_desktop.domain.joining_learner import join_learner
from s4c_desktop.domain.plain import (
    after_plain,
    assessment_plain,
    change_plain,
    evidence_plain,
    person_plain,
)
from s4c_desktop.domain.study_plain import plan_plain

if TYPE_CHECKING:
    from s4c_desktop.domain.plain_values import Plain
    from s4c_desktop.domain.study import Learner, StudyPlan


class Fate(StrEnum):
    """What becomes of one record."""

    NEW = "new"
    SAME = "same"
    CONTINUED = "continued"
    """The file goes on with a draft where this workspace stopped."""
    OLDER = "older"
    """This workspace has gone on; what the file holds is part of it."""
    BOTH = "both"
    """Both say something else; the one of the file is kept beside."""
    UNSIGNED = "unsigned"
    """As both, but a second signed state can't keep its signature and becomes a draft."""


@dataclass(frozen=True, slots=True)
class JoinedAssessment:
    """An assessment of the file, with what becomes of it; `record` is what is to be stored."""

    fate: Fate
    record: KeptAssessment


@dataclass(frozen=True, slots=True)
class JoinedEvidence:
    """An item of evidence of the file, with what becomes of it."""

    fate: Fate
    item: Evidence


@dataclass(frozen=True, slots=True)
class JoinedPlan:
    """A learning plan of the file, with what becomes of it."""

    fate: Fate
    plan: StudyPlan


@dataclass(frozen=True, slots=True)
class Joining:
    """What bringing a file in would change.

    `person` is as it is to be stored; `differing` names the fields that both sides filled in
    another way, whose value from the file goes to the adjustments. `learner` is None where neither
    side knows how the person learns.
    """

    fate: Fate
    person: Person
    differing: tuple[str, ...]
    assessments: tuple[JoinedAssessment, ...]
    evidence: tuple[JoinedEvidence, ...]
    new_files: frozenset[UUID]
    learner_fate: Fate = Fate.SAME
    learner: Learner | None = None
    plans: tuple[JoinedPlan, ...] = ()

    @property
    def changes(self) -> bool:
        """Tell whether anything would change."""
        untouched = {Fate.SAME, Fate.OLDER}
        fates = {
            self.fate,
            *(one.fate for one in self.assessments),
            *(one.fate for one in self.evidence),
            *(one.fate for one in self.plans),
            self.learner_fate,
        }
        return bool(self.new_files or fates - untouched)


def join(stored: Dossier | None, brought: Dossier, line: str) -> Joining:
    """Return what bringing a person's records in would change.

    `stored` is what the workspace holds of the person, None where it does not know them; `line`
    stands above what the file says otherwise.
    """
    held = stored or Dossier(brought.person, brought.read_at)
    person, differing = (
        (brought.person, ()) if stored is None else _person(held.person, brought.person, line)
    )
    evidence = _evidence(held, brought)
    learner = join_learner(held.learner if stored else None, brought.learner, line)
    return Joining(
        _person_fate(stored, person),
        person,
        differing,
        _assessments(held, brought, evidence),
        tuple(evidence.values()),
        frozenset(f.attachment.id for f in brought.files)
        - frozenset(f.attachment.id for f in held.files),
        _learner_fate(held.learner if stored else None, learner),
        learner,
        tuple(_plans(held.plans if stored else (), brought, evidence)),
    )


# -- the person -------------------------------------------------------------------------------

_FIELDS = (
    "name",
    "lawful_basis",
    "notice_date",
    "notice_version",
    "identity_check",
    "pseudonym",
    "retain_until",
)


def _person(stored: Person, brought: Person, line: str) -> tuple[Person, tuple[str, ...]]:
    """Return the person with what only the file knows, and the fields it says otherwise."""
    values = {
        name: getattr(brought, name)
        for name in _FIELDS
        if not getattr(stored, name) and getattr(brought, name)
    }
    differing = tuple(
        name
        for name in _FIELDS
        if getattr(stored, name)
        and getattr(brought, name)
        and getattr(stored, name) != getattr(brought, name)
    )
    said = [f"{name}: {getattr(brought, name)}" for name in differing]
    if brought.adjustments and brought.adjustments not in stored.adjustments:
        said.append(brought.adjustments)
    new = [text for text in said if text not in stored.adjustments]
    adjustments = stored.adjustments
    if new:
        adjustments = "\n".join(filter(None, (adjustments, line, *new)))
    tags = (*stored.tags, *(tag for tag in brought.tags if tag not in stored.tags))
    return replace(stored, adjustments=adjustments, tags=tags, **values), differing


def _person_fate(stored: Dossier | None, person: Person) -> Fate:
    if stored is None:
        return Fate.NEW
    same = person_plain(stored.person) == person_plain(person)
    return Fate.SAME if same else Fate.CONTINUED


# -- evidence ---------------------------------------------------------------------------------


def _evidence(held: Dossier, brought: Dossier) -> dict[UUID, JoinedEvidence]:
    """Map the identity of every item of the file to what becomes of it."""
    known = {item.id: item for item in held.evidence}
    found = {}
    for item in brought.evidence:
        there = known.get(item.id)
        if there is None:
            found[item.id] = JoinedEvidence(Fate.NEW, item)
        elif _words(there) == _words(item):
            found[item.id] = JoinedEvidence(Fate.SAME, item)
        else:
            # Files stay with the item they were attached to.
            beside = replace(item, id=_beside(item.id, _words(item)), attachments=())
            fate = Fate.SAME if beside.id in known else Fate.BOTH
            found[item.id] = JoinedEvidence(fate, beside)
    return found


def _words(item: Evidence) -> Plain:
    return evidence_plain(replace(item, attachments=()))


# -- learning ---------------------------------------------------------------------------------


def _learner_fate(stored: Learner | None, joined: Learner | None) -> Fate:
    if joined == stored:
        return Fate.SAME
    return Fate.NEW if stored is None else Fate.CONTINUED


def _plans(
    held: Iterable[StudyPlan], brought: Dossier, evidence: Mapping[UUID, JoinedEvidence]
) -> Iterator[JoinedPlan]:
    known = {plan.id: plan for plan in held}
    for plan in brought.plans:
        items = tuple(
            item
            if item.evidence_id is None
            else replace(item, evidence_id=evidence[item.evidence_id].item.id)
            for item in plan.items
        )
        carried = replace(plan, items=items)
        there = known.get(plan.id)
        if there is None:
            yield JoinedPlan(Fate.NEW, carried)
        elif plan_plain(there) == plan_plain(carried):
            yield JoinedPlan(Fate.SAME, carried)
        else:
            identity = _beside(plan.id, plan_plain(carried))
            beside = replace(
                carried,
                id=identity,
                items=tuple(
                    replace(item, id=uuid5(identity, str(item.id))) for item in carried.items
                ),
            )
            yield JoinedPlan(Fate.SAME if identity in known else Fate.BOTH, beside)


# -- assessments ------------------------------------------------------------------------------


def _assessments(
    held: Dossier, brought: Dossier, evidence: Mapping[UUID, JoinedEvidence]
) -> tuple[JoinedAssessment, ...]:
    known = {kept.assessment.id: kept for kept in held.assessments}
    found = []
    for kept in brought.assessments:
        there = known.get(kept.assessment.id)
        record = kept if kept.signed is not None else _linked(kept, evidence)
        if there is None:
            found.append(JoinedAssessment(Fate.NEW, record))
            continue
        fate = _fate(there, record)
        if fate is Fate.BOTH:
            record = _copy(record)
            if record.assessment.id in known:
                fate = Fate.SAME
            elif kept.signed is not None:
                fate = Fate.UNSIGNED
        elif fate is Fate.CONTINUED:
            record = _with_both_afterwards(there, record)
        found.append(JoinedAssessment(fate, record))
    return tuple(found)


def _linked(kept: KeptAssessment, evidence: Mapping[UUID, JoinedEvidence]) -> KeptAssessment:
    """Let a draft rest on the evidence as it will be stored; what is signed names its own."""
    items = tuple(replace(item, id=evidence[item.id].item.id) for item in kept.assessment.evidence)
    return replace(kept, assessment=replace(kept.assessment, evidence=items))


def _fate(there: KeptAssessment, brought: KeptAssessment) -> Fate:
    if _said(there) == _said(brought):
        after = after_plain(there.assessment), after_plain(brought.assessment)
        return Fate.SAME if after[0] == after[1] or not after[1] else _later(*after)
    if goes_on(there, brought):
        return Fate.CONTINUED
    return Fate.OLDER if goes_on(brought, there) else Fate.BOTH


def _later(there: Plain, brought: Plain) -> Fate:
    """Tell whose account of what the candidate said afterwards goes further."""
    mine = {one["id"] for one in there.get("appeals", ())}
    theirs = {one["id"] for one in brought.get("appeals", ())}
    told = "acknowledgement" in brought and "acknowledgement" not in there
    return Fate.CONTINUED if theirs - mine or told else Fate.OLDER


def _with_both_afterwards(there: KeptAssessment, record: KeptAssessment) -> KeptAssessment:
    """Keep what either side knows of what the candidate said afterwards."""
    mine, theirs = there.assessment, record.assessment
    appeals = {appeal.id: appeal for appeal in (*theirs.appeals, *mine.appeals)}
    return replace(
        record,
        assessment=replace(
            theirs,
            acknowledgement=mine.acknowledgement or theirs.acknowledgement,
            appeals=tuple(appeals.values()),
        ),
    )


def goes_on(before: KeptAssessment, after: KeptAssessment) -> bool:
    """Tell whether nothing that a draft holds would be lost if the other took its place."""
    old, new = before.assessment, after.assessment
    if old.phase is Phase.SIGNED:
        return False
    texts = ("title", "running_note", "comment", "candidate_comment", "place", "assessors")
    fixed = ("framework_id", "role", "reading", "kind", "revision", "revises", "created_at")
    plans = {line.id: line for line in new.plan}
    passages = {passage.id: passage for passage in new.passages}
    links = {item.id: item.links for item in new.evidence}
    return (
        before.round_id == after.round_id
        and after.history[: len(before.history)] == before.history
        and all(getattr(new, name) == getattr(old, name) for name in fixed)
        and all(getattr(new, name).startswith(getattr(old, name)) for name in texts)
        and old.decision in (None, new.decision)
        and new.decided_by.startswith(old.decided_by)
        and old.held_on in (None, new.held_on)
        and old.appeal_until in (None, new.appeal_until)
        and old.unveiled_at in (None, new.unveiled_at)
        and new.sittings[: len(old.sittings)] == old.sittings
        and all(plans.get(line.id) == line for line in old.plan)
        and all(
            passage.id in passages
            and passages[passage.id].text == passage.text
            and passages[passage.id].links >= passage.links
            for passage in old.passages
        )
        and all(links.get(item.id, frozenset()) >= item.links for item in old.evidence)
        and all(
            new.rating(code).note.startswith(rating.note) for code, rating in old.ratings.items()
        )
    )


def _copy(kept: KeptAssessment) -> KeptAssessment:
    """Return the record as one beside that of the same identity, in a round of its own kind."""
    identity = _beside(kept.assessment.id, _said(kept))
    assessment = kept.assessment
    copied = replace(
        assessment,
        id=identity,
        phase=Phase.DRAFT,
        signature=None,
        acknowledgement=None,
        appeals=(),
        plan=tuple(replace(line, id=uuid5(identity, str(line.id))) for line in assessment.plan),
        passages=tuple(
            replace(passage, id=uuid5(identity, str(passage.id))) for passage in assessment.passages
        ),
    )
    return replace(kept, assessment=copied, signed=None)


def _said(kept: KeptAssessment) -> Plain:
    """Return all that is said in an assessment, without where somebody stands in it."""
    return {
        **assessment_plain(kept.assessment),
        "round": str(kept.round_id),
        "history": [change_plain(change) for change in kept.history],
    }


def _beside(identity: UUID, said: Plain) -> UUID:
    return uuid5(identity, digest(canonical_json(said)))
