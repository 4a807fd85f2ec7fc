"""Until when an appeal is possible, who may not decide on it, and how that is worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from s4c_desktop.domain import appeals_wording
from s4c_desktop.domain.appeals import Terms, last_day, open_appeals, terms
from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Assessment,
    Kind,
    Person,
    Phase,
    Scope,
    Signature,
)

DAY = date(2026, 3, 2)
PERSON = Person(UUID(int=1), "Candidate 014")
PLAIN = Assessment(
    UUID(int=2), PERSON, UUID(int=3), "SCPD", "default", Kind.ASSESSOR, Scope.ALL, Phase.SIGNED, 1,
    decided_by="Elena  Dimova",
    signature=Signature(1, "Maria", datetime(2026, 3, 2, tzinfo=UTC), "", countersigned_by="Ivan"),
)  # fmt: skip
APPEAL = Appeal(UUID(int=4), DAY, "Candidate 014", "The minutes were not read.")


def test_the_day_that_was_set_stands_and_else_it_follows_from_the_telling() -> None:
    told = replace(PLAIN, acknowledgement=Acknowledgement(DAY, "in person"))
    assert last_day(PLAIN, 14) is None
    assert last_day(told, None) is None
    assert last_day(told, 14) == date(2026, 3, 16)
    assert last_day(replace(told, appeal_until=DAY), 14) == DAY


@pytest.mark.parametrize(
    ("after", "left", "said"),
    [
        (-14, 14, "The last day for an appeal is 2026-03-02: 14 days left."),
        (-1, 1, "The last day for an appeal is 2026-03-02: 1 day left."),
        (0, 0, "The last day for an appeal is today, 2026-03-02."),
        (1, -1, "The last day for an appeal was 2026-03-02. A late one is still taken."),
    ],
)
def test_the_days_left_are_counted(after: int, left: int, said: str) -> None:
    found = Terms(DAY + timedelta(days=after), DAY)
    assert found.days_left == left
    assert appeals_wording.term_sentence(found) == said


def test_without_a_last_day_nothing_is_late() -> None:
    assert Terms(DAY).days_left is None
    assert Terms(DAY).days_late(date(2030, 1, 1)) == 0
    assert appeals_wording.late_sentence(0) == ""
    assert appeals_wording.term_sentence(Terms(DAY)) == "No last day for an appeal is set."
    assert Terms(DAY, DAY).days_late(DAY) == 0
    assert Terms(DAY, DAY).days_late(date(2026, 3, 4)) == 2


def test_where_it_is_asked_for_nobody_decides_on_an_appeal_who_signed_or_decided() -> None:
    assert not terms(PLAIN, DAY).excludes("Maria")
    found = terms(PLAIN, DAY, separate=True)
    for name in ("Maria", " maria ", "IVAN", "Elena Dimova"):
        assert found.excludes(name)
    assert not found.excludes("Petra")
    assert not found.excludes("")


def test_an_appeal_is_told_in_words() -> None:
    upheld = replace(
        APPEAL,
        state=AppealState.UPHELD,
        decided_on=date(2026, 3, 9),
        decided_by="Petra",
        outcome="They count.",
    )
    assert open_appeals(replace(PLAIN, appeals=(upheld, APPEAL))) == (APPEAL,)
    assert appeals_wording.outcome_sentence(APPEAL) == ""
    assert appeals_wording.outcome_sentence(upheld) == "Upheld on 2026-03-09 by Petra: They count."
    assert appeals_wording.revision_reason(upheld) == (
        "Appeal of 2026-03-02 upheld: The minutes were not read."
    )
    assert {appeals_wording.appeal_state_name(state) for state in AppealState} == {
        "Open", "Upheld", "Rejected", "Withdrawn",
    }  # fmt: skip


def test_the_telling_is_told_in_words() -> None:
    told = Acknowledgement(DAY, "in person.")
    said = appeals_wording.told_sentence(told)
    assert said == "Told the result on 2026-03-02: in person."
    noted = appeals_wording.told_sentence(replace(told, recorded_by="Maria"))
    assert noted == "Told the result on 2026-03-02: in person. Noted by Maria."
