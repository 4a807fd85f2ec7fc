"""The library beside the frameworks: what must hold in it, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from s4c_desktop.content.faults import Faults, Place
from s4c_desktop.content.library_counts import check_library_counts
from s4c_desktop.content.loader import Record
from s4c_desktop.content.rows import Row, as_it_stands
from s4c_desktop.content.sources import Content, LibrarySources

CASE_STUDY = "case_study"


def check_library(content: Content, faults: Faults) -> None:
    """Note duplicate and dangling codes, and counts that differ from the checklist."""
    _Check(content, faults).run()
    check_library_counts(content, faults)


def library_rows(library: LibrarySources) -> dict[str, list[Row]]:
    """Return the rows of the library's tables."""
    groups: list[Row] = []
    entries: list[Row] = []
    for kind, file in library.entries.items():
        groups += _rows(kind, file.items_of("groups"))
        entries += _rows(kind, file["items"])
    return {"library": entries + _rows(CASE_STUDY, library.case_studies), "library_group": groups}


def _rows(kind: str, records: Iterable[Record]) -> list[Row]:
    return [
        {
            "kind": kind,
            "code": record["code"],
            "sort": sort,
            "body": as_it_stands(record),
        }
        for sort, record in enumerate(records)
    ]


class _Check:
    def __init__(self, content: Content, faults: Faults) -> None:
        self.library = content.library
        self.faults = faults
        # The library belongs to the frameworks that people use, not to drafts.
        self.competences = {
            competence["code"]
            for sources in content.newest()
            if not sources.framework.get("draft", False)
            for _, competence in sources.competences()
        }

    def run(self) -> None:
        for kind, file in self.library.entries.items():
            self._unique(kind, file["items"])
            groups = {group["code"] for group in file.items_of("groups")}
            for entry in file["items"]:
                if "group" in entry:
                    self._known("group", [entry["group"]], groups, entry.at("group"))
                self._listed(entry, "competences", "competence", self.competences)
        self._unique(CASE_STUDY, self.library.case_studies)
        for case in self.library.case_studies:
            for key in ("domains", "competences"):
                self._listed(case, key, "competence", self.competences)
            self._listed(case, "macro_challenges", "macro-challenge", self._macro_challenges())
            self._no_data(case)

    def _macro_challenges(self) -> set[str]:
        return {entry["code"] for entry in self._entries("macro_challenge")}

    def _entries(self, kind: str) -> Iterator[Record]:
        file = self.library.entries.get(kind)
        if file is not None:
            yield from file["items"]

    def _listed(self, record: Record, key: str, what: str, known: set[str]) -> None:
        self._known(what, record.items_of(key), known, record.at(key))

    def _known(self, what: str, codes: Iterable[str], known: set[str], place: Place) -> None:
        for code in codes:
            if code not in known:
                self.faults.add(place, f"there is no {what} {code}")

    def _unique(self, kind: str, records: Iterable[Record]) -> None:
        seen: dict[str, Place] = {}
        for record in records:
            code = record["code"]
            if code in seen:
                message = f"{kind} {code} is already defined in {seen[code]}"
                self.faults.add(record.at("code"), message)
            seen.setdefault(code, record.at("code"))

    def _no_data(self, case: Record) -> None:
        """Check that a cell said to have no data is not left empty."""
        for cell in case["no_data"]:
            challenge, stage = cell.split(".")
            if case["challenges"][challenge][stage] is None:
                self.faults.add(case.at("no_data"), f"{cell} is empty, and said to have no data")
