"""Nobody in a group can be told apart, whatever is asked for and however it is put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, product
from random import Random
from uuid import UUID

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_privacy import (
    Door,
    Shown,
    ShownCell,
    TooFewApartError,
    Withheld,
    check_minimum,
)
from s4c_desktop.domain.group_table import GroupTable
from s4c_desktop.domain.rank import RANKS, rating_at
from tests.figures import Figure

Ranks = Sequence[int | None]
"""What each person said of one competence; None for those not placed on the scale."""


@cache
def who(number: int) -> UUID:
    return UUID(int=number + 1)


@cache
def said_of(rank: int | None) -> Rating:
    return Rating() if rank is None else rating_at(rank)


def table(**said: Ranks) -> GroupTable:
    people = max(len(ranks) for ranks in said.values())
    return GroupTable(
        {who(n): {code: said_of(said[code][n]) for code in said} for n in range(people)}, said
    )


class Screen:
    """Shows sets of people one after the other, and remembers what the door let through."""

    def __init__(self, minimum: int = 5, **said: Ranks) -> None:
        self.minimum = minimum
        self.table = table(**said)
        self.shown: list[Shown] = []

    def show(self, people: range | frozenset[int]) -> Shown:
        """Show people by number; whoever is beyond the end is not in the group yet."""
        ids = [who(n) for n in people if n < len(self.table.ids)]
        found = Door(self.table, self.minimum, self.shown).open(ids)
        self.shown.append(found)
        return found

    def counts(self, people: range) -> dict[int, int] | Withheld | None:
        """Show people, and return what is told of the only competence."""
        (cell,) = self.show(people).cells.values()
        if cell.counts is None:
            return cell.withheld
        return {rank: n for rank, n in zip(RANKS, cell.counts, strict=True) if n}


def test_fewer_than_the_minimum_are_not_shown() -> None:
    with pytest.raises(TooFewApartError, match=r"Only 4 people fit, and at least 5"):
        Screen(A1=[4, 5, 6, 7]).show(range(4))
    assert Screen(A1=[4, 5, 6, 7, 8]).counts(range(5)) == {4: 1, 5: 1, 6: 1, 7: 1, 8: 1}


def test_the_minimum_is_never_below_three() -> None:
    check_minimum(3)
    with pytest.raises(UserError, match="At least 3 people"):
        check_minimum(2)
    with pytest.raises(UserError, match="At least 3 people"):
        Door(table(A1=[5]), 2, ())


def test_a_cell_with_few_ratings_shows_how_many_there_are_alone() -> None:
    shown = Screen(A1=[4, 5, 6, 7, None, None], A2=[3, 4, 5, 6, 7, 8]).show(range(6))
    assert shown.cells["A1"].withheld is Withheld.FEW
    assert shown.as_shown()["A1"].n == 4
    assert shown.as_shown()["A2"].distribution == Distribution((1, 1, 1, 1, 1, 1))


def test_a_cell_in_which_all_are_at_one_rank_shows_no_distribution() -> None:
    assert Screen(A1=[6] * 9).counts(range(9)) is Withheld.ALIKE
    assert Screen(A1=[6] * 8 + [5]).counts(range(9)) == {5: 1, 6: 8}


def test_a_set_that_differs_by_fewer_than_the_minimum_is_refused() -> None:
    screen = Screen(A1=[4, 5, 6, 7] * 5)
    screen.show(range(20))
    for people in (range(19), range(16), range(4, 20)):
        with pytest.raises(TooFewApartError, match="at least 5 have to stay together"):
            screen.show(people)
    screen.show(range(15))
    # The same as before differs by nobody.
    assert screen.show(range(20)) == screen.shown[0]


def test_sets_that_were_shown_can_not_be_taken_from_one_another() -> None:
    screen = Screen(A1=[4, 5, 6, 7] * 5)
    screen.show(range(20))
    screen.show(range(10))
    # Ten people again, but six of them are also among the others: 20 - 10 leaves four.
    with pytest.raises(TooFewApartError, match="set 4 people apart"):
        screen.show(range(4, 14))
    screen.show(range(5, 15))


def test_the_difference_is_looked_at_by_who_was_rated() -> None:
    """Two sets can differ by many people of whom only one was rated in a competence."""
    ranks: Ranks = [4, 5, 6, 7, 8, 4, 5, 6, 7, *[None] * 6, 8]
    screen = Screen(A1=ranks, A2=[4, 5, 6, 7] * 4)
    screen.show(range(16))
    shown = screen.show(range(9))
    assert shown.cells["A1"].withheld is Withheld.APART
    assert shown.cells["A2"].counts is not None


def test_of_one_mind_in_the_difference_is_withheld_as_well() -> None:
    screen = Screen(A1=[4, 5, 6, 7, 8] + [6] * 5)
    assert screen.counts(range(10)) == {4: 1, 5: 1, 6: 6, 7: 1, 8: 1}
    assert screen.counts(range(5)) is Withheld.ALIKE


def test_but_for_one_of_one_mind_is_withheld_where_it_was_shown_with_others() -> None:
    screen = Screen(A1=[4, 5, 6, 7, 8, 6, 6, 6, 6, 7])
    screen.show(range(10))
    assert screen.counts(range(5, 10)) is Withheld.ALIKE


def test_after_a_silence_the_part_is_not_cut_again() -> None:
    ranks = [6] * 5 + [4, 5, 6, 7, 8] * 3
    screen = Screen(A1=ranks)
    screen.show(range(20))
    assert screen.counts(range(5)) is Withheld.ALIKE
    assert screen.counts(range(10)) is Withheld.APART
    assert screen.counts(range(20)) == {4: 3, 5: 3, 6: 8, 7: 3, 8: 3}
    # What was withheld stays so for the same reason.
    assert screen.counts(range(5)) is Withheld.ALIKE


def test_who_was_withheld_at_first_stays_hidden_among_others() -> None:
    """Six of whom is known that they are at one rank would be found as the largest number."""
    screen = Screen(A1=[6] * 6 + [4, 5, 7, 8, 4, 5])
    assert screen.counts(range(6)) is Withheld.ALIKE
    assert screen.counts(range(12)) is Withheld.APART
    assert screen.counts(range(6, 12)) == {4: 2, 5: 2, 7: 1, 8: 1}


def test_late_joiners_come_as_a_batch() -> None:
    screen = Screen(A1=[4, 5, 6, 7, 8] * 3)
    screen.show(range(6))
    with pytest.raises(TooFewApartError, match="set 4 people apart"):
        screen.show(range(10))
    screen.show(range(11))


def test_a_rating_changed_after_it_was_shown_shows_no_difference() -> None:
    screen = Screen(A1=[4, 5, 6, 7, 8] * 3)
    before = screen.show(range(15))
    screen.table = table(A1=[8, 5, 6, 7, 8, *[4, 5, 6, 7, 8] * 2])
    assert screen.show(range(15)) == before
    assert screen.counts(range(5)) is Withheld.APART


def test_a_rating_taken_back_or_given_later_sets_nobody_apart() -> None:
    screen = Screen(A1=[4, 5, 6, 7, 8, 4, 5, 6, 7, None])
    screen.show(range(10))
    for ranks in ([4, 5, 6, 7, 8, 4, 5, 6, 7, 8], [None, 5, 6, 7, 8, 4, 5, 6, 7, None]):
        screen.table = table(A1=ranks)
        assert screen.counts(range(10)) is Withheld.APART


def test_somebody_who_is_gone_still_stands_behind_what_was_shown() -> None:
    ranks = [4, 5, 6, 7, 8] * 4
    screen = Screen(A1=ranks)
    screen.show(range(20))
    left = {who(n): {"A1": rating_at(rank)} for n, rank in enumerate(ranks) if n != 3}
    screen.table = GroupTable(left, ["A1"], known=[who(3)])
    door = Door(screen.table, 5, screen.shown)
    with pytest.raises(TooFewApartError, match="set 1 people apart"):
        door.open(left)
    # Far more than one stay together, but what the one had said is not known any more.
    assert door.open([who(n) for n in range(10, 20)]).cells["A1"].withheld is Withheld.APART


def test_what_was_shown_can_be_shown_as_it_was() -> None:
    shown = Screen(A1=[4, 5, 6, 7, 8, None], A2=[6] * 6).show(range(6))
    cells = shown.as_shown()
    assert (cells["A1"].n, cells["A1"].distribution) == (5, Distribution((0, 1, 1, 1, 1, 1)))
    assert (cells["A2"].n, cells["A2"].withheld) == (6, Withheld.ALIKE)
    assert shown.cells["A2"] == ShownCell(frozenset(), withheld=Withheld.ALIKE)


# -- the property ------------------------------------------------------------------------
#
# Somebody who knows the program, everybody's attributes, who was rated at all, and every answer,
# refusals and silences included, tries to find out one rank. They can't if, whatever was said,
# the very same answers could have come with another rank of that person. For small groups all
# that can be said is gone through; people whom every filter treats alike stand for one another.

SAMPLE = pytest.param(60, id="sample")
WHOLE = pytest.param(1000, id="all", marks=[pytest.mark.long, pytest.mark.timeout(1800)])


@dataclass(frozen=True)
class Attack:
    """Filters asked one after the other, in a group of which `rated` were placed on the scale."""

    minimum: int
    rated: tuple[bool, ...]
    scale: tuple[int, ...]
    filters: tuple[frozenset[int], ...]

    @property
    def alike(self) -> list[list[int]]:
        """Return those who were rated, put together where no filter tells them apart."""
        found: defaultdict[tuple[bool, ...], list[int]] = defaultdict(list)
        for person, rated in enumerate(self.rated):
            if rated:
                found[tuple(person in people for people in self.filters)].append(person)
        return list(found.values())

    def worlds(self) -> Iterator[list[int | None]]:
        """Yield everything that people can have said, up to who of those alike said it."""
        alike = self.alike
        each = [combinations_with_replacement(self.scale, len(people)) for people in alike]
        for said in product(*each):
            world: list[int | None] = [None] * len(self.rated)
            for people, ranks in zip(alike, said, strict=True):
                for person, rank in zip(people, ranks, strict=True):
                    world[person] = rank
            yield world

    def answers(self, world: Ranks) -> tuple[object, ...]:
        """Return all that is seen of the filters where this was said."""
        screen = Screen(self.minimum, A1=world)
        seen: list[object] = []
        for people in self.filters:
            try:
                cell = screen.show(people).cells["A1"]
            except TooFewApartError as refusal:
                seen.append(refusal.text())
            else:
                seen.append((len(cell.missing), cell.counts, cell.withheld))
        return tuple(seen)

    def isolated(self) -> Iterator[tuple[object, ...]]:
        """Yield the answers that leave somebody but one rank, with who it is."""
        possible: dict[tuple[object, ...], list[set[int | None]]] = {}
        alike = self.alike
        for world in self.worlds():
            ranks = possible.setdefault(self.answers(world), [set() for _people in alike])
            for people, found in zip(alike, ranks, strict=True):
                found.update(world[person] for person in people)
        for answers, found_by in possible.items():
            for people, found in zip(alike, found_by, strict=True):
                if len(found) == 1:
                    yield answers, people, found

    def tells(self) -> bool:
        """Tell whether, had all said different things, more than one filter would be shown."""
        world = [self.scale[n % len(self.scale)] for n in range(len(self.rated))]
        given = (rank if rated else None for rank, rated in zip(world, self.rated, strict=True))
        seen = self.answers(list(given))
        return sum(isinstance(one, tuple) and one[1] is not None for one in seen) > 1


def attacks(number: int) -> Iterator[Attack]:
    """Yield pairs of filters, every other one followed by a third, on all sorts of groups."""
    draw = Random(7)
    for turn in range(number):
        minimum = 5 if turn % 5 == 0 else 3
        scale = (5, 6) if minimum == 5 else (4, 5, 6)
        sizes = [draw.randint(minimum, minimum + 1) for _part in range(3 if turn % 2 else 2)]
        if turn % 3 == 0:
            # Parts as attributes make them, of any size.
            sizes = [draw.randint(1, minimum + 1) for _part in sizes]
        starts = [sum(sizes[:part]) for part in range(len(sizes))]
        parts = [
            frozenset(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)
        ]
        everybody = frozenset().union(*parts)
        first, second = everybody, parts[0]
        if draw.random() < 0.3:
            first, second = parts[0] | parts[1], parts[1] if draw.random() < 0.5 else everybody
        third = draw.choice([parts[-1], everybody - parts[-1], everybody])
        filters = (first, second, third)[: 2 + turn % 2]
        rated = tuple(draw.random() < 0.95 for _person in everybody)
        yield Attack(minimum, rated, scale, filters)


@pytest.mark.parametrize("number", [SAMPLE, WHOLE])
def test_no_pair_of_filters_isolates_anybody(number: int, figure: Figure) -> None:
    told = 0
    for attack in attacks(number):
        told += attack.tells()
        assert not next(attack.isolated(), None), attack
    # To show nothing would protect everybody, and be of no use.
    assert told > number // 4
    figure(
        "Nobody in a group can be told apart",
        f"{number} pairs of filters, {told} of which show two distributions: 0 people isolated",
    )
