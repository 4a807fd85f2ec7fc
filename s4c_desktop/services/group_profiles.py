"""What a group's ratings say together: shown through the one door, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.group_filter import EVERYBODY, Condition, attribute_values
from s4c_desktop.domain.group_privacy import Cell, Door, Shown, TooFewApartError
from s4c_desktop.domain.group_profile import Compared, GroupProfile, compared, group_profile
from s4c_desktop.domain.group_table import GroupTable
from s4c_desktop.domain.group_wording import batches_sentence
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.focus_group import FocusGroup, GroupDetails, Showing
    from s4c_desktop.domain.framework import Framework, Requirement
    from s4c_desktop.domain.group_batches import Batches
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService

Check = Callable[[], object]


@dataclass(frozen=True)
class GroupView:
    """What is shown of a group: of whom, when first, and the profile.

    `is_former` tells that it is what was shown once, as the group can't be shown anew.
    """

    group_id: UUID
    details: GroupDetails
    framework: Framework
    condition: Condition
    shown_at: datetime
    profile: GroupProfile
    is_former: bool = False


@dataclass(frozen=True)
class GroupStanding:
    """Whether a group can be shown, by what it can be filtered, and what was shown already.

    `fitting` is how many participants the condition asked about chooses; `refused` says why
    they can't be shown, empty where they can. Nothing here tells what anybody said.
    """

    batches: Batches
    attributes: Mapping[str, tuple[str, ...]]
    conditions: tuple[Condition, ...]
    fitting: int
    refused: str


@dataclass(frozen=True)
class GroupComparison:
    """Two profiles side by side: two groups, two dates, or two filters of a group."""

    first: GroupView
    second: GroupView
    competences: tuple[Compared, ...]


class GroupProfileService:
    """Shows profiles of groups; whatever is shown is stored with who stood behind it."""

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    def standing(self, group_id: UUID, condition: Condition = EVERYBODY) -> GroupStanding:
        """Return whether some of a group can be shown, without showing anything."""
        with self._units.reading() as work:
            group = work.groups.get(group_id)
        found = group.batches
        chosen = _chosen(group, condition)
        refused = ""
        try:
            _check_ready(group)
            self._door(group).admit(chosen)
        except UserError as error:
            refused = error.text()
        everybody = (one.attributes for one in group.participants)
        return GroupStanding(
            found,
            attribute_values(everybody),
            tuple(dict.fromkeys(one.condition for one in group.showings)),
            len(chosen),
            refused,
        )

    def show(
        self, group_id: UUID, condition: Condition = EVERYBODY, check: Check = lambda: None
    ) -> Outcome[GroupView]:
        """Show a group, or those of it whom a condition chooses.

        The first time everybody who is here and rated comes in, later ones in batches; what they
        said stays as it is from then on. Where somebody was removed who was shown, everybody is
        shown as they were then. `check` may raise to stop. Raises TooFewApartError where single
        people could be told apart, UserError for too few to begin with.
        """
        with self._units.writing() as work:
            found, is_new = self._show(work, work.groups.get(group_id), condition, check)
        return Outcome(found, Changes(groups=frozenset({group_id} if is_new else ())))

    def shown(self, group_id: UUID) -> tuple[GroupView, ...]:
        """Return what was shown of a group, as it was, the last of each condition, newest first."""
        with self._units.reading() as work:
            group = work.groups.get(group_id)
        last = {one.condition: one for one in group.showings}
        found = (self._view(group, one.condition, one.shown, one.at) for one in last.values())
        return tuple(sorted(found, key=lambda view: view.shown_at, reverse=True))

    def compare(
        self,
        first: tuple[UUID, Condition],
        second: tuple[UUID, Condition],
        check: Check = lambda: None,
    ) -> Outcome[GroupComparison]:
        """Show two profiles side by side; raises as `show`.

        Raises UserError for groups of two framework versions, whose levels say different things.
        """
        with self._units.writing() as work:
            groups = [work.groups.get(group_id) for group_id, _condition in (first, second)]
            one, other = (group.details.framework_id for group in groups)
            if one != other:
                raise UserError(
                    mark(
                        "“{one}” uses {first} and “{other}” {second}: they can't be compared. "
                        "Choose groups of one framework version."
                    ),
                    one=groups[0].title,
                    first=self._library.framework(one).name,
                    other=groups[1].title,
                    second=self._library.framework(other).name,
                )
            left, _new = self._show(work, groups[0], first[1], check)
            # What the first showing froze counts for the second one of the same group.
            work.seal()
            right, _new = self._show(work, work.groups.get(second[0]), second[1], check)
        comparison = GroupComparison(left, right, compared(left.profile, right.profile))
        return Outcome(comparison, Changes(groups=frozenset({first[0], second[0]})))

    # -- parts ---------------------------------------------------------------------------

    def _show(
        self, work: UnitOfWork, group: FocusGroup, condition: Condition, check: Check
    ) -> tuple[GroupView, bool]:
        """Return what is shown, and whether that is new."""
        _check_ready(group)
        found = group.batches
        try:
            shown = self._door(group, check).open(_chosen(group, condition))
        except TooFewApartError:
            former = group.last_showing(condition)
            if former is None or not former.shown.members - {one.id for one in group.participants}:
                raise
            view = self._view(group, condition, former.shown, former.at, is_former=True)
            return view, False
        before = next((one for one in group.showings if _same(one, condition, shown)), None)
        if before is not None:
            return self._view(group, condition, shown, before.at), False
        work.groups.keep_showing(group.id, condition, shown, found.joining, found.next_batch)
        return self._view(group, condition, shown, work.now), True

    def _door(self, group: FocusGroup, check: Check = lambda: None) -> Door:
        framework = self._library.framework(group.details.framework_id)
        needs = _needs(framework, group.details)
        rated = {code for one in group.participants for code in one.ratings}
        before = {code for one in group.showings for code in one.shown.cells}
        table = GroupTable(
            {one.id: one.ratings for one in group.participants},
            (code for code in framework.order if code in needs or code in rated | before),
            known=(one for showing in group.showings for one in showing.shown.members),
        )
        shown = tuple(one.shown for one in group.showings)
        return Door(table, group.details.minimum, shown, check)

    def _view(
        self,
        group: FocusGroup,
        condition: Condition,
        shown: Shown,
        at: datetime,
        *,
        is_former: bool = False,
    ) -> GroupView:
        framework = self._library.framework(group.details.framework_id)
        cells: Mapping[str, Cell] = shown.as_shown()
        profile = group_profile(len(shown.members), cells, _needs(framework, group.details))
        return GroupView(group.id, group.details, framework, condition, at, profile, is_former)


def _check_ready(group: FocusGroup) -> None:
    """Raise UserError where there are not enough people to show anything at all."""
    if not group.batches.members:
        sentence = batches_sentence(group.batches, group.details.minimum)
        raise UserError(mark("Nothing can be shown yet. {sentence}"), sentence=sentence)


def _chosen(group: FocusGroup, condition: Condition) -> tuple[UUID, ...]:
    """Return who of those behind the next showing a condition chooses."""
    members = frozenset(group.batches.members)
    return tuple(
        one.id for one in group.participants if one.id in members and condition.fits(one.attributes)
    )


def _needs(framework: Framework, details: GroupDetails) -> dict[str, Requirement]:
    """Return what the group's role requires, by competence; nothing without role or reading."""
    if not details.role or details.reading not in framework.role(details.role).requirements:
        return {}
    return framework.requirements(details.role, details.reading)


def _same(showing: Showing, condition: Condition, shown: Shown) -> bool:
    return showing.condition == condition and showing.shown == shown
