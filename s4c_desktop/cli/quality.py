"""Commands on quality assurance: samples, findings, assessors, leniency. All of them only read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import opened, workspace_option
from s4c_desktop.domain.assessors import Validity
from s4c_desktop.domain.assessors_wording import counts_text, kind_name, standing_text
from s4c_desktop.domain.leniency import Span, Standing
from s4c_desktop.domain.leniency_wording import against_name, period_name
from s4c_desktop.domain.leniency_wording import standing_text as said
from s4c_desktop.domain.quality import Progress, finding_plain, sample_plain
from s4c_desktop.domain.quality_wording import (
    finding_sentence,
    looked_sentence,
    sample_sentence,
)
from s4c_desktop.domain.sampling_wording import plan_sentence, reason_text

if TYPE_CHECKING:
    from s4c_desktop.services.quality import FoundIn, SampleView

LIST = "list"

_json = click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))


@click.group()
@workspace_option
def quality() -> None:
    """Show samples, findings, assessors, and how they rate beside others."""


@quality.command()
@workspace_option
@click.argument("plan", metavar="PLAN|list")
@_json
@click.pass_context
def sample(context: click.Context, plan: str, as_json: bool) -> None:
    """List the sampling plans, or print one, named by its identity or title."""
    with opened(context) as program:
        views = program.quality.samples()
    if plan != LIST:
        view = _named(views, plan)
        if as_json:
            print_json(_sample_json(view))
        else:
            _print_sample(view)
    elif as_json:
        print_json([_sample_json(view) for view in views])
    else:
        for view in views:
            found = view.sample
            click.echo(f"{found.id}  {found.title} · {sample_sentence(found.sampled)}")


@quality.command()
@workspace_option
@click.option("--open", "only_open", is_flag=True, help=_("Only those that are not done."))
@_json
@click.pass_context
def findings(context: click.Context, only_open: bool, as_json: bool) -> None:
    """List the findings of all plans: what is not done first, the earliest due first."""
    today = _today()
    with opened(context) as program:
        found = program.quality.findings()
    if only_open:
        found = tuple(one for one in found if one.finding.progress(today) is not Progress.DONE)
    if as_json:
        print_json([_finding_json(one, today) for one in found])
        return
    for one in found:
        finding = one.finding
        facts = (
            finding_sentence(finding, today),
            finding.text,
            finding.action,
            finding.responsible,
            one.line.person,
            one.plan,
        )
        click.echo(" · ".join(fact for fact in facts if fact))


@quality.command()
@workspace_option
@_json
@click.pass_context
def assessors(context: click.Context, as_json: bool) -> None:
    """List the assessors with their records, and how much of their work was sampled."""
    today = _today()
    with opened(context) as program:
        found = program.assessors.all()
    if as_json:
        print_json(
            {
                "registered": [
                    {
                        "id": str(line.assessor.id),
                        "name": line.assessor.name,
                        "active": line.assessor.active,
                        "note": line.assessor.note,
                        "signed_assessments": line.held,
                        "sampled": line.sampled,
                        "records": [
                            {
                                "kind": record.kind.value,
                                "description": record.description,
                                "dated": _iso(record.dated),
                                "valid_until": _iso(record.valid_until),
                                "validity": record.validity(today).value,
                            }
                            for record in line.assessor.records
                        ],
                    }
                    for line in found.lines
                ],
                "not_registered": list(found.unregistered),
            }
        )
        return
    for line in found.lines:
        facts = (
            line.assessor.name,
            "" if line.assessor.active else _("not at present"),
            standing_text(line.assessor, today),
            counts_text(line.held, line.sampled),
        )
        click.echo(" · ".join(fact for fact in facts if fact))
        for record in line.assessor.having(Validity.EXPIRED, today):
            text = _("  expired on {date}: {kind}, {what}")
            click.echo(
                text.format(
                    date=record.valid_until, kind=kind_name(record.kind), what=record.description
                )
            )
    for name in found.unregistered:
        click.echo(_("{name} · not registered").format(name=name))


@quality.command()
@workspace_option
@click.option(
    "--by",
    type=click.Choice([span.name.lower() for span in Span]),
    default=Span.QUARTER.name.lower(),
    show_default=True,
    help=_("How long a period is."),
)
@_json
@click.pass_context
def leniency(context: click.Context, by: str, as_json: bool) -> None:
    """Print how each assessor rates beside colleagues and second looks, by period."""
    span = Span[by.upper()]
    with opened(context) as program:
        found = program.leniency.all(span)
    if as_json:
        print_json(
            [
                {"name": one.name, "standings": [_standing_json(s, span) for s in one.standings]}
                for one in found
            ]
        )
        return
    for one in found:
        for standing in one.standings:
            facts = (
                one.name,
                period_name(standing.period, span),
                against_name(standing.against),
                said(standing),
            )
            click.echo(" · ".join(facts))


def _named(views: tuple[SampleView, ...], plan: str) -> SampleView:
    """Return the plan with an identity, else the only one with a title."""
    found = [v for v in views if str(v.sample.id) == plan.lower()] or [
        v for v in views if v.sample.title.casefold() == plan.casefold()
    ]
    if not found:
        raise UserError(
            mark("There is no sampling plan {name}. “quality sample list” names them."), name=plan
        )
    if len(found) > 1:
        raise UserError(
            mark("Several sampling plans are called {name}. Name it by its identity."), name=plan
        )
    return found[0]


def _print_sample(view: SampleView) -> None:
    found = view.sample
    period = _("{begins} to {until}").format(begins=found.period_from, until=found.period_until)
    click.echo(f"{found.title} · {period} · {plan_sentence(found.choosing)}")
    click.echo(sample_sentence(found.sampled))
    for one in found.sampled:
        line = view.lines[one.assessment_id]
        why = "; ".join(reason_text(reason, found.choosing) for reason in one.reasons)
        facts = (line.person, line.assessors, str(line.held_on or ""), looked_sentence(one.judged))
        click.echo(f"{one.assessment_id}  {' · '.join(fact for fact in facts if fact)} · {why}")


def _sample_json(view: SampleView) -> dict[str, Any]:
    plain = sample_plain(view.sample)
    for one in plain["sampled"]:
        line = next(v for key, v in view.lines.items() if str(key) == one["assessment"])
        one["person"], one["assessors"] = line.person, line.assessors
        one["held_on"] = _iso(line.held_on)
    return plain


def _finding_json(one: FoundIn, today: date) -> dict[str, Any]:
    return {
        **finding_plain(one.finding),
        "state": one.finding.progress(today).value,
        "plan": str(one.plan_id),
        "plan_title": one.plan,
        "person": one.line.person,
    }


def _standing_json(found: Standing, span: Span) -> dict[str, Any]:
    return {
        "period": period_name(found.period, span),
        "beside": found.against.value,
        "assessments": found.looks,
        "ratings": found.compared,
        "higher": found.higher,
        "equal": found.equal,
        "lower": found.lower,
        "mean": None if found.mean is None else round(float(found.mean), 4),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the person is
