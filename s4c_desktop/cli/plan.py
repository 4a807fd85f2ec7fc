"""The command that makes a learning plan, or writes one that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json, target_about_people
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.cli.results import check_code_name, code_name_option, identity
from s4c_desktop.domain.dates import read_date
from s4c_desktop.domain.study import Mode, Strategy
from s4c_desktop.exchange.plan_json import plan_to_json

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.study import Studied

_FILE = click.Path(path_type=Path)
_ON_DAYS = (".ics", ".xlsx", ".json")

Values = dict[str, Any]


def _day(
    _context: click.Context, _parameter: click.Parameter | None, value: str | None
) -> date | None:
    return None if value is None else read_date(value)


def _minutes(
    _context: click.Context, _parameter: click.Parameter | None, value: float | None
) -> int | None:
    """Return hours as whole minutes; what can't be a number of hours is refused by the plan."""
    if value is None:
        return None
    try:
        return round(Fraction(value) * 60)
    except (ValueError, OverflowError) as error:
        raise UserError(mark("{hours} is no number of hours."), hours=value) from error


@click.command()
@workspace_option
@click.argument("assessment", metavar="ID", callback=identity)
@click.option("--output", type=_FILE, metavar="FILE", help=_("Ends in .pdf, .ics, .xlsx or .json."))
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.option("--role", help=_("Another role to plan for; only after a self-assessment."))
@click.option("--start", "start_on", callback=_day, metavar="DAY", help=_("When to begin."))
@click.option("--deadline", callback=_day, metavar="DAY", help=_("When it is to be done."))
@click.option(
    "--hours-per-week", "minutes_per_week", type=float, callback=_minutes, metavar="HOURS"
)
@click.option(
    "--budget", type=float, callback=_minutes, metavar="HOURS", help=_("The most hours in all.")
)
@click.option(
    "--strategy",
    type=click.Choice([one.value for one in Strategy]),
    help=_("What comes first: blockers, quick wins or a broad base."),
)
@click.option(
    "--mode",
    "modes",
    type=click.Choice([mode.value for mode in Mode]),
    multiple=True,
    help=_("A way of learning that will do; may be repeated."),
)
@code_name_option
@click.pass_context
def plan(
    context: click.Context,
    /,
    assessment: UUID,
    output: Path | None,
    as_json: bool,
    role: str | None,
    code_names: bool,
    **wishes: Any,
) -> None:
    """Write the learning plan of an assessment, or a plan that is kept, to a file, or print it.

    With any of the wishes it is laid on days from its start on; nothing is stored. The calendar
    and the workbook always are.
    """
    if output is None and not as_json:
        raise click.UsageError(_("Give --output FILE, --json, or both."))
    asked = _asked(wishes)
    wanted = None if role is None else role.strip().upper()
    with opened(context) as program:
        kept = program.study.is_kept(assessment)
        if kept and (asked or wanted):
            raise click.UsageError(_("A plan that is kept has its own role and wishes."))
        if not kept:
            check_code_name(program, assessment, code_names)
        if kept or asked or (output is not None and output.suffix.lower() in _ON_DAYS):
            program.names.code_names = code_names
            studied = (
                program.study.open(assessment)
                if kept
                else _wished(program, assessment, wanted, asked)
            )
            _hand_out(program, studied, output, as_json=as_json)
            return
        if output is not None:
            place = target_about_people(output, program.workspace)
            program.documents.plan(assessment, place, role=wanted, code_names=code_names)
        if as_json:
            view = program.plans.view(assessment, role=wanted)
            print_json(plan_to_json(view.sheet(datetime.now(UTC))))


def _asked(wishes: Mapping[str, Any]) -> Values:
    """Return what was wished for, by the name it has in a plan."""
    given: Values = {name: value for name, value in wishes.items() if value not in (None, ())}
    if "strategy" in given:
        given["strategy"] = Strategy(given["strategy"])
    if "modes" in given:
        given["modes"] = frozenset(Mode(mode) for mode in given["modes"])
    return given


def _wished(program: Program, assessment: UUID, role: str | None, asked: Values) -> Studied:
    """Return a plan made by wishes, as if its items had never been chosen otherwise."""
    usual = program.study.start(assessment, role).plan
    return program.study.anew(replace(usual, items=(), **asked))


def _hand_out(program: Program, studied: Studied, output: Path | None, *, as_json: bool) -> None:
    if output is not None:
        place = target_about_people(output, program.workspace)
        program.plan_documents.write(studied, place)
    if as_json:
        print_json(program.plan_documents.plain(studied))
