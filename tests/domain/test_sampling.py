"""Sampling for internal quality assurance: by rules, then by a lot that anyone can draw again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Decision
from s4c_desktop.domain.sampling import (
    LIMITS,
    RULES,
    Candidate,
    Chosen,
    Plan,
    Reason,
    by_lot,
    choose,
    parse_rules,
    rules_code,
)
from s4c_desktop.domain.sampling_wording import (
    chosen_sentence,
    lot_sentence,
    plan_sentence,
    reason_text,
    reasons_text,
)

ALL_RULES = {rule: LIMITS.get(rule, 0) for rule in RULES}
PLAIN = Candidate(UUID(int=0), ("Ada",), 20, Decision.MEETS, seconds=3600, rated=16)
PLAN = Plan(UUID(int=77), share=0, rules=ALL_RULES)


def candidates(*assessors: str) -> list[Candidate]:
    """Return one candidate that no rule hits for each of the names."""
    return [
        replace(PLAIN, id=UUID(int=n), assessors=(name,))
        for n, name in enumerate(assessors, start=1)
    ]


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (replace(PLAIN, experience=4), Reason.NEW_ASSESSOR),
        (replace(PLAIN, gaps=1), Reason.GAPS),
        (replace(PLAIN, thin=1), Reason.THIN_EVIDENCE),
        (replace(PLAIN, longest_run=8), Reason.STRAIGHT_RUN),
        (replace(PLAIN, second_assessor=False), Reason.NO_SECOND),
        (replace(PLAIN, no_conflict=False), Reason.NO_DECLARATION),
        (replace(PLAIN, seconds=959), Reason.QUICK),
        (replace(PLAIN, revision=True), Reason.REVISION),
        (replace(PLAIN, appeal=True), Reason.APPEAL),
        (replace(PLAIN, exemptions=1), Reason.EXEMPTIONS),
    ],
)
def test_each_rule_hits_what_it_is_for(candidate: Candidate, reason: Reason) -> None:
    assert choose(PLAN, [candidate]) == (Chosen(PLAIN.id, (reason,)),)
    without = {rule: limit for rule, limit in ALL_RULES.items() if rule is not reason}
    assert choose(replace(PLAN, rules=without), [candidate]) == ()


@pytest.mark.parametrize(
    "candidate",
    [
        PLAIN,
        replace(PLAIN, experience=5),
        replace(PLAIN, gaps=3, thin=3, decision=Decision.NOT_YET),
        replace(PLAIN, longest_run=7),
        replace(PLAIN, seconds=960),
        replace(PLAIN, seconds=None),
    ],
)
def test_no_rule_hits_anything_else(candidate: Candidate) -> None:
    assert choose(PLAN, [candidate]) == ()


def test_all_reasons_are_given_and_the_most_come_first() -> None:
    one, two, three, four = candidates("Ada", "Ada", "Ben", "Ben")
    two = replace(two, revision=True, exemptions=2)
    three = replace(three, appeal=True)
    found = choose(replace(PLAN, share=75), [one, two, three, four])
    assert found[0] == Chosen(two.id, (Reason.REVISION, Reason.EXEMPTIONS))
    assert found[1] == Chosen(three.id, (Reason.APPEAL,))
    assert found[2].id in (one.id, four.id)
    assert found[2].reasons == (Reason.SHARE,)
    assert len(found) == 3


def test_every_assessor_is_looked_at_often_enough() -> None:
    rated = candidates(*["Ada"] * 10, *["Ben"] * 3, "Cleo")
    rated[0] = replace(rated[0], appeal=True)
    found = choose(replace(PLAN, least=2), rated)
    names = {c.id: c.assessors[0] for c in rated}
    assert Counter(names[chosen.id] for chosen in found) == {"Ada": 2, "Ben": 2, "Cleo": 1}
    assert Counter(reason for chosen in found for reason in chosen.reasons) == {
        Reason.APPEAL: 1,
        Reason.LEAST: 4,
    }


def test_an_assessment_of_two_counts_for_both() -> None:
    shared = replace(PLAIN, assessors=("Ada", "Ben"))
    assert len(choose(Plan(UUID(int=1), 0, least=1), [shared])) == 1


def test_a_share_is_rounded_up() -> None:
    rated = candidates(*["Ada"] * 11)
    sizes = {share: len(choose(Plan(UUID(int=5), share), rated)) for share in (0, 1, 10, 50, 100)}
    assert sizes == {0: 0, 1: 1, 10: 2, 50: 6, 100: 11}
    assert len(choose(Plan(UUID(int=5), 100), candidates(*["Ada"] * 150))) == 150


def test_nothing_is_chosen_of_nothing() -> None:
    assert choose(Plan(UUID(int=5), 100, least=3), []) == ()


CANDIDATES = st.lists(
    st.builds(
        replace,
        st.just(PLAIN),
        id=st.uuids(),
        assessors=st.lists(st.sampled_from("ABC"), min_size=1, max_size=2, unique=True).map(tuple),
        appeal=st.booleans(),
        experience=st.integers(0, 9),
    ),
    unique_by=lambda c: c.id,
    max_size=20,
)


@given(CANDIDATES, st.integers(0, 100), st.integers(0, 3), st.randoms(use_true_random=False))
def test_what_a_plan_promises_it_keeps(
    rated: list[Candidate], share: int, least: int, order: Random
) -> None:
    plan = replace(PLAN, share=share, least=least)
    found = choose(plan, rated)
    ids = {chosen.id for chosen in found}
    assert len(ids) == len(found)
    assert 100 * len(ids) >= share * len(rated)
    for name in "ABC":
        own = [c.id for c in rated if name in c.assessors]
        assert len(ids.intersection(own)) >= min(least, len(own))
    assert ids >= {c.id for c in rated if c.appeal or c.experience < 5}
    assert all(chosen.reasons for chosen in found)
    shuffled = list(rated)
    order.shuffle(shuffled)
    assert choose(plan, shuffled) == found


def test_the_lot_belongs_to_the_plan_and_later_assessments_do_not_reshuffle() -> None:
    rated = candidates(*["Ada"] * 40)

    def drawn(plan: int, of: list[Candidate], share: int = 25) -> list[UUID]:
        return [chosen.id for chosen in choose(Plan(UUID(int=plan), share), of)]

    assert drawn(1, rated) != drawn(2, rated)
    before = drawn(1, rated[:32], share=100)
    kept = [found for found in drawn(1, rated) if found in before]
    assert kept == before[: len(kept)]
    # Over many plans each of 40 is drawn about as often: 10 of 40, 200 times, is 50 each.
    often = Counter(found for plan in range(200) for found in drawn(plan, rated))
    assert sum(often.values()) == 2000
    assert min(often[c.id] for c in rated) > 25
    assert max(often.values()) < 75


@given(st.dictionaries(st.sampled_from(RULES), st.integers(1, 99)))
def test_rules_are_kept_and_read(chosen: dict[Reason, int]) -> None:
    rules = {rule: limit if rule in LIMITS else 0 for rule, limit in chosen.items()}
    assert parse_rules(rules_code(rules)) == rules
    assert Plan(UUID(int=1), 10, rules=parse_rules(rules_code(rules))).rules == rules


def test_the_stored_form_of_rules() -> None:
    assert rules_code({Reason.GAPS: 0, Reason.NEW_ASSESSOR: 3}) == "new_assessor:3,gaps"
    assert parse_rules("") == {}


@pytest.mark.parametrize("code", ["gap", "gaps,", "quick:soon", ",", "gaps;quick:60"])
def test_no_other_rule_is_read(code: str) -> None:
    with pytest.raises(UserError, match="no rule of a sampling plan"):
        parse_rules(code)


@pytest.mark.parametrize(
    ("share", "least", "rules", "message"),
    [
        (-1, 0, {}, "A share of -1 %"),
        (101, 0, {}, "A share of 101 %"),
        (10, -1, {}, "At least -1 assessments"),
        (10, 0, {Reason.QUICK: 0}, "“quick” is no rule"),
        (10, 0, {Reason.QUICK: -5}, "“quick:-5” is no rule"),
        (10, 0, {Reason.GAPS: 2}, "“gaps:2” is no rule"),
        (10, 0, {Reason.SHARE: 0}, "“share” is no rule"),
    ],
)
def test_plans_that_make_no_sense_are_refused(
    share: int, least: int, rules: dict[Reason, int], message: str
) -> None:
    with pytest.raises(UserError, match=message):
        Plan(UUID(int=1), share, least, rules)


def test_the_words() -> None:
    plan = replace(PLAN, share=10, least=2)
    said = [reason_text(reason, plan) for reason in Reason]
    assert len(set(said)) == len(Reason)
    assert "new assessor: held fewer than 5 assessments before" in said
    assert "quick: less than 60 seconds a rating" in said
    assert "drawn by lot: at least 2 of each assessor" in said
    assert "drawn by lot: 10 % of all" in said
    assert not any("{" in text or "certif" in text.lower() for text in said)
    both = Chosen(PLAIN.id, (Reason.REVISION, Reason.APPEAL))
    assert reasons_text(both, plan) == "a revision of an earlier result; appealed against"
    assert plan_sentence(plan) == (
        "10 % of all assessments, at least 2 of each assessor, and every one that a rule hits."
    )
    assert plan_sentence(Plan(UUID(int=1), 10)) == "10 % of all assessments."
    lot = Chosen(UUID(int=2), (Reason.LEAST,))
    assert (by_lot(lot), by_lot(both)) == (True, False)
    assert chosen_sentence([both, lot], 23) == "2 of 23 assessments chosen: 1 by rules, 1 by lot."
    assert chosen_sentence([], 1) == "The plan chooses none of 1 assessment."
    assert "gets the same" in lot_sentence()
