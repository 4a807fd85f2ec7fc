"""The command that sums a result up for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import UUID

import click

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.output import target_about_people
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.cli.results import check_code_name, code_name_option, identity
from s4c_desktop.services.summaries import Form


@click.command()
@workspace_option
@click.argument("assessment", metavar="ID", callback=identity)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    help=_("Plain text unless told otherwise."),
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE")
@code_name_option
@click.pass_context
def summary(
    context: click.Context, assessment: UUID, form: str, output: Path | None, code_names: bool
) -> None:
    """Print or write a summary to carry into other tools."""
    with opened(context) as program:
        check_code_name(program, assessment, code_names)
        if output is not None:
            place = target_about_people(output, program.workspace)
            program.summaries.write(assessment, place, form=Form(form), code_names=code_names)
            return
        content = program.summaries.content(assessment, Form(form), code_names=code_names)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
