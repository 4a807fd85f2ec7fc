"""The centre's logo: one small picture beside the preferences, printed on documents."""

from __future__ import annotations

import logging
from pathlib import Path

from s4c_desktop.base import paths
from s4c_desktop.base.files import save

_log = logging.getLogger(__name__)


def stored() -> bytes:
    """Return the logo as PNG; empty where there is none."""
    try:
        return _file().read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        _log.warning("logo not readable: %s", error.strerror)
        return b""


def keep(picture: bytes) -> None:
    """Keep a PNG as the logo, or none where it is empty; raises UserError if that can't be."""
    if picture:
        _file().parent.mkdir(parents=True, exist_ok=True)
        save(_file(), lambda file: file.write(picture))
    else:
        _file().unlink(missing_ok=True)


def _file() -> Path:
    return paths.config_dir() / "centre-logo.png"
