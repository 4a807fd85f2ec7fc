"""The hours that a centre plans for topics instead of the estimate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.study import hours_of, minutes_of
from s4c_desktop.models.learning_tables import TopicHoursRow

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours


class TopicHoursStore:
    """Reads and writes planned hours by topic (code) of a framework version."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def of(self, framework_id: UUID) -> dict[str, Hours]:
        """Return the hours by topic; raises DamagedError where any are not as they were saved."""
        found = {}
        query = select(TopicHoursRow).where(TopicHoursRow.framework_id == framework_id)
        for row in self._session.scalars(query.order_by(TopicHoursRow.topic)):
            hours = hours_of(row.minutes_online, row.minutes_live, row.minutes_practical)
            if hours is None or row.content_hash != _digest(row):
                raise DamagedError(
                    mark(
                        "The centre's hours of the topic {topic} are not as they were saved: the "
                        "file is damaged. Check the workspace, and restore a backup."
                    ),
                    topic=row.topic,
                )
            found[row.topic] = hours
        return found

    def keep(self, framework_id: UUID, topic: str, hours: Hours | None) -> None:
        """Plan hours for a topic, or with None go back to the estimate."""
        row = self._session.get(TopicHoursRow, (framework_id, topic))
        if hours is None:
            if row is not None:
                self._session.delete(row)
            return
        if row is None:
            row = TopicHoursRow(framework_id=framework_id, topic=topic)
            self._session.add(row)
        row.minutes_online, row.minutes_live, row.minutes_practical = minutes_of(hours)
        row.content_hash = _digest(row)
        self._session.flush()

    def unsound(self) -> Iterator[str]:
        """Yield the topics whose stored hash does not fit what is stored."""
        for row in self._session.scalars(select(TopicHoursRow).order_by(TopicHoursRow.topic)):
            if row.content_hash != _digest(row):
                yield row.topic


def _digest(row: TopicHoursRow) -> str:
    minutes = [row.minutes_online, row.minutes_live, row.minutes_practical]
    return digest(canonical_json([str(row.framework_id), row.topic, minutes]))
