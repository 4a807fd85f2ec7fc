"""The content, compiled once, and copies of its sources to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from s4c_desktop.content import sources
from s4c_desktop.content.compile import compile_content
from s4c_desktop.content.faults import Faults
from s4c_desktop.content.loader import Record, load

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def content_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("content") / "content.sqlite"
    compile_content(DATA, target)
    return target


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


_read: dict[tuple[str, bytes], Record] = {}


@pytest.fixture(autouse=True)
def _unbroken_files_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a file without faults says; everything is checked in every test."""

    def kept(path: Path, name: str, faults: Faults) -> Record | None:
        key = name, path.read_bytes() if path.is_file() else b""
        if key not in _read:
            own = Faults()
            record = load(path, name, own)
            if record is None or own != Faults():
                return load(path, name, faults)
            _read[key] = record
        return _read[key]

    monkeypatch.setattr(sources, "load", kept)
