"""Which fields a framework file has, and of which kind each is."""

from __future__ import annotations

from typing import Any

from s4c_desktop.exchange.shape import MapOf, Maybe

_NUMBER = Maybe(int)
_ORIGIN = {"source?": str, "basis?": str}
_NOTES = {"notes?": [{"text": str, "issue?": str, "source?": str}]}
_ITEMS = [{"text": str, **_ORIGIN, "reference?": str, "aliases?": [str]}]
_LINKS = [{"competence": str, "reach": int, "reason": str}]
_MINUTES = {"online": _NUMBER, "live": _NUMBER, "practical": _NUMBER}

_LEVEL = {
    "eqf": int,
    "number": int,
    "name": str,
    "knowledge_skills": str,
    "autonomy": str,
    **_ORIGIN,
    **_NOTES,
}
_COMPETENCE = {
    "code": str,
    "area": str,
    "title": str,
    "description": str,
    **_ORIGIN,
    **_NOTES,
    "meaning?": str,
    "aliases?": [str],
    "explorer?": [{"eqf": int, "basis": str, "source": str}],
    "anchors?": [{"eqf": int, "knowledge_skills": str, "autonomy": str, **_ORIGIN}],
    "questions?": _ITEMS,
    "evidence?": _ITEMS,
    "misjudgements?": _ITEMS,
}
_REQUIREMENT = {
    "competence": str,
    "mandatory": bool,
    "eqf": _NUMBER,
    "basis": str,
    "source": str,
    **_NOTES,
}
_SAID = {"reading": str, "mandatory": Maybe(bool), "eqf": _NUMBER, "source": str}
_ROLE = {
    "code": str,
    "title": str,
    "summary": str,
    "mission": str,
    "requirements": MapOf([_REQUIREMENT]),
    **_ORIGIN,
    **_NOTES,
    "letter?": str,
    "aliases?": [str],
    "description?": str,
    "prerequisites?": _ITEMS,
    "leading?": _ITEMS,
    "activities?": _ITEMS,
    "accountable?": _ITEMS,
    "responsible?": _ITEMS,
    "contributor?": _ITEMS,
    "tasks?": _ITEMS,
    "similar_roles?": _ITEMS,
    "descriptors?": [{"competence": str, "eqf": int, "text": str, **_ORIGIN, **_NOTES}],
    "readings?": MapOf([_SAID]),
}
_TOPIC = {"teaches?": _LINKS, "supports?": _LINKS, "requires?": [str]}
_UNIT: dict[str, Any] = {
    "code": str,
    "title": str,
    "topics?": [{"code": str, "title": str, **_TOPIC}],
}
_UNIT["units?"] = [_UNIT]
_MODULE = {
    "code": str,
    "title": str,
    "minutes": _MINUTES,
    "competences": [str],
    **_ORIGIN,
    **_NOTES,
    "description?": str,
    "knowledge?": _ITEMS,
    "skills?": _ITEMS,
    "methods?": _ITEMS,
    "assessment?": _ITEMS,
    "lab?": _ITEMS,
    "resources?": _ITEMS,
    "units?": [_UNIT],
}
# A step names a unit or topic of the module; a topic with a title is the pathway's own.
_STEP: dict[str, Any] = {"topics?": [{"code": str, "title?": str, **_TOPIC}]}
_STEP["units?"] = [{"code": str, **_STEP}]
_STEP["units?"][0]["units?"] = _STEP["units?"]
_CURRICULUM = {
    "role": str,
    "minutes": _MINUTES,
    "competences": [str],
    "pathway": [{"module": str, "title": str, **_STEP}],
    **_ORIGIN,
    **_NOTES,
}

_FRAMEWORK = {
    "code": str,
    "version": str,
    "title": str,
    "edition": str,
    "draft?": bool,
    "readings": [{"code": str, "title": str, "description": str}],
    "levels": [_LEVEL],
    "areas": [{"code": str, "title": str}],
    "competences": [_COMPETENCE],
    "roles": [_ROLE],
    "modules?": [_MODULE],
    "curricula?": [_CURRICULUM],
    "left_out?": [str],
}

FILE = {"format": str, "version": int, "framework": _FRAMEWORK}

DEEPEST = 24
"""Units of modules may stand in units, some levels deep."""
