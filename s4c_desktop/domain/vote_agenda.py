"""Planning a vote: what it is about, its rule, who is there, the agenda with proposals, notes.

Every function returns a new vote, or raises UserError and changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework_structure import code_fault
from s4c_desktop.domain.vote import (
    FULL_THRESHOLD,
    LEAST_THRESHOLD,
    MOST_PRESENT,
    MOST_ROUNDS,
    AgendaItem,
    Method,
    Need,
    Phase,
    Proposed,
    Rule,
    Sorting,
    Vote,
    VoteDetails,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


def with_details(vote: Vote, details: VoteDetails, roles: Collection[str]) -> Vote:
    """Change what a vote is about; `roles` are the codes of the roles that its version has.

    The role stands from the first round on. Raises UserError for a vote without a title, and for
    a role that is not there and has no title of its own.
    """
    if vote.phase is Phase.PUBLISHED:
        raise published(vote)
    before = vote.details
    if vote.has_begun and (before.role, before.role_title) != (details.role, details.role_title):
        raise UserError(
            mark("People have voted on this role already. Make a new vote for another role.")
        )
    if not details.title.strip():
        raise UserError(mark("A vote needs a title, such as “What our resilience officer needs”."))
    _check_role(details, roles)
    return replace(vote, details=details)


def _check_role(details: VoteDetails, roles: Collection[str]) -> None:
    code, title = details.role, details.role_title
    if not code:
        raise UserError(mark("Choose the role that is voted on, or name a new one."))
    if not title:
        if code not in roles:
            raise UserError(
                mark("This framework has no role {code}. Choose another, or name a new one."),
                code=code,
            )
    elif not title.strip():
        raise UserError(mark("A new role needs a title."))
    elif fault := code_fault(code, roles):
        raise UserError(mark("The new role: {fault}"), fault=fault)


def with_rule(vote: Vote, rule: Rule) -> Vote:
    """Fix threshold, quorum and method; raises UserError from the first round on."""
    if vote.has_begun and rule != vote.rule:
        raise UserError(
            mark(
                "Threshold, quorum and method are fixed: the first round has been opened. Make a "
                "new vote to change them."
            )
        )
    if not LEAST_THRESHOLD <= rule.threshold <= FULL_THRESHOLD:
        raise UserError(
            mark(
                "A threshold of {n} % is not possible. Choose one from {least} to {most} %, so "
                "that two options can never reach it at once."
            ),
            n=rule.threshold,
            least=LEAST_THRESHOLD,
            most=FULL_THRESHOLD,
        )
    if not 1 <= rule.quorum <= MOST_PRESENT:
        raise UserError(
            mark("A quorum of {n} people is not possible. Choose one from 1 to {most}."),
            n=rule.quorum,
            most=MOST_PRESENT,
        )
    if not 1 <= rule.most_rounds <= MOST_ROUNDS:
        raise UserError(
            mark("{n} rounds are not possible. Choose from 1 to {most} for a competence."),
            n=rule.most_rounds,
            most=MOST_ROUNDS,
        )
    if rule.anonymous and rule.method is Method.HANDS:
        raise UserError(mark("Raised hands are seen by all. Choose paper slips for secret votes."))
    return replace(vote, rule=rule)


def with_present(vote: Vote, present: int) -> Vote:
    """Note how many people are in the room, in an open round too.

    Raises UserError for fewer than have voted in it.
    """
    if vote.phase in (Phase.DECIDED, Phase.PUBLISHED):
        raise UserError(
            mark("“{title}” is over, so its attendance stands as it is."), title=vote.title
        )
    if not 0 <= present <= MOST_PRESENT:
        raise UserError(
            mark("{n} people present is not possible. Choose a number from 0 to {most}."),
            n=present,
            most=MOST_PRESENT,
        )
    item = vote.in_round
    if item is not None and item.open_round is not None:
        found = item.open_round
        if present < found.voters:
            raise UserError(
                mark("{voters} people have voted in this round, so {n} present is too few."),
                voters=found.voters,
                n=present,
            )
        rounds = (*item.rounds[:-1], replace(found, present=present))
        vote = vote.with_item(replace(item, rounds=rounds))
    return replace(vote, present=present)


# -- the agenda ---------------------------------------------------------------------------


def proposals(framework: Framework, role: str, reading: str) -> dict[str, Need]:
    """Return what a role requires in a reading, by competence; only where a level is set.

    Raises UserError for a role or reading that the version does not have.
    """
    try:
        found = framework.requirements(role, reading)
    except KeyError as error:
        raise UserError(
            mark("{name} has no requirements of the role {role} to propose."),
            name=framework.name,
            role=role,
        ) from error
    return {
        code: Need(requirement.eqf, requirement.mandatory)
        for code, requirement in found.items()
        if requirement.eqf is not None
    }


def with_agenda(
    vote: Vote,
    agenda: Mapping[str, Need | None],
    known: Sequence[str],
    proposed: Proposed | None = None,
) -> Vote:
    """Put competences on the agenda, with what is proposed; `known` are the version's, in order.

    Of a competence that stays, its notes are kept, and with the same proposal how it was sorted.
    Raises UserError once the vote has begun.
    """
    _expect_planned(vote)
    unknown = sorted(agenda.keys() - set(known))
    if unknown:
        raise UserError(mark("The framework has no competence {codes}."), codes=", ".join(unknown))
    before = {item.competence: item for item in vote.items}
    items = tuple(
        _agreed(before.get(code, AgendaItem(code)), agenda[code])
        for code in known
        if code in agenda
    )
    return replace(vote, items=items, proposed=proposed)


def with_agenda_of(vote: Vote, before: Vote) -> Vote:
    """Put the agenda back that the vote had before; raises UserError as `with_agenda`."""
    _expect_planned(vote)
    return replace(vote, items=before.items, proposed=before.proposed)


def _expect_planned(vote: Vote) -> None:
    if vote.phase is not Phase.PLANNED:
        raise UserError(
            mark("The agenda of “{title}” is being worked on. Go back to planning to change it."),
            title=vote.title,
        )


def _agreed(item: AgendaItem, proposal: Need | None) -> AgendaItem:
    if item.proposal == proposal:
        return item
    return replace(item, proposal=proposal, sorting=Sorting.UNSORTED)


def check_quorum(vote: Vote) -> None:
    """Raise UserError where too few people are there to decide anything."""
    if vote.present < max(vote.rule.quorum, 1):
        raise UserError(
            mark(
                "{n} people are present, and the quorum is {quorum}: nothing could be decided. "
                "Enter who is present, or wait for more people."
            ),
            n=vote.present,
            quorum=vote.rule.quorum,
        )


def with_item_notes(vote: Vote, competence: str, notes: str) -> Vote:
    """Note what was said about a competence; raises UserError once the vote is published."""
    if vote.phase is Phase.PUBLISHED:
        raise published(vote)
    return vote.with_item(replace(vote.item(competence), notes=notes))


def with_notes(vote: Vote, notes: str) -> Vote:
    """Note what was said about the whole; raises UserError once the vote is published."""
    if vote.phase is Phase.PUBLISHED:
        raise published(vote)
    return replace(vote, notes=notes)


def published(vote: Vote) -> UserError:
    """Return the error of changing a vote that is published."""
    return UserError(
        mark("“{title}” is published, so it stays as it is. Make a new vote for changes."),
        title=vote.title,
    )
