"""Commands on the frameworks."""

from __future__ import annotations

from pathlib import Path

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import target, write_json
from s4c_desktop.cli.place import opened_for_frameworks, workspace_option
from s4c_desktop.exchange.framework_json import framework_to_json
from s4c_desktop.services.library import MAIN_FRAMEWORK


@click.group()
@workspace_option
def framework() -> None:
    """List or export the competence frameworks."""


@framework.command("list")
@workspace_option
@click.pass_context
def list_frameworks(context: click.Context) -> None:
    """List the framework versions."""
    with opened_for_frameworks(context) as program:
        for found in program.library.frameworks():
            click.echo(
                _("{code} {version}: {title}, {competences} competences, {roles} roles").format(
                    code=found.code,
                    version=found.version,
                    title=found.title,
                    competences=len(found.competences),
                    roles=len(found.roles),
                )
            )


@framework.command()
@workspace_option
@click.argument("code")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE.json")
@click.pass_context
def export(context: click.Context, code: str, output: Path) -> None:
    """Write the newest version of a framework as JSON."""
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
        beside = program.catalogue.all if found.code == MAIN_FRAMEWORK else None
        plain = framework_to_json(found, beside)
        write_json(target(output, program.workspace.location), plain)
