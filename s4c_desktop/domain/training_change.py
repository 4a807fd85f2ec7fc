"""A change of a training: what it was before, and what it is to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from s4c_desktop.domain.study import Training


@dataclass(frozen=True, slots=True)
class TrainingChange:
    """What somebody saw and what they want instead; None where there is no training."""

    before: Training | None
    after: Training | None

    @property
    def id(self) -> UUID:
        """Return which training changes; raises ValueError for a change of nothing."""
        training = self.after or self.before
        if training is None:
            raise ValueError("a change of nothing")
        return training.id

    @property
    def back(self) -> TrainingChange:
        """Return what takes it back."""
        return TrainingChange(self.after, self.before)


def cleaned(training: Training) -> Training:
    """Return a training without superfluous space in its texts, as it is kept."""
    return replace(
        training,
        title=" ".join(training.title.split()),
        place=" ".join(training.place.split()),
        trainer=" ".join(training.trainer.split()),
        note=training.note.strip(),
    )
