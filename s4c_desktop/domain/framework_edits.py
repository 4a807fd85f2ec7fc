"""Editing a framework draft: every edit is a function from one value to the next.

Nothing here checks what may be published (`framework_findings`): a draft may be unfinished.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from string import ascii_uppercase
from uuid import UUID

from s4c_desktop.domain.framework import (
    Anchor,
    Area,
    Competence,
    Framework,
    Level,
    Requirement,
    Role,
)
from s4c_desktop.domain.framework_draft import OURS, DraftContent, Reason, own_reading, reason_of
from s4c_desktop.domain.framework_pruning import without_competences, without_role
from s4c_desktop.domain.records import Item, Items, Origin

_NOT_YET = UUID(int=0)
OWN = Origin("", OURS)
"""Where what somebody wrote themselves comes from."""

LISTS = ("questions", "evidence", "misjudgements")
"""The lists of a competence."""


def choose(content: DraftContent, codes: Iterable[str], chosen: bool) -> DraftContent:
    """Take competences in, or leave them out with all that hangs on them."""
    codes = frozenset(codes)
    return replace(
        content, left_out=content.left_out - codes if chosen else content.left_out | codes
    )


def name_framework(
    content: DraftContent, *, code: str, version: str, title: str, edition: str
) -> DraftContent:
    """Name the framework, its version, and whose edition it is."""
    head = {"code": code, "version": version, "title": title, "edition": edition}
    return _with(content, **{name: text.strip() for name, text in head.items()})


def word_level(
    content: DraftContent,
    eqf: int,
    *,
    name: str | None = None,
    knowledge_skills: str | None = None,
    autonomy: str | None = None,
) -> DraftContent:
    """Change the words of a level; None leaves a text as it is, an unknown level is a KeyError."""
    before = content.framework.level(eqf)
    after: Level = replace(
        before,
        name=before.name if name is None else name,
        knowledge_skills=before.knowledge_skills if knowledge_skills is None else knowledge_skills,
        autonomy=before.autonomy if autonomy is None else autonomy,
    )
    if after == before:
        return content
    after = replace(after, origin=made_ours(after.origin))
    levels = content.framework.levels
    return _with(content, levels=tuple(after if one is before else one for one in levels))


# -- areas and competences ---------------------------------------------------------------


def add_area(content: DraftContent, code: str, title: str) -> DraftContent:
    """Add an area at the end."""
    return _with(content, areas=(*content.framework.areas, Area(_NOT_YET, code, title)))


def rename_area(content: DraftContent, code: str, title: str) -> DraftContent:
    """Give an area another title."""
    areas = content.framework.areas
    return _with(
        content, areas=tuple(replace(a, title=title) if a.code == code else a for a in areas)
    )


def remove_area(content: DraftContent, code: str) -> DraftContent:
    """Remove an area; raises ValueError where it has competences."""
    framework = content.framework
    if any(competence.area == code for competence in framework.competences):
        raise ValueError(f"the area {code} has competences")
    return _with(content, areas=tuple(area for area in framework.areas if area.code != code))


def add_competence(content: DraftContent, area: str, code: str, title: str) -> DraftContent:
    """Add a competence of one's own after the last one of an area."""
    framework = content.framework
    order = {found.code: place for place, found in enumerate(framework.areas)}
    made = Competence(_NOT_YET, code, area, title, "", origin=OWN)
    place = sum(order[found.area] <= order[area] for found in framework.competences)
    competences = framework.competences
    return _with(content, competences=(*competences[:place], made, *competences[place:]))


def remove_competence(content: DraftContent, code: str) -> DraftContent:
    """Remove a competence for good, with all that hangs on it."""
    pruned = without_competences(content.framework, (code,))
    # An area that has become empty stays: another competence may come into it.
    left = replace(pruned, areas=content.framework.areas)
    return DraftContent(left, content.left_out - {code})


def describe_competence(
    content: DraftContent,
    code: str,
    *,
    title: str | None = None,
    description: str | None = None,
    meaning: str | None = None,
) -> DraftContent:
    """Change what a competence is called and what it means; None leaves a text as it is."""

    def change(competence: Competence) -> Competence:
        return replace(
            competence,
            title=competence.title if title is None else title,
            description=competence.description if description is None else description,
            meaning=competence.meaning if meaning is None else meaning,
        )

    return _with_competence(content, code, change, said=True)


def set_anchor(
    content: DraftContent, code: str, eqf: int, knowledge_skills: str, autonomy: str
) -> DraftContent:
    """Say what can be observed at a level of a competence; two empty texts take it away."""

    def change(competence: Competence) -> Competence:
        before = competence.anchor(eqf)
        if before and (before.knowledge_skills, before.autonomy) == (knowledge_skills, autonomy):
            return competence
        others = [anchor for anchor in competence.anchors if anchor.eqf != eqf]
        if knowledge_skills or autonomy:
            origin = made_ours(before.origin) if before else OWN
            others.append(Anchor(eqf, knowledge_skills, autonomy, origin))
        return replace(competence, anchors=tuple(sorted(others, key=lambda one: one.eqf)))

    return _with_competence(content, code, change)


def set_list(content: DraftContent, code: str, kind: str, texts: Iterable[str]) -> DraftContent:
    """Change one of the lists of a competence; entries that stay keep where they come from."""

    def change(competence: Competence) -> Competence:
        items = kept_items(getattr(competence, kind), texts)
        lists = {name: getattr(competence, name) for name in LISTS} | {kind: items}
        return replace(competence, **lists)

    return _with_competence(content, code, change)


# -- roles -------------------------------------------------------------------------------


def add_role(content: DraftContent, code: str, title: str, like: str | None = None) -> DraftContent:
    """Add a role at the end, which requires what another one does, or nothing yet."""
    framework = content.framework
    readings = framework.readings or (own_reading(),)
    model = {} if like is None else framework.role(like).requirements
    made = Role(
        _NOT_YET,
        code,
        title,
        "",
        "",
        {
            reading.code: tuple(replace(d, notes=()) for d in model.get(reading.code, ()))
            for reading in readings
        },
        letter=_letter(title, {role.letter for role in framework.roles}),
        origin=OWN,
    )
    return _with(content, readings=readings, roles=(*framework.roles, made))


def remove_role(content: DraftContent, code: str) -> DraftContent:
    """Remove a role with its curriculum and the topics that only that had."""
    return replace(content, framework=without_role(content.framework, code))


def describe_role(
    content: DraftContent,
    code: str,
    *,
    title: str | None = None,
    summary: str | None = None,
    mission: str | None = None,
    description: str | None = None,
) -> DraftContent:
    """Change what a role is called, is for and does; None leaves a text as it is."""

    def change(role: Role) -> Role:
        return replace(
            role,
            title=role.title if title is None else title,
            summary=role.summary if summary is None else summary,
            mission=role.mission if mission is None else mission,
            card=role.card if description is None else replace(role.card, description=description),
        )

    return with_role(content, code, change, said=True)


# -- requirements ------------------------------------------------------------------------


def demand_of(content: DraftContent, reading: str, role: str, code: str) -> Requirement | None:
    """Return what a role requires of a competence, if anything."""
    demands = content.framework.role(role).requirements.get(reading, ())
    return next((demand for demand in demands if demand.competence == code), None)


def require(
    content: DraftContent,
    reading: str,
    role: str,
    code: str,
    *,
    mandatory: bool | None,
    eqf: int | None,
) -> DraftContent:
    """Set what a role requires of a competence; with `mandatory` None it requires nothing of it.

    A reason that was given stays; what a source said about the old requirement goes.
    """
    if mandatory is None:
        return _with_demand(content, reading, role, code, None)
    before = demand_of(content, reading, role, code)
    if before is not None and (before.mandatory, before.eqf) == (mandatory, eqf):
        return content
    reason = None if before is None else reason_of(before)
    source = reason.source if reason else ""
    made = Requirement(_NOT_YET, code, mandatory, eqf, OURS, source)
    return _with_demand(content, reading, role, code, made)


def give_reason(
    content: DraftContent, reading: str, role: str, code: str, reason: Reason | None
) -> DraftContent:
    """Say why a requirement is what it is; raises KeyError where there is no requirement."""
    before = demand_of(content, reading, role, code)
    if before is None:
        raise KeyError(code)
    source = reason.source if reason else ""
    return _with_demand(content, reading, role, code, replace(before, basis=OURS, source=source))


def _with_demand(
    content: DraftContent, reading: str, role: str, code: str, demand: Requirement | None
) -> DraftContent:
    order = content.framework.order

    def change(found: Role) -> Role:
        demands = [d for d in found.requirements.get(reading, ()) if d.competence != code]
        if demand is not None:
            demands.append(demand)
        demands.sort(key=lambda one: order[one.competence])
        return replace(found, requirements={**found.requirements, reading: tuple(demands)})

    return with_role(content, role, change)


# -- parts -------------------------------------------------------------------------------


def _with(content: DraftContent, **changes: object) -> DraftContent:
    framework: Framework = replace(content.framework, **changes)  # type: ignore[arg-type]
    return replace(content, framework=framework)


def kept_items(before: Items, texts: Iterable[str]) -> Items:
    """Return a list of texts; those that were in it before keep where they come from."""
    known: dict[str, Item] = {item.text: item for item in before}
    return tuple(known.get(text, Item(text, OWN)) for text in texts)


def _with_competence(
    content: DraftContent,
    code: str,
    change: Callable[[Competence], Competence],
    *,
    said: bool = False,
) -> DraftContent:
    before = content.framework.competence(code)
    after = change(before)
    if after == before:
        return content
    if said:
        after = replace(after, origin=made_ours(after.origin))
    found = content.framework.competences
    return _with(content, competences=tuple(after if c is before else c for c in found))


def with_role(
    content: DraftContent, code: str, change: Callable[[Role], Role], *, said: bool = False
) -> DraftContent:
    """Change a role; one whose words were `said` by a source are our own then."""
    before = content.framework.role(code)
    after = change(before)
    if after == before:
        return content
    if said:
        after = replace(after, origin=made_ours(after.origin))
    found = content.framework.roles
    return _with(content, roles=tuple(after if role is before else role for role in found))


def _letter(title: str, taken: Collection[str]) -> str:
    """Return a capital letter of a role's own, of its title where that is free."""
    wanted = [letter for letter in title.upper() if letter in ascii_uppercase]
    return next((one for one in (*wanted, *ascii_uppercase) if one not in taken), "")


def made_ours(origin: Origin) -> Origin:
    """Return where a record comes from once its words are no longer the source's."""
    return replace(origin, basis=OURS)
