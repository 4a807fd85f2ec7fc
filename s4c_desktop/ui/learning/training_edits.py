"""Changes of trainings that can be undone, made one after the other on the workspace thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.attendance import Marked
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.study import ItemState, Training
from s4c_desktop.domain.training_change import TrainingChange
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.context import Context


class TrainingEdits(QObject):
    """Makes changes, and takes them back; what the workspace refuses ends what can be undone."""

    marked = Signal(object)
    """The items of plans that were marked: a tuple of Marked."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.undo_stack = QUndoStack(self)

    def add(self, trainings: Sequence[Training]) -> None:
        """Make new trainings."""
        text = _("new training") if len(trainings) == 1 else _("new trainings")
        self._push([TrainingChange(None, training) for training in trainings], text)

    def change(self, before: Training, after: Training) -> None:
        """Change a training."""
        if after != before:
            self._push([TrainingChange(before, after)], _("change of a training"))

    def delete(self, training: Training) -> None:
        """Delete a training."""
        self._push([TrainingChange(training, None)], _("deleted training"))

    def mark(self, training_id: UUID, state: ItemState, on: date) -> None:
        """Mark what a training is about in the plans of those who attended."""
        self.undo_stack.push(_Mark(self, training_id, state, on))

    def plan_hours(self, framework_id: UUID, hours: Mapping[str, Hours | None]) -> None:
        """Plan hours for topics (codes) in all plans, None for the estimate."""
        self.undo_stack.push(_PlannedHours(self, framework_id, hours))

    def refused(self, error: Exception) -> None:
        """Say why a change was refused: what came before it may no longer fit what is stored."""
        self.undo_stack.clear()
        self.context.messages.error(error)

    def _push(self, changes: Sequence[TrainingChange], text: str) -> None:
        self.undo_stack.push(_Change(self, changes, text))


class _Change(QUndoCommand):
    """Trainings as they were, and as they are to be."""

    def __init__(self, edits: TrainingEdits, changes: Sequence[TrainingChange], text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._changes = tuple(changes)

    def redo(self) -> None:
        """Make the change, at first and again."""
        self._make(self._changes)

    def undo(self) -> None:
        """Take the change back."""
        self._make(tuple(change.back for change in self._changes))

    def _make(self, changes: tuple[TrainingChange, ...]) -> None:
        context, edits = self._edits.context, self._edits
        context.tasks.run(
            context.program.training.change, changes, failed=edits.refused, owner=edits
        )


class _PlannedHours(QUndoCommand):
    """Hours of topics; undone by those that were planned before."""

    def __init__(
        self, edits: TrainingEdits, framework_id: UUID, hours: Mapping[str, Hours | None]
    ) -> None:
        super().__init__(_("hours of topics"))
        self._edits = edits
        self._framework_id = framework_id
        self._hours = dict(hours)
        # Set and read on the workspace thread, where one call follows the other.
        self._before: dict[str, Hours | None] = {}

    def redo(self) -> None:
        """Plan the hours, at first and again."""
        self._run(self._plan)

    def undo(self) -> None:
        """Plan the hours that were planned before."""
        self._run(self._take_back)

    def _run(self, work: Callable[[], Outcome[dict[str, Hours | None]]]) -> None:
        self._edits.context.tasks.run(work, failed=self._edits.refused, owner=self._edits)

    def _plan(self) -> Outcome[dict[str, Hours | None]]:
        service = self._edits.context.program.topic_hours
        outcome = service.keep(self._framework_id, self._hours)
        self._before = outcome.value
        return outcome

    def _take_back(self) -> Outcome[dict[str, Hours | None]]:
        return self._edits.context.program.topic_hours.keep(self._framework_id, self._before)


class _Mark(QUndoCommand):
    """Marks in plans; undone by their items as they were."""

    def __init__(self, edits: TrainingEdits, training_id: UUID, state: ItemState, on: date) -> None:
        super().__init__(_("marks in learning plans"))
        self._edits = edits
        self._asked = (training_id, state, on)
        # Set and read on the workspace thread, where one call follows the other.
        self._marked: tuple[Marked, ...] = ()

    def redo(self) -> None:
        """Mark, at first and again."""
        self._edits.context.tasks.run(
            self._mark,
            done=self._edits.marked.emit,
            failed=self._edits.refused,
            owner=self._edits,
        )

    def undo(self) -> None:
        """Take the marks back."""
        self._edits.context.tasks.run(
            self._take_back, failed=self._edits.refused, owner=self._edits
        )

    def _mark(self) -> Outcome[tuple[Marked, ...]]:
        outcome = self._edits.context.program.training.mark_plans(*self._asked)
        self._marked = outcome.value
        return outcome

    def _take_back(self) -> Outcome[None]:
        return self._edits.context.program.training.take_back(self._marked)
