"""Commands on the backups of a workspace file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import ask_passphrase, opened, workspace_file, workspace_option
from s4c_desktop.domain.backup_wording import reason_name, size_text
from s4c_desktop.domain.backups import Backup, Reason
from s4c_desktop.services import protection, recovery

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.backups import BackupService

NEWEST = "newest"

_ON_SERVER = mark(
    "The backups of a workspace on a server are made on the server, with its own tools such as "
    "pg_dump."
)


@click.group()
def backup() -> None:
    """Make, list, verify, restore and delete backups."""


@backup.command()
@workspace_option
@click.pass_context
def make(context: click.Context) -> None:
    """Make a backup, and compare it with the workspace."""
    with opened(context, writing=True) as program:
        made = _service(program).make(Reason.HAND)
    click.echo(made.path)


@backup.command("list")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def list_backups(context: click.Context, as_json: bool) -> None:
    """List the backups, the newest first, also of a workspace that does not open."""
    found = recovery.backups_of(workspace_file(context, _ON_SERVER))
    if as_json:
        print_json([_plain(entry) for entry in found])
        return
    for entry in found:
        state = _("verified") if entry.intact else _("not verified")
        click.echo(
            f"{entry.path.stem}  {reason_name(entry.reason)}  {size_text(entry.size)}  {state}"
        )
    if not found:
        click.echo(_("There are no backups."))


@backup.command()
@workspace_option
@click.argument("name", default=NEWEST)
@click.pass_context
def verify(context: click.Context, name: str) -> None:
    """Read all that a backup holds: NAME as listed, or the newest."""
    with opened(context) as program:
        service = _service(program)
        faults = service.verify(_chosen(service.list(), name))
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        context.exit(1)
    click.echo(_("The backup is sound."))


@backup.command()
@workspace_option
@click.argument("name", default=NEWEST)
@click.pass_context
def restore(context: click.Context, name: str) -> None:
    """Put a backup in the place of the workspace: NAME as listed, or the newest verified one.

    What is there now is kept among the backups.
    """
    path = workspace_file(context, _ON_SERVER)
    chosen = _chosen(recovery.backups_of(path), name)
    passphrase = None
    if protection.is_protected(chosen.path) or protection.is_protected(path):
        passphrase = ask_passphrase(context, _("Passphrase of the backup"))
    done = recovery.restore(path, chosen, passphrase)
    click.echo(_("Restored: {name}").format(name=done.backup.path.stem))
    if done.kept is not None:
        click.echo(_("What was there before is kept: {path}").format(path=done.kept))


@backup.command()
@workspace_option
@click.argument("name")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.pass_context
def delete(context: click.Context, name: str, yes: bool) -> None:
    """Delete the backup NAME; the last verified one is kept."""
    with opened(context, writing=True) as program:
        service = _service(program)
        chosen = _chosen(service.list(), name)
        if not yes:
            click.confirm(_("Delete {name}?").format(name=chosen.path.stem), abort=True, err=True)
        service.delete(chosen)


def _service(program: Program) -> BackupService:
    if program.backups is None:
        raise UserError(_ON_SERVER)
    return program.backups


def _chosen(found: tuple[Backup, ...], name: str) -> Backup:
    if name == NEWEST:
        matching = [entry for entry in found if entry.intact] or list(found)
    else:
        matching = [entry for entry in found if name in (entry.path.stem, entry.path.name)]
    if not matching:
        raise UserError(
            mark("There is no backup {name}. List them with: s4c-desktop backup list"), name=name
        )
    return matching[0]


def _plain(entry: Backup) -> dict[str, object]:
    expires = entry.expires_at
    return {
        "name": entry.path.stem,
        "path": str(entry.path),
        "made_at": entry.made_at.isoformat(),
        "reason": entry.reason.value,
        "size": entry.size,
        "verified": entry.intact,
        "expires_at": expires.isoformat() if expires else None,
    }
