"""Commands on requirement votes. All of them only read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json, target_about_people
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.domain.vote_plain import vote_plain
from s4c_desktop.domain.vote_wording import phase_name, standing_sentence

if TYPE_CHECKING:
    from s4c_desktop.services.votes import VoteView

_TABLE = ".xlsx"


@click.group()
@workspace_option
def vote() -> None:
    """Show the votes on what roles should require, and write their protocols."""


@vote.command("list")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help=_("Print as JSON, with every tally."))
@click.pass_context
def list_votes(context: click.Context, as_json: bool) -> None:
    """List the votes, the latest first."""
    with opened(context) as program:
        views = program.votes.all()
    if as_json:
        print_json([vote_plain(view.vote) for view in views])
        return
    for view in views:
        facts = (
            view.vote.title,
            view.role_title,
            str(view.vote.details.held_on or ""),
            phase_name(view.vote.phase),
            standing_sentence(view.standing),
            "" if view.published is None else view.published.name,
        )
        click.echo(f"{view.vote.id}  {' · '.join(fact for fact in facts if fact)}")


@vote.command()
@workspace_option
@click.argument("name", metavar="ID")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE.pdf|FILE.xlsx", required=True
)
@click.pass_context
def protocol(context: click.Context, name: str, output: Path) -> None:
    """Write the protocol of a vote, named by its identity or title: PDF, or all tallies as XLSX."""
    with opened(context) as program:
        found = _named(program.votes.all() + program.votes.all(archived=True), name).vote.id
        place = target_about_people(output, program.workspace)
        if output.suffix.lower() == _TABLE:
            program.vote_documents.workbook(found, place)
        else:
            program.vote_documents.protocol(found, place)


def _named(views: tuple[VoteView, ...], name: str) -> VoteView:
    """Return the vote with an identity, else the only one with a title."""
    found = [view for view in views if str(view.vote.id) == name.lower()] or [
        view for view in views if view.vote.title.casefold() == name.casefold()
    ]
    if not found:
        raise UserError(mark("There is no vote {name}. “vote list” names them."), name=name)
    if len(found) > 1:
        raise UserError(
            mark("Several votes are called {name}. Name it by its identity."), name=name
        )
    return found[0]
