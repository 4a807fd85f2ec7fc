"""A vote in any order of calls: each is refused in words or done, never half."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.vote import (
    NOT_NEEDED,
    OPTIONS,
    Need,
    Phase,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
)
from s4c_desktop.domain.vote_agenda import with_present, with_rule
from s4c_desktop.domain.vote_outcome import figures, standing
from s4c_desktop.domain.vote_phases import (
    accept_rest,
    back_to_planning,
    back_to_sorting,
    begin,
    begin_voting,
    finish,
    go_on,
    sort,
)
from s4c_desktop.domain.vote_place import go_next, go_open, go_previous
from s4c_desktop.domain.vote_plain import vote_digest
from s4c_desktop.domain.vote_rounds import (
    close_round,
    decide,
    open_round,
    reopen_round,
    take_back,
    tally,
    withdraw_round,
)
from tests.domain.votes import AT, planned

CODES = ("RE1", "RE3")
NEEDS = (NOT_NEEDED, Need(5), Need(6, mandatory=True))
STEPS = (begin, begin_voting, accept_rest, finish, go_on, go_next, go_open, go_previous)
BACK = (back_to_planning, back_to_sorting)
UNDO = (reopen_round, reopen_round, withdraw_round, take_back)

Call = Callable[[Vote], Vote]


def any_call(lot: Random, vote: Vote) -> Call:
    """Draw a call, half of them those of a round."""
    voting = vote.in_round
    code = voting.competence if voting and lot.random() < 0.8 else lot.choice(CODES)
    question = lot.choice(tuple(Question))
    option = lot.choice((*OPTIONS[question], None))
    ruling = Ruling(lot.choice(NEEDS), lot.choice(("Ana", "")), "Because")
    present, count = lot.randint(-1, 9), lot.randint(-1, 6)
    threshold, sorting = lot.choice((50, 60, 75)), lot.choice(tuple(Sorting))
    step, back, undo = lot.choice(STEPS), lot.choice(BACK), lot.choice(UNDO)
    rule = replace(vote.rule, threshold=threshold)
    calls: dict[Call, float] = {
        lambda v: tally(v, code, question, option, count): 8,
        lambda v: open_round(v, code, AT): 4,
        lambda v: close_round(v, code, AT): 4,
        lambda v: undo(v, code): 1,
        lambda v: decide(v, code, ruling): 1,
        lambda v: sort(v, code, sorting): 2,
        lambda v: with_present(v, present): 1,
        lambda v: with_rule(v, rule): 1,
        step: 6,
        back: 0.2,
    }
    return lot.choices(tuple(calls), tuple(calls.values()))[0]


def check(vote: Vote) -> None:
    """Fail where a vote is in a state that must not be."""
    opened = [one for item in vote.items for one in item.rounds if one.is_open]
    assert len(opened) <= 1
    assert not opened or vote.phase is Phase.VOTING
    for item in vote.items:
        assert [one.number for one in item.rounds] == list(range(1, len(item.rounds) + 1))
        assert len(item.rounds) <= vote.rule.most_rounds
        assert all(not one.is_open for one in item.rounds[:-1])
        for one in item.rounds:
            assert 0 <= one.voters <= one.present
            shown = [figures(one, question, vote.rule) for question in Question]
            assert not one.is_open or shown == [None, None]
    if vote.phase is Phase.DECIDED:
        assert standing(vote).is_complete
    assert vote_digest(vote)


def closed(vote: Vote) -> set[tuple[str, int, object]]:
    """Return everything that was ever closed and is still there."""
    return {
        (item.competence, one.number, ballots)
        for item in vote.items
        for one in item.rounds
        for ballots in (
            *((one.ballots,) if not one.is_open else ()),
            *(earlier.ballots for earlier in one.earlier),
        )
    }


def walk(seed: int, steps: int) -> Counter[str]:
    lot, reached = Random(seed), Counter[str]()
    vote = planned(*CODES, rule=Rule(60, 3), present=5, proposals={"RE1": Need(5)})
    before = closed(vote)
    for _ in range(steps):
        call = any_call(lot, vote)
        with suppress(UserError):
            vote = call(vote)
        check(vote)
        now = closed(vote)
        assert before <= now
        before = now
        reached[vote.phase] += 1
        reached["rounds"] += len(before)
        reached["earlier"] += sum(bool(r.earlier) for item in vote.items for r in item.rounds)
        reached["ruled"] += sum(item.ruling is not None for item in vote.items)
    return reached


@pytest.mark.parametrize(
    "seeds", [range(40), pytest.param(range(40, 2000), marks=pytest.mark.long)]
)
def test_nothing_is_ever_half_done_or_lost(seeds: range) -> None:
    reached = sum((walk(seed, 150) for seed in seeds), Counter[str]())
    # Else this would prove nothing.
    wanted = {"sorting", "voting", "decided", "rounds", "earlier", "ruled"}
    assert all(reached[name] > 50 for name in wanted), reached
