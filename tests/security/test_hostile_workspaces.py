"""A hostile workspace file cannot hurt: it is refused, or its damage is told, within limits."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.figures import Figure
from tests.security import open_hostile
from tests.security.hostile_workspaces import DAMAGED, FOREIGN, Make

ROOT = Path(__file__).parents[2]
SAMPLE = {
    "a trigger that deletes while we write",
    "a view in place of a table",
    "one table less",
    "a zip bomb",
    "a sparse gigabyte",
    "an infinite level",
    "a document of a million brackets",
    "bytes in place of text",
}


def look_at(paths: list[Path]) -> list[dict[str, Any]]:
    """Let a child process open the files, one after the other."""
    done = subprocess.run(
        [sys.executable, "-m", open_hostile.__name__, *paths],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def make(every: dict[str, Make], good: Path, folder: Path) -> list[Path]:
    paths = []
    for number, work in enumerate(every.values()):
        (folder / str(number)).mkdir()
        paths.append(Path(shutil.copy(good, folder / str(number) / "hostile.s4cw")))
        work(paths[-1])
    return paths


def as_it_is(path: Path) -> object:
    """Return what tells whether a file was touched: its bytes, unless they are a gigabyte."""
    found = path.stat()
    small = found.st_size < 100_000_000
    return found.st_mtime_ns, found.st_size, path.read_bytes() if small else b""


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(SAMPLE, id="sample"),
        pytest.param(FOREIGN.keys() | DAMAGED.keys(), id="all", marks=pytest.mark.long),
    ],
)
def test_a_hostile_workspace_is_refused_untouched_or_its_damage_told(
    names: set[str], signed_template: Path, tmp_path: Path, figure: Figure
) -> None:
    every = {name: work for name, work in (FOREIGN | DAMAGED).items() if name in names}
    paths = make(every, signed_template, tmp_path)
    before = [as_it_is(path) for path in paths]
    found = dict(zip(every, look_at(paths), strict=True))
    let_in = {n: said for n, said in found.items() if n in FOREIGN and "refused" not in said}
    assert let_in == {}
    untold = {n: said for n, said in found.items() if not said.get("refused", said.get("faults"))}
    assert untold == {}
    assert [as_it_is(path) for path in paths] == before
    figure("Imported files cannot hurt", f"{len(every)} hostile workspaces refused or told")
