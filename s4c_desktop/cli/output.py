"""What a command leaves behind: text on the screen, or a file."""

from __future__ import annotations

import sys
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import write_atomically
from s4c_desktop.base.i18n import mark
from s4c_desktop.exchange.framework_json import dump_json


def print_json(value: object) -> None:
    """Print plain data as UTF-8, whatever the terminal's own encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(dump_json(value))
    sys.stdout.buffer.flush()


def write_json(path: Path, value: object) -> None:
    """Write plain data; raises UserError where the place can't be written."""
    try:
        write_atomically(path, dump_json(value))
    except OSError as error:
        raise UserError(
            mark("{path} can't be written: {reason}. Nothing was changed there."),
            path=path,
            reason=error.strerror,
        ) from error
