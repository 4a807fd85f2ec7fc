"""Whatever can be done in a vote can be taken back: the vote is as it was before."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.vote import (
    OPTIONS,
    AgendaItem,
    Need,
    Question,
    Ruling,
    Sorting,
    Vote,
)
from s4c_desktop.services.votes import VoteService
from s4c_desktop.services.voting import VotingService
from s4c_desktop.ui.group.vote_changes import VoteChanges
from s4c_desktop.ui.group.vote_commands import Change, Step
from tests.domain.votes import AT, CODES, planned

Make = Callable[[], Change]


def after(vote: Vote, steps: tuple[Step, ...]) -> Vote:
    for step in steps:
        vote = step.show(vote)
    return vote


def plain(vote: Vote) -> Vote:
    """Return a vote without what an undo does not give back: place, times, earlier closings."""

    def item(one: AgendaItem) -> AgendaItem:
        rounds = tuple(
            replace(found, opened_at=AT, closed_at=None if found.is_open else AT, earlier=())
            for found in one.rounds
        )
        return replace(one, rounds=rounds)

    return replace(vote, position="", items=tuple(item(one) for one in vote.items))


def possible(changes: VoteChanges, vote: Vote, dice: random.Random) -> Iterator[Make]:
    """Yield everything that a facilitator could try, possible now or not."""
    code = dice.choice(CODES)
    question = dice.choice(list(Question))
    option = dice.choice((*OPTIONS[question], None))
    n = dice.randrange(12)
    ruling = Ruling(Need(dice.choice((None, 4, 6))), "Mira", f"because {n}")
    yield changes.begin
    yield lambda: changes.back_to_planning(vote)
    yield changes.begin_voting
    yield changes.back_to_sorting
    yield changes.finish
    yield changes.go_on
    yield lambda: changes.sort(vote, code, dice.choice(list(Sorting)))
    yield lambda: changes.accept_rest(vote)
    yield lambda: changes.open_round(code)
    yield lambda: changes.withdraw_round(vote, code)
    yield lambda: changes.close_round(code)
    yield lambda: changes.reopen_round(code)
    yield lambda: changes.decide(vote, code, ruling)
    yield lambda: changes.take_back(vote, code)
    yield lambda: changes.count_present(vote, 10 + n, object())
    yield lambda: changes.note(vote, dice.choice((code, "")), f"said {n}")
    yield lambda: changes.rule(vote, replace(vote.rule, threshold=51 + n))
    for _tally in range(6):
        yield lambda: changes.tally(vote, code, question, option, dice.randrange(12))


@pytest.mark.parametrize("seed", range(8))
def test_every_change_is_taken_back(seed: int) -> None:
    dice = random.Random(seed)
    vote = planned(proposals={CODES[0]: Need(6, mandatory=True), CODES[1]: Need(5)})
    # The services are only named here: what stores is not called.
    changes = VoteChanges(
        cast(VoteService, VoteService), cast(VotingService, VotingService), vote.id
    )
    done: list[tuple[Change, Vote]] = []
    for _step in range(250):
        make = dice.choice(list(possible(changes, vote, dice)))
        try:
            change = make()
            changed = after(vote, change.forward)
        except UserError:
            continue
        assert plain(after(changed, change.backward)) == plain(vote), change.label
        assert not change.where or change.where in CODES
        done.append((change, vote))
        vote = changed
    assert len(done) > 40
    # And all of it backwards, as long as undo leads.
    for change, before in reversed(done):
        try:
            vote = after(vote, change.backward)
        except UserError:
            break
        assert plain(vote) == plain(before)


def test_digits_typed_on_are_one_change() -> None:
    vote = planned()
    changes = VoteChanges(
        cast(VoteService, VoteService), cast(VotingService, VotingService), vote.id
    )
    typing = object()
    first = changes.count_present(vote, 1, typing).typed
    second = changes.count_present(
        after(vote, changes.count_present(vote, 1, typing).forward), 14, typing
    )
    assert first is not None
    assert second.typed is not None
    joined = first.remake(first.before, second.typed.after)
    assert after(vote, joined.forward).present == 14
    assert after(after(vote, joined.forward), joined.backward) == vote
