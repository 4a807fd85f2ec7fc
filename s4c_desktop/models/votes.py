"""Requirement votes, between rows and values: rule, agenda, rounds, tallies, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from uuid import UUID

from sqlalchemy import delete, insert, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.vote import (
    AgendaItem,
    Method,
    Phase,
    Rule,
    Vote,
    VoteDetails,
    VoteRound,
)
from s4c_desktop.domain.vote_plain import vote_digest
from s4c_desktop.models.base import Base
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.hashed_store import HashedStore, expect_version
from s4c_desktop.models.vote_columns import (
    Counts,
    as_item,
    as_round,
    by_round,
    count_columns,
    item_columns,
    outcome_columns,
    proposed_of,
    round_columns,
    stored_outcome,
)
from s4c_desktop.models.vote_tables import VoteCountRow, VoteItemRow, VoteRoundRow, VoteRow

# Written and read without the ORM, as an evening has hundreds of them; rounds before items go.
_ITEM, _ROUND, _COUNT = (
    Base.metadata.tables[row.__tablename__] for row in (VoteItemRow, VoteRoundRow, VoteCountRow)
)
_AGENDA = (_COUNT, _ROUND, _ITEM)


class VoteStore(HashedStore[VoteRow, Vote]):
    """Reads and writes votes; of a vote only what changed is written."""

    # -- writing -------------------------------------------------------------------------

    def add(self, vote: Vote) -> None:
        """Add a vote; raises UserError where it is there already."""
        if self._session.get(VoteRow, vote.id) is not None:
            raise UserError(mark("This vote is saved already."))
        row = VoteRow(id=vote.id, framework_id=vote.framework_id, created_at=self._now)
        self._fill(row, vote)
        self._session.add(row)
        self._session.flush()
        self._write_agenda(vote, ())

    def save(self, vote: Vote, before: Vote) -> None:
        """Keep a vote that was as `before`; raises UserError where that is not what is stored."""
        row = self._row(vote.id)
        expect_version(row, before.version)
        self._fill(row, vote)
        self._write_agenda(vote, before.items)

    def delete(self, vote_id: UUID) -> None:
        """Delete a vote with its agenda and rounds."""
        row = self._row(vote_id)
        for table in _AGENDA:
            self._session.execute(delete(table).where(table.c.vote_id == vote_id))
        self._session.delete(row)
        self._session.flush()
        self.forget(vote_id)

    def _fill(self, row: VoteRow, vote: Vote) -> None:
        details, rule, proposed = vote.details, vote.rule, vote.proposed
        row.title, row.role_code, row.role_title = details.title, details.role, details.role_title
        row.held_on, row.place = details.held_on, details.place
        row.facilitator, row.group_id = details.facilitator, details.group_id
        row.threshold, row.quorum, row.most_rounds = rule.threshold, rule.quorum, rule.most_rounds
        row.method, row.anonymous = rule.method.value, rule.anonymous
        row.role_id = None if proposed is None else proposed.role_id
        row.reading_id = None if proposed is None else proposed.reading_id
        row.present, row.state, row.position = vote.present, vote.phase.value, vote.position
        row.note, row.published_id, row.archived = vote.notes, vote.published_id, vote.archived
        row.saved_at = self._now
        self.touch(vote.id)

    def _write_agenda(self, vote: Vote, before: Sequence[AgendaItem]) -> None:
        """Write the items that changed, and remove those that are gone."""
        self._session.flush()
        known = self._identities(vote.framework_id)
        old, new = set(enumerate(before)), set(enumerate(vote.items))
        for _place, item in sorted(old - new, key=_by_place):
            for table in _AGENDA:
                theirs = table.c.competence_id == known[item.competence]
                self._session.execute(delete(table).where(table.c.vote_id == vote.id, theirs))
        for place, item in sorted(new - old, key=_by_place):
            if item.competence not in known:
                raise UserError(
                    mark("The framework has no competence {code}."), code=item.competence
                )
            key = {"vote_id": vote.id, "competence_id": known[item.competence]}
            columns = {**key, "sequence": place, **item_columns(item, vote.rule)}
            self._session.execute(insert(_ITEM), [columns])
            for found in item.rounds:
                self._session.execute(insert(_ROUND), round_columns(key, found))
                self._session.execute(insert(_COUNT), count_columns(key, found))

    # -- parts ---------------------------------------------------------------------------

    def _row(self, record_id: UUID) -> VoteRow:
        row = self._session.get(VoteRow, record_id)
        if row is None:
            raise UserError(mark("This vote is no longer in the workspace."))
        return row

    def _rows(self) -> Iterator[tuple[UUID, VoteRow]]:
        query = select(VoteRow).order_by(VoteRow.created_at.desc(), VoteRow.id)
        for row in self._session.scalars(query):
            yield row.id, row

    def _digest(self, value: Vote) -> str:
        return vote_digest(value)

    def _called(self, row: VoteRow) -> str:
        return row.title

    def _identities(self, framework_id: UUID) -> dict[str, UUID]:
        columns = competence.c
        query = select(columns.code, columns.id).where(columns.framework_id == framework_id)
        return {row.code: row.id for row in self._session.execute(query)}

    def _assembled(self, row: VoteRow) -> Vote:
        rule = Rule(row.threshold, row.quorum, Method(row.method), row.anonymous, row.most_rounds)
        return Vote(
            id=row.id,
            framework_id=row.framework_id,
            details=VoteDetails(
                row.title,
                row.role_code,
                row.role_title,
                row.held_on,
                row.place,
                row.facilitator,
                row.group_id,
            ),
            rule=rule,
            present=row.present,
            phase=Phase(row.state),
            items=self._items(row.id, rule),
            proposed=proposed_of(row),
            notes=row.note,
            position=row.position,
            published_id=row.published_id,
            archived=row.archived,
            version=row.version,
        )

    def _items(self, vote_id: UUID, rule: Rule) -> tuple[AgendaItem, ...]:
        rounds = self._rounds(vote_id)
        query = (
            select(_ITEM, competence.c.code)
            .join(competence, competence.c.id == _ITEM.c.competence_id)
            .where(_ITEM.c.vote_id == vote_id)
            .order_by(_ITEM.c.sequence, competence.c.code)
        )
        found = []
        for row in self._session.execute(query):
            item = as_item(row, rounds.pop(row.competence_id, ()))
            if outcome_columns(item, rule) != stored_outcome(row):
                raise ValueError("an outcome that the votes do not have")
            found.append(item)
        if rounds:
            raise ValueError("rounds on what is not on the agenda")
        return tuple(found)

    def _rounds(self, vote_id: UUID) -> dict[UUID, tuple[VoteRound, ...]]:
        """Return the rounds of a vote by competence, in order."""
        counted = select(_COUNT).where(_COUNT.c.vote_id == vote_id)
        counts: Counts = {
            (row.competence_id, row.question, row.number, row.option): row.votes
            for row in self._session.execute(counted)
        }
        order = (_ROUND.c.competence_id, _ROUND.c.number)
        query = select(_ROUND).where(_ROUND.c.vote_id == vote_id).order_by(*order)
        found: dict[UUID, tuple[VoteRound, ...]] = {}
        rows = self._session.execute(query)
        for (competence_id, _number), of_round in groupby(rows, by_round):
            made = as_round(list(of_round), counts)
            found[competence_id] = (*found.get(competence_id, ()), made)
        return found


def _by_place(placed: tuple[int, AgendaItem]) -> int:
    return placed[0]
