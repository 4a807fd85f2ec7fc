"""Stores a person's details again and again while they are typed."""

from __future__ import annotations

from dataclasses import fields, replace
from uuid import uuid4

from s4c_desktop.domain.assessment import Person
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.people import PeopleService, PersonDetails, PersonRights


class PersonWriter:
    """Adds a person on the first call and changes them on later ones.

    Called on the workspace thread only, one call after the other. It remembers what the form
    showed: another desk may change the person at the same time, and only what is edited here
    is to be changed. A call that failed can be made again.
    """

    def __init__(self, people: PeopleService, person: Person | None) -> None:
        self._people = people
        self._shown = person
        self._new_id = uuid4()

    def store(self, details: PersonDetails, rights: PersonRights | None = None) -> Outcome[Person]:
        """Store the details, and the rights of somebody who is there, where they are given.

        Raises ConflictError where somebody else changed the same.
        """
        given = (details,) if rights is None else (details, rights)
        values = {f.name: getattr(one, f.name) for one in given for f in fields(one)}
        if self._shown is None:
            outcome = self._people.create(details, person_id=self._new_id)
        else:
            outcome = self._people.update(replace(self._shown, **values), seen=self._shown)
        self._shown = replace(self._shown or outcome.value, **values)
        return outcome
