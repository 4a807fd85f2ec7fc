"""The people who are assessed."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.merging import ClashError, merge_fields
from s4c_desktop.domain.names import new_code_name
from s4c_desktop.domain.register import clean_tags
from s4c_desktop.models.tables import PersonRow
from s4c_desktop.services import conflicts
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is entered about a new person."""

    name: str
    is_self: bool = False
    lawful_basis: str = ""
    notice_date: date | None = None
    notice_version: str = ""
    identity_check: str = ""
    adjustments: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRights:
    """How a person is shown, and until when they are kept."""

    pseudonym: str = ""
    retain_until: date | None = None


class PeopleService:
    """Finds, adds and changes people."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def list(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        with self._units.reading() as work:
            return work.people.all()

    def due(self, today: date) -> tuple[Person, ...]:
        """Return who was to be kept until a day that has passed, the longest overdue first."""
        with self._units.reading() as work:
            return work.people.due(today)

    def get(self, person_id: UUID) -> Person:
        """Return a person; raises UserError where there is none."""
        with self._units.reading() as work:
            return work.people.get(person_id)

    def myself(self) -> Person | None:
        """Return the person who rates themself here, if there is one."""
        with self._units.reading() as work:
            return work.people.myself()

    def create(self, details: PersonDetails, *, person_id: UUID | None = None) -> Outcome[Person]:
        """Add a person; raises UserError for an empty name.

        With an identity the person is added once, however often it is tried.
        """
        _check_name(details.name)
        tags = clean_tags(details.tags)
        with self._units.writing() as work:
            if person_id is not None and work.session.get(PersonRow, person_id) is not None:
                return _outcome(work.people.get(person_id))
            added = work.people.add(
                Person(
                    id=person_id or uuid4(),
                    name=details.name.strip(),
                    is_self=details.is_self,
                    lawful_basis=details.lawful_basis,
                    notice_date=details.notice_date,
                    notice_version=details.notice_version,
                    identity_check=details.identity_check,
                    adjustments=details.adjustments,
                    tags=tags,
                )
            )
            person = _kept(work, added.id)
        return _outcome(person)

    def update(self, person: Person, *, seen: Person | None = None) -> Outcome[Person]:
        """Change a person; raises UserError for an empty name or another's code name.

        Given what was `seen`, details that only one side changed are kept and two texts on
        adjustments put together; of a detail that both changed the stored one stays and a
        ConflictError names both. Without it, an outdated version is refused.
        """
        _check_name(person.name)
        person = replace(person, tags=clean_tags(person.tags))
        clashes: tuple[ClashError, ...] = ()
        with self._units.writing() as work:
            if seen is not None:
                stored = work.people.get(person.id)
                person, clashes = _merged(seen, stored, person)
            _check_code_name(work, person)
            work.people.update(person)
            changed = _kept(work, person.id)
        if clashes:
            raise conflicts.of_details(changed.name, clashes)
        return _outcome(changed)

    def suggest_code_name(self) -> str:
        """Return a code name that nobody has here."""
        with self._units.reading() as work:
            return new_code_name(set(work.people.code_names().values()))

    def delete(self, person_id: UUID) -> Outcome[None]:
        """Delete somebody without assessments, with their seats and where they take part.

        Raises UserError for somebody with assessments.
        """
        with self._units.writing() as work:
            for training_id in work.trainings.of_person(person_id):
                training = work.trainings.get(training_id)
                left = tuple(seat for seat in training.taken if seat.person_id != person_id)
                work.trainings.keep(replace(training, taken=left))
            groups = work.groups.participants_of(person_id)
            for group_id, participants in groups.items():
                work.groups.get(group_id)
                for participant_id in participants:
                    work.groups.remove_participant(group_id, participant_id)
            work.people.delete(person_id)
        changed = Changes(people=frozenset({person_id}), groups=frozenset(groups))
        return Outcome(None, changed)


def _check_name(name: str) -> None:
    if not name.strip():
        raise UserError(mark("A person needs a name. Enter one, or a code name."))


def _check_code_name(work: UnitOfWork, person: Person) -> None:
    wanted = person.pseudonym.casefold()
    if not wanted:
        return
    taken = work.people.code_names()
    if any(name.casefold() == wanted for who, name in taken.items() if who != person.id):
        raise UserError(
            mark("Somebody else has the code name {name}. Choose another."), name=person.pseudonym
        )


def _merged(seen: Person, stored: Person, ours: Person) -> tuple[Person, tuple[ClashError, ...]]:
    names = {field.name for field in fields(Person)} - {"id", "version", "adjustments"}
    values, clashes = merge_fields(seen, stored, ours, names)
    text = conflicts.text("adjustments", seen.adjustments, stored.adjustments, ours.adjustments)
    return replace(stored, adjustments=text.text, **values), clashes


def _kept(work: UnitOfWork, person_id: UUID) -> Person:
    """Return the person with the version they will have once committed."""
    work.seal()
    return work.people.get(person_id)


def _outcome(person: Person) -> Outcome[Person]:
    return Outcome(person, Changes(people=frozenset({person.id})))
