"""The licences of what ships, from a file that `make licences` writes."""

from __future__ import annotations

import json
from dataclasses import dataclass

from s4c_desktop.base import paths


@dataclass(frozen=True, slots=True)
class Part:
    """A package, library or font that ships with the program."""

    name: str
    version: str
    """Empty where it is that of the package that brings it, or of the Python in use."""
    licence: str
    """An SPDX expression."""
    inside: str
    """The package that brings it; empty for packages and for Python."""
    text: str


def shipped() -> tuple[Part, ...]:
    """Return what ships; raises OSError where the file is missing."""
    stored = json.loads((paths.resources() / "licences" / "shipped.json").read_text("utf-8"))
    texts = stored["texts"]
    return tuple(
        Part(
            part["name"],
            part["version"],
            part["licence"],
            part["inside"],
            "\n\n\n".join(texts[number] for number in part["texts"]),
        )
        for part in stored["parts"]
    )
