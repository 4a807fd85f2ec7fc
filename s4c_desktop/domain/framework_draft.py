"""A framework of one's own in the making: the whole as a value, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.framework import DEFAULT_READING, Framework, ReadingSet, Requirement
from s4c_desktop.domain.framework_plain import framework_plain
from s4c_desktop.domain.framework_pruning import without_competences
from s4c_desktop.domain.framework_read import read_framework_plain
from s4c_desktop.domain.plain_values import Plain, where_given

OURS = "editorial"
"""The basis of what is restated from no source."""

FIRST_VERSION = "1.0"


class ReasonKind(StrEnum):
    """Why a city requires what it requires."""

    PRIORITY = "priority"
    BUDGET = "budget"
    MATURITY = "maturity"
    NEED = "need"
    VOTE = "vote"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a level was set: a kind, and the city's own words."""

    kind: ReasonKind
    words: str = ""

    @property
    def source(self) -> str:
        """Return the reason as a requirement keeps it, as in "priority: floods of 2024"."""
        return f"{self.kind}: {self.words}" if self.words else str(self.kind)


def reason_of(requirement: Requirement) -> Reason | None:
    """Return why a city set a requirement; None where it did not, or gave no reason."""
    kind, _separator, words = requirement.source.partition(": ")
    if requirement.basis != OURS or kind not in set(ReasonKind):
        return None
    return Reason(ReasonKind(kind), words)


@dataclass(frozen=True)
class DraftContent:
    """What is edited: a framework, and the codes of its competences that are left out.

    What is left out keeps everything that hangs on it, so that it can be chosen again.
    """

    framework: Framework
    left_out: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def chosen(self) -> Framework:
        """Return the framework as it would be published: without anything left out."""
        return without_competences(self.framework, self.left_out)

    @property
    def name(self) -> str:
        """Return code and version, as in "CITY 1.0"."""
        return self.framework.name


@dataclass(frozen=True)
class FrameworkDraft:
    """A draft as it is stored.

    `base_id` is the version it was copied from, `published_id` what came of it, each if any;
    `stored` counts how often it was saved.
    """

    id: UUID
    content: DraftContent
    base_id: UUID | None = None
    published_id: UUID | None = None
    stored: int = 0
    created_at: datetime | None = None
    saved_at: datetime | None = None


def copy_of(base: Framework, code: str, title: str, reading: str = DEFAULT_READING) -> DraftContent:
    """Return a copy of a framework to make one's own, with the requirements of one reading.

    A city reads no source, so the copy has a single reading, and nothing of what others said.
    """
    roles = tuple(
        replace(
            role,
            requirements={DEFAULT_READING: _without_notes(role.requirements.get(reading, ()))},
            readings={},
        )
        for role in base.roles
    )
    return DraftContent(
        replace(
            base,
            code=code,
            version=FIRST_VERSION,
            title=title,
            edition=_("Made from {name} for our own use. Not an official tool of anybody.").format(
                name=base.name
            ),
            draft=False,
            readings=(own_reading(),),
            roles=roles,
        )
    )


def own_reading() -> ReadingSet:
    """Return the one reading that a framework of one's own has."""
    return ReadingSet(
        UUID(int=0), DEFAULT_READING, _("Requirements"), _("What we require of each role.")
    )


def next_version(version: str) -> str:
    """Return the number of the version after another, as in 1.1 after 1.0."""
    *before, last = version.split(".")
    return ".".join((*before, str(int(last) + 1))) if before else f"{version}.1"


def content_plain(content: DraftContent) -> Plain:
    """Return a draft as plain data."""
    return {
        **framework_plain(content.framework),
        **where_given(left_out=sorted(content.left_out)),
    }


def read_content(plain: Plain) -> DraftContent:
    """Return a draft from plain data; raises KeyError as `read_framework_plain`."""
    return DraftContent(read_framework_plain(plain), frozenset(plain.get("left_out", ())))


def draft_digest(
    draft_id: UUID, document: str, base_id: UUID | None, published_id: UUID | None
) -> str:
    """Return the hash of a stored draft, whose content is the text `document`."""
    plain = {
        "id": str(draft_id),
        "document": document,
        "base": str(base_id or ""),
        "published": str(published_id or ""),
    }
    return digest(canonical_json(plain))


def _without_notes(demands: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    return tuple(replace(demand, notes=()) for demand in demands)
