"""Commands on training needs of a cohort, and on trainings. All of them only read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.output import print_json, target_about_people
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.domain import training_wording
from s4c_desktop.domain.study import SeatState
from s4c_desktop.domain.training_groups import GroupSize, Suggested, check_size
from s4c_desktop.domain.wording import hours_text
from s4c_desktop.services.cohorts import CohortChoice

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort_sheet import CohortSheet

_USUAL = GroupSize()


@click.group()
@workspace_option
def training() -> None:
    """Show who needs which unit, and the trainings that are planned."""


@training.command()
@workspace_option
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    help=_("Only people with this tag; with several, only those who have all."),
)
@click.option(
    "--least",
    type=int,
    default=_USUAL.least,
    show_default=True,
    help=_("The least people of a group that trains together."),
)
@click.option(
    "--most",
    type=int,
    default=_USUAL.most,
    show_default=True,
    help=_("The most people of a group that trains together."),
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE.xlsx|FILE.pdf|FILE.json")
@click.pass_context
def needs(
    context: click.Context, tags: tuple[str, ...], least: int, most: int, output: Path | None
) -> None:
    """Say who needs what and who could train together, on the screen or in a file."""
    size = GroupSize(least, most)
    check_size(size)
    with opened(context) as program:
        sheet = program.cohorts.of(CohortChoice(tags=tags))
        if output is not None:
            place = target_about_people(output, program.workspace)
            program.training_documents.needs(sheet, place, size=size)
            return
        suggested = program.training_documents.suggested(sheet, size)
    _print_needs(sheet, suggested)


@training.command("list")
@workspace_option
@click.option(
    "--due", is_flag=True, help=_("Only those with people who are not marked as attended, named.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))
@click.pass_context
def list_trainings(context: click.Context, due: bool, as_json: bool) -> None:
    """List the trainings with their seats, the earliest first."""
    with opened(context) as program:
        sheet = program.cohorts.of(CohortChoice(people=frozenset()))
        if due:
            sheet = replace(sheet, trainings=program.training.due())
        if as_json:
            print_json(program.training_documents.trainings(sheet))
            return
    for one in sheet.trainings:
        facts = (
            sheet.called(one),
            training_wording.dates_text(one),
            one.place,
            one.trainer,
            training_wording.seats_text(one),
            training_wording.seats_by_state(one.taken),
        )
        click.echo(f"{one.id}  {' · '.join(fact for fact in facts if fact)}")
        if due:
            left = [s.person_id for s in one.taken if s.state is not SeatState.ATTENDED]
            click.echo(f"  {training_wording.names_text(left, sheet)}")


def _print_needs(sheet: CohortSheet, suggested: Suggested) -> None:
    click.echo(training_wording.cohort_sentence(sheet))
    for need in sheet.needs:
        if need.needed:
            facts = (
                need.title,
                training_wording.place_text(need, sheet),
                training_wording.people_text(need),
                hours_text(need.hours),
                training_wording.names_text((*need.mandatory, *need.optional), sheet),
            )
            click.echo(" · ".join(facts))
    click.echo(training_wording.suggested_sentence(suggested))
    for group in suggested.groups:
        names = training_wording.names_text(group.people, sheet)
        click.echo(f"{training_wording.group_text(group, sheet)} · {names}")
    for person, why in sheet.without.items():
        click.echo(_("{name}: {text}").format(name=sheet.names[person], text=why), err=True)
