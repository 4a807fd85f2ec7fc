"""Who stands in the sample workspace, and how each of their assessments went.

Everybody is invented and has a code for a name. How a rating differs from what the role requires
is written as the competence with a sign: `A2-` one level short, `A2--` two, `A2+` one above,
`A2b` below level 4, `A2n` no evidence yet, `A2x` exempt, `A2.` not rated yet.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Decision, Kind, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.services.sample.character import MARIA, PETAR, Character, Layer, Meeting

WINTER, SUMMER, AUTUMN = date(2026, 2, 9), date(2026, 6, 15), date(2026, 11, 9)
"""The days on which the rounds of the year began."""


def cast() -> tuple[Character, ...]:
    """Return the people of the sample, in the language in use."""
    return (
        _developer_twice(),
        _manager_with_appeal(),
        _handed_over(),
        _blind(),
        _far_apart(),
        _consultant_twice(),
        _three_times(),
        _to_be_agreed(),
        _not_enough(),
        _some_areas(),
        _freelancer(),
        _newcomer(),
    )


def _assessed(differs: str, decision: Decision, **more: object) -> Layer:
    layer = Layer(Kind.ASSESSOR, differs, decision=decision, signed=True)
    return replace(layer, **more)  # type: ignore[arg-type]


def _pair(
    first: str, second: str, agreed: str, decision: Decision, **more: object
) -> tuple[Layer, ...]:
    """Return what two assessors said apart, and what they agreed on."""
    together = Layer(
        Kind.AGREED,
        agreed,
        f"{MARIA}, {PETAR}",
        2,
        decision,
        signed=True,
        countersigned_by=PETAR,
    )
    return (
        Layer(Kind.ASSESSOR, first, decision=decision),
        Layer(Kind.SECOND, second, PETAR, 1, decision),
        replace(together, **more),  # type: ignore[arg-type]
    )


def _developer_twice() -> Character:
    minutes = _("Minutes of the agreement with the port authority")
    return Character(
        "C-101",
        (_("Evening course"), _("Port city")),
        (
            Meeting(
                WINTER,
                "SCPD",
                (
                    Layer(Kind.SELF, "A2+ A3- A8+ A14+ B4+ D1- D3+", "C-101"),
                    *_pair(
                        "A2- A3-- A4- A14- C1- D1-",
                        "A3-- A8- A14- C1- D1-- D3+",
                        "A2- A3-- A14- C1- D1-",
                        Decision.NOT_YET,
                        told=_("Expected as much for A3; will look for a procurement to follow."),
                    ),
                ),
            ),
            Meeting(
                AUTUMN,
                "SCPD",
                _pair(
                    "A2= A3- A14+ C1+",
                    "A3- A14= C1+ D1+",
                    "A3- C1+",
                    Decision.NOT_YET,
                    comment=_("Came a long way since winter; only A3 is left."),
                    candidate_comment=_("I had no tender to lead this year."),
                    rich=True,
                ),
            ),
        ),
        evidence=(
            (minutes, _("Work product"), date(2025, 11, 20), "A3 A6"),
            (_("Letter of the harbour master"), _("Third party"), date(2026, 5, 4), "A14 C1 D1"),
            (_("Slides of the residents' evening"), _("Work product"), date(2026, 9, 2), "D2 B4"),
        ),
    )


def _manager_with_appeal() -> Character:
    return Character(
        "C-102",
        (_("Evening course"),),
        (
            Meeting(
                WINTER,
                "SCPM",
                (
                    Layer(Kind.SELF, "A2+ A7+ A10+ A12- D4+ D2+", "C-102"),
                    _assessed(
                        "A2- A7-- A10- A12n A15- B6- D4-",
                        Decision.NOT_YET,
                        told=_("Does not agree with A7."),
                        appeal=_("The project file on the tram line was not looked at."),
                        appeal_outcome=_("The file was handed in on time and shows A7 at level 5."),
                        revision=_("Appeal upheld: the project file shows A7 at level 5."),
                        revised="A2- A7- A10- A12n A15- B6- D4-",
                    ),
                ),
            ),
            Meeting(
                AUTUMN,
                "SCPM",
                _pair(
                    "A7- A10- A12- D4=",
                    "A7- A10-- A12- C8-",
                    "A7- A10- A12-",
                    Decision.NOT_YET,
                ),
            ),
        ),
        evidence=((_("Project file of the tram line"), _("Work product"), date(2025, 6, 1), "A7"),),
        adjustments=_("Reads large print; took half an hour longer."),
    )


def _handed_over() -> Character:
    return Character(
        "C-103",
        (_("Day course"),),
        (
            Meeting(
                AUTUMN,
                "SCPMC",
                (
                    Layer(Kind.SELF, "A1+ A4- B4+ D1+", "C-103", -4),
                    Layer(
                        Kind.ASSESSOR,
                        "A4- A8+ C1. C8. D1. D2. D4.",
                        step=Step.RATINGS,
                        rich=True,
                        handed_over=PETAR,
                    ),
                ),
            ),
        ),
        evidence=(
            (
                _("Campaign plan for the bicycle lanes"),
                _("Work product"),
                date(2026, 8, 3),
                "A4 A8",
            ),
        ),
    )


def _blind() -> Character:
    return Character(
        "C-104",
        (_("Day course"),),
        (
            Meeting(
                AUTUMN,
                "SCPD",
                (
                    Layer(
                        Kind.ASSESSOR,
                        "A2- A6+ A16. B4. B6. C1. D1. D2. D3.",
                        day=3,
                        step=Step.RATINGS,
                        blind=True,
                        unveiled=False,
                    ),
                ),
            ),
        ),
    )


def _far_apart() -> Character:
    return Character(
        "C-105",
        (_("Evening course"), _("Port city")),
        (
            Meeting(
                AUTUMN,
                "SCPM",
                (
                    Layer(Kind.SELF, "A2++ A8+ A11++ A13+ A16+ B4++ D1+ D3+", "C-105", -7),
                    *_pair(
                        "A2- A11- A13= B4-",
                        "A2- A11-- A13- B4-",
                        "A2- A11- B4-",
                        Decision.NOT_YET,
                        told=_("Surprised by A11; wants to see the notes."),
                    ),
                ),
            ),
        ),
    )


def _consultant_twice() -> Character:
    return Character(
        "C-106",
        (_("Day course"),),
        (
            Meeting(
                WINTER,
                "SCPMC",
                (
                    _assessed(
                        "A4- A8- B4- D1- D2--",
                        Decision.NOT_YET,
                        appeal=_("The interview was cut short."),
                        appeal_outcome=_("The notes show that every competence was talked about."),
                    ),
                ),
            ),
            Meeting(
                AUTUMN,
                "SCPMC",
                _pair("A8+ B4+ C1=", "A8= B4+ C1- D4+", "A8+ B4+", Decision.MEETS,
                      told=_("Glad; asked for the skills card.")),
            ),
        ),
        retain_until=date(2026, 10, 31),
    )  # fmt: skip


def _three_times() -> Character:
    return Character(
        "C-107",
        (_("Evening course"),),
        (
            Meeting(
                WINTER,
                "SCPD",
                (_assessed("A1- A2-- A3-- A6- A8-- A16- B4- C1b D1- D3-", Decision.NOT_YET),),
            ),
            Meeting(
                SUMMER,
                "SCPD",
                (_assessed("A2- A3-- A6- A8- A16- C1-- D3-", Decision.NOT_YET),),
            ),
            Meeting(
                AUTUMN,
                "SCPD",
                _pair("A3- A8+ C1-", "A3- A8= C1- B6+", "A3- A8+ C1-", Decision.NOT_YET),
            ),
        ),
    )


def _to_be_agreed() -> Character:
    return Character(
        "C-108",
        (_("Day course"), _("Port city")),
        (
            Meeting(
                AUTUMN,
                "SCPD",
                (
                    Layer(Kind.ASSESSOR, "A3- A14+ C1- D2+", decision=Decision.NOT_YET, day=7),
                    Layer(
                        Kind.SECOND,
                        "A1- A3-- C1+ D2-",
                        PETAR,
                        8,
                        Decision.NOT_YET,
                        step=Step.REVIEW,
                    ),
                ),
            ),
        ),
    )


def _not_enough() -> Character:
    return Character(
        "C-109",
        (_("Evening course"),),
        (
            Meeting(
                SUMMER,
                "SCPM",
                _pair(
                    "A10n A11n A12n A15n C8n D4- A2-",
                    "A10n A11- A12n A15n C8n D4- A2-",
                    "A10n A11n A12n A15n C8n D4- A2-",
                    Decision.NOT_ENOUGH_EVIDENCE,
                    comment=_("Spoke well of the team; of the budget we saw nothing yet."),
                ),
            ),
        ),
    )


def _some_areas() -> Character:
    return Character(
        "C-110",
        (_("Day course"),),
        (
            Meeting(
                SUMMER,
                "SCPMC",
                _pair("A10- B6+ D2-", "A10- B6= D2--", "A10- D2-", Decision.NOT_YET),
            ),
            Meeting(
                AUTUMN,
                "SCPMC",
                (
                    Layer(
                        Kind.ASSESSOR,
                        "A10+ A5. A9.",
                        day=10,
                        scope=Scope.AREAS,
                        areas=("A",),
                        step=Step.REVIEW,
                    ),
                ),
            ),
        ),
    )


def _freelancer() -> Character:
    return Character(
        "C-111",
        (_("Freelance"),),
        (
            Meeting(
                AUTUMN,
                ALL_ROLES,
                (Layer(Kind.SELF, "A2- A3- A7-- A11- A13- B4+ C8n D3- D4-", "C-111", guided=True),),
            ),
            Meeting(
                SUMMER,
                "SCPM",
                _pair("A2- A7- A13-", "A2- A7- A13-- A16-", "A2- A7- A13-", Decision.NOT_YET),
            ),
        ),
    )


def _newcomer() -> Character:
    return Character("C-112", (_("Freelance"), _("Port city")), adjustments=_("Sign language."))
