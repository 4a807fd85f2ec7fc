"""What of a framework can be found by a search: one entry for each thing there is to look up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s4c_desktop.domain.catalogue import Kind, Place

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Module, Topic, Unit
    from s4c_desktop.domain.framework import Competence, Framework, Role
    from s4c_desktop.domain.records import Item


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A thing to be found by its title, its other names (the code among them) or its texts."""

    place: Place
    title: str
    aliases: str
    body: str


def search_entries(framework: Framework) -> Iterator[SearchEntry]:
    """Yield everything in a framework that the search finds in the bundled ones, too."""
    for competence in framework.competences:
        texts, others = _competence(competence), competence.aliases
        yield _entry(framework, Kind.COMPETENCE, competence, texts, others)
    for role in framework.roles:
        yield _entry(framework, Kind.ROLE, role, _role(role), role.aliases)
    known: set[str] = set()
    for module in framework.modules:
        yield _entry(framework, Kind.MODULE, module, _module(module))
        for unit in (one for outer in module.units for one in _units(outer)):
            yield SearchEntry(
                Place(Kind.TOPIC, unit.code, framework.code), unit.title, unit.code, ""
            )
        for _path, topic in module.walk():
            known.add(topic.code)
            yield _topic(framework, topic)
    for curriculum in framework.curricula:
        for _module_code, _path, topic in curriculum.topics():
            if topic.code not in known:
                known.add(topic.code)
                yield _topic(framework, topic)


def _entry(
    framework: Framework,
    kind: Kind,
    record: Competence | Role | Module,
    texts: Iterable[str],
    aliases: tuple[str, ...] = (),
) -> SearchEntry:
    return SearchEntry(
        Place(kind, record.code, framework.code),
        record.title,
        " · ".join((record.code, *aliases)),
        " · ".join(text for text in texts if text),
    )


def _topic(framework: Framework, topic: Topic) -> SearchEntry:
    reasons = (link.reason for link in (*topic.teaches, *topic.supports) if link.reason)
    place = Place(Kind.TOPIC, topic.code, framework.code)
    return SearchEntry(place, topic.title, topic.code, " · ".join(reasons))


def _competence(competence: Competence) -> Iterator[str]:
    yield competence.description
    yield competence.meaning
    for anchor in competence.anchors:
        yield anchor.knowledge_skills
        yield anchor.autonomy
    for items in (competence.questions, competence.evidence, competence.misjudgements):
        yield from _texts(items)
    yield from (note.text for note in competence.notes)


def _role(role: Role) -> Iterator[str]:
    card = role.card
    yield role.summary
    yield role.mission
    yield card.description
    done = card.deliverables
    for items in (
        *(card.prerequisites, card.leading, card.activities, card.tasks, card.similar_roles),
        *(done.accountable, done.responsible, done.contributor),
    ):
        yield from _texts(items)
    yield from (descriptor.text for descriptor in card.descriptors)
    yield from (note.text for note in role.notes)


def _module(module: Module) -> Iterator[str]:
    card = module.card
    yield card.description
    for items in (
        *(card.knowledge, card.skills, card.methods, card.assessment),
        *(card.lab, card.resources),
    ):
        yield from _texts(items)
    yield from (note.text for note in module.notes)


def _units(unit: Unit) -> Iterator[Unit]:
    yield unit
    for inner in unit.units:
        yield from _units(inner)


def _texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from item.aliases
