"""The local log: rotating, never sent anywhere, and without what people entered."""

from __future__ import annotations

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from s4c_desktop.base import paths

SIZE = 512 * 1024
FILES = 3


def file() -> Path:
    """Return the log file in use."""
    return paths.log_dir() / "s4c-desktop.log"


def start() -> logging.Handler | None:
    """Write the log from now on; a folder that refuses it costs nothing but the log."""
    try:
        file().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file(), maxBytes=SIZE, backupCount=FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(__package__.partition(".")[0]).setLevel(logging.INFO)
    return handler


def describe(error: BaseException) -> str:
    """Return the kind of an exception and where it was raised, without its message.

    Messages quote values, and values can be what a person entered.
    """
    parts = []
    current: BaseException | None = error
    while current is not None:
        frames = "".join(traceback.format_tb(current.__traceback__))
        parts.append(f"{frames}{type(current).__module__}.{type(current).__qualname__}")
        current = current.__cause__ or current.__context__
    return _without_home("\nraised while handling:\n".join(parts))


class Redacted(logging.Formatter):
    """Leaves out the messages of exceptions and the name in the home folder's path."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        """Return the kind of the exception and where it was raised."""
        match ei:
            case (_, BaseException() as error, _):
                return describe(error)
        return ""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line to write."""
        record = copy.copy(record)
        record.exc_text = None  # Another handler may have kept the whole text here.
        return _without_home(super().format(record))


def _without_home(text: str) -> str:
    return text.replace(str(Path.home()), "~")
