"""Undo and redo of edits of a group: each is a call that stores it, and one that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.group_edits import RemovedParticipant
from s4c_desktop.services.group_import import GroupImported, GroupImportService, TakenBack
from s4c_desktop.services.groups import GroupService
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.group.live_session import LiveEdit

Work = Callable[[], Outcome[Any]]
Step = tuple[Work, Callable[[], object] | None]
"""What stores an edit, and what shows it before it is stored, if that is not waited for."""


class GroupEdit(LiveEdit):
    """An edit of a group; one that `is_made` already is only taken back and made again."""

    def __init__(
        self,
        label: str,
        make: Step,
        back: Step,
        send: Callable[[GroupEdit, Work], object],
        *,
        is_made: bool = False,
    ) -> None:
        super().__init__(label)
        self._make = make
        self._back = back
        self._send = send
        self._is_made = is_made

    def redo(self) -> None:
        """Make the edit, at first and again."""
        if self._is_made:
            self._is_made = False
            return
        self._run(self._make)

    def undo(self) -> None:
        """Take the edit back."""
        self._run(self._back)

    def _run(self, step: Step) -> None:
        if self.is_void:
            return
        work, show = step
        self._send(self, work)
        if show is not None:
            show()


class Membership:
    """Participants who come and go; `add` makes them the first time, if they are not there yet.

    Its methods run on the workspace thread, one after the other.
    """

    def __init__(
        self,
        service: GroupService,
        group_id: UUID,
        participant_id: UUID | None = None,
        add: Work | None = None,
    ) -> None:
        self._service = service
        self._group_id = group_id
        self._ids: tuple[UUID, ...] = () if participant_id is None else (participant_id,)
        self._add = add
        self._gone: list[RemovedParticipant] = []

    @classmethod
    def of_several(
        cls, service: GroupService, group_id: UUID, people: Sequence[UUID]
    ) -> Membership:
        """Return what adds people of the workspace."""
        made = cls(service, group_id)

        def add() -> Outcome[Any]:
            added = service.add_people(group_id, people)
            made._ids = tuple(one.id for one in added.value)
            return added

        made._add = add
        return made

    def come(self) -> Outcome[Any]:
        """Let them in, or back in."""
        if self._add is not None:
            add, self._add = self._add, None
            try:
                return add()
            except Exception:
                self._add = add  # To be tried again.
                raise
        changes: Changes | None = None
        while self._gone:
            back = self._service.put_back(self._group_id, self._gone[-1])
            self._gone.pop()
            changes = back.changes if changes is None else changes | back.changes
        return _outcome(changes)

    def go(self) -> Outcome[Any]:
        """Let them out."""
        changes: Changes | None = None
        gone = {one.participant.id for one in self._gone}
        for participant_id in self._ids:
            if participant_id not in gone:
                removed = self._service.remove_participant(self._group_id, participant_id)
                self._gone.append(removed.value)
                changes = removed.changes if changes is None else changes | removed.changes
        return _outcome(changes)


class ImportEdit:
    """An import that was made, to be taken back and made again."""

    def __init__(self, service: GroupImportService, imported: GroupImported) -> None:
        self._service = service
        self._imported = imported
        self._taken: TakenBack | None = None

    def back(self) -> Outcome[TakenBack]:
        """Make the participants as they were before."""
        done = self._service.take_back(self._imported)
        self._taken = done.value
        return done

    def again(self) -> Outcome[TakenBack]:
        """Bring the participants in again; raises LookupError where nothing was taken back."""
        if self._taken is None:
            raise LookupError("the import was not taken back")
        return self._service.bring_again(self._imported.group.id, self._taken)


def _outcome(changes: Changes | None) -> Outcome[None]:
    return Outcome(None, changes or Changes())
