"""Publishes a framework version: turns the value into rows of the framework tables, once.

The rows are named as the content compiler names those of the bundled versions, so that a version
has the same identities in whichever workspace it is published.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework_identity import identified
from s4c_desktop.models.framework_store import heads, insert_rows
from s4c_desktop.models.row_collector import FrameworkRows, origin_of
from s4c_desktop.models.training_writer import add_training

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Competence, Framework, Role
    from s4c_desktop.models.framework_rows import Rows


def publish(connection: Connection, framework: Framework, now: datetime) -> UUID:
    """Install a framework version for good, and return its identity.

    Its records get the identities of its code and version, whichever they had. Raises UserError
    where the workspace has a version of that code and number.
    """
    for head in heads(connection):
        if (head.code, head.version) == (framework.code, framework.version):
            raise UserError(
                mark(
                    "{name} is published already, and published versions never change. Choose "
                    "another version number."
                ),
                name=framework.name,
            )
    ready = identified(framework)
    insert_rows(connection, rows_of(ready), now)
    return ready.id


def rows_of(framework: Framework) -> Rows:
    """Return the rows of a framework version by table, parents before children."""
    writer = FrameworkRows(framework)
    writer.add_head()
    for sort, competence in enumerate(framework.competences):
        _add_competence(writer, competence, sort)
    for sort, role in enumerate(framework.roles):
        _add_role(writer, framework, role, sort)
    add_training(writer, framework)
    return writer.rows


def _add_competence(writer: FrameworkRows, competence: Competence, sort: int) -> None:
    key = {"competence_id": competence.id}
    writer.add(
        "competence",
        id=competence.id,
        area_id=writer.identity("area", competence.area),
        code=competence.code,
        sort=sort,
        **origin_of(competence.origin),
    )
    writer.texts(competence.id, title=competence.title, description=competence.description)
    writer.text_if_any(competence.id, meaning=competence.meaning)
    writer.names_and_notes(competence.id, competence.aliases, competence.notes)
    for mark_ in competence.explorer:
        said = {"source": mark_.source, "basis": mark_.basis}
        writer.add("explorer_mark", **key, eqf=mark_.eqf, **said)
    for anchor in competence.anchors:
        identity = writer.identity("anchor", competence.code, str(anchor.eqf))
        writer.add("anchor", id=identity, **key, eqf=anchor.eqf, **origin_of(anchor.origin))
        writer.texts(identity, knowledge_skills=anchor.knowledge_skills, autonomy=anchor.autonomy)
    writer.lists(
        competence.id,
        questions=competence.questions,
        evidence=competence.evidence,
        misjudgements=competence.misjudgements,
    )


def _add_role(writer: FrameworkRows, framework: Framework, role: Role, sort: int) -> None:
    card = role.card
    place = {"code": role.code, "letter": role.letter, "sort": sort}
    writer.add("role", id=role.id, **place, **origin_of(role.origin))
    writer.texts(role.id, title=role.title, summary=role.summary, mission=role.mission)
    writer.text_if_any(role.id, description=card.description)
    writer.names_and_notes(role.id, role.aliases, role.notes)
    writer.lists(
        role.id,
        prerequisites=card.prerequisites,
        lead_activities=card.leading,
        activities=card.activities,
        accountable=card.deliverables.accountable,
        responsible=card.deliverables.responsible,
        contributor=card.deliverables.contributor,
        tasks=card.tasks,
        similar_roles=card.similar_roles,
    )
    for descriptor in card.descriptors:
        code = descriptor.competence
        identity = writer.identity("descriptor", role.code, code)
        keys = {"role_id": role.id, "competence_id": writer.identity("competence", code)}
        origin = origin_of(descriptor.origin)
        writer.add("descriptor", id=identity, **keys, eqf=descriptor.eqf, **origin)
        writer.texts(identity, text=descriptor.text)
        writer.names_and_notes(identity, notes=descriptor.notes)
    _add_requirements(writer, framework, role)


def _add_requirements(writer: FrameworkRows, framework: Framework, role: Role) -> None:
    noted: set[str] = set()
    for reading in framework.readings:
        for demand in role.requirements.get(reading.code, ()):
            code = demand.competence
            writer.add(
                "requirement",
                id=demand.id,
                requirement_set_id=reading.id,
                role_id=role.id,
                competence_id=writer.identity("competence", code),
                mandatory=demand.mandatory,
                eqf=demand.eqf,
                source=demand.source,
                basis=demand.basis,
            )
            if code not in noted:
                # About the cell in every reading, they are kept with the first.
                noted.add(code)
                writer.names_and_notes(demand.id, notes=demand.notes)
    for code, readings in role.readings.items():
        keys = {"role_id": role.id, "competence_id": writer.identity("competence", code)}
        for sort, said in enumerate(readings):
            writer.add(
                "reading",
                **keys,
                sort=sort,
                reading=said.reading,
                mandatory=said.mandatory,
                eqf=said.eqf,
                source=said.source,
            )
