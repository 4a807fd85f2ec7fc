"""Temporary copies are private, read-only, never overwritten, and gone afterwards."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.temporary import TemporaryRoom, clear_leftovers

KILLED = """
import os, signal
from s4c_desktop.base.temporary import TemporaryRoom
room = TemporaryRoom()
print(room.put("left.pdf", b"left"), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use a folder of the test as the system's one for temporary files."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    monkeypatch.setenv("TMPDIR", str(made))
    return made


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_copies_are_private_and_read_only_and_overwrite_nothing(folder: Path) -> None:
    room = TemporaryRoom()
    assert list(folder.iterdir()) == [], "nothing is made before it is needed"
    first, second = (room.put("a.pdf", content) for content in (b"one", b"two"))
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert first.name == second.name == "a.pdf"
    if os.name == "posix":
        assert (mode(first), mode(first.parent), mode(first.parents[1])) == (0o400, 0o700, 0o700)
    (home,) = folder.iterdir()
    assert f"-{os.getpid()}-" in home.name
    room.clear()
    assert list(folder.iterdir()) == []
    assert room.put("a.pdf", b"three").read_bytes() == b"three"
    room.clear()


def test_a_room_that_is_let_go_takes_its_copies_along(folder: Path) -> None:
    room = TemporaryRoom()
    room.put("a.pdf", b"one")
    del room
    assert list(folder.iterdir()) == []


def test_the_end_of_the_program_clears_the_room(folder: Path) -> None:
    code = (
        "from s4c_desktop.base.temporary import TemporaryRoom\n"
        "room = TemporaryRoom()\nassert room.put('a.pdf', b'one').exists()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX systems do")
def test_leftovers_of_a_killed_process_go_and_those_of_a_living_one_stay(folder: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED], check=False, capture_output=True)
    left = Path(killed.stdout.decode().strip())
    assert left.read_bytes() == b"left"
    living = TemporaryRoom()
    mine = living.put("mine.pdf", b"mine")
    clear_leftovers(lambda process: process == os.getpid())
    assert not left.parents[1].exists()
    assert mine.exists()
    living.clear()


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_nothing_but_a_real_room_of_this_person_is_cleared(folder: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "kept.txt").write_text("kept")
    (folder / "s4c-desktop-copies-1-link").symlink_to(precious)
    (folder / "s4c-desktop-copies-x-odd").mkdir()
    (folder / "s4c-desktop-copies-1-file").write_text("file")
    (folder / "other-1-folder").mkdir()
    inside = folder / "s4c-desktop-copies-1-room" / "a"
    inside.mkdir(parents=True)
    (inside / "link.txt").symlink_to(precious / "kept.txt")
    before = mode(precious / "kept.txt")
    clear_leftovers(lambda _process: False)
    assert (precious / "kept.txt").read_text() == "kept"
    assert mode(precious / "kept.txt") == before
    assert sorted(path.name for path in folder.iterdir()) == [
        "other-1-folder",
        "s4c-desktop-copies-1-file",
        "s4c-desktop-copies-1-link",
        "s4c-desktop-copies-x-odd",
    ]


def test_a_disk_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def full(*_arguments: object, **_options: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("s4c_desktop.base.temporary.tempfile.mkdtemp", full)
    with pytest.raises(UserError, match=r"No space left on device\. The file itself is safe"):
        TemporaryRoom().put("a.pdf", b"one")
