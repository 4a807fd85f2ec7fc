"""A file of records reads back as it was written; whatever else is refused, in bounds."""

from __future__ import annotations

import copy
import io
import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import (
    Assessment,
    Attachment,
    Decision,
    Evidence,
    Kind,
    Passage,
    Person,
    Phase,
    PlannedMethod,
    Rating,
    Scope,
    Signature,
    Sitting,
)
from s4c_desktop.domain.canonical import givens, signed_document
from s4c_desktop.domain.canonical_text import digest
from s4c_desktop.domain.chain import SignedText
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.dossier import Dossier, KeptAssessment, KeptFile, KeptRating, Round
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.study import (
    Absence,
    CheckTaken,
    Goal,
    ItemKind,
    ItemState,
    Known,
    Learner,
    Mastered,
    Mode,
    StudyItem,
    StudyPlan,
)
from s4c_desktop.exchange.parcel import DATA, read_parcel, write_parcel

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
FRAMEWORK = UUID(int=99)
PDF = b"%PDF-1.7\n" + b"x" * 500
PERSON = Person(UUID(int=1), "Ana", created_at=NOW, tags=("evening", "Ελλάδα"))
FILE = Attachment(UUID(int=3), "minutes.pdf", "application/pdf", len(PDF), "")
MEMORY = 64 * 1024 * 1024


def _made() -> Dossier:
    import hashlib

    file = replace(FILE, sha256=hashlib.sha256(PDF).hexdigest())
    item = Evidence(UUID(int=2), "Minutes", "Work sample", date(2026, 3, 2), attachments=(file,))
    linked = replace(item, links=frozenset({"A1"}))
    history = (RatingChange(1, "A1", State.RATED, 5, "", "", "Maria", NOW, sitting=1),)
    rating = Rating(State.RATED, 5, note="x")
    draft = Assessment(
        id=UUID(int=10),
        person=PERSON,
        framework_id=FRAMEWORK,
        role="SCPD",
        reading="default",
        kind=Kind.ASSESSOR,
        scope=Scope.MANDATORY,
        phase=Phase.SIGNED,
        version=0,
        held_on=date(2026, 9, 14),
        assessors="Maria",
        decision=Decision.NOT_YET,
        decided_by="Maria",
        created_at=NOW,
        saved_at=NOW,
        ratings={"A1": rating},
        evidence=(linked,),
        given=givens(history),
        sittings=(Sitting(1, "Maria", NOW),),
        plan=(PlannedMethod(UUID(int=11), "A1", "Interview"),),
        passages=(Passage(UUID(int=12), "A story", frozenset({"A1"})),),
    )
    document = signed_document(draft, history, "hash", "Maria")
    signed = replace(draft, signature=Signature(1, "Maria", NOW, digest(document), "", 1, "c" * 64))
    kept = KeptAssessment(
        signed,
        UUID(int=20),
        {"A1": KeptRating(rating, "Maria", NOW)},
        history,
        SignedText(document, "salt"),
    )
    return Dossier(
        PERSON,
        NOW,
        (Round(UUID(int=20), NOW),),
        (kept,),
        (item,),
        (KeptFile(item.id, file, NOW),),
        Learner(
            PERSON.id,
            "Ten years",
            modes=frozenset({Mode.LIVE}),
            minutes_per_week=240,
            free_weekdays=frozenset({6}),
            absences=(Absence(date(2026, 12, 24), date(2026, 12, 31), "Winter"),),
            mastered=(Mastered("T1", Known.STATED, date(2026, 9, 1)),),
            checks=(CheckTaken(UUID(int=30), "T2", 2, 1, (0, 2), NOW),),
        ),
        (_plan(item.id),),
    )


def _plan(evidence_id: UUID) -> StudyPlan:
    done = StudyItem(
        UUID(int=42),
        ItemKind.OWN,
        title="Read",
        hours=Hours(online=Fraction(1, 2)),
        works_on=("A1",),
        state=ItemState.DONE,
        done_on=date(2026, 9, 10),
        evidence_id=evidence_id,
    )
    return StudyPlan(
        UUID(int=41),
        PERSON.id,
        UUID(int=10),
        FRAMEWORK,
        "SCPD",
        "default",
        date(2026, 9, 1),
        240,
        deadline=date(2026, 12, 1),
        goals=(Goal("A1", 6),),
        items=(done,),
        created_at=NOW,
    )


DOSSIER = _made()


def _written(dossier: Dossier = DOSSIER, content: bytes = PDF) -> bytes:
    file = io.BytesIO()
    write_parcel(file, dossier, {FRAMEWORK: "SCCF 1.0"}, lambda _id: content)
    return file.getvalue()


WRITTEN = _written()


def test_a_file_reads_back_as_it_was_written() -> None:
    parcel = read_parcel(WRITTEN, "x.s4c")
    assert parcel.dossier == DOSSIER
    assert parcel.frameworks == {FRAMEWORK: "SCCF 1.0"}
    assert parcel.content(FILE.id) == PDF


def test_the_same_records_are_the_same_bytes() -> None:
    assert _written() == WRITTEN


# -- records that are none ---------------------------------------------------------------------

Change = Callable[[Any], object]


def _assessment(change: Change) -> Change:
    return lambda data: change(data["assessments"][0])


FAULTS: dict[str, tuple[Change, str]] = {
    "a number for a name": (lambda d: d["person"].update(name=5), r"person\.name is not"),
    "no name": (lambda d: d["person"].pop("name"), r"person\.name is missing"),
    "an unknown field": (lambda d: d["person"].update(admin=True), r"person\.admin is unknown"),
    "an unknown part": (lambda d: d.update(code="x"), "code is unknown"),
    "no identity": (lambda d: d["person"].update(id="me"), "damaged"),
    "a day that is none": (
        _assessment(lambda a: a.update(held_on="2026-13-40")),
        "damaged",
    ),
    "a time without a zone": (lambda d: d.update(read_at="2026-09-14T12:00:00"), "zone"),
    "another state": (_assessment(lambda a: a["ratings"]["A1"].update(state="great")), "damaged"),
    "a level beside the scale": (
        _assessment(lambda a: a["ratings"]["A1"].update(level=9)),
        "damaged",
    ),
    "true for a level": (
        _assessment(lambda a: a["ratings"]["A1"].update(level=True)),
        r"assessments\[1\]\.ratings\.A1\.level is not",
    ),
    "a huge number": (_assessment(lambda a: a.update(revision=10**30)), "larger"),
    "a rating that its history does not know": (
        _assessment(lambda a: a["ratings"]["A1"].update(level=8)),
        "agree",
    ),
    "another rater": (_assessment(lambda a: a["rated"]["A1"].update(by="Eve")), "agree"),
    "a history with a gap": (
        _assessment(lambda a: a["history"][0].update(sequence=7)),
        "agree",
    ),
    "a comment changed after signing": (
        _assessment(lambda a: a.update(comment="brilliant")),
        "not as it was signed",
    ),
    "another signer": (
        _assessment(lambda a: a["signature"].update(signed_by="Eve")),
        "not as it was signed",
    ),
    "a signed document that is none": (
        _assessment(lambda a: a["signature"].update(document="{}", digest=digest("{}"))),
        "not as it was signed",
    ),
    "no signature": (_assessment(lambda a: a.update(signature=None)), "without a signature"),
    "a round that is missing": (lambda d: d.update(rounds=[]), "round that is missing"),
    "a revision of nothing": (
        _assessment(lambda a: a.update(revises=str(UUID(int=77)))),
        "without what it revises",
    ),
    "a link to nothing": (
        _assessment(lambda a: a["links"].update({str(UUID(int=78)): ["A1"]})),
        "damaged",
    ),
    "one identity twice": (
        lambda d: d["evidence"].append(copy.deepcopy(d["evidence"][0])),
        "one identity stands for two",
    ),
    "a file of nobody": (lambda d: d["evidence"][0].pop("attachments"), "does not fit"),
    "a file too few": (lambda d: d.update(files=[]), "does not fit"),
    "a text without end": (
        lambda d: d["person"].update(adjustments="x" * 600_000),
        "longer than",
    ),
    "half a letter": (lambda d: d["person"].update(name="\ud800"), "characters that are none"),
    "a NUL": (lambda d: d["person"].update(name="a\0b"), "characters that are none"),
    "too many rounds": (
        lambda d: d.update(rounds=[d["rounds"][0]] * 100_001),
        "more than 100000",
    ),
    "another format": (lambda d: d.update(format=3), "format is not"),
    "a newer version": (lambda d: d.update(version=2), "newer version"),
    "a list": (lambda d: d.update(person=[]), "person is not"),
    "somebody else's way to learn": (
        lambda d: d["learner"].update(person=str(UUID(int=77))),
        "somebody else",
    ),
    "an eighth day of the week": (lambda d: d["learner"].update(free_weekdays=[7]), "damaged"),
    "days off that end before they begin": (
        lambda d: d["learner"]["absences"][0].update(last="2026-01-01"),
        "before they begin",
    ),
    "a topic mastered twice": (
        lambda d: d["learner"]["mastered"].append(d["learner"]["mastered"][0]),
        "mastered twice",
    ),
    "more right answers than questions": (
        lambda d: d["learner"]["checks"][0].update(answered_right=3),
        "damaged",
    ),
    "a plan of nothing": (
        lambda d: d["plans"][0].update(assessment=str(UUID(int=77))),
        "without the assessment",
    ),
    "a plan without hours": (
        lambda d: d["plans"][0].update(minutes_per_week=0),
        "more than zero",
    ),
    "an item of no kind": (lambda d: d["plans"][0]["items"][0].update(kind="x"), "damaged"),
    "an item with two modes": (
        lambda d: d["plans"][0]["items"][0].update(minutes=[1, 2]),
        "damaged",
    ),
    "an item shown by nothing": (
        lambda d: d["plans"][0]["items"][0].update(evidence=str(UUID(int=77))),
        "evidence that is missing",
    ),
    "a goal beside the scale": (lambda d: d["plans"][0]["goals"].update(A1=9), "damaged"),
}


def _changed(change: Change) -> bytes:
    with ZipFile(io.BytesIO(WRITTEN)) as archive:
        data = json.loads(archive.read(DATA))
    change(data)
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(DATA, json.dumps(data))
        archive.writestr("files/1", PDF)
    return file.getvalue()


@pytest.mark.parametrize(("change", "sentence"), FAULTS.values(), ids=FAULTS.keys())
def test_records_that_are_none_are_refused_with_their_place(change: Change, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence) as refused:
        read_parcel(_changed(change), "x.s4c")
    assert refused.value.text().startswith("x.s4c can't be read")
    assert len(refused.value.text()) < 400


# -- files that are none -----------------------------------------------------------------------


def _archive(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


def _damaged(place: int) -> bytes:
    content = bytearray(WRITTEN)
    content[place] ^= 0xFF
    return bytes(content)


def _many_entries() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for number in range(20_000):
            archive.writestr(f"{number}-{'x' * 60}", b"")
    return file.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no archive": lambda: b"%PDF-1.7",
    "an archive without records": lambda: _archive(readme=b"hello"),
    "the records cut off": lambda: WRITTEN[: len(WRITTEN) // 2],
    "a byte changed": lambda: _damaged(200),
    "no JSON": lambda: _archive(parcel__json=b"{"),
    "NaN": lambda: _archive(parcel__json=b'{"format": NaN}'),
    "infinity": lambda: _archive(parcel__json=b'{"format": Infinity}'),
    "a name twice": lambda: _archive(parcel__json=b'{"format": "a", "format": "b"}'),
    "a million brackets": lambda: _archive(parcel__json=b"[" * 1_000_000),
    "a number of a million digits": lambda: _archive(parcel__json=b'{"a":' + b"9" * 1_000_000),
    "no text": lambda: _archive(parcel__json=b"\xff\xfe\x00"),
    "a bomb": lambda: _archive(parcel__json=b"0" * 350 * 1024 * 1024),
    "records without end": lambda: _archive(parcel__json=b" " * 33 * 1024 * 1024),
    "too many entries": _many_entries,
}
_SLOW = {"a bomb", "records without end", "too many entries"}


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=name, marks=[pytest.mark.long] if name in _SLOW else [])
        for name, make in FILES.items()
    ],
)
def test_files_that_are_none_are_refused_in_bounds(make: Callable[[], bytes]) -> None:
    content = make()
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=r"x\.s4c can't be read"):
            read_parcel(content, "x.s4c")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * MEMORY


def test_an_attached_file_is_what_it_was() -> None:
    with pytest.raises(UserError, match=r"minutes\.pdf is damaged"):
        read_parcel(_written(content=b"%PDF-1.7 other"), "x.s4c").content(FILE.id)


def test_an_attached_file_is_of_a_kind_that_is_kept() -> None:
    import hashlib

    program = b"MZ" + b"\0" * 100
    file = Attachment(
        FILE.id, "minutes.exe", "x", len(program), hashlib.sha256(program).hexdigest()
    )
    (item,) = DOSSIER.evidence
    (kept,) = DOSSIER.assessments
    dossier = replace(
        DOSSIER,
        evidence=(replace(item, attachments=(file,)),),
        assessments=(
            replace(
                kept,
                assessment=replace(
                    kept.assessment,
                    evidence=(replace(kept.assessment.evidence[0], attachments=(file,)),),
                ),
            ),
        ),
        files=(KeptFile(item.id, file, NOW),),
    )
    parcel = read_parcel(_written(dossier, program), "x.s4c")
    with pytest.raises(UserError, match="this kind of file is not kept"):
        parcel.content(FILE.id)
