"""What is said to ship is what the lock holds for the program, with a licence for each part."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from s4c_desktop.base import licences as shown
from s4c_desktop.content import bill
from s4c_desktop.content.components import (
    Component,
    ComponentError,
    Locked,
    components,
    locked,
)

ROOT = Path(__file__).parent.parent.parent
ONLY_FOR_BUILDING = {
    "hatchling",
    "pathspec",
    "pluggy",
    "pyyaml",
    "tomlkit",
    "trove-classifiers",
}


@pytest.fixture(scope="module")
def parts() -> tuple[Component, ...]:
    return components(ROOT)


def names(parts: tuple[Component, ...]) -> set[str]:
    return {part.name.lower().replace("_", "-") for part in parts if part.is_package}


def test_a_lock_is_read_with_its_markers() -> None:
    text = (
        "A.b_c==1.2 \\\n    --hash=sha256:00\n"
        "two==3 ; python_version < '3.12' \\\n    --hash=sha256:11\n"
        "two==4 ; python_version >= '3.12' \\\n    --hash=sha256:22\n"
    )
    assert locked(text) == {
        "a-b-c": (Locked("1.2"),),
        "two": (Locked("3", "python_version < '3.12'"), Locked("4", "python_version >= '3.12'")),
    }


def test_all_that_is_locked_ships_but_the_tools_that_build(parts: tuple[Component, ...]) -> None:
    held = locked((ROOT / "requirements.lock").read_text("utf-8"))
    assert names(parts) == held.keys() - ONLY_FOR_BUILDING


def test_about_shows_what_the_lock_holds(parts: tuple[Component, ...]) -> None:
    # Make it anew: make licences.
    now = {
        part.name: (", ".join(one.version for one in part.versions), part.inside) for part in parts
    }
    kept = shown.shipped()
    assert {part.name: (part.version, part.inside) for part in kept} == now
    of_one_version = {part.name: part.licence for part in parts if len(part.versions) < 2}
    assert {p.name: p.licence for p in kept if p.name in of_one_version} == of_one_version
    assert all(len(part.text) > 300 for part in kept)
    for name, says in (
        ("Qt", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("Qt", "GNU GENERAL PUBLIC LICENSE"),
        ("Roboto", "Apache License"),
        ("Phosphor Icons", "Copyright (c) 2020-2021 Phosphor Icons"),
        ("numpy", "NumPy Developers"),
    ):
        (text,) = (part.text for part in kept if part.name == name)
        assert says in text


def test_the_bill_is_a_cyclonedx_of_every_version_with_whole_references(
    parts: tuple[Component, ...],
) -> None:
    made = json.loads(json.dumps(bill.bill_of_materials(parts)))
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    listed = made["components"]
    references = [entry["bom-ref"] for entry in listed]
    assert len(references) == len(set(references))
    for name, versions in locked((ROOT / "requirements.lock").read_text("utf-8")).items():
        for one in versions if name not in ONLY_FOR_BUILDING else ():
            assert f"pkg:pypi/{name}@{one.version}" in references
    assert all(entry["licenses"][0]["expression"] for entry in listed)
    own = made["metadata"]["component"]["bom-ref"]
    tree = {entry["ref"]: set(entry["dependsOn"]) for entry in made["dependencies"]}
    assert tree.keys() == {own, *references}
    assert set().union(*tree.values()) <= set(references)
    reached, waiting = set(), [own]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting.extend(tree[ref])
    assert reached == tree.keys()
    (qt,) = (entry for entry in listed if entry["name"] == "Qt")
    assert f"pkg:pypi/pyside6-essentials@{qt['version']}" in references
    assert made == json.loads(json.dumps(bill.bill_of_materials(parts)))


def test_a_lock_that_does_not_fit_what_is_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    (tmp_path / "requirements.lock").write_text(lock.replace("mako==", "mako==99."), "utf-8")
    with pytest.raises(ComponentError, match=r"^mako .*, and the lock has another"):
        components(tmp_path)
    monkeypatch.setattr(bill, "_ROOT", tmp_path)
    assert bill.main(["sbom", str(tmp_path / "bill.json")]) == 1
    assert "mako" in capsys.readouterr().err
    assert not (tmp_path / "bill.json").exists()
    assert bill.main(["bill"]) == 2


def test_the_bill_is_written(tmp_path: Path) -> None:
    target = tmp_path / "new" / "bill.json"
    assert bill.main(["sbom", str(target)]) == 0
    assert json.loads(target.read_text("utf-8"))["bomFormat"] == "CycloneDX"
