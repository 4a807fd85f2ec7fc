"""What a desktop is told of the program is well-formed, agrees with itself and gets installed."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from s4c_desktop import __version__
from s4c_desktop.models.engine import APPLICATION_ID

ROOT = Path(__file__).parent.parent
DESKTOP = ROOT / "resources" / "desktop"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
TYPES = {"application/x-s4c-workspace": "*.s4cw", "application/x-s4c-records": "*.s4c"}
SIZES = (16, 32, 48, 128, 256, 512)


def entry(file: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(delimiters="=")
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(file, "utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


def tree(name: str) -> Element:
    root = ElementTree.parse(DESKTOP / name).getroot()
    assert root is not None
    return root


def test_the_entry_opens_both_kinds_of_file() -> None:
    found = entry(DESKTOP / "s4c-desktop.desktop")
    assert found["Type"] == "Application"
    assert found["Exec"] == "s4c-desktop %f"
    assert found["Icon"] == "s4c-desktop"
    assert set(found["MimeType"].strip(";").split(";")) == set(TYPES)
    # The window says the same name to the desktop.
    source = (ROOT / "s4c_desktop" / "ui" / "app.py").read_text("utf-8")
    assert f'setDesktopFileName("{found["StartupWMClass"]}")' in source


def test_the_types_have_their_patterns_and_the_magic_of_a_workspace() -> None:
    root = tree("s4c-desktop.mime.xml")
    found = {}
    for kind in root.findall(f"{MIME}mime-type"):
        glob = kind.find(f"{MIME}glob")
        assert glob is not None
        found[kind.get("type")] = glob.get("pattern")
    assert found == TYPES
    (match,) = root.iter(f"{MIME}magic")
    value = match.findall(f".//{MIME}match")[1].get("value")
    assert int(str(value), 16) == APPLICATION_ID


def test_the_description_names_the_same_files() -> None:
    root = tree("s4c-desktop.metainfo.xml")
    assert root.get("type") == "desktop-application"
    assert root.findtext("launchable") == "s4c-desktop.desktop"
    assert {kind.text for kind in root.iter("mediatype")} == set(TYPES)
    assert root.findtext("project_license") == "MIT"
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    said = f"## [{__version__}] - {release.get('date')}"
    assert said in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()


def test_the_icons_are_of_their_sizes() -> None:
    assert tree("icons/s4c-desktop.svg").tag.endswith("svg")
    pictures = sorted((DESKTOP / "icons").glob("*.png"))
    assert len(pictures) == len(SIZES)
    for size in SIZES:
        head = (DESKTOP / "icons" / f"s4c-desktop-{size}.png").read_bytes()[:24]
        assert struct.unpack(">II", head[16:24]) == (size, size)


@pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are Linux's")
def test_a_built_folder_is_put_into_the_menu_and_taken_out_again(tmp_path: Path) -> None:
    folder = tmp_path / 'Тест "ščž" $1'
    shutil.copytree(DESKTOP, folder / "_internal" / "resources" / "desktop")
    shutil.copy(DESKTOP / "install", folder)
    program = folder / "s4c-desktop"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    data = tmp_path / "data"
    environment = {"XDG_DATA_HOME": str(data), "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run(["sh", folder / "install"], check=True, env=environment)
    found = entry(data / "applications" / "s4c-desktop.desktop")
    said = re.fullmatch(r'"(.*)" %f', found["Exec"])
    assert said is not None
    # First the escapes of a string, then those of a quoted argument.
    text = re.sub(r"\\(.)", r"\1", said[1])
    assert re.sub(r"\\(.)", r"\1", text).replace("%%", "%") == str(program)
    assert (data / "mime" / "packages" / "s4c-desktop.xml").is_file()
    assert len(list(data.glob("icons/hicolor/*/apps/s4c-desktop.*"))) == len(SIZES) + 1
    subprocess.run(["sh", folder / "install", "--remove"], check=True, env=environment)
    assert not [file for file in data.rglob("*s4c-desktop*") if file.is_file()]


class Recorder:
    """Stands for PyInstaller: keeps what the recipe asks for."""

    def __init__(self) -> None:
        self.calls: dict[str, dict[str, Any]] = {}
        self.binaries: list[tuple[str, str, str]] = []
        self.datas: list[tuple[str, str, str]] = []
        self.pure: list[object] = []
        self.scripts: list[object] = []

    def part(self, name: str) -> Any:
        def call(*arguments: Any, **named: Any) -> Recorder:
            self.calls[name] = {"arguments": arguments, **named}
            return self

        return call


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], Recorder]:
    """Run build.spec with stand-ins for all that PyInstaller brings."""
    hooks = type(sys)("hooks")
    hooks.collect_data_files = lambda name, includes=None: []  # type: ignore[attr-defined]
    hooks.collect_submodules = lambda name, filter=None: [name]  # type: ignore[attr-defined]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, type(sys)(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    (tmp_path / "s4c-desktop").mkdir()
    recorder = Recorder()
    names: dict[str, Any] = {
        "SPECPATH": str(ROOT),
        "DISTPATH": str(tmp_path),
        "workpath": str(tmp_path),
        **{name: recorder.part(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")},
    }
    source = (ROOT / "build.spec").read_text("utf-8")
    exec(compile(source, "build.spec", "exec"), names)
    return names, recorder


def test_the_recipe_names_what_is_there(recipe: tuple[dict[str, Any], Recorder]) -> None:
    from importlib.util import find_spec

    from s4c_desktop import __version__

    names, recorder = recipe
    asked = recorder.calls["Analysis"]
    assert all(Path(script).is_file() for script in asked["arguments"][0])
    assert all(
        any(Path(source).parent.glob(Path(source).name)) for source, _target in asked["datas"]
    )
    targets = {target for _source, target in asked["datas"]}
    # Where base/paths.py looks for them.
    assert {"resources", "resources/docs", "s4c_desktop/models/migrations"} <= targets
    assert all(find_spec(name) for name in asked["hiddenimports"] if "." not in name)
    assert not set(asked["hiddenimports"]) & set(asked["excludes"])
    assert names["ICON"].is_file()
    assert names["VERSION"] == __version__
    assert not names["shipped"]("s4c_desktop.content.compile")
    assert names["shipped"]("s4c_desktop.services.contents")


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", True),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", True),
        ("s4c_desktop/models/migrations/env.py", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("qtawesome/fonts/remixicon-2.5.0.ttf", False),
        ("s4c_desktop/models/migrations/__pycache__/env.cpython-311.pyc", False),
    ],
)
def test_unused_parts_are_left_aside(
    recipe: tuple[dict[str, Any], Recorder], file: str, kept: bool
) -> None:
    assert recipe[0]["needed"]((file, file, "DATA")) is kept
