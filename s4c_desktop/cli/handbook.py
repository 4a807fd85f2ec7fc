"""The command that writes the framework handbook."""

from __future__ import annotations

from pathlib import Path

import click

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.output import target
from s4c_desktop.cli.place import opened_for_frameworks, workspace_option
from s4c_desktop.services.library import MAIN_FRAMEWORK


@click.command()
@workspace_option
@click.option("--framework", default=MAIN_FRAMEWORK, metavar="CODE", help=_("As SCCF."))
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE.pdf")
@click.pass_context
def handbook(context: click.Context, framework: str, output: Path) -> None:
    """Write the handbook of a framework as PDF."""
    with opened_for_frameworks(context) as program:
        place = target(output, program.workspace.location)
        program.documents.handbook(framework.upper(), place)
