"""Which name of a person is shown: their own, or the code name that stands in its place."""

from __future__ import annotations

import secrets
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, AssessmentSummary, Person
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.domain.register import PersonLine

# Letters and digits that nobody takes for one another, spoken or written.
_LETTERS = "23456789ACDEFGHJKMNPQRTVWXY"


class Names:
    """Says how people are shown as long as `code_names` is as it is.

    What is stored always has the name itself, so what comes from here is never stored.
    """

    def __init__(self, *, code_names: bool = False) -> None:
        self.code_names = code_names

    def of(self, person: Person) -> str:
        """Return the name to show of a person."""
        return self._shown(person.name, person.pseudonym)

    def listed(self, summary: AssessmentSummary) -> AssessmentSummary:
        """Return a line of the list of assessments as it is shown."""
        if not self._masks(summary.pseudonym):
            return summary
        return replace(summary, person=summary.pseudonym)

    def line(self, line: PersonLine) -> PersonLine:
        """Return a line of the list of people as it is shown, and as it is searched."""
        return replace(line, name=line.code_name) if self._masks(line.code_name) else line

    def shown(self, assessment: Assessment) -> Assessment:
        """Return an assessment as it is shown.

        The code name also takes the place of the person's name where they are named as the one
        who rated, decided, allowed or signed. Free text is the writer's own and stays.
        """
        person = assessment.person
        if not self._masks(person.pseudonym):
            return assessment

        signature = assessment.signature
        return replace(
            assessment,
            person=replace(person, name=person.pseudonym),
            assessors=self.said(person, assessment.assessors),
            decided_by=self.said(person, assessment.decided_by),
            plan=tuple(
                replace(line, assessor=self.said(person, line.assessor)) for line in assessment.plan
            ),
            ratings={
                code: replace(rating, allowed_by=self.said(person, rating.allowed_by))
                for code, rating in assessment.ratings.items()
            },
            given={
                code: replace(given, by=self.said(person, given.by))
                for code, given in assessment.given.items()
            },
            sittings=tuple(
                replace(each, led_by=self.said(person, each.led_by)) for each in assessment.sittings
            ),
            appeals=tuple(
                replace(each, lodged_by=self.said(person, each.lodged_by))
                for each in assessment.appeals
            ),
            signature=signature
            and replace(signature, decided_by=self.said(person, signature.decided_by)),
        )

    def history(self, person: Person, changes: Iterable[RatingChange]) -> tuple[RatingChange, ...]:
        """Return the changes of a person's ratings as they are shown."""
        return tuple(
            replace(
                change,
                changed_by=self.said(person, change.changed_by),
                allowed_by=self.said(person, change.allowed_by),
            )
            for change in changes
        )

    def said(self, person: Person, name: str) -> str:
        """Return the name to show where a person may be named as having done something."""
        masked = self._masks(person.pseudonym) and name.strip() == person.name.strip()
        return person.pseudonym if masked else name

    def meant(self, person: Person, name: str) -> str:
        """Return the name to store for one that was typed, or left, where it is shown so."""
        masked = self._masks(person.pseudonym) and name.strip() == person.pseudonym
        return person.name if masked else name

    def _shown(self, name: str, pseudonym: str) -> str:
        return pseudonym if self._masks(pseudonym) else name

    def _masks(self, pseudonym: str) -> bool:
        return self.code_names and bool(pseudonym)


def new_code_name(taken: Container[str]) -> str:
    """Return a code name such as "P-7K3Q" that is not taken."""
    while True:
        name = "P-" + "".join(secrets.choice(_LETTERS) for _ in range(4))
        if name not in taken:
            return name
