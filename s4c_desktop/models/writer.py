"""One writer: whoever may change a workspace file holds a lock beside it."""

from __future__ import annotations

import json
import os
import platform
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from s4c_desktop.base.files import write_atomically
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import Condition, UnusableError

TRIES = 40
PAUSE = 0.05
"""Seconds between two looks at who holds the lock: taking it comes just before saying so."""


class Writer:
    """The right to change a workspace; the system takes it back when the process dies."""

    def __init__(self, path: Path) -> None:
        name = Path(os.path.realpath(path))
        self._path = path
        self._holder = name.with_name(f".{name.name}.holder")
        self._lock = FileLock(
            name.with_name(f".{name.name}.lock"), thread_local=False, fallback_to_soft=False
        )

    def take(self) -> None:
        """Take the lock; raises UnusableError naming who has it, or why it can't be taken."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise self._taken() from error
        except OSError as error:
            raise UnusableError(
                Condition.READ_ONLY,
                mark(
                    "{path} can't be changed: {reason}. Nothing was changed. Make sure that the "
                    "file and its folder may be written, or copy it to another folder."
                ),
                path=self._path,
                reason=error.strerror or error,
            ) from error
        about = {
            "process": os.getpid(),
            "computer": platform.node(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        with suppress(OSError):  # Only the sentence to others would be poorer.
            write_atomically(self._holder, lambda file: file.write(json.dumps(about).encode()))

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _taken(self) -> UnusableError:
        about = self._about()
        if about is None:
            return UnusableError(
                Condition.IN_USE,
                mark(
                    "{path} is being changed by another program on this computer. Nothing was "
                    "changed; close it there, then try again."
                ),
                path=self._path,
            )
        return UnusableError(
            Condition.IN_USE,
            mark(
                "{path} is open in another window or command of this program (process {process} "
                "on {computer}, since {since:%Y-%m-%d %H:%M}). Nothing was changed; close it "
                "there, then try again."
            ),
            path=self._path,
            **about,
        )

    def _about(self) -> dict[str, object] | None:
        """Return what the holder wrote of itself; None where it does not write in a while."""
        import psutil

        for _try in range(TRIES):
            with suppress(OSError, ValueError, KeyError, TypeError):
                about = json.loads(self._holder.read_text("utf-8"))
                process = int(about["process"])
                since = datetime.fromisoformat(about["since"]).astimezone()
                # One that was killed left its note; whoever has the lock now writes a new one.
                if psutil.pid_exists(process):
                    return {
                        "process": process,
                        "computer": str(about["computer"]),
                        "since": since,
                    }
            time.sleep(PAUSE)
        return None
