"""Requirement votes, between rows and values: rule, agenda, rounds, tallies, what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from uuid import UUID

from sqlalchemy import delete, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.vote import (
    OPTIONS,
    AgendaItem,
    Method,
    Option,
    Phase,
    Rule,
    Vote,
    VoteDetails,
    VoteRound,
)
from s4c_desktop.domain.vote_plain import vote_digest
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.hashed_store import HashedStore, expect_version
from s4c_desktop.models.vote_columns import (
    as_item,
    as_round,
    by_round,
    earlier_text,
    item_columns,
    outcome_columns,
    proposed_of,
    stored_outcome,
)
from s4c_desktop.models.vote_tables import VoteCountRow, VoteItemRow, VoteRoundRow, VoteRow


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

    def save(self, vote: Vote) -> None:
        """Keep a vote as it is now; raises UserError where it is not the one that was read."""
        row = self._row(vote.id)
        expect_version(row, vote.version)
        before = self._assembled(row)
        self._fill(row, vote)
        self._write_agenda(vote, before.items)

    def delete(self, vote_id: UUID) -> None:
        """Delete a vote with its agenda and rounds."""
        row = self._row(vote_id)
        for table in (VoteCountRow, VoteRoundRow, VoteItemRow):
            self._session.execute(delete(table).where(table.vote_id == vote_id))
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
        known = self._identities(vote.framework_id)
        old = {item.competence: (place, item) for place, item in enumerate(before)}
        for item in before:
            if item.competence not in vote.competences:
                for table in (VoteCountRow, VoteRoundRow, VoteItemRow):
                    theirs = table.competence_id == known[item.competence]
                    self._session.execute(delete(table).where(table.vote_id == vote.id, theirs))
        for place, item in enumerate(vote.items):
            if old.get(item.competence) == (place, item):
                continue
            if item.competence not in known:
                raise UserError(
                    mark("The framework has no competence {code}."), code=item.competence
                )
            key = {"vote_id": vote.id, "competence_id": known[item.competence]}
            self._session.merge(VoteItemRow(**key, sequence=place, **item_columns(item, vote.rule)))
            rounds = old[item.competence][1].rounds if item.competence in old else ()
            self._write_rounds(key, rounds, item.rounds)
        self._session.flush()

    def _write_rounds(
        self, key: Mapping[str, UUID], before: Sequence[VoteRound], after: Sequence[VoteRound]
    ) -> None:
        for gone in before[len(after) :]:
            for table in (VoteCountRow, VoteRoundRow):
                mine = (table.vote_id == key["vote_id"], table.number == gone.number)
                theirs = table.competence_id == key["competence_id"]
                self._session.execute(delete(table).where(*mine, theirs))
        for found in after:
            if found in before:
                continue
            for ballot in found.ballots:
                place = {**key, "question": ballot.question.value, "number": found.number}
                self._session.merge(
                    VoteRoundRow(
                        **place,
                        present=found.present,
                        abstentions=ballot.abstentions,
                        opened_at=found.opened_at,
                        closed_at=found.closed_at,
                        note=earlier_text(found, ballot.question),
                    )
                )
                for option in OPTIONS[ballot.question]:
                    votes = ballot.count(option)
                    self._session.merge(VoteCountRow(**place, option=option.value, votes=votes))

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
            select(VoteItemRow, competence.c.code)
            .join(competence, competence.c.id == VoteItemRow.competence_id)
            .where(VoteItemRow.vote_id == vote_id)
            .order_by(VoteItemRow.sequence, competence.c.code)
        )
        found = []
        for row, code in self._session.execute(query):
            item = as_item(row, code, rounds.pop(row.competence_id, ()))
            if outcome_columns(item, rule) != stored_outcome(row):
                raise ValueError("an outcome that the votes do not have")
            found.append(item)
        if rounds:
            raise ValueError("rounds on what is not on the agenda")
        return tuple(found)

    def _rounds(self, vote_id: UUID) -> dict[UUID, tuple[VoteRound, ...]]:
        """Return the rounds of a vote by competence, in order."""
        counts = self._counts(vote_id)
        order = (VoteRoundRow.competence_id, VoteRoundRow.number)
        query = select(VoteRoundRow).where(VoteRoundRow.vote_id == vote_id).order_by(*order)
        found: dict[UUID, tuple[VoteRound, ...]] = {}
        rows = self._session.scalars(query)
        for (competence_id, number), of_round in groupby(rows, by_round):
            made = as_round(number, list(of_round), counts)
            found[competence_id] = (*found.get(competence_id, ()), made)
        return found

    def _counts(self, vote_id: UUID) -> Callable[[VoteRoundRow, Option], int]:
        query = select(VoteCountRow).where(VoteCountRow.vote_id == vote_id)
        found = {
            (row.competence_id, row.question, row.number, row.option): row.votes
            for row in self._session.scalars(query)
        }

        def count(row: VoteRoundRow, option: Option) -> int:
            return found[row.competence_id, row.question, row.number, option.value]

        return count
