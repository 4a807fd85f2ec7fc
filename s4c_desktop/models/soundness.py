"""Whether a workspace still holds what was put into it."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.framework_store import framework_ids, verify
from s4c_desktop.models.unit_of_work import UnitOfWork


def faults(work: UnitOfWork) -> Iterator[UserError]:
    """Yield a sentence for everything found wrong: file, references, stored hashes."""
    connection = work.connection
    if connection.dialect.name == "sqlite":
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield UserError(mark("The file is damaged: {line}"), line=line)
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield UserError(mark("A row of {table} refers to something missing."), table=table)
    for framework_id in framework_ids(connection):
        if not verify(connection, framework_id):
            yield UserError(
                mark("The framework version {id} is not what was installed."), id=framework_id
            )
    for person_id in work.people.unsound():
        yield UserError(mark("The person {id} is not as it was saved."), id=person_id)
    for assessment_id in work.assessments.unsound():
        yield UserError(mark("The assessment {id} is not as it was saved."), id=assessment_id)
    yield from work.attachments.faults()
    yield from work.chain.faults()
