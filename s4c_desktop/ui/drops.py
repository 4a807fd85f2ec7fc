"""Which files can be dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from s4c_desktop.ui.workspaces import SUFFIX as WORKSPACE

RECORDS = ".s4c"


def file_of(data: QMimeData) -> Path | None:
    """Return the one file that is being dropped, if the program can do something with it."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (RECORDS, WORKSPACE) else None


def is_records(path: Path) -> bool:
    """Tell whether a file is named as one that carries records."""
    return path.suffix.lower() == RECORDS
