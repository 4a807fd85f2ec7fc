"""Reads the library beside the frameworks from the content database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from s4c_desktop.domain.catalogue import (
    CHALLENGES,
    FIELDS,
    STAGES,
    CaseStudy,
    Catalogue,
    Entry,
    Group,
    Kind,
)
from s4c_desktop.domain.records import Item, Note, Origin
from s4c_desktop.models.framework_query import FALLBACK
from s4c_desktop.models.framework_rows import content_database


def read_catalogue(content: Path, language: str = FALLBACK) -> Catalogue:
    """Return the whole library; raises UserError where the content can't be read."""
    with content_database(content) as database:
        records = [
            (kind, json.loads(body))
            for kind, body in database.execute("SELECT kind, body FROM library ORDER BY rowid")
        ]
        groups: dict[Kind, tuple[Group, ...]] = {}
        for kind, body in database.execute("SELECT kind, body FROM library_group ORDER BY rowid"):
            plain = json.loads(body)
            group = Group(plain["code"], text_in(plain["title"], language))
            groups[Kind(kind)] = (*groups.get(Kind(kind), ()), group)
    return Catalogue(
        tuple(_case_study(plain, language) for kind, plain in records if kind == Kind.CASE_STUDY),
        tuple(_entry(kind, plain, language) for kind, plain in records if kind != Kind.CASE_STUDY),
        groups,
    )


def _entry(kind: str, plain: dict[str, Any], language: str) -> Entry:
    return Entry(
        kind=Kind(kind),
        code=plain["code"],
        title=text_in(plain["title"], language),
        group=plain.get("group", ""),
        text=text_in(plain.get("text"), language),
        points=tuple(_item(point, language) for point in plain.get("points", ())),
        link=plain.get("link", ""),
        aliases=tuple(plain.get("aliases", ())),
        competences=tuple(plain.get("competences", ())),
        notes=_notes(plain, language),
        origin=_origin(plain),
    )


def _case_study(plain: dict[str, Any], language: str) -> CaseStudy:
    return CaseStudy(
        code=plain["code"],
        title=text_in(plain["title"], language),
        summary=text_in(plain["summary"], language),
        fields={name: text_in(plain["fields"][name], language) for name in FIELDS},
        challenges={
            (challenge, stage): text_in(plain["challenges"][challenge][stage], language)
            for challenge in CHALLENGES
            for stage in STAGES
        },
        no_data=frozenset(_cell(name) for name in plain["no_data"]),
        inferred_title=plain["title_basis"] != "source",
        truncated=plain["truncated"],
        countries=tuple(plain["countries"]),
        domains=tuple(plain["domains"]),
        main_challenges=tuple(plain["main_challenges"]),
        funding=tuple(plain["funding"]),
        macro_challenges=tuple(plain["macro_challenges"]),
        competences=tuple(plain["competences"]),
        notes=_notes(plain, language),
        origin=_origin(plain),
        link=plain.get("link", ""),
    )


def _cell(name: str) -> tuple[str, str]:
    challenge, _, stage = name.partition(".")
    return challenge, stage


def _item(plain: dict[str, Any], language: str) -> Item:
    return Item(
        text_in(plain["text"], language),
        _origin(plain),
        plain.get("link", ""),
        tuple(plain.get("aliases", ())),
    )


def _notes(plain: dict[str, Any], language: str) -> tuple[Note, ...]:
    found: Iterable[dict[str, Any]] = plain.get("notes", ())
    return tuple(
        Note(note.get("issue", ""), text_in(note["text"], language), note["source"])
        for note in found
    )


def _origin(plain: dict[str, Any]) -> Origin:
    return Origin(plain["source"], plain["basis"])


def text_in(texts: dict[str, str] | None, language: str) -> str:
    """Return a text in one language, else in English; empty where there is none."""
    return "" if texts is None else texts.get(language) or texts[FALLBACK]
