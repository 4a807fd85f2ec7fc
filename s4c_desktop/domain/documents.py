"""What documents there are of an assessment, and what their files are called."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Scope
from s4c_desktop.domain.framework import DEFAULT_READING

_NOT_IN_NAMES = '<>:"/\\|?*'
_LONGEST = 120
# Names that one system or another keeps for devices, whatever follows the first dot.
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789"),
}


class Depth(StrEnum):
    """How much an assessment report says: to hand over, or everything for the centre's file."""

    CANDIDATE = "candidate"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: a report of each assessment, in a folder.

    Files that are there are replaced only with `replace`.
    """

    assessments: tuple[UUID, ...]
    folder: Path
    depth: Depth = Depth.CANDIDATE
    centre: str = ""
    code_names: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class FormChoice:
    """Which interview is to be printed; `areas` (codes) belong to the scope of chosen areas.

    `framework` is named by code, or by code and version.
    """

    framework: str
    role: str
    scope: Scope = Scope.MANDATORY
    areas: tuple[str, ...] = ()
    blind: bool = True
    reading: str = DEFAULT_READING


def depth_name(depth: Depth) -> str:
    """Name a depth, as a choice."""
    return {
        Depth.CANDIDATE: _("For the candidate: two to four pages to hand over"),
        Depth.FILE: _("For the file: everything that is known"),
    }[depth]


def report_title(depth: Depth) -> str:
    """Return what a report of a depth is called."""
    return {Depth.CANDIDATE: _("Assessment report"), Depth.FILE: _("Assessment file")}[depth]


def file_name(*parts: str, suffix: str = ".pdf") -> str:
    """Return a name every file system takes."""
    joined = " - ".join(part for part in parts if part)
    kept = "".join("_" if c in _NOT_IN_NAMES or not c.isprintable() else c for c in joined)
    name = kept[:_LONGEST].strip(" .") or "document"
    return f"{'_' if name.partition('.')[0].lower() in _DEVICES else ''}{name}{suffix}"


def report_names(depth: Depth, summaries: Iterable[AssessmentSummary]) -> Mapping[UUID, str]:
    """Name the report of each assessment; no two names are one on any file system.

    Whichever assessments are chosen, those of one person, role and day are told apart by their
    identity, so that the same assessment keeps its name as far as can be.
    """
    found = tuple(summaries)
    plain = {
        each.id: file_name(
            report_title(depth),
            each.person[: _LONGEST // 2],
            each.role.strip("*"),
            each.held_on.isoformat() if each.held_on else "",
        )
        for each in found
    }
    count = Counter(_folded(name) for name in plain.values())
    return {
        each: name if count[_folded(name)] == 1 else _told_apart(name, each)
        for each, name in plain.items()
    }


def _told_apart(name: str, assessment: UUID) -> str:
    stem, _dot, suffix = name.rpartition(".")
    return f"{stem} - {assessment.hex}.{suffix}"


def _folded(name: str) -> str:
    """Return what systems that ignore case and composition take a name for."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
