"""The files of the framework versions and the library, read and checked for their format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from s4c_desktop.content import schema
from s4c_desktop.content.faults import Faults, Place
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
    vignettes: tuple[Record, ...]

    @property
    def readings(self) -> tuple[str, ...]:
        """Return the codes of the selectable requirement sets, in order."""
        return tuple(reading["code"] for reading in self.framework["readings"])

    def competences(self) -> Iterator[tuple[Record, Record]]:
        """Yield (area, competence) in framework order."""
        for area in self.areas:
            for competence in area["competences"]:
                yield area, competence


@dataclass(frozen=True, slots=True)
class LibrarySources:
    """What stands beside the frameworks: entries by kind, and case studies."""

    entries: Mapping[str, Record]
    case_studies: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything under `data`."""

    versions: tuple[Sources, ...]
    library: LibrarySources
    self_checks: tuple[Record, ...]

    def newest(self) -> tuple[Sources, ...]:
        """Return the newest version of each framework."""
        found: dict[str, Sources] = {}
        for sources in sorted(self.versions, key=_version):
            found[sources.framework["code"]] = sources
        return tuple(found.values())


def _version(sources: Sources) -> tuple[int, ...]:
    return tuple(int(part) for part in sources.framework["version"].split("."))


def read_all(data: Path) -> Content:
    """Read everything under `data`; raises ContentError naming all faults of format."""
    faults = Faults()
    folders = sorted(path.parent for path in data.rglob(FRAMEWORK_FILE))
    # Areas without their framework would be left out unseen.
    homes = {path.parent for path in data.rglob("areas") if path.is_dir()}
    for folder in sorted(homes - set(folders)) or ([] if folders else [data]):
        name = (folder / FRAMEWORK_FILE).relative_to(data.parent).as_posix()
        faults.add(Place(name, 1), "is missing")
    found = [_Folder(folder, data, faults).read() for folder in folders]
    beside = _Folder(data, data, faults)
    library, self_checks = beside.library(), beside.self_checks()
    faults.raise_any()
    return Content(tuple(sources for sources in found if sources), library, self_checks)


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
            vignettes=self._files("vignettes", "code", schema.VIGNETTE),
        )

    def library(self) -> LibrarySources:
        """Return the entries and case studies that stand in this folder."""
        entries: dict[str, Record] = {}
        for path in sorted((self.folder / "library").glob("*")):
            kind = schema.ENTRY_FILES.get(path.name)
            if kind is None:
                self.faults.add(Place(self._name(path), 1), "is not a file of the library")
                continue
            record = self._file(path, schema.ENTRIES)
            if record is not None:
                entries[kind] = record
        return LibrarySources(entries, self._files("case-studies", "code", schema.CASE_STUDY))

    def self_checks(self) -> tuple[Record, ...]:
        """Return the self-checks that stand in this folder, a file for each module."""
        return self._files("self_checks", "code", schema.SELF_CHECKS)

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
