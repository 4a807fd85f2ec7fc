"""Commands that set two assessments beside each other: progress, and agreement of assessors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.cli.results import identity
from s4c_desktop.domain import (
    agreement_wording,
    layers_wording,
    progress_wording,
    wording,
)
from s4c_desktop.exchange import comparison_json as plain

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.services.agreement import AssessorPair, PairView
    from s4c_desktop.services.progress import ProgressView


@click.command()
@workspace_option
@click.argument("one", metavar="ID", callback=identity)
@click.argument("other", metavar="ID", callback=identity)
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def compare(context: click.Context, one: UUID, other: UUID, as_json: bool) -> None:
    """Print what changed between two comparable assessments of a person."""
    with opened(context) as program:
        view = program.progress.compare(one, other)
    if view.progress.unlike:
        raise UserError(
            mark("{sentence}"), sentence=progress_wording.unlike_sentence(view.progress)
        )
    if as_json:
        print_json(
            plain.progress_to_json(
                view.before,
                view.after,
                view.framework,
                view.progress,
                {c.change.competence: c.after.required for c in view.changes},
                {c.change.competence: c.why for c in view.changes},
            )
        )
    else:
        _print_progress(view)


@click.command()
@workspace_option
@click.argument("one", metavar="ID", callback=identity)
@click.argument("other", metavar="ID", callback=identity)
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def agreement(context: click.Context, one: UUID, other: UUID, as_json: bool) -> None:
    """Print how far two assessors of one round agree, and over all their rounds."""
    with opened(context) as program:
        view = program.agreement.of(one, other)
        pair = program.agreement.pair(view)
    if as_json:
        print_json(_agreement_json(view, pair))
    else:
        _print_agreement(view, pair)


def _print_progress(view: ProgressView) -> None:
    click.echo(f"{view.after.person.name} · {view.role.title}")
    click.echo(_line(_("Before"), view.before))
    click.echo(_line(_("After"), view.after))
    click.echo(progress_wording.progress_sentence(view.progress))
    click.echo()
    for found in view.changes:
        change = found.change
        said = progress_wording.change_text(change)
        levels = progress_wording.before_and_after(change)
        click.echo(f"{change.competence:4}{said:26}{levels:44}{found.title}")
        for reason in found.why:
            click.echo(f"    {' '.join(reason.split())}")
    click.echo()
    click.echo(wording.framework_line(view.framework, view.after.reading))
    click.echo(wording.eqf_disclaimer())


def _print_agreement(view: PairView, pair: AssessorPair | None) -> None:
    click.echo(f"{view.first.person.name} · {view.role.title}")
    click.echo(_line(_("First"), view.first))
    click.echo(_line(_("Second"), view.second))
    click.echo(agreement_wording.compared_text(view.agreement))
    for name, found in agreement_wording.rows(view.agreement):
        click.echo(f"{name}: {found}")
    click.echo()
    for row in view.rows:
        first, second = row.first.rating, row.second.rating
        said = layers_wording.difference_text(first, second)
        levels = layers_wording.both_text(first, second)
        required = wording.required_text(row.first)
        click.echo(f"{row.competence:4}{required:14}{said:26}{levels:44}{row.title}")
    if pair is not None:
        click.echo()
        click.echo(layers_wording.pair_heading(pair.first, pair.second, pair.rounds))
        click.echo(agreement_wording.compared_text(pair.agreement))
        for name, found in agreement_wording.rows(pair.agreement):
            click.echo(f"{name}: {found}")
        click.echo(agreement_wording.kappa_text(pair.kappa))
    click.echo()
    click.echo(wording.framework_line(view.framework, view.first.reading))
    click.echo(wording.eqf_disclaimer())


def _agreement_json(view: PairView, pair: AssessorPair | None) -> dict[str, object]:
    printed: dict[str, object] = plain.agreement_to_json(
        view.first,
        view.second,
        view.framework,
        {row.competence: row.first.required for row in view.rows},
        view.agreement,
    )
    printed["all_rounds"] = pair and {
        "first": pair.first,
        "second": pair.second,
        "rounds": pair.rounds,
        "agreement": plain.figures_to_json(pair.agreement),
        "kappa": plain.kappa_to_json(pair.kappa),
    }
    return printed


def _line(place: str, assessment: Assessment) -> str:
    day = assessment.held_on.isoformat() if assessment.held_on else _("no date")
    return _("{place}: {day}, {kind} by {raters}, {phase}").format(
        place=place,
        day=day,
        kind=wording.kind_name(assessment.kind),
        raters=assessment.raters or _("nobody named"),
        phase=wording.phase_name(assessment.phase),
    )
