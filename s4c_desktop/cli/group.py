"""Commands on groups: bringing participants in, and showing what a group's ratings say."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.group_import import import_group, named_group
from s4c_desktop.cli.output import print_json, target_about_people
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.domain.group_filter import Condition, condition
from s4c_desktop.domain.group_wording import cell_text, condition_words, profile_sentence
from s4c_desktop.domain.rank import RANKS

if TYPE_CHECKING:
    from s4c_desktop.domain.focus_group import GroupSummary
    from s4c_desktop.domain.group_profile import CompetenceProfile
    from s4c_desktop.services.group_profiles import GroupView

_TABLE = ".xlsx"

_json = click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))


@click.group()
@workspace_option
def group() -> None:
    """Bring participants into groups, and show what a group's ratings say together."""


@group.command("list")
@workspace_option
@click.option("--archived", is_flag=True, help=_("The archived ones."))
@_json
@click.pass_context
def list_groups(context: click.Context, archived: bool, as_json: bool) -> None:
    """List the groups, the last saved first."""
    with opened(context) as program:
        found = program.groups.list(archived=archived)
    if as_json:
        print_json([_line_json(line) for line in found])
        return
    for line in found:
        facts = (line.title, str(line.held_on or ""), line.place, line.role, str(line.participants))
        click.echo(f"{line.id}  {' · '.join(fact for fact in facts if fact)}")


group.add_command(import_group)


# -- report ------------------------------------------------------------------------------


@group.command()
@workspace_option
@click.argument("name", metavar="GROUP")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="ATTRIBUTE=VALUE",
    help=_("Only participants of whom this is known; several values of one attribute add up."),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.pdf|FILE.xlsx",
    help=_("Write a report as PDF, or all figures as XLSX."),
)
@_json
@click.pass_context
def report(
    context: click.Context,
    name: str,
    filters: tuple[str, ...],
    output: Path | None,
    as_json: bool,
) -> None:
    """Show what a group's ratings say; what is shown is remembered, and can't be changed then."""
    wanted = _condition(filters)
    with opened(context, writing=True) as program:
        found = named_group(program, name)
        place = None if output is None else target_about_people(output, program.workspace)
        view = program.group_profiles.show(found.id, wanted).value
        if place is not None:
            documents = program.group_documents
            table = place.suffix.lower() == _TABLE
            (documents.workbook if table else documents.report)((found.id, wanted), place)
    if place is not None:
        click.echo(str(place))
    elif as_json:
        print_json(_view_json(view))
    else:
        _print_view(view)


def _condition(filters: tuple[str, ...]) -> Condition:
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for text in filters:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(_("--filter {text}: write ATTRIBUTE=VALUE.").format(text=text))
        wanted[name.strip()].append(value.strip())
    return condition(wanted)


def _print_view(view: GroupView) -> None:
    details = view.details
    facts = (details.title, str(details.held_on or ""), details.place, view.framework.name)
    click.echo(" · ".join(fact for fact in facts if fact))
    click.echo(condition_words(view.condition))
    click.echo(profile_sentence(view.profile))
    for one in view.profile.competences:
        title = view.framework.competence(one.competence).title
        click.echo(f"{one.competence}  {title} · {cell_text(one, details.minimum)}")
    for heading, codes in (
        (_("Strengths: {codes}"), [one.competence for one in view.profile.strengths]),
        (_("Shared gaps: {codes}"), [one.competence for one in view.profile.shared_gaps]),
        (
            _("Training needs: {codes}"),
            [f"{need.place}. {need.profile.competence}" for need in view.profile.needs],
        ),
    ):
        if codes:
            click.echo(heading.format(codes=", ".join(codes)))


# -- as plain data -----------------------------------------------------------------------


def _line_json(line: GroupSummary) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "title": line.title,
        "held_on": line.held_on.isoformat() if line.held_on else None,
        "place": line.place,
        "facilitator": line.facilitator,
        "role": line.role,
        "participants": line.participants,
        "shown": line.showings,
        "archived": line.archived,
    }


def _view_json(view: GroupView) -> dict[str, Any]:
    profile = view.profile
    return {
        "group": str(view.group_id),
        "title": view.details.title,
        "framework": view.framework.name,
        "role": view.details.role,
        "filter": {name: list(values) for name, values in view.condition.wanted},
        "shown_at": view.shown_at.isoformat(),
        "as_it_was": view.is_former,
        "people": profile.size,
        "minimum": view.details.minimum,
        "competences": [_competence_json(one) for one in profile.competences],
        "strengths": [one.competence for one in profile.strengths],
        "shared_gaps": [one.competence for one in profile.shared_gaps],
        "training_needs": [
            {"place": need.place, "competence": need.profile.competence} for need in profile.needs
        ],
    }


def _competence_json(one: CompetenceProfile) -> dict[str, Any]:
    found = one.distribution
    plain: dict[str, Any] = {
        "competence": one.competence,
        "mandatory": one.mandatory,
        "required": one.required,
        "rated": one.cell.n,
        "withheld": None if one.cell.withheld is None else one.cell.withheld.value,
    }
    if found is not None:
        plain |= {
            "counts": {
                "below" if rank == RANKS[0] else str(rank): n
                for rank, n in zip(RANKS, found.counts, strict=True)
            },
            "median": list(found.median),
            "quartiles": list(found.quartiles),
            "spread": found.spread,
            "met": None if one.required is None else found.at_or_above(one.required),
        }
    return plain
