"""One writer: of many that start at once one wins, and the others say who has it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.models.places import Disk, check_place
from tests.figures import Figure

ROOT = Path(__file__).parents[2]


@contextmanager
def many(path: Path, number: int) -> Iterator[subprocess.Popen[bytes]]:
    """Let many processes open a workspace at the same moment."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.crowd", str(path), str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.communicate()  # the end of its input is the end of the crowd


def told(process: subprocess.Popen[bytes], number: int) -> list[list[Any]]:
    assert process.stdout is not None
    return [json.loads(process.stdout.readline()) for _line in range(number)]


@pytest.mark.parametrize(
    ("number", "again"),
    [
        pytest.param(8, 3, id="sample"),
        pytest.param(100, 20, id="all", marks=pytest.mark.long),
    ],
)
def test_of_many_that_start_at_once_one_wins(
    empty_workspace: Path, number: int, again: int, figure: Figure
) -> None:
    with many(empty_workspace, number) as crowd:
        answers = told(crowd, number)
        winners = [pid for word, pid, _text in answers if word == "won"]
        assert len(winners) == 1
        refused = [text for word, _pid, text in answers if word == "refused"]
        assert len(refused) == number - 1
        assert all(str(empty_workspace) in text for text in refused)
        assert all(f"process {winners[0]} " in text for text in refused), refused
        os.kill(winners[0], signal.SIGKILL)
        with many(empty_workspace, again) as later:
            after = told(later, again)
            assert [word for word, _pid, _text in after].count("won") == 1
    figure("one writer", f"{number} starts and {again} after a kill: 1 each")


def test_the_lock_goes_with_the_program(empty_workspace: Path) -> None:
    first = open_program(empty_workspace)
    with pytest.raises(UnusableError, match=f"process {os.getpid()}") as refused:
        open_program(empty_workspace)
    assert refused.value.condition is Condition.IN_USE
    first.close()
    open_program(empty_workspace).close()


def test_a_link_leads_to_the_same_lock(empty_workspace: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.s4cw"
    link.symlink_to(empty_workspace)
    first = open_program(link)
    with pytest.raises(UnusableError):
        open_program(empty_workspace)
    first.close()


DISKS = (
    Disk("/", "ext4", "rw"),
    Disk("/mnt/share", "cifs", "rw"),
    Disk("/mnt/share/usb", "vfat", "rw"),
    Disk("/net", "nfs4", "rw"),
    Disk("/Volumes/Team", "smbfs", "rw"),
    Disk("/home/a/.gvfs", "fuse.gvfsd-fuse", "rw"),
    Disk("Z:\\", "NTFS", "rw,remote"),
    Disk("C:\\", "NTFS", "rw,fixed"),
)


@pytest.mark.parametrize(
    ("place", "condition"),
    [
        ("/home/a/work.s4cw", None),
        ("/mnt/share/usb/work.s4cw", None),
        ("/mnt/shared/work.s4cw", None),
        ("/mnt/share/work.s4cw", Condition.NETWORK),
        ("/net/deep/er/work.s4cw", Condition.NETWORK),
        ("/Volumes/Team/work.s4cw", Condition.NETWORK),
        ("/home/a/.gvfs/x/work.s4cw", Condition.NETWORK),
        ("/home/a/Dropbox/work.s4cw", Condition.SYNCED),
        ("/home/a/OneDrive - City of Sofia/work.s4cw", Condition.SYNCED),
        ("/home/a/Google Drive/My Drive/work.s4cw", Condition.SYNCED),
        ("/Users/a/Library/Mobile Documents/work.s4cw", Condition.SYNCED),
        ("/Users/a/Library/CloudStorage/x/work.s4cw", Condition.SYNCED),
        ("/home/a/Nextcloud/work.s4cw", Condition.SYNCED),
        ("/home/a/Box office/work.s4cw", None),
        ("/srv/box/work.s4cw", None),
    ],
)
def test_folders_that_other_computers_write_are_refused(
    place: str, condition: Condition | None
) -> None:
    if condition is None:
        check_place(Path(place), DISKS)
        return
    with pytest.raises(UnusableError) as refused:
        check_place(Path(place), DISKS)
    assert refused.value.condition is condition
    assert place in refused.value.text()


def test_the_mark_of_a_service_is_found_in_any_folder_above(tmp_path: Path) -> None:
    (tmp_path / "team" / ".stfolder").mkdir(parents=True)
    deep = tmp_path / "team" / "a" / "b"
    deep.mkdir(parents=True)
    with pytest.raises(UnusableError, match="Syncthing"):
        open_program(deep / "work.s4cw", create=True)
    assert list(deep.iterdir()) == []
