"""Bringing participants into a group from files: looked at first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Phase
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.condition import PassphraseNeededError
from s4c_desktop.domain.focus_group import (
    FocusGroup,
    GroupDetails,
    Participant,
    Source,
    check_size,
    clean_code_name,
)
from s4c_desktop.domain.group_batches import check_not_shown
from s4c_desktop.domain.group_import_wording import blocked_sentence
from s4c_desktop.domain.group_matrix import Column, Fate, MatrixPreview, plan_matrix
from s4c_desktop.services.group_edits import RemovedParticipant
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.skills import bare

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.sheet import Sheet
    from s4c_desktop.exchange.parcel import Parcel
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.groups import GroupService
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.transfer import TransferService

Check = Callable[[], object]

Into = UUID | GroupDetails
"""A group, or what a new one is to be."""


@dataclass(frozen=True, slots=True)
class FromFile:
    """A participant as a `.s4c` file would bring them, or why it can't.

    `taken` is the assessment whose ratings are taken; nothing else of the person is.
    """

    path: Path
    participant: Participant | None = None
    taken: Assessment | None = None
    needs_passphrase: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class GroupImported:
    """The group, and how many participants were added to it, replaced and left out.

    `before` is the group as it was, without which the import can't be taken back.
    """

    group: FocusGroup
    added: int
    replaced: int = 0
    left_out: int = 0
    before: FocusGroup | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Participants that an import had added, and those it had changed as the import left them."""

    removed: tuple[RemovedParticipant, ...]
    changed: tuple[Participant, ...]


class GroupImportService:
    """Adds participants from tables, and from files that they brought along."""

    def __init__(
        self,
        units: UnitsOfWork,
        library: LibraryService,
        groups: GroupService,
        transfer: TransferService,
    ) -> None:
        self._units = units
        self._library = library
        self._groups = groups
        self._transfer = transfer

    # -- tables --------------------------------------------------------------------------

    def preview_matrix(
        self,
        into: Into,
        sheet: Sheet,
        columns: Sequence[Column],
        *,
        replace_known: bool = False,
        check: Check = lambda: None,
    ) -> MatrixPreview:
        """Return what a table would bring, row by row; nothing is changed.

        Raises UserError for columns that can't be used, and for a table without rows.
        """
        with self._units.reading() as work:
            group = self._into(work, into)
        return self._plan(group, sheet, columns, replace_known, check)

    def import_matrix(
        self,
        into: Into,
        sheet: Sheet,
        columns: Sequence[Column],
        *,
        replace_known: bool = False,
        check: Check = lambda: None,
    ) -> Outcome[GroupImported]:
        """Bring the rows of a table into a group, or into a new one, in one unit of work.

        Raises UserError where a row is faulty, also by what was changed since the preview.
        """
        with self._units.writing() as work:
            group = self._into(work, into)
            preview = self._plan(group, sheet, columns, replace_known, check)
            if preview.faults:
                raise UserError("{problem}", problem=blocked_sentence(preview))
            new = [row.participant for row in preview.having(Fate.NEW) if row.participant]
            self._add(work, into, group, new)
            changed = [row.participant for row in preview.having(Fate.REPLACES) if row.participant]
            for one in changed:
                check()
                before = group.participant(one.id)
                attributes = {**before.attributes, **one.attributes}
                work.groups.keep_participant(group.id, replace(before, attributes=attributes))
                work.groups.rate(group.id, one.id, one.ratings)
            check()
            kept = _kept(work, group.id)
        left_out = len(preview.having(Fate.LEFT_OUT))
        done = GroupImported(kept, len(new), len(changed), left_out, group)
        return Outcome(done, Changes(groups=frozenset({group.id})))

    # -- participants' own files ---------------------------------------------------------

    def preview_files(
        self,
        into: Into,
        paths: Sequence[Path],
        *,
        passphrases: Mapping[Path, str] | None = None,
        code_names: Mapping[Path, str] | None = None,
        check: Check = lambda: None,
    ) -> tuple[FromFile, ...]:
        """Return what `.s4c` files would bring, or why one can't be used; nothing is changed."""
        with self._units.reading() as work:
            group = self._into(work, into)
        return self._read_files(group, paths, passphrases or {}, code_names or {}, check)

    def import_files(
        self,
        into: Into,
        paths: Sequence[Path],
        *,
        passphrases: Mapping[Path, str] | None = None,
        code_names: Mapping[Path, str] | None = None,
        check: Check = lambda: None,
    ) -> Outcome[GroupImported]:
        """Bring the people of `.s4c` files into a group, or into a new one: all or none.

        Of each the ratings of one assessment are taken, and neither name nor anything else: the
        latest signed one in the group's framework version, else the newest. They go under a code
        name, a new one where none is given. Raises PassphraseNeededError and UserError for the
        first file that can't be used.
        """
        with self._units.reading() as work:
            group = self._into(work, into)
        # Before anything is written: reading files takes its time.
        read = self._read_files(group, paths, passphrases or {}, code_names or {}, check)
        for one in read:
            if one.participant is None:
                raise UserError("{problem}", problem=one.problem)
        with self._units.writing() as work:
            group = self._into(work, group.id if isinstance(into, UUID) else group.details)
            new = _renamed(group, [one.participant for one in read if one.participant])
            self._add(work, into, group, new)
            kept = _kept(work, group.id)
        done = GroupImported(kept, len(new), before=group)
        return Outcome(done, Changes(groups=frozenset({group.id})))

    # -- taking back ---------------------------------------------------------------------

    def take_back(self, imported: GroupImported) -> Outcome[TakenBack]:
        """Make the participants as they were before an import into a group.

        Raises UserError where one of them was shown since.
        """
        before = imported.before or FocusGroup(imported.group.id, imported.group.details)
        known = {one.id: one for one in before.participants}
        with self._units.writing() as work:
            group = work.groups.get(imported.group.id)
            removed, changed = [], []
            for brought in imported.group.participants:
                one = group.participant(brought.id)
                was = known.get(one.id)
                if was is not None and was.said == brought.said:
                    continue
                check_not_shown(one.code_name, one.batch)
                if was is None:
                    gone = work.groups.remove_participant(group.id, one.id)
                    removed.append(RemovedParticipant(one, gone))
                else:
                    changed.append(one)
                    _say(work, group.id, one, was)
        done = TakenBack(tuple(removed), tuple(changed))
        return Outcome(done, Changes(groups=frozenset({group.id})))

    def bring_again(self, group_id: UUID, taken: TakenBack) -> Outcome[TakenBack]:
        """Undo `take_back`; raises UserError where a code name is taken by now."""
        with self._units.writing() as work:
            group = work.groups.get(group_id)
            names = [one.code_name for one in group.participants]
            check_size(len(names) + len(taken.removed))
            for back in taken.removed:
                clean_code_name(back.participant.code_name, names)
                work.groups.put_back(group_id, back.participant, back.where)
            for one in taken.changed:
                now = group.participant(one.id)
                check_not_shown(now.code_name, now.batch)
                _say(work, group_id, now, one)
        return Outcome(taken, Changes(groups=frozenset({group_id})))

    # -- parts ---------------------------------------------------------------------------

    def _into(self, work: UnitOfWork, into: Into) -> FocusGroup:
        if isinstance(into, UUID):
            return work.groups.get(into)
        self._groups.check(into)
        return FocusGroup(uuid4(), into)

    def _add(
        self, work: UnitOfWork, into: Into, group: FocusGroup, new: Sequence[Participant]
    ) -> None:
        check_size(len(group.participants) + len(new))
        if isinstance(into, GroupDetails):
            work.groups.add(group)
        work.groups.add_participants(group.id, new)

    def _plan(
        self,
        group: FocusGroup,
        sheet: Sheet,
        columns: Sequence[Column],
        replace_known: bool,
        check: Check,
    ) -> MatrixPreview:
        framework = self._library.framework(group.details.framework_id)
        known = group.participants
        return plan_matrix(
            sheet, columns, framework, known, replace_known=replace_known, check=check
        )

    def _read_files(
        self,
        group: FocusGroup,
        paths: Sequence[Path],
        passphrases: Mapping[Path, str],
        code_names: Mapping[Path, str],
        check: Check,
    ) -> tuple[FromFile, ...]:
        framework = self._library.framework(group.details.framework_id)
        taken = [one.code_name for one in group.participants]
        people: dict[UUID, Path] = {}
        found = []
        for path in paths:
            check()
            try:
                parcel = self._transfer.read(path, passphrases.get(path))
                person = parcel.dossier.person.id
                if person in people:
                    raise UserError(
                        mark("{file} is of the same person as {other}. Leave one of them out."),
                        file=path.name,
                        other=people[person].name,
                    )
                people[person] = path
                assessment = _assessment(parcel, framework, path)
                name = clean_code_name(code_names.get(path, ""), taken)
            except PassphraseNeededError as error:
                found.append(FromFile(path, needs_passphrase=True, problem=error.text()))
                continue
            except UserError as error:
                found.append(FromFile(path, problem=error.text()))
                continue
            taken.append(name)
            said = bare(assessment.ratings)
            made = Participant(uuid4(), name, source=Source.FILE, ratings=said)
            found.append(FromFile(path, made, assessment))
        return tuple(found)


def _assessment(parcel: Parcel, framework: Framework, path: Path) -> Assessment:
    """Return the assessment to take; raises UserError where there is none for the framework."""
    found = [
        kept.assessment
        for kept in parcel.dossier.assessments
        if kept.assessment.framework_id == framework.id
        and any(rating.given for rating in kept.assessment.ratings.values())
    ]
    if not found:
        raise UserError(
            mark(
                "{file} holds no ratings in {framework}, which this group uses. Nothing was "
                "changed; ask for another file."
            ),
            file=path.name,
            framework=framework.name,
        )

    def age(one: Assessment) -> tuple[bool, str, str, int]:
        saved = one.saved_at.isoformat() if one.saved_at else ""
        day = one.held_on.isoformat() if one.held_on else saved
        return one.phase is Phase.SIGNED, day, saved, one.revision

    return max(found, key=age)


def _renamed(group: FocusGroup, new: Sequence[Participant]) -> list[Participant]:
    """Return participants with other code names where theirs were taken meanwhile."""
    taken = [one.code_name for one in group.participants]
    found = []
    for one in new:
        free = one.code_name.casefold() not in {name.casefold() for name in taken}
        name = clean_code_name(one.code_name if free else "", taken)
        taken.append(name)
        found.append(replace(one, code_name=name))
    return found


def _say(work: UnitOfWork, group_id: UUID, now: Participant, said: Participant) -> None:
    """Let a participant have said what `said` holds, and nothing else."""
    work.groups.keep_participant(group_id, replace(now, attributes=said.attributes))
    codes = dict.fromkeys((*now.ratings, *said.ratings))
    work.groups.rate(group_id, now.id, {code: said.rating(code) for code in codes})


def _kept(work: UnitOfWork, group_id: UUID) -> FocusGroup:
    work.seal()
    return work.groups.get(group_id)
