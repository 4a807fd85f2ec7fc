"""The list of people: what a search finds, in which order, and what filters leave."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.folding import fold, place_in_order
from s4c_desktop.domain.names import Names
from s4c_desktop.domain.register import (
    MOST_TAGS,
    Having,
    Order,
    PersonLine,
    Register,
    Wanted,
    clean_tags,
)
from s4c_desktop.domain.register_wording import assessments_text, due_sentence, people_count

TODAY = date(2026, 9, 14)


def at(day: int) -> datetime:
    return datetime(2026, 9, day, 12, tzinfo=UTC)


ANA = PersonLine(
    UUID(int=1), "Ana Łukasz", "P-7K3Q", ("Nord", "Été"), added_at=at(3), drafts=1, saved_at=at(9)
)
BEA = PersonLine(
    UUID(int=2),
    "Bea Ünal",
    tags=("Nord",),
    added_at=at(2),
    retain_until=date(2026, 9, 13),
    signed=2,
    assessed_on=date(2026, 8, 1),
    saved_at=at(1),
)
CID = PersonLine(UUID(int=3), "Cid 10", "A-2", added_at=at(1), retain_until=date(2026, 9, 14))
DIM = PersonLine(UUID(int=4), "Δήμητρα Παπαδάκης", is_self=True, drafts=1, signed=1)
CID9 = PersonLine(UUID(int=5), "Cid 9")
ALL = (DIM, CID, BEA, CID9, ANA)


@pytest.fixture
def register() -> Register:
    return Register(ALL, TODAY)


def names(found: tuple[PersonLine, ...]) -> list[str]:
    return [line.name.split()[0] + line.name[-1] for line in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Anaz", "Beal", "Cid9", "Cid0", "Δήμητρας"]),
        ("ana", ["Anaz"]),
        ("ANA lukasz", ["Anaz"]),
        ("unal", ["Beal"]),
        ("ÜNAL", ["Beal"]),
        ("  bea   ÜNAL ", ["Beal"]),
        ("δημητρα", ["Δήμητρας"]),
        ("ΠΑΠΑΔΑΚΗΣ", ["Δήμητρας"]),
        ("παπαδακησ", ["Δήμητρας"]),
        ("p-7k3q", ["Anaz"]),
        ("ete", ["Anaz"]),
        ("NORD", ["Anaz", "Beal"]),
        ("nord bea", ["Beal"]),
        ("cid 1", ["Cid0"]),
        ("zzz", []),
        ("a b c d e", []),
    ],
)
def test_search(register: Register, text: str, found: list[str]) -> None:
    assert names(register.find(Wanted(text))) == found


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ångström", "angstrom"),
        ("STRASSE", fold("Straße")),
        ("Đorđe", "dorde"),
        ("Søren Æbelø", "soren aebelo"),
        ("İstanbul", "istanbul"),
        ("Ιωάννης", "ιωαννησ"),
        ("Сергей", fold("сергей")),
        ("Ștefan Țiriac", "stefan tiriac"),
        ("ﬁnal", "final"),
        ("  two\t spaces\n", "two spaces"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_is_stable_and_without_case(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert sorted((text, once), key=place_in_order)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.NAME, [1, 2, 5, 3, 4]),
        (Order.CODE_NAME, [3, 1, 2, 5, 4]),
        (Order.ASSESSED, [2, 1, 5, 3, 4]),
        (Order.SAVED, [1, 2, 5, 3, 4]),
        (Order.ADDED, [1, 2, 3, 5, 4]),
        (Order.KEEP_UNTIL, [2, 3, 1, 5, 4]),
    ],
)
def test_orders_put_who_has_nothing_last_and_the_same_by_name(
    register: Register, order: Order, ids: list[int]
) -> None:
    assert [line.id.int for line in register.find(Wanted(order=order))] == ids


@pytest.mark.parametrize(
    ("having", "ids"),
    [
        ({Having.DRAFT}, [1, 4]),
        ({Having.SIGNED}, [2, 4]),
        ({Having.DRAFT, Having.SIGNED}, [4]),
        ({Having.NEVER}, [5, 3]),
        ({Having.NEVER, Having.DRAFT}, []),
        ({Having.DUE}, [2]),
        ({Having.SELF}, [4]),
    ],
)
def test_filters_are_all_to_hold(register: Register, having: set[Having], ids: list[int]) -> None:
    wanted = Wanted(having=frozenset(having))
    assert not wanted.everybody
    assert [line.id.int for line in register.find(wanted)] == ids


def test_tags_are_found_whatever_their_case_and_counted(register: Register) -> None:
    assert register.tags == (("Été", 1), ("Nord", 2))
    assert names(register.find(Wanted(tags=frozenset({"nord"})))) == ["Anaz", "Beal"]
    assert names(register.find(Wanted(tags=frozenset({"Nord", "ete"})))) == ["Anaz"]
    assert register.find(Wanted(tags=frozenset({"Nor"}))) == ()


def test_a_register_with_news_leaves_the_old_one_alone(register: Register) -> None:
    moved = PersonLine(ANA.id, "Zoe", "P-7K3Q")
    news = register.replaced([moved], {ANA.id, CID.id})
    assert (len(register), len(news)) == (5, 4)
    assert news.find(Wanted())[-2:] == (moved, DIM)
    assert news.get(CID.id) is None
    assert news.get(None) is None
    assert register.get(ANA.id) == ANA
    assert names(register.find(Wanted("ana"))) == ["Anaz"]
    assert news.count(Having.DUE) == 1


@given(
    st.lists(st.text(st.sampled_from("ab \n\x1e"), max_size=8), max_size=6),
    st.text("ab", max_size=2),
)
def test_a_search_finds_whoever_has_the_words(names: list[str], text: str) -> None:
    lines = [PersonLine(UUID(int=i), name) for i, name in enumerate(names)]
    found = Register(lines, TODAY).find(Wanted(text))
    assert {line.id for line in found} == {line.id for line in lines if text in line.name}
    assert Register(lines, TODAY).find(Wanted("a b")) == Register(lines, TODAY).find(Wanted("b a"))


def test_in_the_place_of_names_code_names_are_searched() -> None:
    shown = Register(map(Names(code_names=True).line, ALL), TODAY)
    assert shown.find(Wanted("ana")) == ()
    assert [line.name for line in shown.find(Wanted("7k3q"))] == ["P-7K3Q"]
    assert names(shown.find(Wanted("unal"))) == ["Beal"]


def test_tags_are_cleaned() -> None:
    assert clean_tags([" North ", "", "north", "NÓRTH", "two  words", "a\nb"]) == (
        "North",
        "two words",
        "a b",
    )
    with pytest.raises(UserError, match="40 characters"):
        clean_tags(["x" * 41])
    with pytest.raises(UserError, match="30 tags"):
        clean_tags(map(str, range(MOST_TAGS + 1)))


def test_lines_are_told() -> None:
    assert assessments_text(ANA) == "1 draft"
    assert assessments_text(BEA) == "2 signed off"
    assert assessments_text(DIM) == "1 draft, 1 signed off"
    assert assessments_text(CID) == "no assessment yet"
    assert (people_count(1, 1), people_count(12, 12)) == ("1 person", "12 people")
    assert people_count(3, 12) == "3 of 12 people"
    assert (due_sentence(0), due_sentence(1)[:8]) == ("", "1 person")
