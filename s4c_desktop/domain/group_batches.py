"""Who of a group stands behind what is shown: those at the first showing, later ones in batches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark


@dataclass(frozen=True, slots=True)
class Attendance:
    """A participant: whether they are here and rated at all, and their batch once shown."""

    id: UUID
    present: bool
    rated: bool
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Batches:
    """Who is shown, who comes in with the next showing, and who waits for others.

    `lacking` is how many more are needed until those who wait can come in; `absent` are not
    here or not rated at all.
    """

    shown: tuple[UUID, ...]
    joining: tuple[UUID, ...]
    waiting: tuple[UUID, ...]
    absent: tuple[UUID, ...]
    lacking: int
    next_batch: int

    @property
    def members(self) -> tuple[UUID, ...]:
        """Return who stands behind the next showing."""
        return *self.shown, *self.joining


def batches(people: Iterable[Attendance], minimum: int) -> Batches:
    """Tell who is in: whoever was shown stays, others come in where they are enough together."""
    everybody = tuple(people)
    shown = tuple(one.id for one in everybody if one.batch is not None)
    new = [one for one in everybody if one.batch is None]
    ready = tuple(one.id for one in new if one.present and one.rated)
    enough = len(ready) >= minimum
    return Batches(
        shown,
        joining=ready if enough else (),
        waiting=() if enough else ready,
        absent=tuple(one.id for one in new if not (one.present and one.rated)),
        lacking=0 if enough else minimum - len(ready),
        next_batch=max((one.batch or 0 for one in everybody), default=0) + 1,
    )


def check_not_shown(code_name: str, batch: int | None) -> None:
    """Raise UserError where a change would be the difference to what was shown."""
    if batch is not None:
        raise UserError(
            mark(
                "The group was shown with {name} in it, so what {name} said stays as it is: "
                "beside what was shown, a change would tell it. Nothing was changed."
            ),
            name=code_name,
        )
