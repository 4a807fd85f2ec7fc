"""Deaths below Python: what ends the program at once is written down, and told at the next start.

Each run has a file of its own in the log folder, empty unless it dies; a run that ends as it
should takes its file away.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import IO

from s4c_desktop.base import log, paths

_NAME = "fault-{process}-"
_FILES = "fault-*-*.txt"

_log = logging.getLogger(__name__)


def start() -> bool:
    """Write down from now on what ends the program; tells whether that could be arranged.

    A handler that is there already, as with `python -X faulthandler`, stays.
    """
    if faulthandler.is_enabled():
        return False
    try:
        paths.log_dir().mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(".txt", _NAME.format(process=os.getpid()), paths.log_dir())
    except OSError:
        return False
    file = os.fdopen(number, "wb")
    faulthandler.enable(file)
    # Held until the end: the file must stay open for as long as the program runs.
    atexit.register(_end, file, Path(name))
    return True


def last() -> str:
    """Return what ended earlier runs, once; empty when all ended as they should.

    It goes to the log, without the name in the home folder's path, and the files go.
    """
    found = []
    for path in sorted(paths.log_dir().glob(_FILES)):
        with contextlib.suppress(OSError):
            if not _in_use(path):
                text = path.read_text("utf-8", "replace")
                path.unlink()
                found.append(text)
    told = log.without_home("\n".join(text for text in found if text))
    if told:
        _log.error("an earlier run was ended by a fault\n%s", told)
    return told


def _in_use(path: Path) -> bool:
    """Tell whether the run that a file belongs to still goes on."""
    # Windows does not let a file go that is open, and writes of faults that are no deaths.
    if sys.platform == "win32" or path.stat().st_size > 0:
        return False
    try:
        os.kill(int(path.name.split("-")[1]), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        pass  # There is such a process, and it is somebody else's.
    return True


def _end(file: IO[bytes], path: Path) -> None:
    faulthandler.disable()
    file.close()
    path.unlink(missing_ok=True)
