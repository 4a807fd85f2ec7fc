"""Each way in which a workspace can fail to open: what is said, what is left alone, the way out."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.backups import Trust
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.domain.condition_wording import Way, headline, ways_out, what_is_safe, what_to_do
from s4c_desktop.models import cipher, places, rewriting
from s4c_desktop.models.places import Disk
from s4c_desktop.models.sidecars import beside
from s4c_desktop.services import protection, recovery
from tests.figures import Figure
from tests.reliability.records import Records, records

PASSPHRASE = "correct horse battery"
PAGE = 4096

Patch = pytest.MonkeyPatch
Damage = Callable[["Scene"], None]


@dataclass
class Scene:
    """A workspace with two backups, about to come to harm; `open_with` is what a person enters."""

    path: Path
    patch: Patch
    whole: Records
    known: dict[str, Records]
    open_with: str | None = None
    passphrase: str | None = None
    holder: Program | None = None

    @property
    def backups(self) -> Path:
        return Path(f"{os.path.realpath(self.path)}.backups")

    def open(self) -> Program:
        return open_program(self.path, passphrase=self.open_with)

    def rows(self) -> Records:
        """Return all that the workspace shows once it opens.

        Files of the same bytes show the same: they are opened, but read and checked once.
        """
        parts = [part.read_bytes() for part in (self.path, *beside(self.path))]
        content = hashlib.sha256(b"".join(parts)).hexdigest()
        program = open_program(self.path, passphrase=self.passphrase)
        try:
            if content not in self.known:
                assert program.workspace.check() == ()
                self.known[content] = records(program)[0]
            return self.known[content]
        finally:
            program.close()


def cut(scene: Scene, size: int) -> None:
    with scene.path.open("rb+") as file:
        file.truncate(size)


def missing(scene: Scene) -> None:
    scene.path.unlink()


def no_backups(scene: Scene) -> None:
    shutil.rmtree(scene.backups)


def missing_without(scene: Scene) -> None:
    missing(scene)
    no_backups(scene)


def empty(scene: Scene) -> None:
    scene.path.write_bytes(b"")


def empty_without(scene: Scene) -> None:
    empty(scene)
    no_backups(scene)


def half_a_page(scene: Scene) -> None:
    cut(scene, PAGE // 2)


def half(scene: Scene) -> None:
    cut(scene, scene.path.stat().st_size // 2)


def half_without(scene: Scene) -> None:
    half(scene)
    no_backups(scene)


def header(scene: Scene) -> None:
    with scene.path.open("rb+") as file:
        file.write(bytes(100))


def text_file(scene: Scene) -> None:
    scene.path.write_text("competence,level\n" * 400)


def foreign(scene: Scene) -> None:
    scene.path.unlink()
    with closing(sqlite3.connect(scene.path)) as file:
        file.execute("CREATE TABLE x (y)")


def archive(scene: Scene) -> None:
    with zipfile.ZipFile(scene.path, "w") as file:
        file.writestr("letter.txt", "no workspace " * 900)


def pdf(scene: Scene) -> None:
    scene.path.write_bytes(b"%PDF-1.7\n" * 2000)


def folder(scene: Scene) -> None:
    scene.path.unlink()
    scene.path.mkdir()


def broken_link(scene: Scene) -> None:
    """Open a link to a workspace that is gone; its backups lie where it was."""
    scene.path.unlink()
    link = scene.path.with_name("Link.s4cw")
    link.symlink_to(scene.path)
    scene.path = link


def stale_log(scene: Scene) -> None:
    """Lay the log of an earlier state beside a file that was closed in order."""
    program = scene.open()
    person = program.people.list()[0]
    program.people.update(person)
    kept = shutil.copy(f"{scene.path}-wal", scene.path.with_name("kept"))
    program.close()
    Path(kept).rename(f"{scene.path}-wal")


def killed(scene: Scene) -> None:
    """Leave the file as a kill does: what was saved last is in the log only."""
    _kill(scene, keep=("", "-wal", "-shm"))


def shared_memory_only(scene: Scene) -> None:
    Path(f"{scene.path}-shm").write_bytes(bytes(32768))


def log_deleted(scene: Scene) -> None:
    """Delete the log after a kill: the file is as it was before the last session."""
    _kill(scene, keep=("",))


def hot_journal(scene: Scene) -> None:
    Path(f"{scene.path}-journal").write_bytes(random.Random(3).randbytes(5000))


def _kill(scene: Scene, keep: tuple[str, ...]) -> None:
    copy = scene.path.with_name("copy")
    program = scene.open()
    person = program.people.list()[0]
    program.people.update(person)
    for suffix in keep:
        shutil.copy(f"{scene.path}{suffix}", f"{copy}{suffix}")
    program.close()
    scene.path.with_name(f".{scene.path.name}.closed").unlink()
    for suffix in keep:
        shutil.move(f"{copy}{suffix}", f"{scene.path}{suffix}")


def newest_damaged(scene: Scene) -> None:
    header(scene)
    newest = recovery.backups_of(scene.path)[0].path
    newest.write_bytes(newest.read_bytes()[:-PAGE])


def all_damaged(scene: Scene) -> None:
    header(scene)
    for backup in recovery.backups_of(scene.path):
        backup.path.write_bytes(bytes(8192))


def no_sums(scene: Scene) -> None:
    header(scene)
    (scene.backups / "SHA256SUMS").unlink()


def interrupted_restore(scene: Scene) -> None:
    scene.path.rename(scene.path.with_name(f".{scene.path.name}-0123456789abcdef"))
    Path(f"{scene.path}-wal.aside-20261120T090200000000Z").write_bytes(b"log")


def read_only(scene: Scene) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    scene.patch.setattr("s4c_desktop.models.writer.FileLock.acquire", refuse)


def newer(scene: Scene) -> None:
    with closing(sqlite3.connect(scene.path)) as file:
        file.execute("PRAGMA user_version = 99")


def not_upgraded(scene: Scene) -> None:
    fixture = Path(__file__).parents[1] / "fixtures" / "workspace-0001.s4cw.gz"
    scene.path.write_bytes(gzip.decompress(fixture.read_bytes()))
    with closing(sqlite3.connect(scene.path)) as file:
        file.execute("PRAGMA journal_mode=WAL")

    def fail(_engine: object) -> None:
        raise KeyError("a column")

    scene.patch.setattr("s4c_desktop.models.migrate.run", fail)


def protect(scene: Scene) -> None:
    protection.change(scene.path, None, PASSPHRASE)
    scene.passphrase = PASSPHRASE


def wrong_passphrase(scene: Scene) -> None:
    protect(scene)
    scene.open_with = "some other words"


def protected_and_damaged(scene: Scene) -> None:
    protect(scene)
    data = bytearray(scene.path.read_bytes())
    data[16:PAGE] = random.Random(5).randbytes(PAGE - 16)
    scene.path.write_bytes(data)
    scene.open_with = PASSPHRASE


def no_cipher(scene: Scene) -> None:
    protect(scene)
    scene.patch.setattr(cipher, "available", lambda: False)


def in_use(scene: Scene) -> None:
    scene.holder = scene.open()


def synced(scene: Scene) -> None:
    (scene.path.parent / ".stfolder").mkdir()


def network(scene: Scene) -> None:
    disks = (Disk("/", "nfs4", "rw"), Disk(str(scene.path.parent), "nfs4", "rw"))
    scene.patch.setattr(places, "_disks", lambda: disks)


def changed_record(scene: Scene) -> None:
    with closing(sqlite3.connect(scene.path)) as file:
        file.execute("UPDATE person SET identity_check = 'forged'")
        file.commit()


def dangling(scene: Scene) -> None:
    with closing(sqlite3.connect(scene.path)) as file:
        file.execute("INSERT INTO evidence_link VALUES ('a', 'b', 'c')")
        file.commit()


C = Condition
OPENS, FOUND = "opens", "found by the check"

# What happens, what is found (a condition, or how it opens), and the way out.
STATES: tuple[tuple[Damage, Condition | str, Way | None], ...] = (
    (missing, C.MISSING, Way.RESTORE),
    (missing_without, C.MISSING, Way.START_NEW),
    (empty, C.EMPTY, Way.RESTORE),
    (empty_without, C.EMPTY, Way.START_NEW),
    (half_a_page, C.DAMAGED, Way.RESTORE),
    (half, C.DAMAGED, Way.RESTORE),
    (half_without, C.DAMAGED, Way.START_NEW),
    (header, C.DAMAGED, Way.RESTORE),
    (text_file, C.DAMAGED, Way.RESTORE),
    (foreign, C.FOREIGN, Way.RESTORE),
    (archive, C.DAMAGED, Way.RESTORE),
    (pdf, C.DAMAGED, Way.RESTORE),
    (folder, C.NO_FILE, None),
    (broken_link, C.MISSING, Way.RESTORE),
    (stale_log, OPENS, None),
    (killed, OPENS, None),
    (shared_memory_only, OPENS, None),
    (log_deleted, OPENS, None),
    (hot_journal, C.DAMAGED, Way.RESTORE),
    (newest_damaged, C.DAMAGED, Way.RESTORE),
    (all_damaged, C.DAMAGED, Way.START_NEW),
    (no_sums, C.DAMAGED, Way.RESTORE),
    (interrupted_restore, C.MISSING, Way.RESTORE),
    (read_only, C.READ_ONLY, Way.TRY_AGAIN),
    (newer, C.NEWER, None),
    (not_upgraded, C.NOT_UPGRADED, Way.TRY_AGAIN),
    (protect, C.PROTECTED, Way.UNLOCK),
    (wrong_passphrase, C.WRONG_KEY, Way.UNLOCK),
    (protected_and_damaged, C.WRONG_KEY, Way.RESTORE),
    (no_cipher, C.NO_CIPHER, Way.TRY_AGAIN),
    (in_use, C.IN_USE, Way.TRY_AGAIN),
    (synced, C.SYNCED, Way.TRY_AGAIN),
    (network, C.NETWORK, Way.TRY_AGAIN),
    (changed_record, FOUND, Way.RESTORE),
    (dangling, FOUND, Way.RESTORE),
)


@pytest.fixture(scope="module")
def template(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with two backups once."""
    path = tmp_path_factory.mktemp("states") / "Work.s4cw"
    shutil.copy(sample_template, path)
    program = open_program(path)
    assert program.backups is not None
    program.backups.make()
    program.backups.make()
    program.close()
    return path.parent


@pytest.fixture(scope="module")
def whole(template: Path) -> Records:
    program = open_program(template / "Work.s4cw", writing=False)
    found, refused = records(program)
    program.close()
    assert not refused
    return found


@pytest.fixture(scope="module")
def known() -> dict[str, Records]:
    """Return what files showed that were read before, by the hash of their bytes."""
    return {}


@pytest.fixture
def scene(
    template: Path,
    whole: Records,
    known: dict[str, Records],
    tmp_path: Path,
    monkeypatch: Patch,
) -> Iterator[Scene]:
    place = tmp_path / "desk"
    shutil.copytree(template, place)
    made = Scene(place / "Work.s4cw", monkeypatch, whole, known)
    yield made
    if made.holder is not None:
        made.holder.close()


def hashes(scene: Scene) -> dict[str, str]:
    """Return the hash of the workspace's file and of everything among its backups."""
    files = [scene.path, *scene.backups.rglob("*")]
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()
    }


def test_there_are_at_least_twenty_states() -> None:
    assert len({damage for damage, _found, _way in STATES}) == len(STATES) >= 20


@pytest.mark.figure
@pytest.mark.parametrize(
    ("damage", "found", "way"), STATES, ids=[damage.__name__ for damage, _found, _way in STATES]
)
def test_every_state_is_told_and_has_its_way_out(
    scene: Scene, damage: Damage, found: Condition | str, way: Way | None, figure: Figure
) -> None:
    damage(scene)
    if found == OPENS:
        # A log is read, or set aside where it is not this file's: nothing is lost.
        assert without_versions(scene.rows()) == without_versions(scene.whole)
        figure("states to recover from", "opened, nothing lost")
        return
    if found == FOUND:
        program = scene.open()
        assert program.workspace.check()
        program.close()
    else:
        before = hashes(scene)
        with pytest.raises(UnusableError) as caught:
            scene.open().close()
        is_told_well(caught.value, scene.path)
        assert caught.value.condition is found
        after = hashes(scene)
        if found is Condition.NOT_UPGRADED:
            # It was backed up first.
            assert len(after) == len(before) + 1
            assert after.pop("SHA256SUMS") != before.pop("SHA256SUMS")
        assert before.items() <= after.items()
        offers = recovery.offers(scene.path)
        damaged = sum(offer.backup.trust is Trust.DAMAGED for offer in offers)
        ways = ways_out(caught.value.condition, len(offers) - damaged, damaged)
        assert way is None or way in ways
    take_the_way(scene, way)
    figure("states to recover from", "told, with its way out")


def is_told_well(error: UnusableError, path: Path) -> None:
    """Make sure that the sentences are for people, and name the file."""
    text = error.text()
    assert path.stem in text
    for word in ("Traceback", "Error", "sqlite3.", "Exception", "{", "None"):
        assert word not in text
    assert headline(error.condition)
    assert what_is_safe(error.condition, 1)
    assert what_is_safe(error.condition, 0)
    assert what_to_do(error.condition, 0) is not None


def take_the_way(scene: Scene, way: Way | None) -> None:
    """Do what is offered; the records are there again, or an empty workspace."""
    match way:
        case Way.RESTORE:
            best = recovery.offers(scene.path)[0]
            assert best.is_protected is (scene.passphrase is not None)
            recovery.restore(scene.path, best.backup, scene.passphrase)
            assert scene.rows() == scene.whole
        case Way.START_NEW:
            if scene.path.exists():
                content = scene.path.read_bytes()
                apart = recovery.set_aside(scene.path)
                assert (apart / scene.path.name).read_bytes() == content
                assert not beside(scene.path)
            open_program(scene.path, create=True).close()
            assert not [key for key in scene.rows() if key[0] == "person"]
        case Way.UNLOCK:
            assert scene.rows() == scene.whole
        case Way.TRY_AGAIN:
            scene.patch.undo()
            if scene.holder is not None:
                scene.holder.close()
            shutil.rmtree(scene.path.parent / ".stfolder", ignore_errors=True)
            program = open_program(scene.path, passphrase=scene.passphrase)
            assert program.workspace.check() == ()
            program.close()
        case _:
            pass


def without_versions(found: Records) -> Records:
    """Return people and assessments, which a change of nothing saves anew."""
    return {key: value for key, value in found.items() if key[0] in ("person", "assessment")}


@contextmanager
def full_disk(patch: Patch, where: str) -> Iterator[None]:
    def refuse(*_arguments: Any, **_more: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with patch.context() as inside:
        module, name = where.rsplit(".", 1)
        owner = {"shutil": shutil, "Path": Path, "rewriting": rewriting}[module]
        inside.setattr(owner, name, refuse)
        yield


DAMAGES = (missing, half, changed_record)
PLACES = ("shutil.copyfile", "Path.replace", "rewriting.sync_folder")


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        # Each damage and each place once in the ordinary run.
        pytest.param(damage, where, marks=[] if i == j else [pytest.mark.long])
        for i, damage in enumerate(DAMAGES)
        for j, where in enumerate(PLACES)
    ],
)
def test_a_full_disk_stops_a_restore_and_changes_nothing(
    scene: Scene, damage: Damage, where: str
) -> None:
    damage(scene)
    content = scene.path.read_bytes() if scene.path.exists() else None
    best = recovery.offers(scene.path)[0].backup
    with full_disk(scene.patch, where), pytest.raises(UserError) as caught:
        recovery.restore(scene.path, best)
    assert "No space left" in caught.value.text()
    if where != "rewriting.sync_folder":
        now = scene.path.read_bytes() if scene.path.exists() else None
        assert now == content
    recovery.restore(scene.path, best)
    assert scene.rows() == scene.whole
    assert not [f for f in scene.path.parent.glob(".Work.s4cw-*") if f.is_file()]


def test_what_was_there_before_a_restore_can_be_brought_back(scene: Scene) -> None:
    program = scene.open()
    first = program.people.list()[0]
    program.people.update(first)
    after = records(program)[0]
    program.close()
    oldest = recovery.backups_of(scene.path)[-1]
    done = recovery.restore(scene.path, oldest)
    assert scene.rows() == scene.whole
    kept = next(b for b in recovery.backups_of(scene.path) if b.path == done.kept)
    recovery.restore(scene.path, kept)
    assert scene.rows() == after
