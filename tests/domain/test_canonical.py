"""What is signed reads back the same, and any change changes its hash."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Assessment, Decision, Evidence, Phase, Rating
from s4c_desktop.domain.canonical import (
    assessment_digest,
    givens,
    person_digest,
    read_signed,
    signed_document,
    signs,
)
from s4c_desktop.domain.canonical_text import canonical_json
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.scale import State
from tests.domain.test_gap import RATING
from tests.domain.test_sign_off import READY

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
SIGNED = replace(READY, phase=Phase.SIGNED, version=0, created_at=NOW)
CHANGE = RatingChange(1, "A1", State.RATED, 4, "", "", "Assessor", NOW)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT, TEXT, st.dictionaries(st.sampled_from(["A1", "A2", "A3"]), RATING), st.dates())
def test_a_signed_document_reads_back_the_same(
    note: str, name: str, ratings: dict[str, Rating], day: date
) -> None:
    item = Evidence(UUID(int=5), note, "kind", day, frozenset({"A1"}))
    signed = replace(
        SIGNED,
        running_note=note,
        decided_by=name,
        held_on=day,
        ratings=ratings,
        evidence=(item,),
        given=givens((CHANGE,)),
    )
    assert read_signed(signed_document(signed, (CHANGE,), "hash")) == signed


def test_canonical_json_does_not_depend_on_order() -> None:
    assert (
        canonical_json({"b": 1, "a": "ș"})
        == canonical_json({"a": "ș", "b": 1})
        == ('{"a":"ș","b":1}')
    )


def test_the_document_names_the_framework_of_the_day() -> None:
    assert json.loads(signed_document(SIGNED, (), "abc"))["framework_hash"] == "abc"


def test_any_change_changes_the_hash() -> None:
    base = assessment_digest(SIGNED, (CHANGE,))
    changed: tuple[Assessment, ...] = (
        replace(SIGNED, decision=Decision.MEETS),
        replace(SIGNED, running_note="x"),
        replace(SIGNED, ratings={"A1": Rating(State.RATED, 5)}),
        replace(SIGNED, no_conflict=True),
    )
    digests = {assessment_digest(a, (CHANGE,)) for a in changed}
    digests.add(assessment_digest(SIGNED, (replace(CHANGE, changed_by="Other"),)))
    assert base not in digests
    assert len(digests) == len(changed) + 1


def test_evidence_is_part_of_a_persons_hash_whatever_its_order() -> None:
    first, second = (Evidence(UUID(int=n), f"item {n}") for n in (1, 2))
    person = SIGNED.person
    assert person_digest(person, (first, second)) == person_digest(person, (second, first))
    assert person_digest(person, (first,)) != person_digest(person, (first, second))


def test_a_document_vouches_for_rows_and_signer() -> None:
    document = signed_document(SIGNED, (CHANGE,), "abc", "Maria")
    assert read_signed(document) == replace(SIGNED, given=givens((CHANGE,)))
    assert signs(document, SIGNED, (CHANGE,), "Maria")
    assert not signs(document, SIGNED, (CHANGE,), "Somebody else")
    assert not signs(document, SIGNED, (), "Maria")
    assert not signs(document, replace(SIGNED, place="elsewhere"), (CHANGE,), "Maria")
    other = replace(SIGNED.person, id=UUID(int=77))
    assert not signs(document, replace(SIGNED, person=other), (CHANGE,), "Maria")
    # The person goes on, and the first versions did not name the signer.
    renamed = replace(SIGNED.person, name="Another Name")
    assert signs(document, replace(SIGNED, person=renamed), (CHANGE,), "Maria")
    assert signs(signed_document(SIGNED, (), "abc"), SIGNED, (), "Anybody")
