"""Faults in the content, each with the file and line where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file; the file is named from the content's folder on."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class ContentError(Exception):
    """The content cannot be compiled; `faults` holds one line of text for each reason."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(slots=True)
class Faults:
    """Collects faults, so that an author sees all of them at once."""

    _found: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, place: Place, message: str) -> None:
        """Note one fault."""
        self._found.append((place, message))

    def raise_any(self) -> None:
        """Raise ContentError with every fault in the order of files and lines, if there is one."""
        if self._found:
            raise ContentError(tuple(f"{place}: {text}" for place, text in sorted(self._found)))
