"""A protected workspace is unreadable without its passphrase, which is written nowhere."""

from __future__ import annotations

import hashlib
import logging
import os
import random
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from s4c_desktop.base import log
from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Evidence, Rating
from s4c_desktop.domain.condition import Condition, PassphraseNeededError, WrongPassphraseError
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.models import cipher
from s4c_desktop.services import protection, recovery
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails
from tests.figures import Figure

ROOT = Path(__file__).parents[2]
SECRET = 'Käse\'; DROP -- 7 "quoted" пароль'
CANARIES = ("CANARYNAME", "CANARYNOTE", "CANARYEVIDENCE", "CANARYRATING")


def write_canaries(program: Program) -> None:
    """Put a word of its own into every kind of text."""
    name, note, evidence, rating = CANARIES
    person = program.people.create(PersonDetails(name, adjustments=note)).value
    setup = SetUp(program.library.current().id, "SCPD", assessors="Maria")
    draft = program.assessments.create(person.id, setup).value
    program.assessments.write(draft.id, TextField.RUNNING_NOTE, note * 2000)
    item = Evidence(person.id, evidence, links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, item)
    program.assessments.rate(draft.id, "A1", Rating(State.RATED, 6, note=rating), by="Maria")


@pytest.fixture
def protected(tmp_path: Path) -> Iterator[Path]:
    """Make a protected workspace with canaries, a backup, and an open log."""
    path = tmp_path / "here" / "Work.s4cw"
    program = open_program(path, create=True, passphrase=SECRET)
    write_canaries(program)
    assert program.backups is not None
    program.backups.make()
    yield path
    program.close()


def everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def forms(word: str) -> tuple[bytes, ...]:
    return word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")


def test_no_file_of_it_can_be_read(protected: Path) -> None:
    assert Path(f"{protected}-wal").stat().st_size > 0
    found = everything(protected.parent)
    for word in (*CANARIES, "SQLite format", "CREATE TABLE", "Stakeholder", SECRET):
        assert not any(form in found for form in forms(word)), word


def test_the_passphrase_is_written_nowhere(
    protected: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    handler = log.start()
    assert handler is not None
    root = logging.getLogger()
    try:
        copy = Path(shutil.copy(protected, tmp_path / "copy.s4cw"))
        for secret in (None, "something else"):
            with pytest.raises(UserError) as refused:
                open_program(copy, passphrase=secret)
            logging.getLogger("s4c_desktop").error("refused", exc_info=refused.value)
            assert SECRET not in repr(refused.value)
        program = open_program(copy, passphrase=SECRET)
        assert SECRET not in repr(program)
        program.close()
    finally:
        root.removeHandler(handler)
        handler.close()
    found = everything(tmp_path)
    for word in (SECRET, "something else"):
        assert not any(form in found for form in forms(word))
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "tries", [pytest.param(3, id="sample"), pytest.param(100, id="all", marks=pytest.mark.long)]
)
def test_wrong_passphrases_change_nothing(
    protected: Path, tmp_path: Path, tries: int, figure: Figure
) -> None:
    chance = random.Random(3)
    path = Path(shutil.copy(protected, tmp_path / "copy.s4cw"))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    for _try in range(tries):
        letters = chance.choices(string.printable.strip() + "'\"ÄŠЖ", k=chance.randrange(1, 40))
        with pytest.raises(WrongPassphraseError) as refused:
            open_program(path, passphrase="".join(letters))
        assert str(path) in refused.value.text()
    with pytest.raises(PassphraseNeededError):
        open_program(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [file.name for file in tmp_path.glob("*copy*")] == ["copy.s4cw"]
    figure("wrong passphrases", f"{tries} tries, 0 changed anything")


def test_protecting_leaves_nothing_readable_and_removing_brings_it_back(tmp_path: Path) -> None:
    path = tmp_path / "here" / "Work.s4cw"
    program = open_program(path, create=True)
    write_canaries(program)
    assert program.backups is not None
    program.backups.make()
    people = program.people.list()
    program.close()
    assert CANARIES[0].encode() in everything(path.parent)
    steps: list[tuple[int, int]] = []
    left = protection.change(path, None, SECRET, lambda done, all_: steps.append((done, all_)))
    assert (left, steps) == ((), [(1, 2), (2, 2)])
    found = everything(path.parent)
    assert not any(form in found for word in CANARIES for form in forms(word))
    (backup,) = recovery.backups_of(path)
    assert backup.intact
    with pytest.raises(PassphraseNeededError):
        recovery.restore(path, backup)
    recovery.restore(path, backup, SECRET)
    protection.change(path, SECRET, None)
    again = open_program(path)
    assert again.people.list() == people
    assert again.workspace.check() == ()
    again.close()


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_only_its_owner_may_read_a_workspace_and_its_backups(tmp_path: Path) -> None:
    path = tmp_path / "Work.s4cw"
    program = open_program(path, create=True)
    program.people.create(PersonDetails("Somebody"))
    assert program.backups is not None
    backup = program.backups.make()
    assert {file.name: mode(file) for file in tmp_path.glob("Work*")} == {
        "Work.s4cw": 0o600,
        "Work.s4cw-wal": 0o600,
        "Work.s4cw-shm": 0o600,
        "Work.s4cw.backups": 0o700,
    }
    program.close()
    # Whoever shares it with a group on purpose goes on sharing it.
    path.chmod(0o660)
    protection.change(path, None, SECRET)
    assert mode(path) == 0o660
    recovery.restore(path, backup, SECRET)
    assert mode(path) == 0o660


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_change_that_fails_leaves_it_as_it_was(
    protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(protected, tmp_path / "copy.s4cw"))
    before = path.read_bytes()
    with pytest.raises(WrongPassphraseError):
        protection.change(path, "wrong one", "another secret")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("s4c_desktop.models.rewriting.sync", full)
    with pytest.raises(UserError, match="No space left"):
        protection.change(path, SECRET, "another secret")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*copy*")] == [".copy.s4cw.lock", "copy.s4cw"]


def test_an_open_workspace_is_not_rewritten(protected: Path) -> None:
    with pytest.raises(UserError, match="is open in another window"):
        protection.change(protected, SECRET, None)


def test_a_key_is_derived_in_many_rounds(tmp_path: Path) -> None:
    # In a process of its own: these tests derive theirs in few.
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from s4c_desktop.models import cipher\n"
        "connection = cipher.connect(Path(sys.argv[1]), 'some passphrase')\n"
        "connection.execute('CREATE TABLE x (y)')\n"
        "print(*connection.execute('PRAGMA kdf_iter').fetchone())\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "x.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 256_000


@pytest.mark.parametrize("bad", ["", "short", "line\nbreak and more", "x" * 2000, "nul\0" * 5])
def test_a_passphrase_that_could_not_be_typed_again_is_refused(bad: str) -> None:
    with pytest.raises(UserError):
        protection.check_new(bad)


def test_where_the_cipher_is_missing_the_program_says_so(
    protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "available", lambda: False)
    path = Path(shutil.copy(protected, tmp_path / "copy.s4cw"))
    with pytest.raises(UserError, match="lacks the part") as refused:
        open_program(path, passphrase=SECRET)
    assert getattr(refused.value, "condition", None) is Condition.NO_CIPHER
    assert not protection.can_protect()
    plain = tmp_path / "plain.s4cw"
    open_program(plain, create=True).close()
    with pytest.raises(UserError, match="lacks the part"):
        protection.change(plain, None, SECRET)
