"""Commands on what is stored: results, and the workspace's soundness."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.domain import result_wording, wording
from s4c_desktop.domain.backing_wording import backed_sentence
from s4c_desktop.domain.chain_wording import link_sentence
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.role_fit_wording import change_lines, first_sentence, standing

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.results import ResultView

code_name_option = click.option(
    "--code-name", "code_names", is_flag=True, help=_("Print the person's code name, not the name.")
)


def identity(_context: click.Context, _parameter: click.Parameter | None, value: str) -> UUID:
    """Read the identity of an assessment; raises UserError for anything else."""
    try:
        return UUID(value)
    except ValueError as error:
        raise UserError(
            mark("{text!r} is not the identity of an assessment."), text=value
        ) from error


def check_code_name(program: Program, assessment: UUID, code_names: bool) -> None:
    """Refuse to print the name of somebody who was to be printed by a code name."""
    if code_names and not program.assessments.load(assessment).person.pseudonym:
        raise UserError(
            mark("The person of assessment {id} has no code name. Give them one first."),
            id=assessment,
        )


@click.command()
@workspace_option
@click.argument("assessment", metavar="ID", callback=identity)
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def result(context: click.Context, assessment: UUID, as_json: bool) -> None:
    """Print the result of an assessment."""
    with opened(context) as program:
        view = program.results.view(assessment)
        if as_json:
            from s4c_desktop.exchange.result_json import result_to_json

            print_json(result_to_json(view.assessment, view.framework, view.result, view.fits))
        else:
            _print_result(view)


@click.command()
@workspace_option
@click.option(
    "--head",
    metavar="HASH",
    help=_("Also look for the link of the chain of signatures that a document has printed."),
)
@click.pass_context
def check(context: click.Context, head: str | None) -> None:
    """Check the workspace: integrity, references, stored hashes and the chain of signatures."""
    with opened(context) as program:
        found = program.workspace.find_link(head) if head is not None else None
        faults = program.workspace.check()
    for fault in faults:
        click.echo(fault, err=True)
    if not faults:
        click.echo(_("The workspace is sound."))
    known = found is not None and found.whole
    if head is not None:
        click.echo(link_sentence(found), err=not known)
    if faults or (head is not None and not known):
        context.exit(1)


def _print_result(view: ResultView) -> None:
    assessment, framework, found = view.assessment, view.framework, view.result
    click.echo(f"{assessment.person.name} · {view.role.title}")
    click.echo(
        _("{kind} by {raters}, {phase}").format(
            kind=wording.kind_name(assessment.kind),
            raters=assessment.raters,
            phase=wording.phase_name(assessment.phase),
        )
    )
    click.echo(first_sentence(assessment, found, view.fits, framework))
    backed = view.backed
    for line in (
        wording.optional_sentence(found),
        "" if backed is None else backed_sentence(backed),
        wording.coverage_sentence(found),
        result_wording.scope_sentence(found),
        result_wording.straight_run_sentence(view.straight_run),
    ):
        if line:
            click.echo(line)
    if assessment.role == ALL_ROLES:
        _print_roles(view)
    click.echo()
    for comparison in found.by_gap:
        title = framework.competence(comparison.competence).title
        click.echo(
            f"{comparison.competence:4}{wording.mandatory_name(comparison.mandatory):11}"
            f"{wording.required_text(comparison):14}{wording.status_sentence(comparison):26}{title}"
        )
    click.echo()
    click.echo(wording.framework_line(framework, assessment.reading))
    click.echo(wording.eqf_disclaimer())


def _print_roles(view: ResultView) -> None:
    """Print how each role stands, and what would have to change for it."""
    for fit in view.fits:
        click.echo()
        click.echo(f"{view.framework.role(fit.role).title}: {standing(fit, view.framework)}")
        for line in change_lines(fit, view.framework):
            click.echo(f"  {line}")
