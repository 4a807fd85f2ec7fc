"""Whether a workspace still holds what was put into it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.exc import DatabaseError

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.framework_store import framework_ids, verify
from s4c_desktop.models.signed import reference_faults, signed_faults
from s4c_desktop.models.stored import UNREADABLE
from s4c_desktop.models.unit_of_work import UnitOfWork


def faults(work: UnitOfWork) -> Iterator[UserError]:
    """Yield a sentence for everything found wrong: file, references, stored hashes, chain."""
    if work.connection.dialect.name == "sqlite":
        yield from _told(mark("The file can't be read through."), _file_faults(work))
    for sentence, parts in (
        (mark("The framework versions can't be read."), _framework_faults(work)),
        (mark("The people can't be read."), _people_faults(work)),
        (mark("The assessments can't be read."), _assessment_faults(work)),
        (mark("The attached files can't be read."), work.attachments.faults()),
        (mark("The references can't be read."), reference_faults(work.session)),
        (mark("The signatures can't be read."), signed_faults(work)),
        (mark("The chain of signatures can't be read."), work.chain.faults()),
    ):
        yield from _told(sentence, parts)


def _told(sentence: str, parts: Iterator[UserError]) -> Iterator[UserError]:
    """Go through one part; what can't even be read is told, and keeps no other part unread."""
    try:
        yield from parts
    except DamagedError as error:
        yield error
    except (*UNREADABLE, DatabaseError):
        yield UserError(sentence)


def _file_faults(work: UnitOfWork) -> Iterator[UserError]:
    for (line,) in work.connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield UserError(mark("The file is damaged: {line}"), line=line)
    for table, *_ in work.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield UserError(mark("A row of {table} refers to something missing."), table=table)


def _framework_faults(work: UnitOfWork) -> Iterator[UserError]:
    for framework_id in framework_ids(work.connection):
        if not verify(work.connection, framework_id):
            yield UserError(
                mark("The framework version {id} is not what was installed."), id=framework_id
            )


def _people_faults(work: UnitOfWork) -> Iterator[UserError]:
    for person_id in work.people.unsound():
        yield UserError(mark("The person {id} is not as it was saved."), id=person_id)


def _assessment_faults(work: UnitOfWork) -> Iterator[UserError]:
    for assessment_id in work.assessments.unsound():
        yield UserError(mark("The assessment {id} is not as it was saved."), id=assessment_id)
