"""The local log: rotating, never sent anywhere, and without what people entered."""

from __future__ import annotations

import copy
import logging
import traceback
from itertools import pairwise
from pathlib import Path

from s4c_desktop.base import paths

SIZE = 512 * 1024
FILES = 3
_ENDS = tuple(f".{number + 1}" for number in range(FILES))

_OURS = __package__.partition(".")[0]


def file() -> Path:
    """Return the log file in use."""
    return paths.log_dir() / "s4c-desktop.log"


def start() -> logging.Handler | None:
    """Write the log from now on; a folder that refuses it costs nothing but the log."""
    try:
        file().parent.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(file(), encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    return handler


def describe(error: BaseException) -> str:
    """Return the kind of an exception and where it was raised, without its message.

    Messages quote values, and values can be what a person entered.
    """
    parts = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__))
        parts.append(f"{frames}{_kind(current)}")
        current = current.__cause__ or current.__context__
    return without_home("\nraised while handling:\n".join(parts))


def without_home(text: str) -> str:
    """Return a text without the path of the home folder, which holds the person's name."""
    for home in (Path.home(), Path.home().resolve()):
        if home.name:
            for written in (str(home), str(home).replace("\\", "\\\\"), home.as_posix()):
                text = text.replace(written, "~")
    return text


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


class _LogFile(logging.FileHandler):
    """The file, with older ones beside it; a disk that refuses it costs nothing but the log.

    logging.handlers has one like it, and imports what mails and sends logs.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; a file that it would not fit into is put aside first."""
        try:
            line = len(self.format(record).encode(errors="replace")) + 1
            if self.stream and self.stream.tell() + line > SIZE:
                self._put_aside()
        except (OSError, ValueError):
            self.handleError(record)
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say nothing: the complaint would quote what could not be written."""

    def _put_aside(self) -> None:
        """Begin a new file; the oldest goes."""
        if self.stream:
            self.stream.close()
        try:
            names = [Path(f"{self.baseFilename}{end}") for end in ("", *_ENDS)]
            for older, newer in reversed(tuple(pairwise(names))):
                if older.exists():
                    older.replace(newer)
        finally:
            self.stream = self._open()


class Redacted(logging.Formatter):
    """Leaves out the messages of exceptions, what libraries say, and the home folder's path."""

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
        if record.name.partition(".")[0] != _OURS:
            # Libraries quote values: SQL with its parameters, texts, files.
            record.msg = f"{record.module}.{record.funcName}, line {record.lineno}"
            record.args = None
        elif isinstance(record.args, tuple):
            record.args = tuple(
                _kind(value) if isinstance(value, BaseException) else value for value in record.args
            )
        return without_home(super().format(record))
