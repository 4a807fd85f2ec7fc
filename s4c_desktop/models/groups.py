"""Focus groups between rows and values: participants, ratings, and what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import Table, delete, func, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.focus_group import (
    FocusGroup,
    GroupDetails,
    GroupSummary,
    Participant,
    Showing,
)
from s4c_desktop.domain.focus_group_plain import (
    group_digest,
    read_shown,
    shown_text,
    with_other,
)
from s4c_desktop.domain.group_filter import Condition, condition_text, read_condition
from s4c_desktop.models.framework_codes import code_of, competence_ids, id_of
from s4c_desktop.models.framework_tables import requirement_set, role
from s4c_desktop.models.group_tables import (
    FocusGroupRow,
    ParticipantAttributeRow,
    ParticipantRatingRow,
    ParticipantRow,
    ShownSetRow,
)
from s4c_desktop.models.hashed_store import HashedStore
from s4c_desktop.models.participants import (
    attribute_rows,
    insert_all,
    insert_participants,
    rating_rows,
    read_participants,
)
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.vote_tables import VoteRow

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating
    from s4c_desktop.domain.group_privacy import Shown


@dataclass(frozen=True, slots=True)
class Removed:
    """Where a removed participant stood in the list, and who stands for them in what was shown."""

    place: int
    ghost: UUID


class FocusGroupStore(HashedStore[FocusGroupRow, FocusGroup]):
    """Reads and writes groups; a group's hash covers everything that hangs on it."""

    # -- reading -------------------------------------------------------------------------

    @as_stored()
    def lines(self, *, archived: bool) -> tuple[GroupSummary, ...]:
        """Return a line of each group, the last saved first."""
        people = _counted(ParticipantRow.group_id)
        showings = _counted(ShownSetRow.group_id)
        query = (
            select(FocusGroupRow, role.c.code, people.c.n, showings.c.n)
            .outerjoin(role, role.c.id == FocusGroupRow.role_id)
            .outerjoin(people, people.c.group_id == FocusGroupRow.id)
            .outerjoin(showings, showings.c.group_id == FocusGroupRow.id)
            .where(FocusGroupRow.archived == archived)
            .order_by(FocusGroupRow.saved_at.desc(), FocusGroupRow.id)
        )
        return tuple(
            GroupSummary(
                id=row.id,
                title=row.title,
                framework_id=row.framework_id,
                role=code or "",
                held_on=row.held_on,
                place=row.place,
                facilitator=row.facilitator,
                participants=n or 0,
                showings=shown or 0,
                archived=row.archived,
                saved_at=row.saved_at,
            )
            for row, code, n, shown in self._session.execute(query)
        )

    def participants_of(self, person_id: UUID) -> dict[UUID, tuple[UUID, ...]]:
        """Return as whom a person takes part, by group, in the order the groups were made."""
        query = (
            select(ParticipantRow.group_id, ParticipantRow.id)
            .join(FocusGroupRow, FocusGroupRow.id == ParticipantRow.group_id)
            .where(ParticipantRow.person_id == person_id)
            .order_by(FocusGroupRow.created_at, ParticipantRow.group_id, ParticipantRow.sequence)
        )
        found: dict[UUID, tuple[UUID, ...]] = {}
        for group_id, participant_id in self._session.execute(query):
            found[group_id] = (*found.get(group_id, ()), participant_id)
        return found

    # -- writing -------------------------------------------------------------------------

    def add(self, group: FocusGroup) -> None:
        """Add a group with all that is in it; raises UserError where it is there already."""
        if self._session.get(FocusGroupRow, group.id) is not None:
            raise UserError(mark("This group is saved already."))
        row = FocusGroupRow(id=group.id, created_at=group.created_at or self._now)
        self._fill(row, group)
        self._session.add(row)
        self._session.flush()
        self.add_participants(group.id, group.participants)
        for number, one in enumerate(group.showings, start=1):
            self._add_showing(group.id, number, one.condition, one.shown, one.at)

    def save(self, group: FocusGroup) -> None:
        """Keep what is said of a group, and whether it is put away; nothing else of it."""
        row = self._row(group.id)
        self._fill(row, group)
        self._session.flush()

    def delete(self, group_id: UUID) -> None:
        """Delete a group with everything in it; raises UserError where a vote was held in it."""
        row = self._row(group_id)
        vote = self._session.scalar(select(VoteRow.title).where(VoteRow.group_id == group_id))
        if vote is not None:
            raise UserError(
                mark("The vote “{vote}” was held in this group, so it is kept. Archive it."),
                vote=vote,
            )
        self._remove(ParticipantRow.group_id == group_id)
        self._session.execute(delete(ShownSetRow).where(ShownSetRow.group_id == group_id))
        self._session.delete(row)
        self._session.flush()
        self.forget(group_id)

    def add_participants(self, group_id: UUID, people: Iterable[Participant]) -> None:
        """Put participants at the end of a group; LookupError for an unknown competence."""
        row = self._row(group_id)
        known = competence_ids(self._session, row.framework_id)
        last = self._session.scalar(
            select(func.max(ParticipantRow.sequence)).where(ParticipantRow.group_id == group_id)
        )
        insert_participants(self._session, group_id, (last or 0) + 1, people, known)
        self._saved(row)

    def keep_participant(self, group_id: UUID, one: Participant) -> None:
        """Keep code name, presence and attributes of a participant; their ratings stay."""
        found = self._participant(group_id, one.id)
        found.code_name, found.present = one.code_name, one.present
        self._session.flush()
        mine = ParticipantAttributeRow.participant_id == one.id
        self._session.execute(delete(ParticipantAttributeRow).where(mine))
        insert_all(self._session, ParticipantAttributeRow, attribute_rows(one))
        self._saved(self._row(group_id))

    def rate(self, group_id: UUID, participant_id: UUID, ratings: Mapping[str, Rating]) -> None:
        """Keep what a participant said of some competences; the untouched are taken back.

        Raises LookupError for an unknown competence.
        """
        row = self._row(group_id)
        self._participant(group_id, participant_id)
        known = competence_ids(self._session, row.framework_id)
        self._session.execute(
            delete(ParticipantRatingRow).where(
                ParticipantRatingRow.participant_id == participant_id,
                ParticipantRatingRow.competence_id.in_([known[code] for code in ratings]),
            )
        )
        made = rating_rows(participant_id, ratings, known)
        insert_all(self._session, ParticipantRatingRow, made)
        self._saved(row)

    def remove_participant(self, group_id: UUID, participant_id: UUID) -> Removed:
        """Remove a participant; in what was shown somebody stands in their place."""
        row = self._participant(group_id, participant_id)
        place = row.sequence
        (ghost,) = self.replace_shown(group_id, (participant_id,))
        self._remove(ParticipantRow.id == participant_id)
        self._saved(self._row(group_id))
        return Removed(place, ghost)

    def put_back(self, group_id: UUID, one: Participant, removed: Removed) -> None:
        """Bring a participant back to their place, if it is free, and into what was shown."""
        row = self._row(group_id)
        taken = select(ParticipantRow.id).where(
            ParticipantRow.group_id == group_id, ParticipantRow.sequence == removed.place
        )
        if self._session.scalars(taken).first() is not None:
            self.add_participants(group_id, (one,))
        else:
            known = competence_ids(self._session, row.framework_id)
            insert_participants(self._session, group_id, removed.place, (one,), known)
        self._put_in_place(group_id, {removed.ghost: one.id})
        self._saved(row)

    def replace_shown(self, group_id: UUID, gone: Iterable[UUID]) -> tuple[UUID, ...]:
        """Let nothing that was shown lead to participants who are gone; return who stands there."""
        ghosts = {one: uuid4() for one in gone}
        self._put_in_place(group_id, ghosts)
        self.touch(group_id)
        return tuple(ghosts.values())

    def keep_showing(
        self,
        group_id: UUID,
        condition: Condition,
        shown: Shown,
        joining: Iterable[UUID],
        batch: int,
    ) -> None:
        """Remember what is shown, and who came in with it."""
        for participant_id in joining:
            self._participant(group_id, participant_id).batch = batch
        last = self._session.scalar(
            select(func.max(ShownSetRow.sequence)).where(ShownSetRow.group_id == group_id)
        )
        self._add_showing(group_id, (last or 0) + 1, condition, shown, self._now)
        self._saved(self._row(group_id))

    # -- parts ---------------------------------------------------------------------------

    def _fill(self, row: FocusGroupRow, group: FocusGroup) -> None:
        details = group.details
        row.title, row.purpose, row.note = details.title, details.purpose, details.note
        row.held_on, row.place = details.held_on, details.place
        row.facilitator, row.minimum = details.facilitator, details.minimum
        row.framework_id, row.archived = details.framework_id, group.archived
        row.role_id = self._maybe_id(role, details.framework_id, details.role)
        row.reading_id = self._maybe_id(requirement_set, details.framework_id, details.reading)
        self._saved(row)

    def _saved(self, row: FocusGroupRow) -> None:
        row.saved_at = self._now
        self.touch(row.id)

    def _add_showing(
        self, group_id: UUID, sequence: int, condition: Condition, shown: Shown, at: datetime
    ) -> None:
        self._session.add(
            ShownSetRow(
                group_id=group_id,
                sequence=sequence,
                condition=condition_text(condition),
                document=shown_text(shown),
                shown_at=at,
            )
        )
        self._session.flush()

    def _put_in_place(self, group_id: UUID, others: Mapping[UUID, UUID]) -> None:
        query = select(ShownSetRow).where(ShownSetRow.group_id == group_id)
        for row in self._session.scalars(query):
            for one, other in others.items():
                row.document = with_other(row.document, one, other)
        self._session.flush()

    def _remove(self, theirs: Any) -> None:
        people = select(ParticipantRow.id).where(theirs)
        for table, rows in (
            (ParticipantRatingRow, ParticipantRatingRow.participant_id.in_(people)),
            (ParticipantAttributeRow, ParticipantAttributeRow.participant_id.in_(people)),
            (ParticipantRow, theirs),
        ):
            self._session.execute(
                delete(table).where(rows).execution_options(synchronize_session="fetch")
            )

    def _row(self, record_id: UUID) -> FocusGroupRow:
        row = self._session.get(FocusGroupRow, record_id)
        if row is None:
            raise UserError(mark("This group is no longer in the workspace."))
        return row

    def _rows(self) -> Iterator[tuple[UUID, FocusGroupRow]]:
        query = select(FocusGroupRow).order_by(FocusGroupRow.created_at.desc(), FocusGroupRow.id)
        for row in self._session.scalars(query):
            yield row.id, row

    def _participant(self, group_id: UUID, participant_id: UUID) -> ParticipantRow:
        found = self._session.get(ParticipantRow, participant_id)
        if found is None or found.group_id != group_id:
            raise UserError(mark("This participant is no longer in the group."))
        return found

    def _assembled(self, row: FocusGroupRow) -> FocusGroup:
        return FocusGroup(
            id=row.id,
            details=GroupDetails(
                title=row.title,
                framework_id=row.framework_id,
                role=self._maybe_code(role, row.framework_id, row.role_id),
                reading=self._maybe_code(requirement_set, row.framework_id, row.reading_id),
                minimum=row.minimum,
                purpose=row.purpose,
                held_on=row.held_on,
                place=row.place,
                facilitator=row.facilitator,
                note=row.note,
            ),
            participants=read_participants(self._session, row.id, row.framework_id),
            showings=tuple(
                Showing(read_condition(one.condition), read_shown(one.document), one.shown_at)
                for one in self._session.scalars(
                    select(ShownSetRow)
                    .where(ShownSetRow.group_id == row.id)
                    .order_by(ShownSetRow.sequence)
                )
            ),
            archived=row.archived,
            created_at=row.created_at,
            saved_at=row.saved_at,
            version=row.version,
        )

    def _digest(self, value: FocusGroup) -> str:
        return group_digest(value)

    def _called(self, row: FocusGroupRow) -> str:
        return row.title

    def _maybe_id(self, table: Table, framework_id: UUID, code: str) -> UUID | None:
        return id_of(self._session, table, framework_id, code) if code else None

    def _maybe_code(self, table: Table, framework_id: UUID, record_id: UUID | None) -> str:
        return "" if record_id is None else code_of(self._session, table, framework_id, record_id)


def _counted(column: Any) -> Any:
    return select(column.label("group_id"), func.count().label("n")).group_by(column).subquery()
