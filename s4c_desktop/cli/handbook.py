"""The command that writes the framework handbook."""

from __future__ import annotations

from pathlib import Path

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import target
from s4c_desktop.cli.place import opened_for_frameworks, workspace_option
from s4c_desktop.services.library import MAIN_FRAMEWORK, LibraryService


@click.command()
@workspace_option
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE.pdf")
@click.option(
    "--framework",
    default=MAIN_FRAMEWORK,
    metavar="CODE",
    help=_('The framework, as SCCF; with a version, as "SCCF 0.1". SCCF unless given.'),
)
@click.pass_context
def handbook(context: click.Context, output: Path, framework: str) -> None:
    """Write the handbook of a framework as PDF."""
    with opened_for_frameworks(context) as program:
        name = _known(program.library, framework)
        program.library_documents.handbook(name, target(output, program.workspace.location))


def _known(library: LibraryService, text: str) -> str:
    """Return the name of the framework that is meant; raises UserError where there is none."""
    names = [name for found in library.frameworks() for name in (found.code, found.name)]
    known = {name.lower(): name for name in names}
    if text.strip().lower() not in known:
        raise UserError(
            mark("There is no framework {code}. There is: {known}."),
            code=text,
            known=", ".join(sorted(set(names))),
        )
    return known[text.strip().lower()]
