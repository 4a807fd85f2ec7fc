"""What a report of a group is made of: only what was let through the one door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _

if TYPE_CHECKING:
    from s4c_desktop.domain.focus_group import GroupDetails
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.group_filter import Condition
    from s4c_desktop.domain.group_profile import GroupProfile


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What was shown of a group, since when, and who makes the report; `centre` may be empty."""

    details: GroupDetails
    framework: Framework
    condition: Condition
    shown_at: datetime
    profile: GroupProfile
    made_at: datetime
    centre: str = ""

    @property
    def role_title(self) -> str:
        """Return the role compared with, empty where there is none."""
        if not self.details.role:
            return ""
        role = self.framework.role(self.details.role)
        return f"{role.code} {role.title}"


def method_sentences(minimum: int) -> tuple[str, ...]:
    """Say how to read the figures, and why some are not there."""
    return (
        _(
            "Levels are ranks, so nothing is averaged. The median is the level in the middle, or "
            "lies between two. The middle half reaches from the lower to the upper quartile. "
            "“Below 4” is a rank of its own; who has no evidence yet, is exempt or was not rated "
            "is in no count."
        ),
        _(
            "A strength is what at least three quarters of those rated meet, a shared gap what at "
            "least half are short of. Training needs: mandatory before optional, then the larger "
            "part short, then the larger part two levels or more short."
        ),
        _(
            "Behind every figure stand at least {minimum} people. Where fewer were rated, where "
            "they are too alike, or where a figure beside others shown before would tell of "
            "single people, only their number is shown."
        ).format(minimum=minimum),
    )
