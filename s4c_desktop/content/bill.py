"""Writes down what ships: `python -m s4c_desktop.content.bill licences|sbom TARGET`.

It reads the lock, `pyproject.toml` and the metadata of what is installed, and asks no network.
The same lock gives the same file, byte for byte.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from s4c_desktop import __version__
from s4c_desktop.content.components import Component, ComponentError, components

_ROOT = Path(__file__).parent.parent.parent
_OWN = {
    "type": "application",
    "bom-ref": "s4c-desktop",
    "name": "s4c-desktop",
    "version": __version__,
    "licenses": [{"license": {"id": "MIT"}}],
}


def licences(parts: tuple[Component, ...]) -> dict[str, object]:
    """Return what About shows: every part with its licence, every text once."""
    texts: dict[str, int] = {}
    shown = [
        {
            "name": part.name,
            "version": ", ".join(one.version for one in part.versions),
            "licence": part.licence,
            "inside": part.inside,
            "texts": [texts.setdefault(text, len(texts)) for text in part.texts],
        }
        for part in parts
    ]
    return {"parts": shown, "texts": list(texts)}


def bill_of_materials(parts: tuple[Component, ...]) -> dict[str, object]:
    """Return the software bill of materials in the form of CycloneDX 1.6."""
    references = {_key(part): [ref for ref, _ in _listed(part)] for part in parts}
    listed = [entry for part in parts for _ref, entry in _listed(part)]
    direct = [ref for part in parts for ref in references[_key(part)]]
    tree = [{"ref": "s4c-desktop", "dependsOn": sorted(direct)}]
    for part in parts:
        wanted = sorted(ref for name in part.needs for ref in references[name])
        brought = sorted(
            ref for other in parts if other.inside == _key(part) for ref in references[_key(other)]
        )
        tree += [{"ref": ref, "dependsOn": [*wanted, *brought]} for ref in references[_key(part)]]
    content = json.dumps([listed, tree], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid5(NAMESPACE_URL, f"s4c-desktop {__version__} {content}").urn,
        "version": 1,
        "metadata": {"component": _OWN},
        "components": listed,
        "dependencies": tree,
    }


def _key(part: Component) -> str:
    return part.name.lower().replace("_", "-")


def _listed(part: Component) -> Iterator[tuple[str, dict[str, object]]]:
    """Give every version of a part with its reference."""
    entry: dict[str, object] = {"type": "library", "name": part.name}
    end = {"scope": "required", "licenses": [{"expression": part.licence}]}
    if not part.is_package:
        reference = f"s4c-desktop/{part.name}"
        version = {"version": part.versions[0].version} if part.versions else {}
        yield reference, {**entry, "bom-ref": reference, **version, **end}
        return
    for one in part.versions:
        address = f"pkg:pypi/{_key(part)}@{one.version}"
        meant = [{"name": "s4c:marker", "value": one.marker}] if one.marker else []
        yield (
            address,
            {
                **entry,
                "bom-ref": address,
                "version": one.version,
                "purl": address,
                **end,
                **({"properties": meant} if meant else {}),
            },
        )


_WRITERS = {"licences": licences, "sbom": bill_of_materials}


def main(arguments: list[str]) -> int:
    """Write a file; return 0, 1 where lock and packages do not fit, 2 for a wrong call."""
    match arguments:
        case [("licences" | "sbom") as what, target]:
            try:
                written = _WRITERS[what](components(_ROOT))
            except ComponentError as error:
                sys.stderr.write(f"{error}\n")
                return 1
            file = Path(target)
            file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(written, ensure_ascii=False, indent=1)
            file.write_text(f"{text}\n", "utf-8", newline="\n")
            return 0
        case _:
            sys.stderr.write("usage: python -m s4c_desktop.content.bill licences|sbom TARGET\n")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
