"""Which name of a person is shown, and which is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from s4c_desktop.domain.assessment import (
    Appeal,
    Assessment,
    Decision,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
    Signature,
    Sitting,
)
from s4c_desktop.domain.names import Names, new_code_name
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.scale import State

ANA = Person(uuid4(), "Ana Lupu", pseudonym="P-7K3Q")
BOB = Person(uuid4(), "Bob")
ON, OFF = Names(code_names=True), Names()

OWN = Assessment(
    id=uuid4(),
    person=ANA,
    framework_id=uuid4(),
    role="SCPD",
    reading="default",
    kind=Kind.SELF,
    scope=Scope.ALL,
    phase=Phase.SIGNED,
    version=1,
    decision=Decision.MEETS,
    decided_by="Ana Lupu ",
    comment="Ana Lupu says",
    ratings={"A1": Rating(State.EXEMPT, reason="Ana Lupu", allowed_by="Ana Lupu")},
    signature=Signature(1, "Ana Lupu", datetime(2026, 9, 14, tzinfo=UTC), "0"),
)


def test_a_code_name_is_shown_where_there_is_one_and_it_is_asked_for() -> None:
    assert [ON.of(ANA), ON.of(BOB), OFF.of(ANA)] == ["P-7K3Q", "Bob", "Ana Lupu"]


def test_the_person_is_masked_wherever_they_are_named_but_not_in_free_text() -> None:
    shown = ON.shown(OWN)
    assert (shown.person.name, shown.raters, shown.decided_by) == ("P-7K3Q",) * 3
    assert shown.rating("A1").allowed_by == "P-7K3Q"
    assert shown.signature is not None
    assert shown.signature.decided_by == "P-7K3Q"
    assert (shown.comment, shown.rating("A1").reason) == ("Ana Lupu says", "Ana Lupu")


def test_the_person_is_masked_in_sittings_appeals_and_the_history() -> None:
    at = datetime(2026, 9, 14, tzinfo=UTC)
    held = replace(
        OWN,
        sittings=(Sitting(1, "Ana Lupu", at),),
        appeals=(Appeal(uuid4(), at.date(), "Ana Lupu", "Ana Lupu objects"),),
    )
    shown = ON.shown(held)
    assert shown.sittings[0].led_by == "P-7K3Q"
    assert (shown.appeals[0].lodged_by, shown.appeals[0].grounds) == ("P-7K3Q", "Ana Lupu objects")
    changes = (
        RatingChange(1, "A1", State.EXEMPT, None, "why", "Ana Lupu", "Ana Lupu", at),
        RatingChange(2, "A1", State.BELOW, None, "", "", "Maria", at),
    )
    first, second = ON.history(ANA, changes)
    assert (first.changed_by, first.allowed_by, second.changed_by) == ("P-7K3Q", "P-7K3Q", "Maria")
    assert OFF.history(ANA, changes) == changes


def test_nothing_else_changes() -> None:
    assert OFF.shown(OWN) is OWN
    theirs = replace(OWN, person=BOB)
    assert ON.shown(theirs) is theirs
    other = replace(OWN, decided_by="Maria Ilieva", signature=None)
    assert ON.shown(other).decided_by == "Maria Ilieva"


def test_what_is_typed_where_the_code_name_is_shown_means_the_person() -> None:
    assert ON.meant(ANA, "P-7K3Q") == "Ana Lupu"
    assert ON.meant(ANA, "Maria") == "Maria"
    assert OFF.meant(ANA, "P-7K3Q") == "P-7K3Q"
    assert ON.meant(BOB, "") == ""


def test_a_code_name_is_new_and_hard_to_misread(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter("AAAA" + "7K3Q")
    monkeypatch.setattr("s4c_desktop.domain.names.secrets.choice", lambda _all: next(letters))
    assert new_code_name({"P-AAAA"}) == "P-7K3Q"
    monkeypatch.undo()
    names = {new_code_name(()) for _ in range(200)}
    assert not set("".join(name[2:] for name in names)) & set("0O1IL")
