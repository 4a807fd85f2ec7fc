"""The content, compiled once, and copies of its sources to break."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from s4c_desktop.content import sources
from s4c_desktop.content.compile import compile_content
from s4c_desktop.content.faults import Faults
from s4c_desktop.content.loader import Record
from s4c_desktop.content.specs import Shape

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def content_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("content") / "content.sqlite"
    compile_content(DATA, target)
    return target


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data", copy_function=shutil.copyfile))


_sound: dict[tuple[str, bytes], tuple[Record, Shape | None]] = {}


@pytest.fixture(autouse=True)
def _sound_files_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a file without faults of its own says; how they fit is checked in every test."""
    read = sources._Folder._file

    def kept(folder: sources._Folder, path: Path, shape: Shape | None) -> Record | None:
        key = folder._name(path), path.read_bytes() if path.is_file() else b""
        if key in _sound and _sound[key][1] == shape:
            return _sound[key][0]
        own = Faults()
        record = read(replace(folder, faults=own), path, shape)
        if record is None or own != Faults():
            return read(folder, path, shape)
        _sound[key] = record, shape
        return record

    monkeypatch.setattr(sources._Folder, "_file", kept)
