"""Files attached to evidence: kept whole, handed out as copies, found when damaged."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, text

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain import attachments as limits
from s4c_desktop.domain.assessment import Assessment, Attachment, Evidence
from s4c_desktop.models.engine import open_engine
from tests.samples import EXE, SAMPLES
from tests.services.conftest import complete

pytestmark = pytest.mark.sqlite_first

ITEM = UUID(int=9)
Write = Callable[[str, bytes], Path]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use a folder of the test as the system's one for temporary files."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    monkeypatch.setenv("TMPDIR", str(made))
    return made


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that makes a file to attach."""
    folder = tmp_path / "files"
    folder.mkdir()

    def make(name: str, content: bytes) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


@pytest.fixture
def item(program: Program, draft: Assessment) -> Evidence:
    """Note an item of evidence for A1."""
    made = Evidence(ITEM, "Minutes", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, made)
    return made


def files_of(program: Program, draft: Assessment) -> tuple[Attachment, ...]:
    """Return what the draft shows attached to its first item."""
    return program.assessments.load(draft.id).evidence[0].attachments


@pytest.mark.usefixtures("item")
def test_every_kind_is_attached_and_comes_back_unchanged(
    program: Program, draft: Assessment, write: Write, tmp_path: Path
) -> None:
    for suffix, content in SAMPLES.items():
        content += suffix.encode() if suffix in ("jpg", "jpeg") else b""
        outcome = program.attachments.add(ITEM, write(f"sample.{suffix}", content))
        made = outcome.value
        assert outcome.changes.people == {draft.person.id}
        assert (made.name, made.size) == (f"sample.{suffix}", len(content))
        assert made.sha256 == hashlib.sha256(content).hexdigest()
        target = tmp_path / f"saved.{suffix}"
        assert program.attachments.save_copy(made.id, target).read_bytes() == content
        assert program.attachments.open_copy(made.id).read_bytes() == content
    shown = files_of(program, draft)
    assert [person.id for person in program.people.list()] == [draft.person.id]
    assert [file.name for file in shown] == [f"sample.{suffix}" for suffix in SAMPLES]
    assert program.workspace.check() == ()


@pytest.mark.usefixtures("item")
def test_what_may_not_be_attached_changes_nothing(
    program: Program,
    draft: Assessment,
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = write("a.pdf", SAMPLES["pdf"])
    program.attachments.add(ITEM, file)
    before = files_of(program, draft)
    for path, message in (
        (write("run.pdf", EXE), "not what its name says"),
        (write("run.exe", EXE), "is not kept"),
        (write("empty.pdf", b""), "is empty"),
        (tmp_path, "is a folder"),
        (tmp_path / "gone.pdf", "no file at"),
        (write("again.pdf", SAMPLES["pdf"]), "attached to this item of evidence already, as a.pdf"),
    ):
        with pytest.raises(UserError, match=message):
            program.attachments.add(ITEM, path)
    with pytest.raises(UserError, match="evidence is no longer there"):
        program.attachments.add(uuid4(), file)
    monkeypatch.setattr(limits, "PERSON_LIMIT", 100)
    with pytest.raises(UserError, match="files of one person"):
        program.attachments.add(ITEM, write("more.txt", b"a" * 60))
    assert files_of(program, draft) == before
    assert program.workspace.check() == ()


def test_a_large_file_is_not_read_to_its_end(
    program: Program, item: Evidence, tmp_path: Path
) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(50 * 1024**3)
    with pytest.raises(UserError, match="larger than 20 MB"):
        program.attachments.add(item.id, path)


@pytest.mark.on_both
@pytest.mark.usefixtures("item")
def test_files_are_removed_and_only_then_their_item(
    program: Program, draft: Assessment, write: Write
) -> None:
    made = program.attachments.add(ITEM, write("a.pdf", SAMPLES["pdf"])).value
    with pytest.raises(UserError, match="Files are attached to this item"):
        program.assessments.remove_evidence(ITEM)
    assert files_of(program, draft) == (made,)
    program.attachments.remove(made.id)
    assert files_of(program, draft) == ()
    for gone in (
        lambda: program.attachments.open_copy(made.id),
        lambda: program.attachments.remove(made.id),
    ):
        with pytest.raises(UserError, match="attached file is no longer there"):
            gone()
    program.assessments.remove_evidence(ITEM)
    assert program.workspace.check() == ()


@pytest.mark.usefixtures("item")
def test_describing_an_item_anew_keeps_its_files(
    program: Program, draft: Assessment, item: Evidence, write: Write
) -> None:
    made = program.attachments.add(ITEM, write("a.pdf", SAMPLES["pdf"])).value
    # As undo does: with what was known before the file was attached.
    program.assessments.keep_evidence(draft.id, replace(item, description="Other words"))
    assert files_of(program, draft) == (made,)
    assert program.workspace.check() == ()


def test_what_was_signed_names_its_files_and_keeps_them(
    program: Program, draft: Assessment, item: Evidence, write: Write
) -> None:
    complete(program, draft)
    made = program.attachments.add(item.id, write("a.pdf", SAMPLES["pdf"])).value
    signed = program.signing.sign(draft.id, "Maria Ilieva").value
    assert signed.evidence[0].attachments == (made,)
    later = program.attachments.add(item.id, write("b.pdf", SAMPLES["pdf"] + b"%")).value
    assert program.signing.as_signed(draft.id).assessment.evidence[0].attachments == (made,)
    with pytest.raises(UserError, match="signed assessment rests on this attached file"):
        program.attachments.remove(made.id)
    # It was attached afterwards, nobody signed it.
    program.attachments.remove(later.id)
    assert program.attachments.open_copy(made.id).read_bytes() == SAMPLES["pdf"]
    assert program.workspace.check() == ()


@pytest.mark.on_both
@pytest.mark.usefixtures("item")
def test_the_signed_document_holds_name_and_hash(
    program: Program, draft: Assessment, write: Write, location: str
) -> None:
    complete(program, draft)
    program.attachments.add(ITEM, write("a.pdf", SAMPLES["pdf"]))
    program.signing.sign(draft.id, "Maria Ilieva")
    engine = open_engine(location)
    with engine.connect() as connection:
        document = json.loads(
            connection.execute(text("SELECT document FROM signature")).scalar_one()
        )
    engine.dispose()
    (file,) = document["evidence"][0]["attachments"]
    assert file["name"] == "a.pdf"
    assert file["sha256"] == hashlib.sha256(SAMPLES["pdf"]).hexdigest()


@pytest.mark.on_both
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE attachment SET data = :x", "a.pdf is not as it was attached"),
        ("UPDATE attachment SET size = 1", "a.pdf is not as it was attached"),
        ("UPDATE attachment SET name = 'b.pdf'", "The person .* is not as it was saved"),
        ("DELETE FROM attachment", "The person .* is not as it was saved"),
    ],
)
@pytest.mark.usefixtures("item")
def test_damage_is_found_and_never_handed_out(
    program: Program, write: Write, location: str, tmp_path: Path, change: str, message: str
) -> None:
    made = program.attachments.add(ITEM, write("a.pdf", SAMPLES["pdf"])).value
    assert program.workspace.check() == ()
    engine = open_engine(location)
    with engine.begin() as connection:
        connection.execute(text(change), {"x": b"%PDF-other"} if ":x" in change else {})
    engine.dispose()
    assert any(re.search(message, line) for line in program.workspace.check())
    if "attached" in message:
        with pytest.raises(UserError, match=message):
            program.attachments.save_copy(made.id, tmp_path / "saved.pdf")
        assert not (tmp_path / "saved.pdf").exists()


@pytest.mark.on_both
@pytest.mark.usefixtures("item")
def test_a_file_without_its_evidence_is_found(
    program: Program, write: Write, location: str
) -> None:
    program.attachments.add(ITEM, write("a.pdf", SAMPLES["pdf"]))
    engine = open_engine(location)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("DELETE FROM evidence_link")
            connection.exec_driver_sql("DELETE FROM evidence")
        else:
            name = "fk_attachment_evidence_id_evidence"
            connection.exec_driver_sql(f"ALTER TABLE attachment DROP CONSTRAINT {name}")
            connection.exec_driver_sql("DELETE FROM evidence")
            connection.commit()
    engine.dispose()
    assert any(
        "a.pdf belongs to evidence that is no longer" in s for s in program.workspace.check()
    )


@pytest.mark.on_both
@pytest.mark.usefixtures("item")
def test_a_workspace_from_elsewhere_opens_nothing_that_may_not_be_attached(
    program: Program, write: Write, location: str
) -> None:
    made = program.attachments.add(ITEM, write("a.txt", b"echo")).value
    engine = open_engine(location)
    with engine.begin() as connection:
        connection.execute(text("UPDATE attachment SET name = '../a.bat'"))
    engine.dispose()
    with pytest.raises(UserError, match=r"^a\.bat can't be attached: this kind"):
        program.attachments.open_copy(made.id)


@pytest.mark.usefixtures("item")
def test_loading_never_touches_the_bytes_and_asks_once_for_all_items(
    program: Program, draft: Assessment, write: Write
) -> None:
    for number in range(5):
        other = Evidence(uuid4(), f"Item {number}", links=frozenset({"A1"}))
        program.assessments.keep_evidence(draft.id, other)
        program.attachments.add(other.id, write(f"{number}.txt", b"text %d" % number))
    asked: list[str] = []
    engine = program._opened.engine

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    program.assessments.load(draft.id)
    event.remove(engine, "before_cursor_execute", note)
    about_files = [statement for statement in asked if "attachment" in statement]
    assert len(about_files) == 1
    assert "attachment.data" not in about_files[0]


@pytest.mark.usefixtures("item")
def test_copies_are_gone_when_the_workspace_is_closed(
    program: Program, write: Write, temporary: Path
) -> None:
    made = program.attachments.add(ITEM, write("a.pdf", SAMPLES["pdf"])).value
    copy = program.attachments.open_copy(made.id)
    assert copy.is_relative_to(temporary)
    program.close()
    assert list(temporary.iterdir()) == []


def test_the_next_start_clears_what_a_killed_one_left(
    empty_template: Path, temporary: Path
) -> None:
    code = (
        "import os\nfrom s4c_desktop.base.temporary import TemporaryRoom\n"
        "room = TemporaryRoom()\nroom.put('left.pdf', b'left')\nos._exit(9)\n"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=False, env=os.environ | {"TMPDIR": str(temporary)}
    )
    assert len(list(temporary.iterdir())) == 1
    open_program(empty_template).close()
    assert list(temporary.iterdir()) == []
