"""The files of one framework version, found, read and checked for their format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from s4c_desktop.content import schema
from s4c_desktop.content.faults import ContentError, Faults, Place
from s4c_desktop.content.loader import Items, Record, load
from s4c_desktop.content.specs import Shape

FRAMEWORK_FILE = "framework.yaml"
COUNTS_FILE = "counts.yaml"
DEFAULT_READING = "default"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files of a framework version say, in the order of their names."""

    framework: Record
    counts: Record
    areas: tuple[Record, ...]
    roles: tuple[Record, ...]
    modules: tuple[Record, ...]
    curricula: tuple[Record, ...]

    @property
    def readings(self) -> tuple[str, ...]:
        """Return the codes of the selectable requirement sets, in order."""
        return tuple(reading["code"] for reading in self.framework["readings"])

    def competences(self) -> Iterator[tuple[Record, Record]]:
        """Yield (area, competence) in framework order."""
        for area in self.areas:
            for competence in area["competences"]:
                yield area, competence


def read_all(data: Path) -> tuple[Sources, ...]:
    """Read every framework version under `data`; raises ContentError naming all faults."""
    faults = Faults()
    folders = sorted(path.parent for path in data.rglob(FRAMEWORK_FILE))
    if not folders:
        raise ContentError((f"{data.name}/{FRAMEWORK_FILE}:1: is missing",))
    found = [_Folder(folder, data, faults).read() for folder in folders]
    faults.raise_any()
    return tuple(sources for sources in found if sources)


@dataclass(frozen=True, slots=True)
class _Folder:
    """The folder of one framework version."""

    folder: Path
    data: Path
    faults: Faults

    def read(self) -> Sources | None:
        """Return what the files say, None where the framework itself cannot be read."""
        framework = self._file(self.folder / FRAMEWORK_FILE, schema.FRAMEWORK)
        counts = self._file(self.folder / COUNTS_FILE, None)
        if framework is None or counts is None:
            return None
        return Sources(
            framework,
            counts,
            areas=self._files("areas", "code", schema.AREA),
            roles=self._files("roles", "code", schema.role(_other_readings(framework))),
            modules=self._files("modules", "code", schema.MODULE),
            curricula=self._files("curricula", "role", schema.CURRICULUM),
        )

    def _files(self, kind: str, key: str, shape: Shape) -> tuple[Record, ...]:
        """Read the files of one kind; each is named after the code it holds."""
        found = []
        for path in sorted((self.folder / kind).glob("*")):
            if path.suffix != ".yaml":
                self.faults.add(Place(self._name(path), 1), "is not a YAML file")
                continue
            record = self._file(path, shape)
            if record is None:
                continue
            found.append(record)
            if record.get(key) != path.stem:
                message = f"{key}: {record.get(key)!r} is not the name of the file"
                self.faults.add(record.at(key), message)
        return tuple(found)

    def _file(self, path: Path, shape: Shape | None) -> Record | None:
        record = load(path, self._name(path), self.faults)
        if record is not None and shape is not None:
            shape.check(record, record.place, path.stem, self.faults)
        return record

    def _name(self, path: Path) -> str:
        return path.relative_to(self.data.parent).as_posix()


def _other_readings(framework: Record) -> tuple[str, ...]:
    """Return the readings that each requirement gives besides the default one."""
    readings = framework.get("readings")
    if not isinstance(readings, Items):
        return ()
    codes = (r.get("code") for r in readings if isinstance(r, Record))
    return tuple(code for code in codes if isinstance(code, str) and code != DEFAULT_READING)
