"""Commands on the frameworks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark, ngettext
from s4c_desktop.cli.output import target, write_json
from s4c_desktop.cli.place import keep, opened_for_frameworks, workspace_option
from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.moving_wording import move_lines
from s4c_desktop.domain.wording import kind_name
from s4c_desktop.services.library import MAIN_FRAMEWORK

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.domain.framework import Framework


@click.group()
@workspace_option
def framework() -> None:
    """List, export or import competence frameworks."""


@framework.command("list")
@workspace_option
@click.pass_context
def list_frameworks(context: click.Context) -> None:
    """List the framework versions."""
    with opened_for_frameworks(context) as program:
        listing = program.library.listing()
    for found in listing.installed:
        click.echo(
            _("{code} {version}: {title}, {competences} competences, {roles} roles").format(
                code=found.code,
                version=found.version,
                title=found.title,
                competences=found.competences,
                roles=found.roles,
            )
        )
    for draft in listing.drafts:
        click.echo(
            _("{code} {version}: {title}, a draft in the making").format(
                code=draft.code, version=draft.version, title=draft.title
            )
        )


@framework.command()
@workspace_option
@click.argument("code")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE.json")
@click.option(
    "--complete",
    is_flag=True,
    help=_("Write all of it, so that it can be imported elsewhere."),
)
@click.pass_context
def export(context: click.Context, code: str, output: Path, complete: bool) -> None:
    """Write the newest version of a framework as JSON."""
    from s4c_desktop.exchange.framework_json import framework_to_json

    with opened_for_frameworks(context) as program:
        library = program.library
        known = {found.lower(): found for found in library.codes()}
        if code.lower() not in known:
            raise UserError(
                mark("There is no framework {code}. There is: {known}."),
                code=code,
                known=", ".join(known.values()),
            )
        found = library.newest(known[code.lower()])
        place = target(output, program.workspace.location)
        if complete:
            program.framework_drafts.export(DraftContent(found), place)
            return
        beside = program.catalogue.all if found.code == MAIN_FRAMEWORK else None
        plain = framework_to_json(found, beside)
        write_json(place, plain)


@framework.command("import")
@workspace_option
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@click.option("--publish", is_flag=True, help=_("Publish it at once; it never changes then."))
@click.pass_context
def import_framework(context: click.Context, file: Path, publish: bool) -> None:
    """Bring in a framework that was exported with --complete, as a draft to go on with."""
    click.echo(keep(context, partial(_import, file, publish)))


def _import(file: Path, publish: bool, program: Program) -> str:
    service = program.framework_drafts
    if publish:
        published = service.bring_in_and_publish(file).value
        said = _("{name} is published: {title}.").format(name=published.name, title=published.title)
        return "\n".join((said, *_moves(program, published)))
    content = service.bring_in(file).value.content
    n = sum(finding.blocks for finding in service.findings(content))
    said = _("{name} is brought in as a draft.").format(name=content.name)
    if n:
        said = ngettext(
            "{name} is brought in as a draft. {n} thing keeps it from being published.",
            "{name} is brought in as a draft. {n} things keep it from being published.",
            n,
        ).format(name=content.name, n=n)
    return "\n".join((said, *_moves(program, content.chosen)))


def _moves(program: Program, framework: Framework) -> Iterator[str]:
    """Yield what moving each draft assessment to a framework would change."""
    moves = program.framework_drafts.moves(framework)
    if moves:
        yield _("What moving draft assessments to it would change:")
    for found in moves:
        summary = found.summary
        yield f"  {summary.title or summary.person}, {kind_name(summary.kind)}"
        for line in move_lines(found.move, veiled=found.veiled):
            yield f"    {line}"
