"""Commands that write documents: reports, of one or of all, skills cards, forms on paper."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark, ngettext
from s4c_desktop.cli.output import print_json, target, target_about_people, warn_if_protected
from s4c_desktop.cli.place import opened, opened_for_frameworks, workspace_option
from s4c_desktop.cli.results import check_code_name, code_name_option, identity
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.documents import Depth, FormChoice, Order, file_name
from s4c_desktop.services.library import MAIN_FRAMEWORK

if TYPE_CHECKING:
    # It brings the library that makes PDFs, which is slow to import.
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.cohort_reports import Made

_PDF = click.Path(path_type=Path)
_depth = click.option(
    "--depth",
    type=click.Choice([depth.value for depth in Depth]),
    default=Depth.FILE.value,
    help=_("What to hand over to the candidate, or everything for the file (unless given)."),
)


@click.command()
@workspace_option
@click.argument("assessment", metavar="[ID]", required=False)
@click.option("--output", type=_PDF, metavar="FILE.pdf")
@click.option("--all", "of_all", is_flag=True, help=_("Of every assessment but archived ones."))
@click.option("--tag", default="", help=_("With --all: only of people with this tag."))
@click.option("--output-dir", type=_PDF, metavar="DIR", help=_("With --all: where to put them."))
@click.option("--replace", is_flag=True, help=_("With --all: replace reports that are there."))
@click.option("--json", "as_json", is_flag=True, help=_("With --all: print the figures as JSON."))
@_depth
@code_name_option
@click.pass_context
def report(
    context: click.Context,
    assessment: str | None,
    output: Path | None,
    of_all: bool,
    tag: str,
    output_dir: Path | None,
    replace: bool,
    as_json: bool,
    depth: str,
    code_names: bool,
) -> None:
    """Write the assessment report as PDF, or with --all the reports of everybody."""
    if of_all:
        if assessment is not None or output is not None or output_dir is None:
            raise click.UsageError(_("--all takes --output-dir DIR, and neither ID nor --output."))
        _report_all(
            context,
            tag,
            Order((), output_dir, Depth(depth), code_names=code_names, replace=replace),
            as_json=as_json,
        )
        return
    if assessment is None or output is None or output_dir is not None or tag or replace or as_json:
        raise click.UsageError(_("Give ID and --output FILE.pdf, or --all and --output-dir DIR."))
    found = identity(context, None, assessment)
    with opened(context) as program:
        check_code_name(program, found, code_names)
        place = target_about_people(output, program.workspace)
        program.documents.report(found, place, depth=Depth(depth), code_names=code_names)


def _report_all(context: click.Context, tag: str, order: Order, *, as_json: bool) -> None:
    """Make the reports and say how many; ends with 1 where one could not be made."""
    start = time.perf_counter()
    with opened(context) as program:
        wanted = _wanted(program, tag)
        if order.code_names:
            for each in wanted:
                check_code_name(program, each, code_names=True)
        warn_if_protected(order.folder, program.workspace)
        made = program.cohort_reports.make(
            Order(
                wanted,
                order.folder,
                order.depth,
                code_names=order.code_names,
                replace=order.replace,
            )
        )
    seconds = time.perf_counter() - start
    _say(made, seconds, as_json=as_json)
    if made.failed:
        context.exit(1)


def _wanted(program: Program, tag: str) -> tuple[UUID, ...]:
    if not tag:
        return program.cohort_reports.everybody()
    if tag not in program.cohort_reports.tags():
        raise UserError(
            mark("Nobody has the tag {tag}. There is: {known}."),
            tag=tag,
            known=", ".join(program.cohort_reports.tags()) or "–",
        )
    return program.cohort_reports.of_tag(tag)


def _say(made: Made, seconds: float, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "made": len(made.files),
                "failed": [
                    {
                        "assessment": str(failed.assessment),
                        "file": failed.name,
                        "reason": failed.reason.text(),
                    }
                    for failed in made.failed
                ],
                "seconds": round(seconds, 2),
                "files": [path.name for path in made.files],
            }
        )
        return
    for failed in made.failed:
        text = _("{name}: {reason}").format(name=failed.name, reason=failed.reason.text())
        click.echo(text, err=True)
    count = len(made.files)
    click.echo(
        ngettext(
            "{n} report made in {folder}, {failed} failed, {seconds} s.",
            "{n} reports made in {folder}, {failed} failed, {seconds} s.",
            count,
        ).format(n=count, folder=made.folder, failed=len(made.failed), seconds=f"{seconds:.1f}")
    )


@click.command()
@workspace_option
@click.argument("assessment", metavar="ID", callback=identity)
@click.option("--output", type=_PDF, metavar="FILE.pdf")
@code_name_option
@click.pass_context
def card(context: click.Context, assessment: UUID, output: Path | None, code_names: bool) -> None:
    """Write the skills card of an assessment as PDF, here unless told where."""
    with opened(context) as program:
        check_code_name(program, assessment, code_names)
        wanted = output or _free(file_name(_("Skills card"), str(assessment)))
        place = target_about_people(wanted, program.workspace)
        program.documents.card(assessment, place, code_names=code_names)
    if output is None:
        click.echo(str(wanted))


@click.command()
@workspace_option
@click.option("--role", metavar="CODE", help=_("Print the interview for this role."))
@click.option(
    "--appeal",
    metavar="ID",
    help=_("Print the form for an appeal against this signed assessment instead."),
)
@click.option("--output", type=_PDF, metavar="FILE.pdf")
@click.option("--framework", default=MAIN_FRAMEWORK, metavar="CODE", help=_("SCCF unless given."))
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope if scope is not Scope.AREAS]),
    default=Scope.MANDATORY.value,
)
@click.option("--area", "areas", multiple=True, metavar="CODE", help=_("Only this area; repeat."))
@click.option(
    "--blind/--levels",
    default=True,
    help=_("Whether the required levels are left out (they are unless told otherwise)."),
)
@code_name_option
@click.pass_context
def form(
    context: click.Context,
    role: str | None,
    appeal: str | None,
    output: Path | None,
    framework: str,
    scope: str,
    areas: tuple[str, ...],
    blind: bool,
    code_names: bool,
) -> None:
    """Write a form for paper: a role's interview, or an appeal."""
    if (role is None) == (appeal is None):
        raise click.UsageError(_("Give --role CODE for an interview, or --appeal ID."))
    if appeal is not None:
        _write_appeal(context, identity(context, None, appeal), output, code_names=code_names)
        return
    code = str(role).strip().upper()
    choice = FormChoice(
        framework,
        code,
        Scope.AREAS if areas else Scope(scope),
        tuple(area.strip().upper() for area in areas),
        blind=blind,
    )
    wanted = output or _free(file_name(_("Interview form"), code))
    with opened_for_frameworks(context) as program:
        place = target(wanted, program.workspace.location)
        program.library_documents.interview_form(choice, place)
    if output is None:
        click.echo(str(wanted))


def _write_appeal(
    context: click.Context, assessment: UUID, output: Path | None, *, code_names: bool
) -> None:
    wanted = output or _free(file_name(_("Appeal form"), str(assessment)))
    with opened(context) as program:
        check_code_name(program, assessment, code_names)
        place = target_about_people(wanted, program.workspace)
        program.documents.appeal_form(assessment, place, code_names=code_names)
    if output is None:
        click.echo(str(wanted))


def _free(name: str) -> Path:
    """Return a place for a file nobody named; raises UserError where something has the name."""
    place = Path(name)
    if place.exists():
        raise UserError(
            mark("There is already a file at {path}. Name another with --output."), path=place
        )
    return place
