"""The content, compiled once, and copies of its sources to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from s4c_desktop.content.compile import compile_content

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def content_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("content") / "content.sqlite"
    compile_content(DATA, target)
    return target


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))
