"""Commands on the passphrase of a workspace file."""

from __future__ import annotations

from pathlib import Path

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.place import ask_passphrase, from_stdin, workspace_file, workspace_option
from s4c_desktop.services import protection

_ON_SERVER = mark(
    "A workspace on a server is protected by the server: its passwords and its disks."
)


@click.group()
def passphrase() -> None:
    """Protect a workspace with a passphrase, change it, or remove it.

    With --passphrase-stdin every passphrase asked for is one line: the present one first, then
    the new one.
    """


@passphrase.command("set")
@workspace_option
@click.pass_context
def set_passphrase(context: click.Context) -> None:
    """Protect the workspace and its backups; nobody opens them without the passphrase."""
    path = workspace_file(context, _ON_SERVER)
    if protection.is_protected(path):
        raise UserError(
            mark("{path} is protected already. Change its passphrase instead."), path=path
        )
    _change(path, None, _new(context))
    click.echo(_("The workspace is protected. Keep the passphrase safe: nobody can replace it."))


@passphrase.command()
@workspace_option
@click.pass_context
def change(context: click.Context) -> None:
    """Give the workspace and its backups another passphrase."""
    path = _protected_file(context)
    old = ask_passphrase(context, _("Present passphrase"))
    _change(path, old, _new(context))
    click.echo(_("The passphrase was changed."))


@passphrase.command()
@workspace_option
@click.pass_context
def remove(context: click.Context) -> None:
    """Make the workspace and its backups readable without a passphrase."""
    path = _protected_file(context)
    _change(path, ask_passphrase(context, _("Present passphrase")), None)
    click.echo(_("The workspace is no longer protected: whoever has the file can read it."))


def _new(context: click.Context) -> str:
    chosen = ask_passphrase(context, _("New passphrase"))
    protection.check_new(chosen)
    if not from_stdin(context) and ask_passphrase(context, _("New passphrase, again")) != chosen:
        raise UserError(mark("The two passphrases differ. Nothing was changed."))
    return chosen


def _change(path: Path, old: str | None, new: str | None) -> None:
    for left in protection.change(path, old, new):
        click.echo(
            _(
                "This backup has another passphrase or is damaged, and stays as it is: {path}"
            ).format(path=left),
            err=True,
        )


def _protected_file(context: click.Context) -> Path:
    path = workspace_file(context, _ON_SERVER)
    if path.exists() and not protection.is_protected(path):
        raise UserError(mark("{path} is not protected. Set a passphrase first."), path=path)
    return path
