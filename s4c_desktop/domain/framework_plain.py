"""A framework as plain data, whole: what drafts are kept as, and what files carry.

Records are named by their codes; identities follow from code and version (`framework_identity`),
so they are left out. So is what a record lacks. `framework_read` turns it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from s4c_desktop.domain.plain_values import Plain, where_given

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Curriculum, Link, Module, Topic, Unit
    from s4c_desktop.domain.framework import Competence, Descriptor, Framework, Requirement, Role
    from s4c_desktop.domain.records import Items, Note, Origin


def framework_plain(framework: Framework) -> Plain:
    """Return the whole of a framework, in its order."""
    shared = {topic.code for module in framework.modules for _path, topic in module.walk()}
    return {
        "code": framework.code,
        "version": framework.version,
        "title": framework.title,
        "edition": framework.edition,
        "readings": [
            {"code": one.code, "title": one.title, "description": one.description}
            for one in framework.readings
        ],
        "levels": [
            {
                "eqf": level.eqf,
                "number": level.number,
                "name": level.name,
                "knowledge_skills": level.knowledge_skills,
                "autonomy": level.autonomy,
                **_origin(level.origin),
                **where_given(notes=_notes(level.notes)),
            }
            for level in framework.levels
        ],
        "areas": [{"code": area.code, "title": area.title} for area in framework.areas],
        "competences": [_competence(competence) for competence in framework.competences],
        "roles": [_role(role) for role in framework.roles],
        **where_given(
            draft=framework.draft,
            modules=[_module(module) for module in framework.modules],
            curricula=[_curriculum(found, shared) for found in framework.curricula],
        ),
    }


def _competence(competence: Competence) -> Plain:
    return {
        "code": competence.code,
        "area": competence.area,
        "title": competence.title,
        "description": competence.description,
        **_origin(competence.origin),
        **where_given(
            meaning=competence.meaning,
            aliases=list(competence.aliases),
            notes=_notes(competence.notes),
            explorer=[
                {"eqf": one.eqf, "basis": one.basis, "source": one.source}
                for one in competence.explorer
            ],
            anchors=[
                {
                    "eqf": anchor.eqf,
                    "knowledge_skills": anchor.knowledge_skills,
                    "autonomy": anchor.autonomy,
                    **_origin(anchor.origin),
                }
                for anchor in competence.anchors
            ],
            questions=_items(competence.questions),
            evidence=_items(competence.evidence),
            misjudgements=_items(competence.misjudgements),
        ),
    }


def _role(role: Role) -> Plain:
    card = role.card
    return {
        "code": role.code,
        "title": role.title,
        "summary": role.summary,
        "mission": role.mission,
        "requirements": {
            reading: [_requirement(demand) for demand in demands]
            for reading, demands in role.requirements.items()
        },
        **_origin(role.origin),
        **where_given(
            letter=role.letter,
            aliases=list(role.aliases),
            notes=_notes(role.notes),
            description=card.description,
            prerequisites=_items(card.prerequisites),
            leading=_items(card.leading),
            activities=_items(card.activities),
            accountable=_items(card.deliverables.accountable),
            responsible=_items(card.deliverables.responsible),
            contributor=_items(card.deliverables.contributor),
            tasks=_items(card.tasks),
            similar_roles=_items(card.similar_roles),
            descriptors=[_descriptor(one) for one in card.descriptors],
            readings=_readings(role),
        ),
    }


def _readings(role: Role) -> Mapping[str, list[Plain]]:
    return {
        code: [
            {"reading": r.reading, "mandatory": r.mandatory, "eqf": r.eqf, "source": r.source}
            for r in said
        ]
        for code, said in role.readings.items()
    }


def _requirement(demand: Requirement) -> Plain:
    return {
        "competence": demand.competence,
        "mandatory": demand.mandatory,
        "eqf": demand.eqf,
        "basis": demand.basis,
        "source": demand.source,
        **where_given(notes=_notes(demand.notes)),
    }


def _descriptor(descriptor: Descriptor) -> Plain:
    return {
        "competence": descriptor.competence,
        "eqf": descriptor.eqf,
        "text": descriptor.text,
        **_origin(descriptor.origin),
        **where_given(notes=_notes(descriptor.notes)),
    }


def _module(module: Module) -> Plain:
    card = module.card
    return {
        "code": module.code,
        "title": module.title,
        "minutes": module.hours.minutes,
        "competences": list(module.competences),
        **_origin(module.origin),
        **where_given(
            notes=_notes(module.notes),
            description=card.description,
            knowledge=_items(card.knowledge),
            skills=_items(card.skills),
            methods=_items(card.methods),
            assessment=_items(card.assessment),
            lab=_items(card.lab),
            resources=_items(card.resources),
            units=[_unit(unit) for unit in module.units],
        ),
    }


def _unit(unit: Unit) -> Plain:
    return {
        "code": unit.code,
        "title": unit.title,
        **where_given(
            units=[_unit(below) for below in unit.units],
            topics=[_topic(topic) for topic in unit.topics],
        ),
    }


def _topic(topic: Topic) -> Plain:
    return {
        "code": topic.code,
        "title": topic.title,
        **where_given(
            teaches=_links(topic.teaches),
            supports=_links(topic.supports),
            requires=list(topic.requires),
        ),
    }


def _curriculum(curriculum: Curriculum, shared: set[str]) -> Plain:
    """Return a curriculum; what its modules say of their units and topics is not said again."""
    return {
        "role": curriculum.role,
        "minutes": curriculum.hours.minutes,
        "competences": list(curriculum.competences),
        "pathway": [
            {
                "module": part.module,
                "title": part.title,
                **_steps(part.units, part.topics, shared),
            }
            for part in curriculum.pathway
        ],
        **_origin(curriculum.origin),
        **where_given(notes=_notes(curriculum.notes)),
    }


def _steps(units: Iterable[Unit], topics: Iterable[Topic], shared: set[str]) -> Plain:
    return where_given(
        units=[{"code": unit.code, **_steps(unit.units, unit.topics, shared)} for unit in units],
        topics=[
            {"code": topic.code} if topic.code in shared else _topic(topic) for topic in topics
        ],
    )


def _links(links: Iterable[Link]) -> list[Plain]:
    return [
        {"competence": one.competence, "reach": one.reach, "reason": one.reason} for one in links
    ]


def _items(items: Items) -> list[Plain]:
    return [
        {
            "text": item.text,
            **_origin(item.origin),
            **where_given(reference=item.reference, aliases=list(item.aliases)),
        }
        for item in items
    ]


def _notes(notes: Iterable[Note]) -> list[Plain]:
    return [{"text": n.text, **where_given(issue=n.issue, source=n.source)} for n in notes]


def _origin(origin: Origin) -> Plain:
    return where_given(source=origin.source, basis=origin.basis)
