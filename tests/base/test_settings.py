from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from s4c_desktop.base import paths, settings
from s4c_desktop.base.settings import Preferences


def stored() -> Path:
    return paths.config_dir() / "preferences.json"


def test_what_is_saved_is_loaded() -> None:
    wishes = Preferences(
        theme="dark",
        language="el",
        last_workspace="/w/Δήμητρα.s4cw",
        recent_workspaces=("/w/Δήμητρα.s4cw", "b"),
        last_screen="people",
        geometry="AAAA",
        assessor="M. Ivanova",
        centre="Sofia",
    )
    wishes.save()
    assert settings.load() == wishes


def test_without_a_file_there_are_defaults() -> None:
    assert settings.load() == Preferences()


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "null", '"theme"', "\x00\xff"])
def test_a_damaged_file_gives_defaults(text: str) -> None:
    stored().write_text(text, "utf-8")
    assert settings.load() == Preferences()


def test_unknown_and_wrong_entries_are_passed_over() -> None:
    stored().write_text(
        json.dumps(
            {
                "theme": "sepia",
                "text_size": 120,
                "idle_minutes": True,
                "backup_hours": [],
                "scope": {"mandatory": 1},
                "assessor": 5,
                "centre": "Sofia",
                "recent_workspaces": ["a", 3, None, "b"],
                "from_the_future": True,
            }
        )
    )
    assert settings.load() == Preferences(centre="Sofia", recent_workspaces=("a", "b"))


def test_every_preference_is_stored() -> None:
    Preferences().save()
    assert set(json.loads(stored().read_text())) == {f.name for f in fields(Preferences)}


def test_recent_workspaces_come_latest_first_and_once() -> None:
    wishes = Preferences()
    for location in ("a", "b", "a", *"cdefghi"):
        wishes.used_workspace(location)
    assert wishes.recent_workspaces == tuple("ihgfedca")
    assert wishes.last_workspace == "i"
    wishes.forget_workspace("i")
    assert wishes.recent_workspaces[0] == "h"
    assert wishes.last_workspace == ""


def test_a_disk_that_refuses_costs_only_the_preferences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a file"
    file.write_text("in the way")
    monkeypatch.setenv("S4C_CONFIG_DIR", str(file / "below"))
    Preferences().save()
    assert settings.load() == Preferences()
