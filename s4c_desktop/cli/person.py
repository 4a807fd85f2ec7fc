"""Commands on people: who is here, handing everything over, and erasing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json, target_about_people
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.domain.backup_wording import backup_line

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Person


def _identity(_context: click.Context, _parameter: click.Parameter, value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError as error:
        raise UserError(mark("{text!r} is not the identity of a person."), text=value) from error


@click.group()
@workspace_option
def person() -> None:
    """List people, hand over all that is kept about one, or erase it."""


@person.command("list")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.option("--due", is_flag=True, help=_("Only those past the date until which to keep them."))
@click.pass_context
def list_people(context: click.Context, as_json: bool, due: bool) -> None:
    """List the people of the workspace."""
    today = date.today()  # noqa: DTZ011 - the day where the person is
    with opened(context) as program:
        found = program.people.due(today) if due else program.people.list()
    if as_json:
        print_json([_plain(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.id}  {' · '.join(_facts(one))}")


@person.command()
@workspace_option
@click.argument("person", metavar="ID", callback=_identity)
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE.zip")
@click.pass_context
def export(context: click.Context, person: UUID, output: Path) -> None:
    """Write everything that is kept about a person into one archive."""
    with opened(context) as program:
        program.privacy.export(person, target_about_people(output, program.workspace))


@person.command()
@workspace_option
@click.argument("person", metavar="ID", callback=_identity)
@click.option("--by", required=True, metavar="NAME", help=_("Who erases; kept."))
@click.option("--reason", required=True, metavar="TEXT", help=_("Why, without the name; kept."))
@click.option("--yes", is_flag=True, help=_("Erase for good, without being asked."))
@click.pass_context
def erase(context: click.Context, person: UUID, by: str, reason: str, yes: bool) -> None:
    """Erase everything about a person, for good."""
    if not yes:
        raise click.UsageError(_("Erasing can't be undone. Add --yes to do it."))
    with opened(context, writing=True) as program:
        done = program.privacy.erase(person, by, reason).value
        gone = done.erasure.holdings
        click.echo(
            _(
                "Erased: assessments {assessments}, of them signed {signed}, evidence {evidence}, "
                "files {files}."
            ).format(
                assessments=gone.assessments,
                signed=gone.signed,
                evidence=gone.evidence,
                files=gone.attachments,
            )
        )
        if program.backups is None:
            click.echo(_("Backups of the server are not touched; they are the centre's matter."))
        else:
            for backup in program.backups.holding(person):
                click.echo(_("Still held by the backup of {line}").format(line=backup_line(backup)))
            for path in program.backups.leftovers():
                click.echo(_("Set aside as damaged, may hold the person: {path}").format(path=path))
        if done.not_compacted is not None:
            raise done.not_compacted


def _facts(one: Person) -> list[str]:
    until = _("keep until {date}").format(date=one.retain_until) if one.retain_until else ""
    return [fact for fact in (one.name, one.pseudonym, until) if fact]


def _plain(one: Person) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "name": one.name,
        "code_name": one.pseudonym or None,
        "keep_until": one.retain_until.isoformat() if one.retain_until else None,
    }
