"""What a change of a group returns: how it was before, for an undo to give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s4c_desktop.domain.focus_group import FocusGroup, Participant
    from s4c_desktop.models.groups import Removed


@dataclass(frozen=True)
class EditedGroup:
    """A group before and after a change; what was before is what an undo gives back."""

    before: FocusGroup
    group: FocusGroup


@dataclass(frozen=True)
class Rated:
    """A participant before and after a rating."""

    before: Participant
    participant: Participant


@dataclass(frozen=True)
class RemovedParticipant:
    """A participant who was removed, and where they were."""

    participant: Participant
    where: Removed
