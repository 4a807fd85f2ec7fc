"""What can be found by a search: one row for each thing there is to look up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from s4c_desktop.content import tree
from s4c_desktop.content.library import CASE_STUDY
from s4c_desktop.content.loader import Record
from s4c_desktop.content.rows import Row
from s4c_desktop.content.sources import Content, LibrarySources, Sources

# Texts under these keys are found by their own weights, or are no prose.
_APART = ("title", "aliases", "code")


def search_rows(content: Content) -> list[Row]:
    """Return the rows of the index: of each framework, its newest version only."""
    return [
        row
        for language in _languages(content)
        for row in (
            *(row for sources in content.newest() for row in _framework(sources, language)),
            *_library(content.library, language),
        )
    ]


def _languages(content: Content) -> list[str]:
    """Return the languages that a framework's title is given in."""
    return sorted({code for sources in content.newest() for code in sources.framework["title"]})


def _framework(sources: Sources, language: str) -> Iterator[Row]:
    code = sources.framework["code"]
    for _area, competence in sources.competences():
        yield _row("competence", competence, language, code)
    for role in sources.roles:
        cells = {key: value for key, value in role.items() if key != "requirements"}
        yield _row("role", role, language, code, cells)
    for module in sources.modules:
        card = {key: value for key, value in module.items() if key != "units"}
        yield _row("module", module, language, code, card)
        for unit in tree.units(module):
            yield _row("topic", unit, language, code, {})
        for topic in tree.leaves(module):
            yield _row("topic", topic, language, code)
    for curriculum in sources.curricula:
        for _, topic in tree.own_leaves(curriculum):
            yield _row("topic", topic, language, code)


def _library(library: LibrarySources, language: str) -> Iterator[Row]:
    for kind, file in library.entries.items():
        for entry in file["items"]:
            yield _row(kind, entry, language)
    for case in library.case_studies:
        yield _row(CASE_STUDY, case, language)


def _row(kind: str, record: Record, language: str, framework: str = "", told: Any = None) -> Row:
    prose = record if told is None else told
    return {
        "title": _text(record["title"], language),
        "aliases": " · ".join([record["code"], *record.items_of("aliases")]),
        "body": " · ".join(_texts(prose, language)),
        "kind": kind,
        "code": record["code"],
        "framework": framework,
        "language": language,
    }


def _texts(value: Any, language: str) -> Iterator[str]:
    """Yield every text for people below a value, in one language, else in English."""
    if isinstance(value, dict):
        if _is_text(value):
            yield _text(value, language)
            return
        for key, inner in value.items():
            if key not in _APART:
                yield from _texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, language)


def _is_text(value: dict[str, Any]) -> bool:
    return isinstance(value.get("en"), str)


def _text(texts: dict[str, Any], language: str) -> str:
    return str(texts.get(language) or texts["en"])
