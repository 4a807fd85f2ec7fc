"""What the program is made of: packages of the lock that ship, and what they bring inside."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
_REQUIRED = re.compile(r"^[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_NOT_TEXT = (".py", ".pyc")

_QT = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache-2.0": "Apache-2.0",
    "BSD-3-Clause": "BSD-3-Clause",
    _QT: _QT,
    "MIT": "MIT",
    "PSFL": "PSF-2.0",
}
"""What packages write in the old field for their licence, as SPDX has it."""

_READ = {"colorama": "BSD-3-Clause", "reportlab": "BSD-3-Clause", "sqlcipher3": "Zlib"}
"""Licences of packages whose metadata name none; read in their licence files."""

_KEPT = {
    "psycopg": ("GPL-3.0.txt",),
    "psycopg-binary": ("GPL-3.0.txt",),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Texts of `resources/licences` that packages lack: the LGPL goes with the GPL it builds on."""

_INSIDE = (
    ("Python", "", "PSF-2.0", ("Python.txt",)),
    ("Qt", "pyside6-essentials", "LGPL-3.0-only", ("LGPL-3.0.txt", "GPL-3.0.txt")),
    ("Roboto", "font-roboto", "Apache-2.0", ("Apache-2.0.txt",)),
    ("Phosphor Icons", "qtawesome", "MIT", ("MIT-Phosphor.txt",)),
    ("SQLCipher", "sqlcipher3", "BSD-3-Clause", ("SQLCipher.txt",)),
    ("libpq", "psycopg-binary", "PostgreSQL", ("PostgreSQL.txt",)),
    ("OpenSSL", "psycopg-binary", "Apache-2.0", ("Apache-2.0.txt",)),
)
"""What is not a package: its name, the package that brings it, its licence and the texts of it."""

_OF_ONE_RELEASE = "Qt"
"""The part that has the version of its package."""


class ComponentError(Exception):
    """A package that ships is not locked, not installed, or names no known licence."""


@dataclass(frozen=True)
class Locked:
    """One version of a package in the lock, and for which machines it is meant."""

    version: str
    marker: str = ""


@dataclass(frozen=True)
class Component:
    """A package that ships, or a part that a package brings along."""

    name: str
    versions: tuple[Locked, ...]
    licence: str
    """An SPDX expression."""
    texts: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """The names of the packages it requires, as the lock writes them."""
    inside: str = ""
    """The package that brings it; empty for packages and for Python."""
    is_package: bool = False


def locked(lock: str) -> dict[str, tuple[Locked, ...]]:
    """Return the versions of every package in the text of a lock, by its name."""
    found: dict[str, tuple[Locked, ...]] = {}
    for name, version, marker in _LOCKED.findall(lock):
        key = _normal(name)
        found[key] = (*found.get(key, ()), Locked(version, marker.strip()))
    return found


def components(root: Path) -> tuple[Component, ...]:
    """Return what ships, packages first, in the order of their names.

    Raises ComponentError where the lock and what is installed do not fit each other.
    """
    versions = locked((root / "requirements.lock").read_text("utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    needs = _needs(project["dependencies"], versions)
    kept = root / "resources" / "licences"
    packages = [_package(name, versions, needs[name], kept) for name in sorted(needs)]
    inside = [
        Component(
            name,
            versions[package] if name == _OF_ONE_RELEASE else (),
            licence,
            _kept(kept, texts),
            inside=package,
        )
        for name, package, licence, texts in _INSIDE
    ]
    return (*packages, *inside)


def _needs(
    first: Iterable[str], versions: Mapping[str, tuple[Locked, ...]]
) -> dict[str, tuple[str, ...]]:
    """Follow the requirements, on every system, from those of the program."""
    waiting = list(_names(first, versions))
    found: dict[str, tuple[str, ...]] = {}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _names(_distribution(name).requires or (), versions)
            waiting.extend(found[name])
    return found


def _names(
    requirements: Iterable[str], versions: Mapping[str, tuple[Locked, ...]]
) -> tuple[str, ...]:
    """Return what is locked among requirements; what only an extra asks for is left out."""
    named = (_REQUIRED.match(line) for line in requirements if "extra ==" not in line)
    return tuple(
        sorted({key for found in named if found and (key := _normal(found[0])) in versions})
    )


def _package(
    name: str,
    versions: Mapping[str, tuple[Locked, ...]],
    needs: tuple[str, ...],
    kept: Path,
) -> Component:
    found = _distribution(name)
    if found.version not in {one.version for one in versions[name]}:
        raise ComponentError(f"{name} {found.version} is installed, and the lock has another.")
    texts = (*_texts(found), *_kept(kept, _KEPT.get(name, ())))
    if not texts:
        raise ComponentError(f"{name} carries no text of its licence; keep one and name it here.")
    return Component(
        found.name, versions[name], _licence(name, found), texts, needs, is_package=True
    )


def _distribution(name: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise ComponentError(f"{name} is not installed; `make setup` installs it.") from None


def _licence(name: str, found: metadata.Distribution) -> str:
    if name in _READ:
        return _READ[name]
    told = found.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    try:
        return _SPDX[told["License"]]
    except KeyError:
        raise ComponentError(f"{name} names no known licence; read it and add it here.") from None


def _texts(found: metadata.Distribution) -> tuple[str, ...]:
    """Return the texts of all licences that a package carries, each once."""
    texts: dict[str, None] = {}
    for file in sorted(found.files or (), key=lambda file: (len(file.parts), str(file))):
        path = file.as_posix()
        if _LICENCE_FILE.search(path) and not path.endswith(_NOT_TEXT):
            texts[_text(Path(str(found.locate_file(file))))] = None
    return tuple(texts)


def _kept(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(_text(folder / name) for name in names)


def _text(file: Path) -> str:
    return file.read_text("utf-8").strip().replace("\f", "")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
