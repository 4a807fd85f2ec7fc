"""What the program ships beside the frameworks: case studies, courses, glossary and more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from s4c_desktop.domain.records import NO_ORIGIN, Item, Note, Origin


class Kind(StrEnum):
    """What can be looked up; the value stands in addresses, search results and files."""

    AREA = "area"
    COMPETENCE = "competence"
    ROLE = "role"
    MODULE = "module"
    TOPIC = "topic"
    CURRICULUM = "curriculum"
    LEVEL = "level"
    CASE_STUDY = "case_study"
    COURSE = "course"
    GLOSSARY = "glossary"
    GUIDE = "guide"
    CHARACTERISTIC = "characteristic"
    DOMAIN = "domain"
    CHALLENGE = "challenge"
    MACRO_CHALLENGE = "macro_challenge"
    POLICY_OPTION = "policy_option"
    BACKGROUND = "background"
    SOURCE = "source"
    LINK = "link"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Place:
    """The address of something in the library.

    `framework` names one by its code, for the newest version, or by code and version; it is
    empty for what belongs to none.
    """

    kind: Kind
    code: str
    framework: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A short text of the library: a course, a term, a question, a theme, a source.

    `points` are its counted parts; `competences` name related ones by code.
    """

    kind: Kind
    code: str
    title: str
    group: str = ""
    text: str = ""
    points: tuple[Item, ...] = ()
    link: str = ""
    aliases: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    origin: Origin = NO_ORIGIN


STAGES = ("development", "implementation")
CHALLENGES = ("technological", "financial", "collaboration", "managerial", "social")
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


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A smart city project, told in nine fields and by its challenges at two stages.

    `fields` maps each of FIELDS to a text, empty where the source has none. `challenges` maps
    (challenge, stage) of CHALLENGES and STAGES to a text, empty where the cell is; `no_data`
    are the cells for which the source itself says that there are no data. Countries are ISO
    3166 codes, domains and competences codes of the framework, macro-challenges codes of
    their entries.
    """

    code: str
    title: str
    summary: str
    fields: dict[str, str]
    challenges: dict[tuple[str, str], str]
    no_data: frozenset[tuple[str, str]] = frozenset()
    inferred_title: bool = False
    truncated: bool = False
    countries: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    main_challenges: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    macro_challenges: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    origin: Origin = NO_ORIGIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a case study must have to be shown; empty values ask for nothing."""

    country: str = ""
    domain: str = ""
    challenge: str = ""
    funding: str = ""
    macro_challenge: str = ""

    def admits(self, case: CaseStudy) -> bool:
        """Tell whether a case study has all that is asked for."""
        wanted = (
            (self.country, case.countries),
            (self.domain, case.domains),
            (self.challenge, case.main_challenges),
            (self.funding, case.funding),
            (self.macro_challenge, case.macro_challenges),
        )
        return all(not value or value in found for value, found in wanted)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which entries stand."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All case studies and entries, in the order in which they ship."""

    case_studies: tuple[CaseStudy, ...]
    entries: tuple[Entry, ...]
    groups: dict[Kind, tuple[Group, ...]]

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of one kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    def entry(self, kind: Kind, code: str) -> Entry:
        """Return an entry; raises KeyError for an unknown one."""
        for found in self.entries:
            if (found.kind, found.code) == (kind, code):
                return found
        raise KeyError(kind, code)

    def case_study(self, code: str) -> CaseStudy:
        """Return a case study; raises KeyError for an unknown one."""
        for found in self.case_studies:
            if found.code == code:
                return found
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found by a search; `snippet` alternates plain text with text that matched."""

    place: Place
    title: str
    snippet: tuple[tuple[str, bool], ...]

    @property
    def plain_snippet(self) -> str:
        """Return the snippet without its marks."""
        return "".join(text for text, _matched in self.snippet)


def by_kind(hits: Iterable[Hit]) -> dict[Kind, tuple[Hit, ...]]:
    """Return hits in groups, which always stand in the same order; hits keep theirs."""
    groups: dict[Kind, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.place.kind, []).append(hit)
    return {kind: tuple(groups[kind]) for kind in Kind if kind in groups}
