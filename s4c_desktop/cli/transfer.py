"""Commands that carry a person's or an assessment's records between workspaces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json, target, target_about_people
from s4c_desktop.cli.place import ask_passphrase, from_stdin, keep, opened, workspace_option
from s4c_desktop.domain.condition import PassphraseNeededError
from s4c_desktop.domain.joining_wording import joining_lines, joining_sentence

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.transfer import Arrival

_PROTECTED = click.option(
    "--protect",
    is_flag=True,
    help=_("Ask for a passphrase to protect the file with (a line of --passphrase-stdin)."),
)


@click.command("export-s4c")
@workspace_option
@click.argument("record", metavar="ID")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE.s4c")
@_PROTECTED
@click.pass_context
def export_s4c(context: click.Context, record: str, output: Path, protect: bool) -> None:
    """Write the records of one person, or of one assessment, into a file for another workspace."""
    identity = _identity(record)
    with opened(context) as program:
        passphrase = _new_passphrase(context) if protect else None
        place = (
            target(output, program.workspace.location)
            if protect
            else target_about_people(output, program.workspace)
        )
        if any(person.id == identity for person in program.people.list()):
            program.transfer.export_person(identity, place, passphrase)
        else:
            program.transfer.export_assessment(identity, place, passphrase)


@click.command("import-s4c")
@workspace_option
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.s4c")
@click.option("--dry-run", is_flag=True, help=_("Only say what would change."))
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def import_s4c(context: click.Context, file: Path, dry_run: bool, as_json: bool) -> None:
    """Join the records of a file with those here; what differs is kept twice, nothing is lost."""

    def bring_in(program: Program) -> Arrival:
        passphrase = None
        try:
            arrival = program.transfer.preview(file)
        except PassphraseNeededError:
            question = _("Passphrase of {name}").format(name=file.name)
            passphrase = ask_passphrase(context, question)
            arrival = program.transfer.preview(file, passphrase)
        if dry_run or not arrival.joining.changes:
            return arrival
        return program.transfer.bring_in(file, passphrase).value

    if dry_run:
        with opened(context) as program:
            arrival = bring_in(program)
    else:
        arrival = keep(context, bring_in)
    if as_json:
        print_json(_plain(arrival, done=not dry_run))
        return
    if arrival.was_erased:
        click.echo(_("This person was erased here before."), err=True)
    for line in joining_lines(arrival.joining, arrival.frameworks):
        click.echo(line)
    click.echo(joining_sentence(arrival.joining))


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise UserError(
            mark("{text!r} is not the identity of a person or an assessment."), text=text
        ) from error


def _new_passphrase(context: click.Context) -> str:
    chosen = ask_passphrase(context, _("Passphrase for the file"))
    again = _("Passphrase for the file, again")
    if not from_stdin(context) and ask_passphrase(context, again) != chosen:
        raise UserError(mark("The two passphrases differ. Nothing was written."))
    return chosen


def _plain(arrival: Arrival, *, done: bool) -> dict[str, object]:
    joining = arrival.joining
    return {
        "changed": done and joining.changes,
        "would_change": joining.changes,
        "was_erased": arrival.was_erased,
        "person": {
            "id": str(joining.person.id),
            "outcome": joining.fate.value,
            "differing": list(joining.differing),
        },
        "assessments": [
            {"id": str(one.record.assessment.id), "outcome": one.fate.value}
            for one in joining.assessments
        ],
        "evidence": [
            {"id": str(one.item.id), "outcome": one.fate.value} for one in joining.evidence
        ],
        "files": sorted(str(one) for one in joining.new_files),
    }
