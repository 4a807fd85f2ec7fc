"""The one place that knows where things are: shipped resources and the user's folders."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

APP = "s4c-desktop"


@cache
def resources() -> Path:
    """Return the folder of what ships, in a frozen build, an installed wheel or a source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent.parent
    inside = package / "_resources"
    return inside if inside.is_dir() else package.parent / "resources"


def content_database() -> Path:
    """Return the bundled, read-only content."""
    return resources() / "content.sqlite"


def locales() -> Path:
    """Return the folder of the compiled message catalogues."""
    return resources() / "locale"


def guides() -> Path:
    """Return the folder of the guides that Help shows, with their pictures."""
    shipped = resources() / "docs"
    return shipped if shipped.is_dir() else resources().parent / "docs"


def config_dir() -> Path:
    """Return the folder of the preferences."""
    return _folder("S4C_CONFIG_DIR", platformdirs.user_config_path(APP, appauthor=False))


def data_dir() -> Path:
    """Return the folder in which workspaces are created unless another is chosen."""
    return _folder("S4C_DATA_DIR", platformdirs.user_data_path(APP, appauthor=False))


def default_workspace() -> Path:
    """Return the workspace that is used unless another is named."""
    return data_dir() / "My workspace.s4cw"


def log_dir() -> Path:
    """Return the folder of the log files."""
    return _folder("S4C_LOG_DIR", platformdirs.user_log_path(APP, appauthor=False))


def documents_dir() -> Path:
    """Return the folder offered first when a document is saved."""
    return _folder("S4C_DOCUMENTS_DIR", platformdirs.user_documents_path())


def _folder(variable: str, default: Path) -> Path:
    """Return the folder named by the environment, for portable use and tests, else `default`."""
    chosen = os.environ.get(variable)
    return Path(chosen) if chosen else default


def display_location(location: str) -> str:
    """Return a workspace's location to show: a server without the name and the password."""
    if "://" not in location:
        return location
    scheme, rest = location.split("://", 1)
    return f"{scheme}://{rest.rsplit('@', 1)[-1]}"
