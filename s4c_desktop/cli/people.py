"""Commands on many people at once."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import keep, opened, workspace_option
from s4c_desktop.domain.people_import import (
    Action,
    Field,
    Mapped,
    PlannedRow,
    Preview,
    Twin,
    guess,
    plan_rows,
    quoted,
)
from s4c_desktop.domain.people_import_wording import (
    blocked_sentence,
    done_sentence,
    fault_line,
    fault_text,
    preview_sentence,
    twin_text,
)
from s4c_desktop.services.people_import import Imported, read_list

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.domain.sheet import Sheet

_WORDS = {one.value.replace("_", "-"): one for one in Field}


@click.group()
@workspace_option
def people() -> None:
    """Bring in lists of people."""


@people.command("import")
@workspace_option
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=_("Which column holds what: {fields}; an empty column for none.").format(
        fields=", ".join(_WORDS)
    ),
)
@click.option(
    "--duplicates",
    type=click.Choice([action.value for action in Action]),
    default=Action.SKIP.value,
    help=_("What becomes of people who are here already: skip unless given."),
)
@click.option("--dry-run", is_flag=True, help=_("Only say what would be done."))
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def import_people(
    context: click.Context,
    file: Path,
    pairs: tuple[str, ...],
    duplicates: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add the people of a CSV or XLSX file: all of them, or nobody where a row is faulty."""
    default = Action(duplicates)
    sheet = read_list(file)
    mapping = _mapping(sheet, pairs)
    # What is faulty is so whoever is here already.
    report = _Report(sheet, mapping, default, plan_rows(sheet, mapping, ()))
    if not report.preview.faulty:
        if dry_run:
            with opened(context) as program:
                report = replace(report, preview=program.people_import.preview(sheet, mapping))
        else:
            report = keep(context, partial(_import, report))
    report.show(as_json=as_json)
    if report.preview.faulty:
        context.exit(1)


def _import(report: _Report, program: Program) -> _Report:
    service = program.people_import
    preview = service.preview(report.sheet, report.mapping)
    done = service.run(report.sheet, report.mapping, {}, report.default).value
    return replace(report, preview=preview, done=done)


@dataclass(frozen=True)
class _Report:
    """What a file would bring, and what it brought."""

    sheet: Sheet
    mapping: Mapped
    default: Action
    preview: Preview
    done: Imported | None = None

    def show(self, *, as_json: bool) -> None:
        """Print what is found; faults and notes go to the error output."""
        for note in self.sheet.notes:
            click.echo(note, err=True)
        for fault in self.preview.faults:
            click.echo(fault_line(self.preview.file, fault), err=True)
        if as_json:
            print_json(self._plain())
            return
        for row in self.preview.rows:
            if row.twin is not None and not row.faults:
                click.echo(_("line {line}: {what}").format(line=row.line, what=_who(row, row.twin)))
        if self.preview.faulty:
            click.echo(blocked_sentence(self.preview), err=True)
        elif self.done is not None:
            done = self.done
            click.echo(done_sentence(done.added, done.tagged, done.skipped))
        else:
            click.echo(preview_sentence(self.preview))

    def _plain(self) -> dict[str, Any]:
        preview, done = self.preview, self.done
        columns = self.sheet.columns
        return {
            "file": preview.file,
            "columns": {one.value: columns[n] for one, n in self.mapping.items()},
            "new": preview.new,
            "known": [
                {
                    "line": row.line,
                    "name": row.shown,
                    "why": row.twin.why.value,
                    "person": str(row.twin.person.id) if row.twin.person else None,
                    "action": row.action({}, self.default).value,
                }
                for row in preview.rows
                if row.twin is not None and not row.faults
            ],
            "faults": [
                {"line": f.line, "column": f.column, "problem": fault_text(f)}
                for f in preview.faults
            ],
            "done": done and asdict(done),
        }


def _who(row: PlannedRow, twin: Twin) -> str:
    return f"{row.shown}: {twin_text(twin, twin.person.name if twin.person else '')}"


def _mapping(sheet: Sheet, pairs: tuple[str, ...]) -> dict[Field, int]:
    """Return the columns that were guessed, and in their place those that were named."""
    found = guess(sheet.columns)
    told: dict[Field, int] = {}
    for pair in pairs:
        word, equals, column = pair.partition("=")
        one = _WORDS.get(word.strip().lower())
        if one is None or not equals:
            raise click.UsageError(
                _("--map {pair}: write FIELD=COLUMN; the fields are {fields}.").format(
                    pair=pair, fields=", ".join(_WORDS)
                )
            )
        found.pop(one, None)
        if column.strip():
            told[one] = _column(sheet, column.strip())
    taken = set(told.values())
    return {one: number for one, number in found.items() if number not in taken} | told


def _column(sheet: Sheet, name: str) -> int:
    if name in sheet.columns:
        return sheet.columns.index(name)
    raise UserError(
        mark("{file} has no column {column}. It has: {columns}."),
        file=sheet.file,
        column=quoted(name),
        columns=", ".join(sheet.columns),
    )
