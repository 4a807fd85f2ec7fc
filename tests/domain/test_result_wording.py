"""What a result says of its scope, its sittings and its backing."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from s4c_desktop.domain import backing_wording, result_wording, wording
from s4c_desktop.domain.assessment import (
    Assessment,
    Given,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
    Sitting,
)
from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.gap import Result, evaluate
from s4c_desktop.domain.scale import State
from tests.domain.frameworks import requirement

FIVE = Rating(State.RATED, 5)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def partial(*answers: Rating, mandatory: int = 16) -> Result:
    """Compare the first competences of a role with what was said of them; the rest is outside."""
    wanted = [requirement(f"A{n}", 5) for n in range(1, mandatory + 1)]
    ratings = {f"A{n}": rating for n, rating in enumerate(answers, 1)}
    return evaluate(wanted, ratings, Scope.AREAS, set(ratings))


def test_a_partial_scope_never_sounds_like_the_whole_role() -> None:
    result = partial(FIVE, FIVE, FIVE, FIVE, FIVE, Rating(State.RATED, 4))
    assert wording.readiness_sentence(result, Kind.ASSESSOR) == (
        "6 of 16 mandatory assessed, 5 met, 1 short (A6)."
    )
    assert wording.readiness_sentence(result, Kind.SELF).startswith(
        "By own rating: 6 of 16 mandatory assessed, 5 met"
    )
    assert result_wording.scope_sentence(result) == (
        "Chosen areas: 10 mandatory competences of the role were not part of this assessment."
    )


def test_what_was_not_observed_is_not_assessed_and_exemptions_keep_the_denominator() -> None:
    exempt = Rating(State.EXEMPT, reason="r", allowed_by="n")
    result = partial(FIVE, Rating(State.NO_EVIDENCE), exempt, Rating())
    assert wording.readiness_sentence(result, Kind.ASSESSOR) == (
        "1 of 16 mandatory assessed, 1 met, 1 without evidence yet (A2), 1 not rated yet (A4), "
        "1 exempt (A3)."
    )
    whole = partial(FIVE, exempt, mandatory=2)
    assert wording.readiness_sentence(whole, Kind.ASSESSOR) == (
        "1 of 2 mandatory met, 1 exempt (A2)."
    )
    assert result_wording.scope_sentence(whole) == ""


def test_a_straight_run_is_named_with_its_ends() -> None:
    assert result_wording.straight_run_sentence(()) == ""
    said = result_wording.straight_run_sentence(tuple(f"A{n}" for n in range(1, 10)))
    assert said.startswith("9 competences in a row have the same rating (A1 to A9).")


def test_several_sittings_say_who_rated_what_in_which() -> None:
    one, two = Sitting(1, "Maria", NOON), Sitting(2, "Ivan", NOON)
    given = {"A1": Given("Maria", NOON, 1), "A2": Given("Petra", NOON, 1)}
    assessment = Assessment(
        UUID(int=1), Person(UUID(int=2), "C"), UUID(int=3), "SCPD", "default", Kind.ASSESSOR,
        Scope.ALL, Phase.DRAFT, 1, sittings=(one, two), given=given,
    )  # fmt: skip
    first, second = result_wording.sitting_sentences(assessment)
    assert first == "Sitting 1, 2026-03-02, Maria, Petra: A1, A2."
    assert second == "Sitting 2, 2026-03-02, Ivan: no rating stands from it."
    alone = Assessment(
        UUID(int=1), Person(UUID(int=2), "C"), UUID(int=3), "SCPD", "default", Kind.ASSESSOR,
        Scope.ALL, Phase.DRAFT, 1, sittings=(one,), given=given,
    )  # fmt: skip
    assert not tuple(result_wording.sitting_sentences(alone))


def test_thin_evidence_is_noted_by_code_unless_all_is_thin() -> None:
    assert backing_wording.thin_note((), 4) == ""
    assert backing_wording.thin_note(("A2", "A8"), 4) == "Thin evidence: A2, A8"
    assert backing_wording.thin_note(("A2", "A8"), 2) == "Thin evidence: all 2 rated"
    assert len({backing_wording.thin_name(each) for each in Backing}) == len(Backing)
