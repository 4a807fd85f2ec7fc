"""What would settle a rating for which evidence is missing: nothing has to be learnt for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class Showing:
    """How a competence (code) can be shown at the level required; lists are empty before 1.0.

    `documents` are kinds of good evidence, `practice` is what to do once and keep the result of,
    in the words of the anchor, `questions` are what a further interview would ask.
    """

    competence: str
    level: int | None
    mandatory: bool
    documents: tuple[str, ...]
    practice: str
    questions: tuple[str, ...]


def showings(
    framework: Framework, role: str, reading: str, competences: Iterable[str]
) -> Iterator[Showing]:
    """Yield how each competence can be shown, mandatory ones first, then in framework order."""
    required = framework.requirements(role, reading)
    for code in sorted(
        competences,
        key=lambda c: (not (c in required and required[c].mandatory), framework.order[c]),
    ):
        competence, requirement = framework.competence(code), required.get(code)
        level = requirement.eqf if requirement else None
        anchor = competence.anchor(level) if level is not None else None
        yield Showing(
            code,
            level,
            requirement is not None and requirement.mandatory,
            tuple(item.text for item in competence.evidence),
            anchor.knowledge_skills if anchor else "",
            tuple(item.text for item in competence.questions),
        )
