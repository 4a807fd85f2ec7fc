"""Invented votes to look around with: one in the midst of its rounds, one that is decided."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.vote import (
    OPTIONS,
    Method,
    Need,
    Option,
    Proposed,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
    VoteDetails,
)
from s4c_desktop.domain.vote_agenda import (
    proposals,
    with_agenda,
    with_item_notes,
    with_present,
    with_rule,
)
from s4c_desktop.domain.vote_phases import accept_rest, begin, begin_voting, finish, sort
from s4c_desktop.domain.vote_place import go_open
from s4c_desktop.domain.vote_rounds import close_round, decide, open_round, tally
from s4c_desktop.services.sample.character import HEAD, MARIA

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.library import LibraryService

_AT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
_PRESENT = 14
_MANAGER = "SCPM"

# Votes in the order of the options; for the level, then for mandatory and optional.
_ALL_AGREE = (((0, 0, 2, 12, 0, 0), (13, 1)),)
_SECOND_ROUND = (((1, 0, 4, 7, 2, 0), (12, 2)), ((0, 0, 2, 11, 1, 0), ()))
_NOT_NEEDED = (((12, 1, 1, 0, 0, 0), (0, 3)),)
_STUCK = (
    ((0, 0, 1, 6, 7, 0), (14, 0)),
    ((0, 0, 0, 7, 7, 0), ()),
    ((0, 0, 0, 6, 8, 0), ()),
)
_Rounds = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def fill_votes(units: UnitsOfWork, library: LibraryService) -> None:
    """Put two votes into the sample workspace."""
    with units.writing() as work:
        work.votes.add(_of_manager(library.current()))
        work.votes.add(_of_officer(library.newest("SCRO")))


def _of_officer(framework: Framework) -> Vote:
    """Return a vote on a role that has no levels at all yet."""
    details = VoteDetails(
        _("What our resilience officer needs"),
        "OFFICER",
        _("Resilience officer"),
        date(2026, 10, 14),
        _("Town hall, room 12"),
        MARIA,
    )
    rule = Rule(75, 10, Method.SLIPS, anonymous=True)
    codes = tuple(framework.order)[:12]
    vote = _planned(framework, details, rule, dict.fromkeys(codes))
    vote = begin(vote)
    for code, rounds in zip(codes, (_ALL_AGREE, _SECOND_ROUND, _NOT_NEEDED, _STUCK), strict=False):
        vote = _held(vote, code, rounds)
    vote = with_item_notes(
        vote, codes[3], _("The port counts on EQF 7, the departments fear for their budgets.")
    )
    reason = _("EQF 6 now; to be looked at again when the new posts are filled.")
    vote = decide(vote, codes[3], Ruling(Need(6, mandatory=True), HEAD, reason))
    return go_open(vote)


def _of_manager(framework: Framework) -> Vote:
    """Return a vote on the profile that the project manager has, accepted but for two levels."""
    role = framework.role(_MANAGER)
    details = VoteDetails(
        _("The project manager in our city"), _MANAGER, "", date(2026, 9, 30), "", HEAD
    )
    found = proposals(framework, _MANAGER, DEFAULT_READING)
    mandatory = [code for code, need in found.items() if need.mandatory]
    reading = next(one for one in framework.readings if one.code == DEFAULT_READING)
    vote = _planned(
        framework,
        details,
        Rule(66, 8),
        {code: found[code] for code in mandatory},
        Proposed(role.id, reading.id),
    )
    vote = begin(vote)
    for code in mandatory[:2]:
        vote = sort(vote, code, Sorting.CONTESTED)
    vote = begin_voting(accept_rest(vote))
    for code, rounds in zip(mandatory[:2], (_ALL_AGREE, _SECOND_ROUND), strict=True):
        vote = _held(vote, code, rounds)
    return finish(vote)


def _planned(
    framework: Framework,
    details: VoteDetails,
    rule: Rule,
    agenda: dict[str, Need | None],
    proposed: Proposed | None = None,
) -> Vote:
    vote = with_rule(Vote(uuid4(), framework.id, details), rule)
    return with_agenda(with_present(vote, _PRESENT), agenda, tuple(framework.order), proposed)


def _held(vote: Vote, code: str, rounds: _Rounds) -> Vote:
    for level, mandatory in rounds:
        vote = open_round(vote, code, _AT)
        for question, counts in ((Question.LEVEL, level), (Question.MANDATORY, mandatory)):
            options: tuple[Option, ...] = OPTIONS[question]
            for option, count in zip(options, counts, strict=False):
                vote = tally(vote, code, question, option, count)
        vote = close_round(vote, code, _AT)
    return vote
