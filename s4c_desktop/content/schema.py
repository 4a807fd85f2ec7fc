"""The format of the content: what each kind of file holds."""

from __future__ import annotations

from typing import Any

from s4c_desktop.content.specs import (
    CourseHours,
    Either,
    Flag,
    Many,
    Nested,
    OrNull,
    Shape,
    Spec,
    Texts,
    Whole,
    WholeOrWord,
    Word,
)

MODES = ("online", "live", "practical")
PLACES = r"\d{3}:\d+(-\d+)?(,\d+(-\d+)?)*"

_CODE = Word("a code", r"[A-Z][A-Za-z0-9]*")
_NODE_CODE = Word("a code like A.some-topic", r"[A-Z]+\.[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ENTRY_CODE = Word("a code like smart-economy", r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG = Word("a short lower-case name", r"[a-z][a-z0-9_]*")
_SOURCE = Word('a place like "000:12,14-16"', rf"{PLACES}(; {PLACES})*")
_BASIS = Word(choices=("source", "derived", "editorial"))
_EQF = Whole(1, 8)
_HOURS = Shape({mode: OrNull(CourseHours()) for mode in MODES})
_ALIASES = Many(Word())
_NOTES = Many(
    Shape(
        {"source": _SOURCE, "text": Texts()},
        {"issue": Word("an issue like LV-4", r"[A-Z0-9]+-\d+")},
    )
)
_ORIGIN: dict[str, Spec] = {"source": _SOURCE, "basis": _BASIS}
_LINK = Word("a web address", r"https?://\S+")
ANCHOR_WORDS = 50

ITEM = Shape(
    {"text": Texts(), **_ORIGIN},
    {
        "esco": Word("an ESCO code like 1219.6", r"\d+(\.\d+)*"),
        "body": Word(),
        "link": _LINK,
        "aliases": _ALIASES,
    },
)
_ITEMS = Many(ITEM)
_ANCHOR = Shape({"eqf": _EQF, "knowledge_skills": Texts(), "autonomy": Texts(), **_ORIGIN})

FRAMEWORK = Shape(
    {
        "code": _CODE,
        "version": Word("a version", r"\d+(\.\d+)*"),
        "title": Texts(),
        "edition": Texts(),
        "readings": Many(Shape({"code": _SLUG, "title": Texts(), "description": Texts()})),
        "levels": Many(
            Shape(
                {
                    "eqf": _EQF,
                    "number": Whole(1, 8),
                    "name": Texts(),
                    "knowledge_skills": Texts(),
                    "autonomy": Texts(),
                    **_ORIGIN,
                },
                {"notes": _NOTES},
            )
        ),
    },
    {"draft": Flag()},
)

_COMPETENCE = Shape(
    {"code": _CODE, "title": Texts(), "description": Texts(most_words=45), **_ORIGIN},
    {
        "aliases": _ALIASES,
        "explorer": Many(Shape({"eqf": _EQF, **_ORIGIN})),
        "notes": _NOTES,
        "meaning": Texts(most_words=90),
        "anchors": Many(_ANCHOR),
        "questions": Many(Texts(most_words=40)),
        "evidence": Many(Texts(most_words=25)),
        "misjudgements": Many(Texts(most_words=35)),
    },
)

AREA = Shape(
    {"code": _CODE, "title": Texts(), **_ORIGIN, "competences": Many(_COMPETENCE)},
    {"aliases": _ALIASES, "notes": _NOTES},
)

_DEMAND: dict[str, Spec] = {"mandatory": Flag(), "eqf": OrNull(_EQF), **_ORIGIN}
_READING = Shape(
    {"reading": _SLUG, "mandatory": OrNull(Flag()), "eqf": OrNull(_EQF), "source": _SOURCE}
)


COMPETENCE_LISTS = ("questions", "evidence", "misjudgements")
ROLE_LISTS = ("prerequisites", "lead_activities", "activities", "tasks", "similar_roles")
DELIVERABLES = ("accountable", "responsible", "contributor")
MODULE_LISTS = ("knowledge", "skills", "methods", "assessment", "lab", "resources")


def role(other_readings: tuple[str, ...]) -> Shape:
    """Return the format of a role, whose requirements give each of the other readings too."""
    requirement = Shape(
        {
            "competence": _CODE,
            **_DEMAND,
            **{reading: Shape(_DEMAND) for reading in other_readings},
        },
        {"readings": Many(_READING), "notes": _NOTES},
    )
    return Shape(
        {
            "code": _CODE,
            "letter": Word("a capital letter", r"[A-Z]"),
            "title": Texts(),
            "summary": Texts(),
            "mission": Texts(),
            **_ORIGIN,
            "requirements": Many(requirement),
        },
        {
            "aliases": _ALIASES,
            "notes": _NOTES,
            "description": Texts(),
            **dict.fromkeys(ROLE_LISTS, _ITEMS),
            "deliverables": Shape(dict.fromkeys(DELIVERABLES, _ITEMS)),
            "descriptors": Many(
                Shape(
                    {"competence": _CODE, "eqf": _EQF, "text": Texts(), **_ORIGIN},
                    {"notes": _NOTES},
                )
            ),
        },
    )


_LINKS = Many(Shape({"competence": _CODE, "reach": _EQF, "reason": Texts(most_words=15)}))
_TOPIC = Shape(
    {"code": _NODE_CODE, "title": Texts(), "source": _SOURCE},
    {"teaches": _LINKS, "supports": _LINKS, "requires": Many(_NODE_CODE)},
)


def _tree(node: dict[str, Spec], topic: Spec) -> Spec:
    """Return the shape of a unit with topics and further units below it."""
    unit = Nested()
    unit.spec = Shape(node, {"topics": Many(topic), "units": Many(unit)})
    return unit


_UNIT = _tree({"code": _NODE_CODE, "title": Texts(), "source": _SOURCE}, _TOPIC)

MODULE = Shape(
    {
        "code": _CODE,
        "title": Texts(),
        **_ORIGIN,
        "hours": _HOURS,
        "competences": Many(_CODE),
        "units": Many(_UNIT),
    },
    {"notes": _NOTES, "description": Texts(), **dict.fromkeys(MODULE_LISTS, _ITEMS)},
)

_LEAF = Either("code", _TOPIC, Shape({"topic": _NODE_CODE, "source": _SOURCE}))
_STEP = _tree({"node": _NODE_CODE, "source": _SOURCE}, _LEAF)

CURRICULUM = Shape(
    {
        "role": _CODE,
        **_ORIGIN,
        "hours": _HOURS,
        "competences": Many(_CODE),
        "pathway": Many(
            Shape(
                {"module": _CODE, "title": Texts(), "source": _SOURCE},
                {"units": Many(_STEP), "topics": Many(_LEAF)},
            )
        ),
    },
    {"notes": _NOTES},
)

ENTRIES = Shape(
    {
        "items": Many(
            Shape(
                {"code": _ENTRY_CODE, "title": Texts(), **_ORIGIN},
                {
                    "group": _ENTRY_CODE,
                    "text": Texts(),
                    "points": _ITEMS,
                    "link": _LINK,
                    "aliases": _ALIASES,
                    "competences": Many(_CODE),
                    "notes": _NOTES,
                },
            )
        )
    },
    {"groups": Many(Shape({"code": _ENTRY_CODE, "title": Texts(), "source": _SOURCE}))},
)

# The files of the library, and the kind of what stands in them.
ENTRY_FILES = {
    "glossary.yaml": "glossary",
    "courses.yaml": "course",
    "guide.yaml": "guide",
    "characteristics.yaml": "characteristic",
    "domains.yaml": "domain",
    "challenges.yaml": "challenge",
    "macro-challenges.yaml": "macro_challenge",
    "policy-options.yaml": "policy_option",
    "background.yaml": "background",
    "sources.yaml": "source",
    "links.yaml": "link",
    "readings.yaml": "reading",
}

FIELDS = (
    "project_name",
    "city",
    "start",
    "end",
    "stakeholders",
    "investors",
    "financial_model",
    "business_model",
    "impact",
)
CHALLENGES = ("technological", "financial", "collaboration", "managerial", "social")
STAGES = ("development", "implementation")
_CELLS = tuple(f"{challenge}.{stage}" for challenge in CHALLENGES for stage in STAGES)

CASE_STUDY = Shape(
    {
        "code": Word("a number of two digits", r"\d\d"),
        "title": Texts(),
        "title_basis": _BASIS,
        "summary": Texts(most_words=45),
        "fields": Shape({name: OrNull(Texts()) for name in FIELDS}),
        "challenges": Shape(
            {
                challenge: Shape({stage: OrNull(Texts()) for stage in STAGES})
                for challenge in CHALLENGES
            }
        ),
        "no_data": Many(Word(choices=_CELLS)),
        "truncated": Flag(),
        "countries": Many(Word("a country code", r"[A-Z]{2}")),
        "domains": Many(_CODE),
        "main_challenges": Many(Word(choices=CHALLENGES)),
        "funding": Many(
            Word(choices=("municipal", "regional", "national", "eu", "private", "ppp"))
        ),
        "macro_challenges": Many(_ENTRY_CODE),
        "competences": Many(_CODE),
        **_ORIGIN,
    },
    {"notes": _NOTES, "link": _LINK},
)

# What an assessor may find in the place of a level.
NO_LEVEL = ("below", "no_evidence")
VIGNETTE_PARTS = (6, 8)

VIGNETTE = Shape(
    {
        "code": Word("a code like SCPD-1", r"[A-Z]+-\d+"),
        "role": _CODE,
        "title": Texts(),
        "candidate": Word("a code name of one word", r"[A-Z][a-z]+"),
        "situation": Texts(least_words=40, most_words=100),
        "parts": Many(
            Shape(
                {
                    "competence": _CODE,
                    "account": Texts(least_words=90, most_words=160),
                    "reference": WholeOrWord(_EQF, Word(choices=NO_LEVEL)),
                    "reasoning": Texts(least_words=40, most_words=110),
                }
            )
        ),
    }
)

QUESTIONS_LEAST = 2
OPTIONS = (3, 4)

_QUESTION = Shape(
    {
        "prompt": Texts(most_words=40),
        "options": Many(Shape({"text": Texts(most_words=20)}, {"right": Flag()})),
        "explanation": Texts(most_words=30),
    }
)

SELF_CHECKS = Shape(
    {
        "code": _CODE,
        "checks": Many(
            Shape(
                {
                    "topic": _NODE_CODE,
                    "basis": Word(choices=("editorial",)),
                    "questions": Many(_QUESTION),
                }
            )
        ),
    }
)


def minutes(hours: Any) -> int | None:
    """Return hours in minutes, None where the source gives none."""
    return None if hours is None else round(hours * 60)
