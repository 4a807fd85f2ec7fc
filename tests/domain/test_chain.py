"""A chain is whole until somebody touches it; then every change of a link shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.chain import (
    FEWEST,
    Link,
    LinkKind,
    SignedText,
    chain_faults,
    find_link,
    grouped,
    read_hash,
    signed_link,
    tombstone,
)
from s4c_desktop.domain.chain_wording import link_sentence

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
Chain = tuple[tuple[Link, ...], dict[int, SignedText]]


@st.composite
def chains(draw: st.DrawFn, fewest: int = 1) -> Chain:
    """Sign documents, and erase some of them."""
    links: list[Link] = []
    signed: dict[int, SignedText] = {}
    for step, erases in enumerate(draw(st.lists(st.booleans(), min_size=fewest, max_size=8))):
        before, at = (links[-1] if links else None), NOW + timedelta(minutes=step)
        if erases and signed:
            target = draw(st.sampled_from(sorted(signed)))
            del signed[target]
            links.append(tombstone(before, at, target))
        else:
            text = SignedText(f"document {step}", f"{draw(st.integers(0, 2**32)):064x}")
            links.append(signed_link(before, at, text))
            signed[links[-1].sequence] = text
    return tuple(links), signed


def faults(links: Sequence[Link], signed: dict[int, SignedText], end: Link) -> list[str]:
    return [fault.text() for fault in chain_faults(links, signed, end.sequence, end.hash)]


@given(chains())
def test_a_chain_as_it_was_made_is_whole(chain: Chain) -> None:
    links, signed = chain
    assert faults(links, signed, links[-1]) == []
    assert list(chain_faults((), {}, 0, "")) == []


CHANGES = {
    "sequence": 99,
    "at": NOW - timedelta(days=1),
    "salted_hash": "cd" * 32,
    "previous": "ef" * 32,
    "hash": "ab" * 32,
    "target": 77,
}


@given(chains(), st.data(), st.sampled_from(sorted(CHANGES)))
def test_any_change_of_a_link_shows(chain: Chain, data: st.DataObject, field: str) -> None:
    links, signed = chain
    place = data.draw(st.integers(0, len(links) - 1))
    changed = list(links)
    changed[place] = replace(links[place], **{field: CHANGES[field]})  # type: ignore[arg-type]
    assert faults(changed, signed, links[-1])


@given(chains(fewest=2), st.data())
def test_a_lost_or_displaced_link_shows(chain: Chain, data: st.DataObject) -> None:
    links, signed = chain
    place = data.draw(st.integers(0, len(links) - 1))
    assert faults([*links[:place], *links[place + 1 :]], signed, links[-1])
    other = data.draw(st.permutations(links))
    assume(tuple(other) != links)
    assert faults(other, signed, links[-1])


@given(chains(), st.data())
def test_a_changed_lost_or_added_document_shows(chain: Chain, data: st.DataObject) -> None:
    links, signed = chain
    number = data.draw(st.sampled_from([link.sequence for link in links]))
    text = signed.get(number, SignedText("back again", "salt"))
    assert faults(links, signed | {number: replace(text, document="other")}, links[-1])
    assert faults(links, signed | {99: text}, links[-1])
    if number in signed:
        assert faults(links, {n: s for n, s in signed.items() if n != number}, links[-1])


@given(chains())
def test_a_printed_link_is_found_by_what_a_person_types(chain: Chain) -> None:
    links, _signed = chain
    for link in links:
        for typed in (link.hash, grouped(link.hash).upper(), f" {link.hash[:FEWEST]}\n"):
            found = find_link(links, read_hash(typed))
            assert found is not None
            assert (found.link, found.whole) == (link, True)
            closing = [t for t in links if t.target == link.sequence]
            assert found.erased_at == (closing[0].at if closing else None)


@given(chains(fewest=2))
def test_a_link_after_a_changed_one_is_found_but_not_trusted(chain: Chain) -> None:
    links, _signed = chain
    first = replace(links[0], at=NOW - timedelta(days=1))
    found = find_link((first, *links[1:]), links[-1].hash)
    assert found is not None
    assert not found.whole


@pytest.mark.parametrize("typed", ["", "abcdef1", "not a hash", "g" * 64, "a" * 65, "../../etc"])
def test_what_cannot_be_a_hash_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not the hash of a link"):
        read_hash(typed)


def test_a_beginning_that_fits_several_asks_for_more() -> None:
    link = signed_link(None, NOW, SignedText("document", "salt"))
    with pytest.raises(UserError, match="More than one link"):
        find_link((link, replace(link, sequence=2)), link.hash[:FEWEST])


def test_the_sentences_say_what_was_found() -> None:
    first = signed_link(None, NOW, SignedText("document", "salt"))
    last = tombstone(first, NOW + timedelta(days=1), 1)
    assert last.kind is LinkKind.ERASED
    assert link_sentence(find_link((first,), first.hash)) == (
        "Link 1, signed 2026-09-14. The chain up to it is whole."
    )
    assert link_sentence(find_link((first, last), first.hash)) == (
        "Link 1, signed 2026-09-14. What was signed was erased on 2026-09-15. "
        "The chain up to it is whole."
    )
    assert link_sentence(find_link((first, last), last.hash)).startswith(
        "Link 2, 2026-09-15: what was signed as link 1 was erased."
    )
    assert "has no such link" in link_sentence(find_link((first,), last.hash))
    changed = replace(first, previous="x")
    assert "can't be trusted" in link_sentence(find_link((changed,), first.hash))
