"""The group of commands, and what becomes of their errors."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys

import click

from s4c_desktop.base import faults, log
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.commands import commands

_log = logging.getLogger(__name__)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns 0, 1 for bad input and faults, 2 for misuse."""
    # Without any handler Python would write warnings and tracebacks to the screen.
    handler = log.start() or logging.NullHandler()
    logging.getLogger().addHandler(handler)
    faults.start()
    _speak_any_language()
    try:
        # A command that ends by `context.exit` has its code returned here.
        code = commands.main(arguments, prog_name="s4c-desktop", standalone_mode=False)
        sys.stdout.flush()
    except UserError as error:
        return _fail(error.text())
    except click.Abort:
        return _fail(_("Stopped."))
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit:
        # So click ends when whoever read the output has gone.
        _let_go_of_output()
        return 1
    except OSError as error:
        _log.exception("command failed")
        _let_go_of_output()
        return _fail(
            _("The computer refused to read or write: {reason}.").format(reason=error.strerror)
        )
    except Exception:  # noqa: BLE001 - the last net: no traceback, ever
        _log.exception("command failed")
        return _fail(
            _("Something went wrong in the program. Details are in {log}.").format(log=log.file())
        )
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    return code if isinstance(code, int) else 0


def _speak_any_language() -> None:
    """Let a name the terminal has no letters for cost the letters, not the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_output() -> None:
    """Drop what is not written yet, or the interpreter would complain at its end."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        with contextlib.suppress(io.UnsupportedOperation):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 1
