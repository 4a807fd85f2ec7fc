"""Files are written whole or not at all, and refusals are told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import read_at_most, save, write_atomically


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


def test_a_file_is_replaced_and_nothing_else_is_left(folder: Path) -> None:
    target = folder / "chart.csv"
    target.write_bytes(b"before")
    save(target, lambda file: file.write(b"after"))
    assert target.read_bytes() == b"after"
    assert list(folder.iterdir()) == [target]


def _half(file: BinaryIO) -> None:
    file.write(b"half")
    raise OSError(28, "No space left on device")


def test_a_failed_write_leaves_the_old_file(folder: Path) -> None:
    target = folder / "p.json"
    target.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, _half)
    with pytest.raises(UserError, match=r"p\.json can't be written: No space left"):
        save(target, _half)
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]


def test_a_failed_rename_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "p.json"
    target.write_bytes(b"old")

    def refuse(self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, lambda file: file.write(b"new"))
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]


def test_a_folder_or_a_missing_place_is_named(folder: Path) -> None:
    taken = folder / "chart.png"
    taken.mkdir()
    for place in (taken, folder / "missing" / "chart.png"):
        with pytest.raises(UserError, match=r"chart\.png can't be written"):
            save(place, lambda file: file.write(b"x"))
    assert list(folder.iterdir()) == [taken]


def test_no_more_is_read_than_is_wanted(folder: Path) -> None:
    file = folder / "long.txt"
    file.write_bytes(b"0123456789")
    assert read_at_most(file, 4) == b"0123"
    assert read_at_most(file, 100) == b"0123456789"
    endless = Path("/dev/zero")
    if endless.exists():
        (folder / "zero.txt").symlink_to(endless)
        for device in (endless, folder / "zero.txt"):
            with pytest.raises(UserError, match=r"is a device, not a file. Choose a file"):
                read_at_most(device, 4)


def test_what_is_no_readable_file_is_refused_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match=r"is a folder. Choose a file in it"):
        read_at_most(folder, 4)
    with pytest.raises(UserError, match=r"There is no file at .*gone"):
        read_at_most(folder / "gone", 4)
    with pytest.raises(UserError, match="can't be read: embedded null"):
        read_at_most(Path("a\0b"), 4)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
        with pytest.raises(UserError, match="is a device"):
            read_at_most(folder / "pipe", 4)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    (folder / "locked").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"can't be read: Permission denied. Make sure"):
        read_at_most(folder / "locked", 4)
