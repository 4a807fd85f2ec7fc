"""Focus groups: the list of them, who takes part, and what everybody said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Person, Rating
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.focus_group import (
    FocusGroup,
    GroupDetails,
    GroupSummary,
    Participant,
    check_details,
    check_size,
    clean_code_name,
)
from s4c_desktop.domain.group_batches import check_not_shown
from s4c_desktop.domain.group_filter import clean_attributes
from s4c_desktop.domain.group_privacy import check_minimum
from s4c_desktop.domain.merging import ClashError, merge_fields, merge_value
from s4c_desktop.services import conflicts
from s4c_desktop.services.centre import centre_of
from s4c_desktop.services.group_edits import EditedGroup, Rated, RemovedParticipant
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.skills import bare, newest_ratings

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService


class GroupService:
    """Keeps groups and their participants; every call that changes one is stored at once."""

    def __init__(self, units: UnitsOfWork, library: LibraryService, names: Names) -> None:
        self._units = units
        self._library = library
        self._names = names

    # -- groups --------------------------------------------------------------------------

    def list(self, *, archived: bool = False) -> tuple[GroupSummary, ...]:
        """Return a line of each group, the last saved first."""
        with self._units.reading() as work:
            return work.groups.lines(archived=archived)

    def get(self, group_id: UUID) -> FocusGroup:
        """Return a group as it is at the moment.

        Raises UserError where there is none, DamagedError where it is not as it was saved.
        """
        with self._units.reading() as work:
            return work.groups.get(group_id)

    def blank(self) -> GroupDetails:
        """Return what a new group starts with: the newest framework and the centre's minimum."""
        framework = self._library.current()
        with self._units.reading() as work:
            minimum = centre_of(work).group_minimum
        return GroupDetails("", framework.id, reading=framework.readings[0].code, minimum=minimum)

    def create(self, details: GroupDetails) -> Outcome[FocusGroup]:
        """Add a group; raises UserError for details that make no sense."""
        self.check(details)
        return self._add(FocusGroup(uuid4(), details))

    def describe(
        self, group_id: UUID, details: GroupDetails, *, seen: GroupDetails
    ) -> Outcome[EditedGroup]:
        """Change what is said of a group, of which so much was `seen`.

        Raises UserError for details that make no sense, for another framework where somebody is
        rated, and for another minimum where something was shown; ConflictError where two desks
        changed the same.
        """
        self.check(details)
        clashes: tuple[ClashError, ...] = ()
        with self._units.writing() as work:
            before = work.groups.get(group_id)
            names = [one.name for one in fields(GroupDetails)]
            values, clashes = merge_fields(seen, before.details, details, names)
            merged = replace(before.details, **values)
            self.check(merged)
            _check_change(before, merged)
            work.groups.save(replace(before, details=merged))
            after = _kept(work, group_id)
        if clashes:
            raise conflicts.of_details(after.title, clashes)
        return Outcome(EditedGroup(before, after), _changed(group_id))

    def archive(self, group_id: UUID, archived: bool) -> Outcome[EditedGroup]:
        """Put a group away, or bring it back."""

        def change(work: UnitOfWork, group: FocusGroup) -> None:
            work.groups.save(replace(group, archived=archived))

        return self._edit(group_id, change)

    def delete(self, group_id: UUID) -> Outcome[FocusGroup]:
        """Delete a group, and return it as it was; raises UserError where a vote belongs to it."""
        with self._units.writing() as work:
            before = work.groups.get(group_id)
            work.groups.delete(group_id)
        return Outcome(before, _changed(group_id))

    def restore(self, group: FocusGroup) -> Outcome[FocusGroup]:
        """Bring a group back that was deleted a moment ago, with all that was shown of it.

        Raises UserError where somebody who took part is not in the workspace any more.
        """
        return self._add(group)

    # -- participants --------------------------------------------------------------------

    def add_participant(
        self,
        group_id: UUID,
        code_name: str = "",
        attributes: Mapping[str, str] | None = None,
        *,
        participant_id: UUID | None = None,
    ) -> Outcome[Participant]:
        """Add somebody under a code name, a new one for none; raises UserError for one taken.

        With an identity they are added once, however often it is tried.
        """
        with self._units.writing() as work:
            group = work.groups.get(group_id)
            known = next((one for one in group.participants if one.id == participant_id), None)
            if known is not None:
                return Outcome(known, _changed(group_id))
            check_size(len(group.participants) + 1)
            name = clean_code_name(code_name, _names(group))
            made = Participant(
                participant_id or uuid4(), name, attributes=clean_attributes(attributes or {})
            )
            work.groups.add_participants(group_id, (made,))
        return Outcome(made, _changed(group_id))

    def add_people(
        self, group_id: UUID, people: Iterable[UUID]
    ) -> Outcome[tuple[Participant, ...]]:
        """Add people of the workspace, with what their newest assessment says.

        They come in by their code names, new ones for those without. Raises UserError for
        somebody who is in the group already.
        """
        with self._units.writing() as work:
            group = work.groups.get(group_id)
            persons = [work.people.get(person_id) for person_id in dict.fromkeys(people)]
            check_size(len(group.participants) + len(persons))
            framework = self._library.framework(group.details.framework_id)
            ratings = newest_ratings(work, framework, frozenset(one.id for one in persons))
            made: list[Participant] = []
            taken = list(_names(group))
            for person in persons:
                self._check_new(group, person)
                name = person.pseudonym if person.pseudonym not in taken else ""
                name = clean_code_name(name, taken)
                taken.append(name)
                said = bare(ratings[person.id].ratings) if person.id in ratings else {}
                made.append(Participant(uuid4(), name, person_id=person.id, ratings=said))
            work.groups.add_participants(group_id, made)
        return Outcome(tuple(made), _changed(group_id))

    def rename(self, group_id: UUID, participant_id: UUID, code_name: str) -> Outcome[Rated]:
        """Give a participant another code name; raises UserError for one that is taken."""

        def change(group: FocusGroup, one: Participant) -> Participant:
            if not code_name.strip():
                raise UserError(mark("A participant needs a code name, such as “P-7K3Q”."))
            others = (other.code_name for other in group.participants if other.id != one.id)
            return replace(one, code_name=clean_code_name(code_name, others))

        return self._edit_participant(group_id, participant_id, change)

    def set_present(self, group_id: UUID, participant_id: UUID, present: bool) -> Outcome[Rated]:
        """Note who is here; raises UserError for somebody who was shown."""

        def change(_group: FocusGroup, one: Participant) -> Participant:
            check_not_shown(one.code_name, one.batch)
            return replace(one, present=present)

        return self._edit_participant(group_id, participant_id, change)

    def set_attributes(
        self,
        group_id: UUID,
        participant_id: UUID,
        attributes: Mapping[str, str],
        *,
        seen: Mapping[str, str],
    ) -> Outcome[Rated]:
        """Keep what is known of a participant, of which so much was `seen`.

        Raises UserError for what can't be kept, ConflictError where two desks changed it.
        """
        cleaned = clean_attributes(attributes)

        def change(_group: FocusGroup, one: Participant) -> Participant:
            try:
                kept = merge_value(dict(seen), dict(one.attributes), cleaned)
            except ClashError as clash:
                raise _conflict(one) from clash
            return replace(one, attributes=kept)

        return self._edit_participant(group_id, participant_id, change)

    def remove_participant(
        self, group_id: UUID, participant_id: UUID
    ) -> Outcome[RemovedParticipant]:
        """Remove a participant, and return what brings them back.

        Somebody who was shown may ask to be removed too: what was shown stays as it was, but the
        group can't be shown anew with the others alone, as that would tell what they had said.
        """
        with self._units.writing() as work:
            before = work.groups.get(group_id).participant(participant_id)
            removed = work.groups.remove_participant(group_id, participant_id)
        return Outcome(RemovedParticipant(before, removed), _changed(group_id))

    def put_back(self, group_id: UUID, removed: RemovedParticipant) -> Outcome[Participant]:
        """Bring back a participant who was removed a moment ago, as if they had not been.

        Raises UserError where the code name is taken by now.
        """
        back = removed.participant
        with self._units.writing() as work:
            group = work.groups.get(group_id)
            check_size(len(group.participants) + 1)
            clean_code_name(back.code_name, _names(group))
            work.groups.put_back(group_id, back, removed.where)
        return Outcome(back, _changed(group_id))

    # -- ratings -------------------------------------------------------------------------

    def rate(
        self, group_id: UUID, participant_id: UUID, code: str, rating: Rating, *, seen: Rating
    ) -> Outcome[Rated]:
        """Keep what a participant said of a competence, where `seen` was said before.

        An untouched rating takes back what was said. Raises UserError for an unknown competence
        and for somebody who was shown, ConflictError where another desk was faster.
        """
        return self.rate_all(group_id, participant_id, {code: rating}, seen={code: seen})

    def rate_all(
        self,
        group_id: UUID,
        participant_id: UUID,
        ratings: Mapping[str, Rating],
        *,
        seen: Mapping[str, Rating],
    ) -> Outcome[Rated]:
        """Keep what a participant said of several competences at once; raises as `rate`."""
        with self._units.writing() as work:
            group = work.groups.get(group_id)
            before = group.participant(participant_id)
            check_not_shown(before.code_name, before.batch)
            known = self._library.framework(group.details.framework_id).order
            for code, rating in ratings.items():
                if code not in known:
                    raise UserError(mark("The framework has no competence {code}."), code=code)
                try:
                    merge_value(seen.get(code, Rating()), before.rating(code), rating)
                except ClashError as clash:
                    raise conflicts.of_rating(code, before.rating(code), "", rating) from clash
            work.groups.rate(group_id, participant_id, ratings)
        said = {**before.ratings, **bare(ratings)}
        kept = {
            code: said[code]
            for code in known
            if code in said and (code not in ratings or ratings[code].given)
        }
        after = replace(before, ratings=kept)
        return Outcome(Rated(before, after), _changed(group_id))

    # -- parts ---------------------------------------------------------------------------

    def framework(self, group: FocusGroup) -> Framework:
        """Return the framework version of a group."""
        return self._library.framework(group.details.framework_id)

    def check(self, details: GroupDetails) -> None:
        """Raise UserError for details of a group that make no sense."""
        check_details(details)
        check_minimum(details.minimum)
        framework = self._library.framework(details.framework_id)
        roles = {role.code for role in framework.roles}
        readings = {reading.code for reading in framework.readings}
        if (details.role and details.role not in roles) or (
            details.reading and details.reading not in readings
        ):
            raise UserError(
                mark("{name} has no such role or reading. Choose another."), name=framework.name
            )

    def _check_new(self, group: FocusGroup, person: Person) -> None:
        if any(one.person_id == person.id for one in group.participants):
            raise UserError(
                mark("{name} takes part in “{title}” already."),
                name=self._names.of(person),
                title=group.title,
            )

    def _add(self, group: FocusGroup) -> Outcome[FocusGroup]:
        with self._units.writing() as work:
            for one in group.participants:
                if one.person_id is not None:
                    work.people.get(one.person_id)
            work.groups.add(group)
            kept = _kept(work, group.id)
        return Outcome(kept, _changed(group.id))

    def _edit(
        self, group_id: UUID, change: Callable[[UnitOfWork, FocusGroup], None]
    ) -> Outcome[EditedGroup]:
        with self._units.writing() as work:
            before = work.groups.get(group_id)
            change(work, before)
            after = _kept(work, group_id)
        return Outcome(EditedGroup(before, after), _changed(group_id))

    def _edit_participant(
        self,
        group_id: UUID,
        participant_id: UUID,
        change: Callable[[FocusGroup, Participant], Participant],
    ) -> Outcome[Rated]:
        with self._units.writing() as work:
            group = work.groups.get(group_id)
            before = group.participant(participant_id)
            after = change(group, before)
            if after != before:
                work.groups.keep_participant(group_id, after)
        return Outcome(Rated(before, after), _changed(group_id))


def _names(group: FocusGroup) -> tuple[str, ...]:
    return tuple(one.code_name for one in group.participants)


def _kept(work: UnitOfWork, group_id: UUID) -> FocusGroup:
    """Return the group with the version it will have once committed."""
    work.seal()
    return work.groups.get(group_id)


def _check_change(group: FocusGroup, details: GroupDetails) -> None:
    before = group.details
    if details.framework_id != before.framework_id and any(
        one.ratings for one in group.participants
    ):
        raise UserError(
            mark("Participants are rated already, so the framework stays. Make a new group.")
        )
    if details.minimum != before.minimum and group.is_shown:
        raise UserError(
            mark(
                "The group was shown with at least {minimum} people behind everything, so the "
                "minimum stays."
            ),
            minimum=before.minimum,
        )


def _conflict(one: Participant) -> ConflictError:
    return ConflictError(
        mark(
            "What is known of {name} was changed at another desk meanwhile. Nothing was kept of "
            "what was entered here; it is shown as it is now."
        ),
        name=one.code_name,
    )


def _changed(group_id: UUID) -> Changes:
    return Changes(groups=frozenset({group_id}))
