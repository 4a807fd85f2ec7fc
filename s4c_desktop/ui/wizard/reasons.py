"""Asks for the reason that another rating needs once a blind rating is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.veil import wants_reason
from s4c_desktop.ui.wizard.edits import Part, RatingPart


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rating that waits for its reason: call `give` with it, or `drop`."""

    code: str
    before: Rating
    after: Rating
    give: Callable[[str], object]
    drop: Callable[[], object]


class Reasons(QObject):
    """Holds back ratings that need a reason; whoever shows the assessment asks for it."""

    wanted = Signal(object)
    """A `Wanted` is waiting."""

    def __init__(self, undo_stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = undo_stack

    def ask(
        self, assessment: Assessment, part: Part[Any], value: Any, give: Callable[[str], object]
    ) -> bool:
        """Ask for the reason of a new answer if it needs one; tells whether it does."""
        if not (isinstance(part, RatingPart) and _needs(assessment, part, value)):
            return False
        before = part.read(assessment)
        self.wanted.emit(Wanted(part.code, before, value, give, lambda: None))
        return True

    def ask_again(
        self, assessment: Assessment, part: Part[Any], value: Any, give: Callable[[str], object]
    ) -> bool:
        """Ask the same in the midst of an undo or redo; without a reason the stack goes back."""
        if not (isinstance(part, RatingPart) and _needs(assessment, part, value)):
            return False
        place = self._stack.index()

        def drop() -> None:
            # What is done once more then is what is shown: it changes nothing.
            if self._stack.index() < place:
                self._stack.redo()
            elif self._stack.index() > place:
                self._stack.undo()

        wanted = Wanted(part.code, part.read(assessment), value, give, drop)
        # The stack counts this step only after it came back here.
        QTimer.singleShot(0, self, lambda: self.wanted.emit(wanted))
        return True


def _needs(assessment: Assessment, part: RatingPart, value: Rating) -> bool:
    before = part.read(assessment)
    return wants_reason(assessment.blind, assessment.unveiled_at, before, value)
