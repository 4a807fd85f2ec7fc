"""A vote that is killed goes on with what was counted last, at the very place."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.vote import Vote
from s4c_desktop.domain.vote_plain import vote_digest
from tests.figures import Figure
from tests.reliability.conftest import Nursery
from tests.services.test_votes import planned


def begun(path: Path) -> Vote:
    with closing(open_program(path)) as program:
        vote = planned(program, "RE1", "RE2", "RE3")
        return program.voting.begin(vote.id).value.vote


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(3, id="sample"),
        pytest.param(300, id="all", marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
    ],
)
def test_what_was_counted_survives_the_death_of_the_process(
    nursery: Nursery, empty_workspace: Path, runs: int, figure: Figure
) -> None:
    chance, counted = random.Random(7), 0
    vote = begun(empty_workspace)
    last: list[Any] = [vote.version, vote_digest(vote), vote.position]
    for run in range(runs):
        nursery.make("vote", empty_workspace, run, vote.id)
        told = nursery.watch(chance.randint(0, 40))
        told += nursery.kill(after=chance.uniform(0, 0.006))
        saved = [rest for word, *rest in told if word == "saved"]
        assert len(saved) == len([word for word, *_rest in told if word != "open"]), told
        counted += len(saved)
        last = saved[-1] if saved else last
        with closing(open_program(empty_workspace)) as program:
            assert program.workspace.check() == ()
            vote = program.votes.get(vote.id).vote
        # What was on its way may have arrived; of what was told nothing is lost.
        assert vote.version >= last[0]
        now = [vote.version, vote_digest(vote), vote.position]
        assert vote.version > last[0] or now == last
        last = now
    assert counted > runs
    figure("killed while voting", f"{runs} kills, {counted} saved changes, 0 lost")
