"""The wheel carries what the program needs, and finds it where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOT_SOURCE = shutil.ignore_patterns(".*", "__pycache__", "content.sqlite", "tests")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the source, without compiled content, and unpack it."""
    source = tmp_path_factory.mktemp("wheel") / "source"
    shutil.copytree(ROOT, source, ignore=NOT_SOURCE)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = (source / "dist").glob("*.whl")
    target = source.parent / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, *arguments: str) -> str:
    """Run Python on the unpacked wheel alone, away from the source tree."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=installed,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_an_installed_wheel_finds_its_content_inside_itself(installed: Path) -> None:
    place = run(
        installed, "-c", "from s4c_desktop.base import paths; print(paths.content_database())"
    )
    assert Path(place) == installed / "s4c_desktop" / "_resources" / "content.sqlite"
    assert Path(place).is_file()


def test_an_installed_wheel_finds_the_guides_inside_itself(installed: Path) -> None:
    place = run(installed, "-c", "from s4c_desktop.base import paths; print(paths.guides())")
    shipped = Path(place)
    assert shipped == installed / "s4c_desktop" / "_resources" / "docs"
    for kind in ("*.md", "images/*.png"):
        there = sorted(path.name for path in (ROOT / "docs").glob(kind))
        assert sorted(path.name for path in shipped.glob(kind)) == there != []


def test_an_installed_wheel_knows_the_framework(installed: Path) -> None:
    assert "SCCF" in run(installed, "-m", "s4c_desktop", "framework", "list")


def test_the_source_tree_finds_its_content() -> None:
    from s4c_desktop.base import paths

    assert paths.content_database() == ROOT / "resources" / "content.sqlite"
    assert paths.content_database().is_file()
    assert paths.guides() == ROOT / "docs"


def test_a_frozen_build_finds_the_guides_beside_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from s4c_desktop.base import paths

    shipped = tmp_path / "resources" / "docs"
    shipped.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    paths.resources.cache_clear()
    found = paths.guides()
    paths.resources.cache_clear()
    assert found == shipped
