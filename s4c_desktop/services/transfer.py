"""Carrying one person's or one assessment's records between workspaces, in a `.s4c` file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import read_at_most, save
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.condition import Condition, PassphraseNeededError
from s4c_desktop.domain.framework import ALL_ROLES, Framework
from s4c_desktop.domain.joining import Fate, Joining, join
from s4c_desktop.exchange.parcel import LARGEST, SUFFIX, Parcel, read_parcel, write_parcel
from s4c_desktop.models import erased, privacy, sealed, transfer
from s4c_desktop.models.tables import AssessmentRow, EvidenceRow
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.protection import check_new

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import Dossier
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService

__all__ = ["SUFFIX", "Arrival", "TransferService"]

_ROOM = 4 * 1024 * 1024
"""The most bytes that sealing adds to a file."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What bringing a file in would change, or has changed.

    `was_erased` tells that the person was once erased here, as they had asked for.
    """

    file: Path
    joining: Joining
    frameworks: dict[UUID, str]
    was_erased: bool = False


class TransferService:
    """Writes `.s4c` files, looks into them, and joins what they hold with what is here."""

    def __init__(self, units: UnitsOfWork, library: LibraryService, path: Path | None) -> None:
        self._units = units
        self._library = library
        self._workspace = path

    # -- writing -------------------------------------------------------------------------

    def export_person(
        self,
        person_id: UUID,
        target: Path,
        passphrase: str | None = None,
        check: Callable[[], object] = lambda: None,
    ) -> Path:
        """Write everything that is kept of a person; raises UserError where it can't.

        `check` is called now and then and may raise to stop.
        """
        with self._units.reading() as work:
            return self._write(work, privacy.collect(work, person_id), target, passphrase, check)

    def export_assessment(
        self,
        assessment_id: UUID,
        target: Path,
        passphrase: str | None = None,
        check: Callable[[], object] = lambda: None,
    ) -> Path:
        """Write one assessment with what it revises and the evidence it rests on."""
        with self._units.reading() as work:
            person_id = work.assessments.row(assessment_id).person_id
            dossier = _about(privacy.collect(work, person_id), assessment_id)
            return self._write(work, dossier, target, passphrase, check)

    def _write(
        self,
        work: UnitOfWork,
        dossier: Dossier,
        target: Path,
        passphrase: str | None,
        check: Callable[[], object],
    ) -> Path:
        if passphrase is not None:
            check_new(passphrase)

        def read(attachment_id: UUID) -> bytes:
            check()
            return privacy.file_bytes(work, attachment_id)

        used = {kept.assessment.framework_id for kept in dossier.assessments}
        used |= {plan.framework_id for plan in dossier.plans}
        names = {one: self._library.framework(one).name for one in used}
        written = io.BytesIO()
        write_parcel(written, dossier, names, read)
        content = written.getvalue()
        check()
        if passphrase is not None:
            content = sealed.seal(content, passphrase)
        save(target, lambda file: file.write(content))
        return target

    # -- reading -------------------------------------------------------------------------

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file asks for a passphrase; raises UserError where it can't be read."""
        return sealed.is_sealed(path)

    def preview(self, path: Path, passphrase: str | None = None) -> Arrival:
        """Return what bringing a file in would change; nothing is changed.

        Raises PassphraseNeededError and WrongPassphraseError, and UserError naming the place for
        whatever can't be read.
        """
        parcel = self.read(path, passphrase)
        with self._units.reading() as work:
            return self._arrival(work, path, parcel)

    def bring_in(
        self,
        path: Path,
        passphrase: str | None = None,
        check: Callable[[], object] = lambda: None,
    ) -> Outcome[Arrival]:
        """Join what a file holds with what is here, all of it or nothing; raises as `preview`."""
        parcel = self.read(path, passphrase)
        files = {}
        for kept in parcel.dossier.files:
            check()
            files[kept.attachment.id] = parcel.content(kept.attachment.id)
        with self._units.writing() as work:
            arrival = self._arrival(work, path, parcel)
            self._store(work, parcel.dossier, arrival.joining, files)
            if arrival.was_erased and self._workspace is not None:
                erased.forget(self._workspace, parcel.dossier.person.id)
        changed = frozenset(a.record.assessment.id for a in arrival.joining.assessments)
        plans = frozenset(one.plan.id for one in arrival.joining.plans)
        person = frozenset({parcel.dossier.person.id})
        return Outcome(arrival, Changes(person, changed, plans=plans))

    def read(self, path: Path, passphrase: str | None = None) -> Parcel:
        """Return what a file holds, checked against what is here; raises as `preview`."""
        content = read_at_most(path, LARGEST + _ROOM)
        if sealed.is_sealed(path):
            if passphrase is None:
                raise PassphraseNeededError(
                    Condition.PROTECTED,
                    mark("{path} is protected. Its passphrase is needed to open it."),
                    path=path,
                )
            content = sealed.unseal(content, passphrase, path)
        parcel = read_parcel(content, path.name)
        self._check_frameworks(parcel, path)
        return parcel

    def _check_frameworks(self, parcel: Parcel, path: Path) -> None:
        """Refuse what names competences, roles or versions that this workspace does not have."""
        known = {framework.id: framework for framework in self._library.frameworks()}
        used_by = (
            *(kept.assessment.framework_id for kept in parcel.dossier.assessments),
            *(plan.framework_id for plan in parcel.dossier.plans),
        )
        for framework_id in used_by:
            if framework_id not in known:
                raise UserError(
                    mark(
                        "{file} uses the framework {name}, which this workspace does not have. "
                        "Nothing was changed; update the program, or import that framework first."
                    ),
                    file=path.name,
                    name=parcel.frameworks.get(framework_id, str(framework_id))[:60],
                )
        for plan in parcel.dossier.plans:
            framework = known[plan.framework_id]
            named = {goal.competence for goal in plan.goals}
            named |= {code for item in plan.items for code in item.works_on}
            if (
                plan.role not in {role.code for role in framework.roles}
                or plan.reading not in {reading.code for reading in framework.readings}
                or named - framework.order.keys()
            ):
                raise _names_unknown(path, framework)
        for kept in parcel.dossier.assessments:
            assessment = kept.assessment
            framework = known[assessment.framework_id]
            roles = {role.code for role in framework.roles} | {ALL_ROLES}
            readings = {reading.code for reading in framework.readings}
            used = {
                *assessment.ratings,
                *(change.competence for change in kept.history),
                *(code for item in assessment.evidence for code in item.links),
                *(line.competence for line in assessment.plan),
                *(code for passage in assessment.passages for code in passage.links),
            }
            if (
                assessment.role not in roles
                or assessment.reading not in readings
                or used - framework.order.keys()
            ):
                raise _names_unknown(path, framework)

    # -- joining -------------------------------------------------------------------------

    def _arrival(self, work: UnitOfWork, path: Path, parcel: Parcel) -> Arrival:
        brought = parcel.dossier
        known = privacy.known(work, (brought.person.id,))
        stored = privacy.collect(work, brought.person.id) if known else None
        person = replace(brought.person, is_self=stored.person.is_self if stored else False)
        taken = {other.pseudonym.casefold() for other in work.people.all() if other.id != person.id}
        if person.pseudonym.casefold() in taken:
            # Code names tell people apart; somebody else has it here.
            person = replace(person, pseudonym="")
        line = _("From {file}:").format(file=path.name)
        joining = join(stored, replace(brought, person=person), line)
        gone = erased.read(self._workspace) if self._workspace is not None else frozenset()
        return Arrival(path, joining, parcel.frameworks, person.id in gone)

    def _store(
        self, work: UnitOfWork, brought: Dossier, joining: Joining, files: dict[UUID, bytes]
    ) -> None:
        person = joining.person
        if joining.fate is Fate.NEW:
            transfer.add_person(work, person)
        elif joining.fate is Fate.CONTINUED:
            work.people.update(person)
        for found in joining.evidence:
            if found.fate in (Fate.NEW, Fate.BOTH):
                transfer.check_free(work, EvidenceRow, found.item.id)
                work.people.keep_evidence(person.id, found.item)
        work.session.flush()
        for kept in brought.files:
            if kept.attachment.id in joining.new_files:
                work.attachments.bring(kept, files[kept.attachment.id])
        rounds = {found.id: found for found in brought.rounds}
        for one in joining.assessments:
            if one.fate in (Fate.SAME, Fate.OLDER):
                continue
            assessment = one.record.assessment
            if one.fate is not Fate.CONTINUED:
                transfer.check_free(work, AssessmentRow, assessment.id)
            transfer.add_round(work, rounds[one.record.round_id], person.id)
            stored = replace(assessment, person=person, round_id=one.record.round_id)
            framework = self._library.framework(assessment.framework_id)
            transfer.keep_assessment(work, replace(one.record, assessment=stored), framework)
        if joining.learner is not None and joining.learner_fate is not Fate.SAME:
            work.learners.keep(joining.learner)
        for found_plan in joining.plans:
            if found_plan.fate in (Fate.NEW, Fate.BOTH):
                transfer.add_plan(work, found_plan.plan)
        work.seal()


def _names_unknown(path: Path, framework: Framework) -> UserError:
    return UserError(
        mark(
            "{file} names a role, a reading or competences that {name} does not have. Nothing was "
            "changed; ask for the file again."
        ),
        file=path.name,
        name=framework.name,
    )


def _about(dossier: Dossier, assessment_id: UUID) -> Dossier:
    """Return only what belongs to one assessment: what it revises, its evidence, their files."""
    by_id = {kept.assessment.id: kept for kept in dossier.assessments}
    wanted: set[UUID] = set()
    next_id: UUID | None = assessment_id
    while next_id is not None:
        wanted.add(next_id)
        next_id = by_id[next_id].assessment.revises
    kept = tuple(one for one in dossier.assessments if one.assessment.id in wanted)
    plans = tuple(plan for plan in dossier.plans if plan.assessment_id in wanted)
    linked = {item.id for one in kept for item in one.assessment.evidence if item.links}
    linked |= {item.evidence_id for plan in plans for item in plan.items if item.evidence_id}
    rounds = {one.round_id for one in kept}
    return replace(
        dossier,
        assessments=kept,
        rounds=tuple(found for found in dossier.rounds if found.id in rounds),
        evidence=tuple(item for item in dossier.evidence if item.id in linked),
        files=tuple(found for found in dossier.files if found.evidence_id in linked),
        learner=None,
        plans=plans,
    )
