"""A rating shown as saved survives the death of the process, in the right assessment."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.flow import resume
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from tests.figures import Figure
from tests.reliability.conftest import Nursery

PEOPLE = 3


class Known:
    """What the killed processes told: the last answers saved, and those on their way."""

    def __init__(self) -> None:
        self.allowed: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        self.kept: set[tuple[str, str]] = set()
        self.places: dict[str, list[str]] = defaultdict(list)
        self.saved = 0

    def hear(self, told: list[list[Any]]) -> None:
        """Take note of what one process told."""
        for word, *rest in told:
            match word, rest:
                case "try", [identity, code, level, note]:
                    self.allowed[identity, code].append((level, note))
                case "saved", [identity, code, level, note]:
                    self.allowed[identity, code] = [(level, note)]
                    self.kept.add((identity, code))
                    self.saved += 1
                case "goes", [identity, code]:
                    self.places[identity].append(code)
                case "stands", [identity, code]:
                    self.places[identity] = [code]
                case _:
                    assert word == "open", (word, rest)

    def settle(self, program: Program, identity: str) -> None:
        """Make sure that an assessment holds what was saved, and nothing of anybody else's.

        Whatever was on its way is known now.
        """
        assessment = program.assessments.load(UUID(identity))
        for code, rating in assessment.ratings.items():
            assert (rating.level, rating.note) in self.allowed[identity, code]
            assert rating.note.startswith(identity)
        lost = {code for whose, code in self.kept if whose == identity} - assessment.ratings.keys()
        assert not lost
        if self.places[identity]:
            flow = resume(assessment, program.library.framework(assessment.framework_id))
            assert flow.position in self.places[identity]
        for code in [code for whose, code in self.allowed if whose == identity]:
            del self.allowed[identity, code]
        for code, rating in assessment.ratings.items():
            self.allowed[identity, code] = [(rating.level or 0, rating.note)]
            self.kept.add((identity, code))


def start_assessments(path: Path) -> tuple[str, ...]:
    """Start an assessment of all competences for each of three people."""
    program = open_program(path)
    framework = program.library.current()
    setup = SetUp(framework.id, "SCPD", scope=Scope.ALL, assessors="Maria")
    made = []
    for number in range(PEOPLE):
        person = program.people.create(PersonDetails(f"Candidate {number}")).value
        made.append(str(program.assessments.create(person.id, setup).value.id))
    program.close()
    return tuple(made)


def settle(known: Known, path: Path, identities: tuple[str, ...]) -> None:
    """Open what a killed process left and compare it; whatever was on its way is known now."""
    program = open_program(path)
    try:
        assert program.workspace.check() == ()
        for identity in identities:
            known.settle(program, identity)
    finally:
        program.close()


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(4, id="sample"),
        pytest.param(1000, id="all", marks=[pytest.mark.long, pytest.mark.timeout(5400)]),
    ],
)
def test_what_was_saved_survives_the_death_of_the_process(
    nursery: Nursery, empty_workspace: Path, runs: int, figure: Figure
) -> None:
    chance = random.Random(4)
    identities = start_assessments(empty_workspace)
    known = Known()
    for run in range(runs):
        nursery.make("rate", empty_workspace, run, *identities)
        # Now and then while it opens, mostly in the midst of its work, at any moment of a save.
        told = nursery.watch(chance.randint(0, 60))
        known.hear(told + nursery.kill(after=chance.uniform(0, 0.006)))
        settle(known, empty_workspace, identities)
    assert known.saved > runs
    figure("killed while rating", f"{runs} kills, {known.saved} saved answers, 0 lost")
    figure(
        "resumed in the right place",
        f"{runs} interrupted sessions of {PEOPLE} people, 0 answers in another's assessment",
    )
