"""A vote as a workbook: what came out, every tally, and the rule; nobody's vote is in it."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import OPTIONS, AgendaItem, Question
from s4c_desktop.domain.vote_outcome import Basis, settled, share, winner
from s4c_desktop.domain.vote_protocol import Tally, VoteProtocol, question_name, tallies
from s4c_desktop.domain.vote_wording import (
    basis_sentence,
    counting_sentence,
    method_sentence,
    need_text,
    option_name,
    outcome_text,
    phase_name,
    rule_sentence,
    sorting_name,
)
from s4c_desktop.domain.wording import mandatory_name
from s4c_desktop.exchange.workbook import Column, Table, Value, write_workbook


def vote_to_workbook(content: VoteProtocol) -> bytes:
    """Return the vote as XLSX; the same vote gives the same bytes."""
    tables = (_outcomes(content), *(_tallies(content, each) for each in Question), _about(content))
    return write_workbook(tables, content.vote.title, content.made_at)


def _outcomes(content: VoteProtocol) -> Table:
    columns = (
        Column(_("Competence"), 12),
        Column(_("Title"), 38),
        Column(_("Proposal"), 18),
        Column(_("Sorted"), 22),
        Column(_("Outcome"), 20),
        Column(_("EQF level"), 10),
        Column(_("Mandatory"), 12),
        Column(_("How that came about"), 48),
        Column(_("Decided by"), 20),
        Column(_("Notes"), 48),
    )
    return Table(
        _("Outcome"), columns, tuple(_outcome(content, item) for item in content.vote.items)
    )


def _outcome(content: VoteProtocol, item: AgendaItem) -> tuple[Value, ...]:
    rule = content.vote.rule
    found = settled(item, rule)
    needed = found is not None and found.need.eqf is not None
    ruled = found is not None and found.basis is Basis.RULING
    return (
        item.competence,
        content.framework.competence(item.competence).title,
        "" if item.proposal is None else need_text(item.proposal),
        sorting_name(item),
        outcome_text(item, rule),
        found.need.eqf if found else None,
        mandatory_name(found.need.mandatory) if found and needed else "",
        basis_sentence(item, rule),
        item.ruling.by if ruled and item.ruling else "",
        item.notes,
    )


def _tallies(content: VoteProtocol, question: Question) -> Table:
    options = OPTIONS[question]
    columns = (
        Column(_("Competence"), 12),
        Column(_("Round"), 8),
        Column(_("Counts"), 12),
        Column(_("People present"), 10),
        *(Column(option_name(option), 11) for option in options),
        Column(_("Abstentions"), 12),
        Column(_("Votes cast"), 10),
        *(Column(_("{option}, % of votes").format(option=option_name(o)), 11) for o in options),
        Column(_("Decided"), 14),
        Column(_("Closed (UTC)"), 18),
    )
    asked = (one for one in tallies(content.vote) if one.ballot.question is question)
    rows = tuple(_tally(content, one) for one in asked)
    return Table(question_name(question), columns, rows)


def _tally(content: VoteProtocol, one: Tally) -> tuple[Value, ...]:
    ballot = one.ballot
    options = OPTIONS[ballot.question]
    decided = None if one.reopened else winner(ballot, content.vote.rule)
    closed = None if one.reopened else one.found.closed_at
    return (
        one.item.competence,
        one.found.number,
        _("reopened") if one.reopened else _("yes"),
        one.present,
        *(ballot.count(option) for option in options),
        ballot.abstentions,
        ballot.votes,
        *(share(ballot, option) for option in options),
        "" if decided is None else option_name(decided),
        "" if closed is None else f"{closed:%Y-%m-%d %H:%M}",
    )


def _about(content: VoteProtocol) -> Table:
    columns = (Column(_("What"), 24), Column(_("Said"), 90))
    return Table(_("About"), columns, tuple(_facts(content)))


def _facts(content: VoteProtocol) -> Iterator[tuple[Value, ...]]:
    vote, details = content.vote, content.vote.details
    yield _("Vote"), vote.title
    yield _("Role"), content.role_title
    yield _("Framework"), content.framework.name
    yield _("Held on"), details.held_on
    yield _("Place"), details.place
    yield _("Led by"), details.facilitator
    yield _("People present"), vote.present
    yield _("State"), phase_name(vote.phase)
    yield _("Published as"), content.published
    yield _("Proposals from"), content.proposed_from
    yield _("Rule"), rule_sentence(vote.rule)
    yield _("Counting"), counting_sentence()
    yield _("Method"), method_sentence(vote.rule)
    yield _("Notes"), vote.notes
