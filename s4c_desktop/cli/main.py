"""The group of commands, and what becomes of their errors."""

from __future__ import annotations

import logging
import os
import sys

import click

from s4c_desktop import __version__
from s4c_desktop.base import log
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.assess import assess
from s4c_desktop.cli.framework import framework
from s4c_desktop.cli.place import workspace_option
from s4c_desktop.cli.results import check, plan, report, result

_log = logging.getLogger(__name__)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@workspace_option
def commands() -> None:
    """Assess competences for smart city roles; without a command, open the window."""


for _command in (framework, assess, result, report, plan, check):
    commands.add_command(_command)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns 0, 1 for bad input and faults, 2 for misuse."""
    handler = log.start()
    try:
        commands.main(arguments, prog_name="s4c-desktop", standalone_mode=False)
    except UserError as error:
        return _fail(error.text())
    except click.Abort:
        return _fail(_("Stopped."))
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # Whoever read the output has gone; the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:  # noqa: BLE001 - the last net: no traceback, ever
        _log.exception("command failed")
        return _fail(
            _("Something went wrong in the program. Details are in {log}.").format(log=log.file())
        )
    finally:
        if handler is not None:
            logging.getLogger().removeHandler(handler)
            handler.close()
    return 0


def _fail(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 1
