"""The hours that a centre plans for topics instead of the estimate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.library import LibraryService


class TopicHoursService:
    """Keeps the centre's own hours; every plan that has no hours of its own goes by them."""

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    def of(self, framework_id: UUID) -> dict[str, Hours]:
        """Return the centre's hours by topic (code)."""
        with self._units.reading() as work:
            return work.topic_hours.of(framework_id)

    def keep(
        self, framework_id: UUID, hours: Mapping[str, Hours | None]
    ) -> Outcome[dict[str, Hours | None]]:
        """Plan hours for topics, None for the estimate; return what was planned for them before.

        Raises UserError for an unknown topic, and for hours that are negative.
        """
        framework = self._library.framework(framework_id)
        known = {topic.code for module in framework.modules for _path, topic in module.walk()}
        known |= {t.code for curriculum in framework.curricula for _m, _p, t in curriculum.topics()}
        for topic, wanted in hours.items():
            if topic not in known:
                raise UserError(mark("The framework has no topic {topic}."), topic=topic)
            if wanted is not None and any(one is not None and one < 0 for one in wanted.modes):
                raise UserError(mark("Hours can't be negative. Enter 0 or more."))
        with self._units.writing() as work:
            before = work.topic_hours.of(framework_id)
            for topic, wanted in hours.items():
                work.topic_hours.keep(framework_id, topic, wanted)
            plans = frozenset(plan.id for plan in work.plans.all())
        return Outcome({topic: before.get(topic) for topic in hours}, Changes(plans=plans))
