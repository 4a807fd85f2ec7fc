"""A process that has imported everything and makes children which are soon killed.

Forking one takes a hundredth of what starting Python takes, so that a thousand can die in a few
minutes. `python -m tests.reliability.nursery` reads a line of JSON for each child to make:
`{"act": name, "arguments": […]}`, and answers with its process number on standard error; the
child writes to standard output. A second line of any kind waits for its end.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import random
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from s4c_desktop import domain, models, services
from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.domain.vote import OPTIONS
from s4c_desktop.domain.vote_plain import vote_digest


def main() -> int:
    """Make children until standard input ends."""
    # The program imports what it needs when it needs it; no child is to do that again.
    for package in (domain, models, services):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    while line := sys.stdin.readline():
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(order["act"], order["arguments"])
        sys.stderr.write(f"{child}\n")
        sys.stderr.flush()
        sys.stdin.readline()
        os.waitpid(child, 0)
        sys.stderr.write("gone\n")
        sys.stderr.flush()
    return 0


def _live(act: str, arguments: list[str]) -> None:
    """Act until killed, or to the end; never returns."""
    try:
        acts: dict[str, Callable[..., None]] = {"rate": rate, "vote": vote, "start": start}
        acts[act](*arguments)
    except UserError as error:
        tell("refused", error.text())
    except Exception:  # noqa: BLE001 - the test that listens fails with it
        tell("fault", traceback.format_exc())
    finally:
        os._exit(0)


def rate(workspace: str, seed: str, *assessments: str) -> None:
    """Go on rating at random in several people's assessments, changing between them."""
    chance = random.Random(seed)
    program = open_program(workspace)
    tell("open")
    codes = tuple(program.library.current().order)
    while True:
        identity = chance.choice(assessments)
        for _competence in range(chance.randint(1, 6)):
            code = chance.choice(codes)
            level = chance.choice(EQF_LEVELS)
            # The note says whose it is: an answer in another assessment would show.
            note = f"{identity} {chance.random()}" + "x" * chance.choice((0, 10, 9000))
            tell("try", identity, code, level, note)
            rating = Rating(State.RATED, level, note=note)
            program.assessments.rate(UUID(identity), code, rating, by="Maria")
            tell("saved", identity, code, level, note)
            tell("goes", identity, code)
            program.assessments.remember(UUID(identity), Step.RATINGS.value, code)
            tell("stands", identity, code)


def vote(workspace: str, seed: str, vote_id: str) -> None:
    """Go on leading a vote at random: rounds opened, counted, closed, reopened, taken back."""
    chance, identity = random.Random(seed), UUID(vote_id)
    program = open_program(workspace)
    voting = program.voting
    tell("open")
    while True:
        found = program.votes.get(identity).vote
        item = found.in_round or found.item(chance.choice(found.competences))
        code, opened = item.competence, item.open_round
        with suppress(UserError):
            if opened is None:
                chance.choice((voting.open_round, voting.reopen_round, voting.go))(identity, code)
            elif chance.random() < 0.8:
                ballot = chance.choice(opened.ballots)
                option = chance.choice(OPTIONS[ballot.question])
                count, seen = chance.randint(0, 12), ballot.count(option)
                voting.tally(identity, code, ballot.question, option, count, seen=seen)
            else:
                chance.choice((voting.close_round, voting.withdraw_round))(identity, code)
        now = program.votes.get(identity).vote
        tell("saved", now.version, vote_digest(now), now.position)


def start(workspace: str) -> None:
    """Open the workspace, tell, and stay until killed or told to end."""
    program = open_program(Path(workspace))
    tell("open")
    sys.stdin.readline()
    program.close()


def tell(*words: object) -> None:
    """Write one line, whole: another process reads it even if this one dies now."""
    os.write(1, (json.dumps(words) + "\n").encode())


if __name__ == "__main__":
    sys.exit(main())
