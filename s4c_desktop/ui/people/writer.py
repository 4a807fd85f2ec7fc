"""Stores a person's details again and again while they are typed."""

from __future__ import annotations

from dataclasses import fields, replace

from s4c_desktop.domain.assessment import Person
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.people import PeopleService, PersonDetails, PersonRights


class PersonWriter:
    """Adds a person on the first call and changes them on later ones.

    Called on the workspace thread only, one call after the other, so each knows the version
    that the call before left.
    """

    def __init__(self, people: PeopleService, person: Person | None) -> None:
        self._people = people
        self._person = person

    def store(self, details: PersonDetails, rights: PersonRights | None = None) -> Outcome[Person]:
        """Store the details, and the rights of somebody who is there, where they are given.

        Raises UserError when somebody else changed the person meanwhile.
        """
        if self._person is None:
            outcome = self._people.create(details)
        else:
            given = (details,) if rights is None else (details, rights)
            values = {f.name: getattr(one, f.name) for one in given for f in fields(one)}
            outcome = self._people.update(replace(self._person, **values))
        self._person = outcome.value
        return outcome
