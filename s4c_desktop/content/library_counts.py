"""Compares the library with the checklist of the sources, in the checklist's own terms."""

from __future__ import annotations

from collections import Counter
from typing import Any

from s4c_desktop.content.checklist import compare
from s4c_desktop.content.faults import Faults, Place
from s4c_desktop.content.loader import Items, Record
from s4c_desktop.content.schema import CHALLENGES, FIELDS, STAGES
from s4c_desktop.content.sources import Content, LibrarySources


def check_library_counts(content: Content, faults: Faults) -> None:
    """Note every figure of the checklist that the library misses.

    The checklist stands beside the framework that the library belongs to. A library without
    files, as that of a framework by itself, has nothing to compare.
    """
    if not content.library.entries:
        return
    stated = next((s.counts for s in content.versions if "case_studies" in s.counts), None)
    if stated is not None:
        for name, found in library_figures(content.library).items():
            compare(stated, name, found, name, faults)


def library_figures(library: LibrarySources) -> dict[str, Any]:
    """Return what the library holds, under the names of the checklist."""
    domains = _entries(library, "domain")
    projects = {_competence(domain): _points(domain) for domain in domains}
    links = _entries(library, "link")
    guide = _entries(library, "guide")
    background = {entry["code"]: _points(entry) for entry in _entries(library, "background")}
    return {
        "sccf_aspects": {"count": background.get("aspects")},
        "smart_city_characteristics": {
            "count": len(_entries(library, "characteristic")),
            "names": [entry["title"]["en"] for entry in _entries(library, "characteristic")],
        },
        "project_domains": {
            "count": len(domains),
            "typical_projects": projects,
            "typical_projects_total": sum(projects.values()),
        },
        "challenge_groups": {"count": len(_entries(library, "challenge"))},
        "publication_challenges_list": {"count": background.get("publication-challenges")},
        "terminology": {
            "count": _in_group(library, "glossary", "source-terms"),
            "keywords": background.get("keywords"),
        },
        "smart_city_definitions_quoted": {"count": background.get("smart-city-definitions")},
        "links_to_sources": {"bullets": len(links), "urls": sum(map(_addresses, links))},
        "user_guide_questions": {"count": len(guide)},
        "development_steps": {"count": background.get("development-steps")},
        "partners": {
            "listed": background.get("partners"),
            "authors": background.get("authors"),
            "experts_thanked": background.get("experts"),
        },
        "case_studies": _case_studies(library),
        "annex4": {
            **_courses(library),
            "loose_topics": background.get("course-topics"),
            "factors": background.get("factors"),
            "expected_benefits": background.get("benefits"),
        },
        "seed_001": {"objectives": background.get("crisis-objectives")},
        "seed_002": {"outcomes": background.get("crisis-outcomes")},
        "seed_003": {
            "policy_options": len(_entries(library, "policy_option")),
            "macro_challenges": len(_entries(library, "macro_challenge")),
        },
        "seed_004": {
            "measuring_points": background.get("measuring-smartness"),
            "enablers": background.get("enablers"),
            "actions": background.get("eurocities-actions"),
            "lisbon": background.get("lisbon"),
        },
    }


def _case_studies(library: LibrarySources) -> dict[str, Any]:
    cases = library.case_studies
    cells = [
        (case, f"{challenge}.{stage}", case["challenges"][challenge][stage])
        for case in cases
        for challenge in CHALLENGES
        for stage in STAGES
    ]
    no_data = [(case, cell) for case in cases for cell in case["no_data"]]
    return {
        "present": len(cases),
        "truncated": [int(case["code"]) for case in cases if case["truncated"]],
        "fields_each": len(FIELDS),
        "challenge_rows": len(CHALLENGES),
        "stages": len(STAGES),
        "matrix_cells": len(cells),
        "empty_cells": [_cell(case, cell) for case, cell, text in cells if text is None],
        "no_data_cells": [_cell(case, cell) for case, cell in no_data],
        "missing_fields": [
            [int(case["code"]), name.replace("_", " ").capitalize()]
            for case in cases
            for name in FIELDS
            if case["fields"][name] is None
        ],
    }


def _cell(case: Record, cell: str) -> list[Any]:
    challenge, stage = cell.split(".")
    return [int(case["code"]), challenge.capitalize(), stage]


def _courses(library: LibrarySources) -> dict[str, Any]:
    courses = Counter(entry.get("group") for entry in _entries(library, "course"))
    titles = {g["code"]: g["title"]["en"].upper() for g in _groups(library, "course")}
    return {
        "headings": len(titles),
        "courses": courses.total(),
        "per_heading": {title: courses[code] for code, title in titles.items()},
    }


def _entries(library: LibrarySources, kind: str) -> Items:
    file = library.entries.get(kind)
    return file["items"] if file is not None else Items(_NOWHERE)


def _groups(library: LibrarySources, kind: str) -> Items:
    file = library.entries.get(kind)
    return file.items_of("groups") if file is not None else Items(_NOWHERE)


_NOWHERE = Place("", 0)


def _in_group(library: LibrarySources, kind: str, group: str) -> int:
    return sum(entry.get("group") == group for entry in _entries(library, kind))


def _points(entry: Record) -> int:
    return len(entry.items_of("points"))


def _competence(entry: Record) -> str:
    codes = entry.items_of("competences")
    return str(codes[0]) if codes else str(entry["code"])


def _addresses(link: Record) -> int:
    """Count the addresses of a bullet; a second one stands among its points."""
    return sum("link" in place for place in (link, *link.items_of("points")))
