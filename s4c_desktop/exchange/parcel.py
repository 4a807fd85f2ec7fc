"""A `.s4c` file: what one workspace tells another of a person, in an archive.

`parcel.json` holds the records as plain data with the number of the format; each attached file
is an entry of its own, named by its place in the list. Whatever is read from elsewhere is
checked down to every field before anything is made of it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Attachment, Phase, Signature
from s4c_desktop.domain.attachments import FILE_LIMIT, PERSON_LIMIT
from s4c_desktop.domain.attachments import check as check_file
from s4c_desktop.domain.canonical import givens, signs
from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.chain import SignedText
from s4c_desktop.domain.dossier import Dossier, KeptAssessment, KeptFile, KeptRating, Round
from s4c_desktop.domain.file_content import open_archive
from s4c_desktop.domain.plain import (
    read_assessment,
    read_change,
    read_evidence,
    read_person,
)
from s4c_desktop.domain.study_read import read_learner, read_plan
from s4c_desktop.domain.study_rules import check_learner, check_plan
from s4c_desktop.exchange import shape
from s4c_desktop.exchange.parcel_shape import PARCEL
from s4c_desktop.exchange.person_json import dossier_to_json

if TYPE_CHECKING:
    from s4c_desktop.domain.plain_values import Plain

FORMAT = "s4c-parcel"
VERSION = 1
DATA = "parcel.json"
SUFFIX = ".s4c"

DATA_LIMIT = 32 * 1024 * 1024
"""The most bytes the records may take."""

LARGEST = PERSON_LIMIT + DATA_LIMIT
"""The most bytes a file may have, and unpack to."""


_DAMAGED = (KeyError, ValueError, RuntimeError, OSError, EOFError, zlib.error, BadZipFile)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file holds: the records, with the framework versions they name, and the files.

    `frameworks` are codes and versions, as in "SCCF 1.0", by identity; `content` returns the
    bytes of an attached file.
    """

    dossier: Dossier
    frameworks: dict[UUID, str]
    content: Callable[[UUID], bytes]


def write_parcel(
    file: BinaryIO,
    dossier: Dossier,
    frameworks: dict[UUID, str],
    read: Callable[[UUID], bytes],
) -> None:
    """Write the archive; `read` returns the bytes of a file, asked for one at a time."""
    names = {
        kept.attachment.id: f"files/{number}" for number, kept in enumerate(dossier.files, start=1)
    }
    known = dossier_to_json(_without_samples(dossier), names)
    wanted = (name.removesuffix("?") for name in PARCEL)
    data = {name: known[name] for name in wanted if name in known} | {
        "format": FORMAT,
        "version": VERSION,
        "frameworks": {str(one): name for one, name in frameworks.items()},
    }
    with ZipFile(file, "w") as archive:
        archive.writestr(_entry(DATA, dossier.read_at), canonical_json(data).encode("utf-8"))
        for attachment_id, name in names.items():
            archive.writestr(_entry(name, dossier.read_at), read(attachment_id))


def _without_samples(dossier: Dossier) -> Dossier:
    """Return the records without what second looks said: that belongs to the centre's samples."""
    kept = tuple(replace(one, samples=()) for one in dossier.assessments)
    return replace(dossier, assessments=kept)


def read_parcel(content: bytes, file: str) -> Parcel:
    """Return what a file holds; `file` names it in errors.

    Raises UserError naming the place for whatever this program would not have written.
    """
    archive = open_archive(content) if len(content) <= LARGEST else None
    if archive is None or DATA not in archive.namelist():
        raise refused(file, mark("it is not a file of this program, or it is damaged."))
    if sum(info.file_size for info in archive.infolist()) > LARGEST:
        raise refused(file, mark("unpacked, it would be larger than any such file."))
    data = shape.parse(_part(archive, DATA, DATA_LIMIT, file), file)
    if isinstance(data, dict) and data.get("format") == FORMAT and data.get("version") != VERSION:
        raise refused(file, mark("it is of a newer version of the program. Update this one."))
    shape.check(data, PARCEL, file)
    try:
        dossier = _dossier(data)
        frameworks = {UUID(one): name for one, name in data["frameworks"].items()}
    except (ValueError, KeyError) as error:
        raise refused(file, mark("it is damaged ({why})."), why=str(error)[:80]) from error
    for contradiction in _contradictions(dossier):
        raise refused(file, contradiction)
    entries = {UUID(one["id"]): one["entry"] for one in data["files"]}
    attachments = {kept.attachment.id: kept.attachment for kept in dossier.files}

    def read(attachment_id: UUID) -> bytes:
        found = attachments[attachment_id]
        stored = _part(archive, entries[attachment_id], FILE_LIMIT, file)
        if len(stored) != found.size or hashlib.sha256(stored).hexdigest() != found.sha256:
            raise refused(file, mark("the attached file {name} is damaged."), name=found.name)
        check_file(found.name, stored)
        return stored

    return Parcel(dossier, frameworks, read)


def _dossier(data: Plain) -> Dossier:
    """Put the records together; raises ValueError or KeyError for what they can't be."""
    person = read_person(data["person"])
    evidence = {item["id"]: item for item in data["evidence"]}
    return Dossier(
        person,
        _time(data["read_at"]),
        tuple(Round(UUID(one["id"]), _time(one["created_at"])) for one in data["rounds"]),
        tuple(_assessment(fields, data["person"], evidence) for fields in data["assessments"]),
        tuple(read_evidence(item) for item in data["evidence"]),
        _files(data),
        read_learner(data["learner"]) if data.get("learner") else None,
        tuple(read_plan(plan) for plan in data.get("plans", ())),
    )


def _assessment(fields: Plain, person: Plain, evidence: dict[str, Plain]) -> KeptAssessment:
    linked = tuple(
        read_evidence(evidence[one], frozenset(codes)) for one, codes in fields["links"].items()
    )
    history = tuple(read_change(change) for change in fields["history"])
    read = read_assessment(fields, read_person(person), linked, givens(history), after=fields)
    signed = fields["signature"]
    return KeptAssessment(
        replace(
            read,
            archived=fields["archived"],
            saved_at=_maybe_time(fields["saved_at"]),
            step=fields["position"]["step"],
            position=fields["position"]["competence"],
            signature=signed and _signature(signed, read),
        ),
        UUID(fields["round"]),
        {
            code: KeptRating(read.ratings[code], found["by"], _maybe_time(found["at"]))
            for code, found in fields["rated"].items()
        },
        history,
        SignedText(signed["document"], signed["salt"]) if signed else None,
    )


def _signature(signed: Plain, assessment: Assessment) -> Signature:
    return Signature(
        assessment.revision,
        signed["signed_by"],
        _time(signed["signed_at"]),
        signed["digest"],
        assessment.revision_reason,
        signed["link"],
        signed["chain"],
        signed["countersigned_by"],
    )


def _files(data: Plain) -> tuple[KeptFile, ...]:
    return tuple(
        KeptFile(
            UUID(one["evidence"]),
            Attachment(UUID(one["id"]), one["name"], one["media_type"], one["size"], one["sha256"]),
            _time(one["added_at"]),
        )
        for one in data["files"]
    )


def _contradictions(dossier: Dossier) -> Iterator[str]:
    """Yield what records of one person can't be, however well each is formed."""
    identities = [
        *(kept.assessment.id for kept in dossier.assessments),
        *(item.id for item in dossier.evidence),
        *(kept.attachment.id for kept in dossier.files),
        *(found.id for found in dossier.rounds),
        *(line.id for kept in dossier.assessments for line in kept.assessment.plan),
        *(passage.id for kept in dossier.assessments for passage in kept.assessment.passages),
        *(appeal.id for kept in dossier.assessments for appeal in kept.assessment.appeals),
        *(plan.id for plan in dossier.plans),
        *(item.id for plan in dossier.plans for item in plan.items),
        *(taken.id for taken in (dossier.learner.checks if dossier.learner else ())),
    ]
    if len(set(identities)) != len(identities):
        yield mark("one identity stands for two records.")
    attached = {
        (item.id, attachment) for item in dossier.evidence for attachment in item.attachments
    }
    if attached != {(kept.evidence_id, kept.attachment) for kept in dossier.files}:
        yield mark("its list of attached files does not fit its evidence.")
    rounds = {found.id for found in dossier.rounds}
    known: set[UUID] = set()
    for kept in dossier.assessments:
        assessment = kept.assessment
        if kept.round_id not in rounds:
            yield mark("an assessment stands in a round that is missing.")
        if assessment.revises is not None and assessment.revises not in known:
            yield mark("a revision comes without what it revises.")
        if (assessment.phase is Phase.SIGNED) != (assessment.signature is not None):
            yield mark("an assessment is signed off without a signature, or the reverse.")
        if not _agrees(kept):
            yield mark("ratings do not agree with their history.")
        if kept.signed is not None and not _signed_as_it_is(kept):
            yield mark("a signed assessment is not as it was signed.")
        known.add(assessment.id)
    yield from _contradictory_learning(dossier, known)


def _contradictory_learning(dossier: Dossier, assessments: set[UUID]) -> Iterator[str]:
    learner, evidence = dossier.learner, {item.id for item in dossier.evidence}
    if learner is not None and learner.person_id != dossier.person.id:
        yield mark("it says how somebody else learns.")
    if learner is not None and len({m.topic for m in learner.mastered}) < len(learner.mastered):
        yield mark("a topic is mastered twice.")
    try:
        if learner is not None:
            check_learner(learner)
        for plan in dossier.plans:
            check_plan(plan)
    except UserError as error:
        yield error.text()
    for plan in dossier.plans:
        if plan.person_id != dossier.person.id or plan.assessment_id not in assessments:
            yield mark("a learning plan comes without the assessment it was made from.")
        shown = {item.evidence_id for item in plan.items} - {None}
        if not shown <= evidence:
            yield mark("a learning plan names evidence that is missing.")


def _agrees(kept: KeptAssessment) -> bool:
    """Tell whether the last change of each rating says what the rating says, and who and when."""
    assessment = kept.assessment
    last = {change.competence: change for change in kept.history}
    if [change.sequence for change in kept.history] != list(range(1, len(kept.history) + 1)):
        return False
    if set(kept.ratings) != set(assessment.ratings) or not last.keys() <= set(kept.ratings):
        return False
    for code, found in kept.ratings.items():
        change = last.get(code)
        if change is None:
            if found.rating.given or found.rated_by or found.rated_at:
                return False
            continue
        rating = found.rating
        said = (rating.state, rating.level, rating.reason, rating.allowed_by)
        apart = (rating.knowledge, rating.autonomy, rating.grounds, rating.path)
        if (
            said != (change.state, change.level, change.reason, change.allowed_by)
            or apart != (change.knowledge, change.autonomy, change.grounds, change.path)
            or (found.rated_by, found.rated_at) != (change.changed_by, change.changed_at)
        ):
            return False
    return True


def _signed_as_it_is(kept: KeptAssessment) -> bool:
    signature, signed = kept.assessment.signature, kept.signed
    if signature is None or signed is None or digest(signed.document) != signature.digest:
        return False
    try:
        return signs(
            signed.document,
            kept.assessment,
            kept.history,
            signature.decided_by,
            signature.countersigned_by,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _part(archive: ZipFile, name: str, most: int, file: str) -> bytes:
    """Return what an entry holds, `most` bytes at the most."""
    try:
        with archive.open(name) as part:
            content = part.read(most + 1)
    except _DAMAGED as error:
        raise refused(file, mark("its part {name} is damaged."), name=name[:60]) from error
    if len(content) > most:
        raise refused(file, mark("its part {name} is too large."), name=name[:60])
    return content


def refused(file: str, what: str, **values: object) -> UserError:
    """Return the error that a file can't be read, and why."""
    return UserError(
        mark("{file} can't be read: {what} Nothing was changed; ask for the file again."),
        file=file,
        what=UserError(what, **values).text(),
    )


def _entry(name: str, moment: datetime) -> ZipInfo:
    entry = ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _time(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment


def _maybe_time(text: str | None) -> datetime | None:
    return None if text is None else _time(text)
