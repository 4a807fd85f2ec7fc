"""The command that brings participants into a group, from a table or from their own files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import ask_passphrase, keep, opened, workspace_option
from s4c_desktop.domain.focus_group import GroupDetails, GroupSummary
from s4c_desktop.domain.group_import_wording import (
    blocked_sentence,
    imported_sentence,
    preview_sentence,
    row_text,
)
from s4c_desktop.domain.group_matrix import Fate, MatrixPreview, guess_columns
from s4c_desktop.domain.people_import_wording import fault_line, fault_text
from s4c_desktop.services.people_import import read_list
from s4c_desktop.services.transfer import SUFFIX

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.group_import import FromFile, GroupImported, Into


@click.command("import")
@workspace_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--group", "into", metavar="GROUP", help=_("The group, by identity or title."))
@click.option("--new", metavar="TITLE", help=_("Make a new group with this title."))
@click.option("--framework", metavar="CODE", help=_("Of a new group: SCCF unless given."))
@click.option("--role", default="", metavar="CODE", help=_("Of a new group: none unless given."))
@click.option(
    "--replace",
    "replace_known",
    is_flag=True,
    help=_("Let a table replace what participants with the same code name said."),
)
@click.option("--dry-run", is_flag=True, help=_("Only say what would be done."))
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def import_group(
    context: click.Context,
    files: tuple[Path, ...],
    into: str | None,
    new: str | None,
    framework: str | None,
    role: str,
    replace_known: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add participants: the rows of one CSV or XLSX table, or the people of .s4c files.

    Either all of them come in, or nobody. Of .s4c files the ratings are taken, and no name.
    """
    if (into is None) is (new is None):
        raise click.UsageError(_("Name a group with --group, or a new one with --new."))
    parcels = [path for path in files if path.suffix.lower() == SUFFIX]
    if len(parcels) not in (0, len(files)) or (not parcels and len(files) > 1):
        raise click.UsageError(_("Name one table, or any number of .s4c files."))
    place = partial(_into, named=into, new=new, framework=framework, role=role)
    if parcels:
        _import_files(context, place, files, dry_run=dry_run, as_json=as_json)
    else:
        _import_table(context, place, files[0], replace_known, dry_run=dry_run, as_json=as_json)


def _import_table(
    context: click.Context,
    place: partial[Into],
    path: Path,
    replace_known: bool,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    sheet = read_list(path)

    def look(program: Program) -> tuple[Into, MatrixPreview]:
        into = place(program)
        columns = guess_columns(sheet, program.library.framework(_framework(program, into)))
        service = program.group_import
        return into, service.preview_matrix(into, sheet, columns, replace_known=replace_known)

    def work(program: Program) -> tuple[MatrixPreview, GroupImported | None]:
        into, preview = look(program)
        if preview.faults:
            # Nothing is kept, not even a new workspace.
            _print_faults(preview)
            raise UserError("{problem}", problem=blocked_sentence(preview))
        done = program.group_import.import_matrix(
            into, sheet, preview.columns, replace_known=replace_known
        )
        return preview, done.value

    for note in sheet.notes:
        click.echo(note, err=True)
    done: GroupImported | None = None
    if dry_run:
        with opened(context) as program:
            _place, preview = look(program)
    else:
        preview, done = keep(context, work)
    if as_json:
        print_json(_table_json(preview, done))
    elif done is None:
        _print_faults(preview)
        for row in preview.rows:
            text = _("line {line}: {name}: {what}")
            click.echo(text.format(line=row.line, name=row.code_name, what=row_text(row)))
        if not preview.faults:
            click.echo(preview_sentence(preview))
    else:
        click.echo(_done(done))
    if done is None and preview.faults:
        click.echo(blocked_sentence(preview), err=True)
        context.exit(1)


def _print_faults(preview: MatrixPreview) -> None:
    for fault in preview.faults:
        click.echo(fault_line(preview.file, fault), err=True)


def _import_files(
    context: click.Context,
    place: partial[Into],
    paths: Sequence[Path],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    def look(program: Program) -> tuple[Into, dict[Path, str], tuple[FromFile, ...]]:
        into = place(program)
        passphrases: dict[Path, str] = {}
        found = program.group_import.preview_files(into, paths)
        for one in found:
            if one.needs_passphrase:
                question = _("Passphrase of {name}").format(name=one.path.name)
                passphrases[one.path] = ask_passphrase(context, question)
        if passphrases:
            found = program.group_import.preview_files(into, paths, passphrases=passphrases)
        return into, passphrases, found

    def work(program: Program) -> tuple[tuple[FromFile, ...], GroupImported]:
        into, passphrases, found = look(program)
        done = program.group_import.import_files(into, paths, passphrases=passphrases)
        return found, done.value

    done: GroupImported | None = None
    if dry_run:
        with opened(context) as program:
            _place, _passphrases, found = look(program)
    else:
        found, done = keep(context, work)
    problems = [one.problem for one in found if one.problem]
    for problem in problems:
        click.echo(problem, err=True)
    if as_json:
        print_json(_files_json(found, done))
    elif done is not None:
        click.echo(_done(done))
    elif not problems:
        click.echo(imported_sentence(len(found), 0, 0, done=False))
    if problems:
        context.exit(1)


def _into(
    program: Program, *, named: str | None, new: str | None, framework: str | None, role: str
) -> Into:
    """Return the group that is named, or what a new one is to be."""
    if named is not None:
        return named_group(program, named).id
    details = replace(program.groups.blank(), title=new or "", role=role)
    if framework is not None:
        found = program.library.named(framework)
        reading = found.readings[0].code if found.readings else ""
        details = replace(details, framework_id=found.id, reading=reading)
    return details


def _framework(program: Program, into: Into) -> UUID:
    details = into if isinstance(into, GroupDetails) else program.groups.get(into).details
    return details.framework_id


def _done(done: GroupImported) -> str:
    return f"{done.group.id}  " + imported_sentence(done.added, done.replaced, done.left_out)


def named_group(program: Program, name: str) -> GroupSummary:
    """Return the group with an identity, else the only one with a title."""
    everything = (*program.groups.list(), *program.groups.list(archived=True))
    found = [one for one in everything if str(one.id) == name.lower()] or [
        one for one in everything if one.title.casefold() == name.casefold()
    ]
    if not found:
        raise UserError(mark("There is no group {name}. “group list” names them."), name=name)
    if len(found) > 1:
        raise UserError(
            mark("Several groups are called {name}. Name it by its identity."), name=name
        )
    return found[0]


def _table_json(preview: MatrixPreview, done: GroupImported | None) -> dict[str, Any]:
    return {
        "file": preview.file,
        "new": len(preview.having(Fate.NEW)),
        "known": len(preview.having(Fate.REPLACES)) + len(preview.having(Fate.LEFT_OUT)),
        "faults": [
            {"line": fault.line, "column": fault.column, "problem": fault_text(fault)}
            for fault in preview.faults
        ],
        "done": _imported_json(done),
    }


def _files_json(found: Sequence[FromFile], done: GroupImported | None) -> dict[str, Any]:
    return {
        "files": [
            {
                "file": one.path.name,
                "code_name": one.participant.code_name if one.participant and not done else None,
                "ratings": len(one.participant.ratings) if one.participant else 0,
                "problem": one.problem or None,
            }
            for one in found
        ],
        "done": _imported_json(done),
    }


def _imported_json(done: GroupImported | None) -> dict[str, Any] | None:
    if done is None:
        return None
    return {
        "group": str(done.group.id),
        "added": done.added,
        "replaced": done.replaced,
        "left_out": done.left_out,
    }
