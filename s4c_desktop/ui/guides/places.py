"""Which part of the guides fits what is shown."""

from __future__ import annotations

from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.guides.shelf import START
from s4c_desktop.ui.guides.window import Place

ASSESSOR = "guide-assessor.md"
FREELANCER = "guide-freelancer.md"
FACILITATOR = "guide-facilitator.md"

OF_SCREEN: dict[str, Place] = {
    "home": (START, ""),
    "people": (ASSESSOR, "register-the-candidate"),
    "assessments": (ASSESSOR, "find-an-assessment-again"),
    "learning": (FREELANCER, "plan-and-follow"),
    "groups": (FACILITATOR, "a-groups-profile"),
    "votes": (FACILITATOR, "a-requirement-vote"),
    "quality": (ASSESSOR, "look-after-quality"),
    "library": (START, "the-library"),
    "own_frameworks": (FACILITATOR, "a-framework-of-your-own"),
    "settings": (START, "settings-and-safety"),
}
"""By the name of a screen."""

_ASSESSING: dict[Step, Place] = {
    Step.PERSON: (ASSESSOR, "register-the-candidate"),
    Step.SETUP: (ASSESSOR, "set-up"),
    Step.RATINGS: (ASSESSOR, "the-interview"),
    Step.REVIEW: (ASSESSOR, "review"),
    Step.RESULT: (ASSESSOR, "result-and-sign-off"),
}
_RATING_ONESELF: dict[Step, Place] = {
    Step.PERSON: (FREELANCER, "start"),
    Step.SETUP: (FREELANCER, "start"),
    Step.RATINGS: (FREELANCER, "answer"),
    Step.REVIEW: (FREELANCER, "look-it-over"),
    Step.RESULT: (FREELANCER, "your-result"),
}


_AGREEING: Place = (ASSESSOR, "two-assessors")


def of_screen(name: str) -> Place:
    """Return what fits a screen; the beginning for a page that is none."""
    return OF_SCREEN.get(name, (START, ""))


def of_step(kind: Kind, step: Step) -> Place:
    """Return what fits a step of an assessment."""
    if kind is Kind.AGREED and step is Step.RATINGS:
        return _AGREEING
    return (_RATING_ONESELF if kind is Kind.SELF else _ASSESSING)[step]


def all_places() -> tuple[Place, ...]:
    """Return every place that the program itself leads to."""
    steps = (of_step(kind, step) for kind in Kind for step in Step)
    return (*OF_SCREEN.values(), *steps)
