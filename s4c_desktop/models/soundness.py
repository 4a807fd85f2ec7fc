"""Whether a workspace still holds what was put into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Table, func, select
from sqlalchemy.exc import DatabaseError

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.soundness import Area
from s4c_desktop.models.base import Base
from s4c_desktop.models.draft_tables import FrameworkDraftRow
from s4c_desktop.models.fault_names import assessment_name, person_name
from s4c_desktop.models.framework_store import heads, verify
from s4c_desktop.models.framework_tables import framework
from s4c_desktop.models.group_tables import FocusGroupRow
from s4c_desktop.models.learning_tables import StudyPlanRow
from s4c_desktop.models.quality_tables import AssessorRow, PracticeRow, SamplingPlanRow
from s4c_desktop.models.signed import reference_faults, signed_faults
from s4c_desktop.models.stored import UNREADABLE
from s4c_desktop.models.tables import (
    AssessmentRow,
    AttachmentRow,
    ChainLinkRow,
    PersonRow,
)
from s4c_desktop.models.vote_tables import VoteRow

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork

Check = Callable[[], object]
Part = tuple[Area, str, Iterator[UserError]]

_COUNTED: dict[Area, Table] = {
    Area.FRAMEWORKS: framework,
    **{
        area: Base.metadata.tables[row.__tablename__]
        for area, row in (
            (Area.PEOPLE, PersonRow),
            (Area.ASSESSMENTS, AssessmentRow),
            (Area.ATTACHMENTS, AttachmentRow),
            (Area.SAMPLES, SamplingPlanRow),
            (Area.ASSESSORS, AssessorRow),
            (Area.PRACTICE, PracticeRow),
            (Area.FRAMEWORK_DRAFTS, FrameworkDraftRow),
            (Area.LEARNING, StudyPlanRow),
            (Area.GROUPS, FocusGroupRow),
            (Area.VOTES, VoteRow),
            (Area.CHAIN, ChainLinkRow),
        )
    },
}


def faults(work: UnitOfWork) -> Iterator[UserError]:
    """Yield a sentence for everything found wrong: file, references, stored hashes, chain."""
    for _area, fault in findings(work):
        yield fault


def findings(work: UnitOfWork, check: Check = lambda: None) -> Iterator[tuple[Area, UserError]]:
    """Yield everything found wrong with where it belongs; `check` may raise to stop."""
    for area, sentence, parts in _parts(work, check):
        check()
        for fault in _told(sentence, parts):
            yield area, fault


def areas(work: UnitOfWork) -> tuple[tuple[Area, int | None], ...]:
    """Return what is checked, in order, with the number of records where they can be counted."""
    found = dict.fromkeys(area for area, _sentence, _part in _parts(work, lambda: None))
    return tuple((area, _number(work, area)) for area in found)


def _parts(work: UnitOfWork, check: Check) -> Iterator[Part]:
    """Yield each part with the sentence for one that can't even be read."""
    if work.connection.dialect.name == "sqlite":
        yield Area.FILE, mark("The file can't be read through."), _file_faults(work)
        yield Area.REFERENCES, mark("The references can't be read."), _dangling(work)
    yield Area.FRAMEWORKS, mark("The framework versions can't be read."), _framework_faults(work)
    yield Area.PEOPLE, mark("The people can't be read."), _people_faults(work)
    yield (
        Area.ASSESSMENTS,
        mark("The assessments can't be read."),
        _assessment_faults(work, check),
    )
    yield Area.REFERENCES, mark("The references can't be read."), reference_faults(work.session)
    yield Area.ATTACHMENTS, mark("The attached files can't be read."), work.attachments.faults()
    for area, sentence, names, fault in (
        (
            Area.SAMPLES,
            mark("The sampling plans can't be read."),
            work.samples.unsound(),
            mark("The sampling plan “{name}” is not as it was saved."),
        ),
        (
            Area.ASSESSORS,
            mark("The assessors' records can't be read."),
            work.assessors.unsound(),
            mark("The record of the assessor {name} is not as it was saved."),
        ),
        (
            Area.PRACTICE,
            mark("The practice ratings can't be read."),
            work.practices.unsound(),
            mark("A practice of {name} is not as it was saved."),
        ),
        (
            Area.FRAMEWORK_DRAFTS,
            mark("The framework drafts can't be read."),
            work.framework_drafts.unsound(),
            mark("The framework draft “{name}” is not as it was saved."),
        ),
        (
            Area.LEARNING,
            mark("The learning plans can't be read."),
            chain(
                work.learners.unsound(),
                work.plans.unsound(),
                work.trainings.unsound(),
                work.topic_hours.unsound(),
            ),
            mark("The learning plan, learner or training “{name}” is not as it was saved."),
        ),
        (
            Area.GROUPS,
            mark("The groups can't be read."),
            work.groups.unsound(),
            mark("The group “{name}” is not as it was saved."),
        ),
        (
            Area.VOTES,
            mark("The votes can't be read."),
            work.votes.unsound(),
            mark("The vote “{name}” is not as it was saved."),
        ),
    ):
        yield area, sentence, (UserError(fault, name=name) for name in names)
    yield Area.CHAIN, mark("The signatures can't be read."), signed_faults(work)
    yield Area.CHAIN, mark("The chain of signatures can't be read."), work.chain.faults()


def _told(sentence: str, parts: Iterator[UserError]) -> Iterator[UserError]:
    """Go through one part; what can't even be read is told, and keeps no other part unread."""
    try:
        yield from parts
    except DamagedError as error:
        yield error
    except (*UNREADABLE, DatabaseError):
        yield UserError(sentence)


def _number(work: UnitOfWork, area: Area) -> int | None:
    table = _COUNTED.get(area)
    if table is None:
        return None
    try:
        return work.session.scalar(select(func.count()).select_from(table))
    except DatabaseError:
        return None


def _file_faults(work: UnitOfWork) -> Iterator[UserError]:
    for (line,) in work.connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield UserError(mark("The file is damaged: {line}"), line=line)


def _dangling(work: UnitOfWork) -> Iterator[UserError]:
    found = work.connection.exec_driver_sql("PRAGMA foreign_key_check")
    for table, number in sorted(Counter(row[0] for row in found).items()):
        yield UserError(
            mark("Records in the table {table} refer to something missing: {number}."),
            table=table,
            number=number,
        )


def _framework_faults(work: UnitOfWork) -> Iterator[UserError]:
    for head in heads(work.connection):
        if not verify(work.connection, head.id):
            yield UserError(
                mark("The framework version {name} is not what was installed."),
                name=f"{head.code} {head.version}",
            )


def _people_faults(work: UnitOfWork) -> Iterator[UserError]:
    for person_id in work.people.unsound():
        yield UserError(
            mark("The person {name} is not as it was saved."),
            name=person_name(work.session, person_id),
        )


def _assessment_faults(work: UnitOfWork, check: Check) -> Iterator[UserError]:
    for assessment_id in work.assessments.unsound(check):
        yield UserError(
            mark("The assessment {name} is not as it was saved."),
            name=assessment_name(work.session, assessment_id),
        )
