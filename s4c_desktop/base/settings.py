"""What the program remembers about the person's wishes, in one small file."""

from __future__ import annotations

import dataclasses
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from s4c_desktop.base import paths
from s4c_desktop.base.files import write_atomically

RECENT = 8
THEMES = ("system", "light", "dark")
IDLE_MINUTES = (0, 2, 5, 10, 30)
"""What can be chosen; 0 stands for never."""
TEXT_SIZES = (100, 125, 150, 175, 200)
"""What can be chosen, in per cent."""
BACKUP_HOURS = (4, 24, 168, 0)
"""How many hours may lie between backups; 0: none is made unasked."""
SCOPES = ("mandatory", "all")
"""What can be chosen for new assessments: no areas, which differ from role to role."""

_CHOICES: dict[str, tuple[object, ...]] = {
    "theme": THEMES,
    "idle_minutes": IDLE_MINUTES,
    "text_size": TEXT_SIZES,
    "backup_hours": BACKUP_HOURS,
    "scope": SCOPES,
}

_log = logging.getLogger(__name__)


@dataclass
class Preferences:
    """The person's wishes; every change is stored by `save`.

    Workspaces are locations as the person gave them. `geometry` is the window's, in Qt's
    own encoding as base64.
    """

    theme: str = "system"
    language: str = ""
    text_size: int = 100
    """In per cent of the usual one."""
    last_workspace: str = ""
    recent_workspaces: tuple[str, ...] = ()
    last_screen: str = "home"
    geometry: str = ""
    assessor: str = ""
    centre: str = ""
    code_names: bool = False
    blind: bool = False
    """Whether an assessor's new assessment starts as a blind rating."""
    role: str = ""
    reading: str = ""
    scope: str = "mandatory"
    """What a new assessment starts with: codes of the framework, empty for its own start."""
    candidate_view: str = ""
    """Which assessment, and of which workspace, was turned towards its candidate."""
    idle_minutes: int = 10
    """How long nothing may happen before a protected workspace locks itself; 0: for ever."""
    backup_hours: int = 24
    """How old the newest backup may be until another is made; 24 is once on each day."""
    guided_self: bool = True
    guided_assessor: bool = False
    """Whether ratings are asked for by guided questions, of oneself and of others."""

    def used_workspace(self, location: str) -> None:
        """Put a workspace on top of the recent ones."""
        others = (w for w in self.recent_workspaces if w != location)
        self.recent_workspaces = (location, *others)[:RECENT]
        self.last_workspace = location

    def forget_workspace(self, location: str) -> None:
        """Take a workspace off the recent ones."""
        self.recent_workspaces = tuple(w for w in self.recent_workspaces if w != location)
        if self.last_workspace == location:
            self.last_workspace = ""

    def save(self) -> None:
        """Store the preferences; a disk that refuses costs the person nothing but them."""
        text = json.dumps(dataclasses.asdict(self), indent=2).encode()
        try:
            _file().parent.mkdir(parents=True, exist_ok=True)
            write_atomically(_file(), lambda file: file.write(text))
        except OSError as error:
            _log.warning("preferences not stored: %s", error.strerror)


def load() -> Preferences:
    """Return the stored preferences; what is missing or damaged takes its default."""
    try:
        stored = json.loads(_file().read_text("utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError):
        _log.warning("preferences not readable, using the defaults")
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    return Preferences(**_sound(stored))


def _file() -> Path:
    return paths.config_dir() / "preferences.json"


def _sound(stored: dict[str, Any]) -> dict[str, Any]:
    """Keep the known entries of the right kind."""
    sound: dict[str, Any] = {}
    for field in dataclasses.fields(Preferences):
        value = stored.get(field.name)
        if field.name == "recent_workspaces":
            if isinstance(value, list):
                sound[field.name] = tuple(v for v in value if isinstance(v, str))[:RECENT]
        elif field.name in _CHOICES:
            if value in _CHOICES[field.name] and not isinstance(value, bool):
                sound[field.name] = value
        elif isinstance(value, type(field.default)):
            sound[field.name] = value
    return sound
