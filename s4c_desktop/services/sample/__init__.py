"""Invented people and assessments to look around with; never mixed with real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.models import transfer
from s4c_desktop.models.framework_store import stored_hash
from s4c_desktop.services.sample.cast import cast
from s4c_desktop.services.sample.making import Maker

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.library import LibraryService

__all__ = ["fill"]


def fill(units: UnitsOfWork, library: LibraryService) -> None:
    """Put the sample people, with a year of assessments, into an empty workspace."""
    framework = library.current()
    with units.writing() as work:
        maker = Maker(framework, stored_hash(work.connection, framework.id) or "")
        for character in cast():
            dossier = maker.dossier(character)
            transfer.add_person(work, dossier.person)
            for item in dossier.evidence:
                work.people.keep_evidence(dossier.person.id, item)
            for found in dossier.rounds:
                transfer.add_round(work, found, dossier.person.id)
            for kept in dossier.assessments:
                transfer.keep_assessment(work, kept, framework)
