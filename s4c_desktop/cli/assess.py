"""The command that makes an assessment from a file of ratings."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category
from uuid import UUID, uuid4

import click

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import keep, workspace_option
from s4c_desktop.domain.assessment import Kind, Person, Scope
from s4c_desktop.domain.framework import ALL_ROLES, Framework
from s4c_desktop.domain.role_fit_wording import first_sentence
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.exchange.ratings_csv import LARGEST, read_ratings
from s4c_desktop.exchange.result_json import result_to_json

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.results import ResultView

# Unicode's categories of control characters, broken characters and line breaks.
_NO_TEXT = ("Cc", "Cs", "Zl", "Zp")
# The other layers of a round are started from its first one.
_KINDS = [Kind.SELF.value, Kind.ASSESSOR.value]
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@click.command()
@workspace_option
@click.argument("ratings", type=click.Path(path_type=Path), metavar="RATINGS.csv")
@click.option("--role", help=_("The role's code, as SCPD, or all."))
@click.option(
    "--framework", help=_("As SCCF or “CITY 1.1”; the one that has the role, unless given.")
)
@click.option("--name", help=_("The person's name, or a code name."))
@click.option("--person", "person_id", metavar="ID", help=_("Somebody who is there already."))
@click.option("--second-of", metavar="ID", help=_("The first assessment of a round."))
@click.option("--kind", type=click.Choice(_KINDS), default=Kind.SELF.value)
@click.option("--assessor", default="", help=_("Who assesses; needed for --kind assessor."))
@click.option("--date", "held_on", metavar="YYYY-MM-DD", help=_("Today, unless given."))
@click.option("--reading", default="default", metavar="default|map")
@click.option("--json", "as_json", is_flag=True, help=_("Print the result as JSON."))
@click.pass_context
def assess(
    context: click.Context,
    ratings: Path,
    role: str | None,
    framework: str | None,
    name: str | None,
    person_id: str | None,
    second_of: str | None,
    kind: str,
    assessor: str,
    held_on: str | None,
    reading: str,
    as_json: bool,
) -> None:
    """Make a draft assessment from a CSV file of ratings.

    Of a new person by --name, or of one who is there by --person; or by a second assessor,
    of whatever the first one assessed.
    """
    if second_of is not None:
        if any(given is not None for given in (role, framework, name, person_id)):
            raise click.UsageError(_("--second-of takes person and role from the first one."))
        chosen = Kind.SECOND
    else:
        if role is None:
            raise click.UsageError(_("Missing option '--role'."))
        if (name is None) == (person_id is None):
            raise click.UsageError(_("Give --name NAME or --person ID."))
        chosen = Kind(kind)
    name = name or ""
    if chosen is not Kind.SELF and not assessor.strip():
        raise click.UsageError(
            _("--kind assessor needs --assessor NAME.")
            if second_of is None
            else _("--second-of needs --assessor NAME.")
        )
    _check_text("--name", name)
    _check_text("--assessor", assessor)
    if second_of is None and person_id is None and not name.strip():
        raise UserError(mark("A person needs a name. Enter one, or a code name."))
    day = _day(held_on)
    first = None if second_of is None else _identity(second_of)
    person = Person(id=uuid4(), name=name.strip()) if person_id is None else _identity(person_id)
    content = _content(ratings)

    def add(program: Program) -> ResultView:
        used = _framework(program, first, framework, role or "")
        known = program.people.get(person).name if isinstance(person, UUID) else person.name
        by = assessor.strip() or known
        found = read_ratings(content, str(ratings), used.order, by)
        if first is not None:
            second = program.rounds.start_second(first, assessor, on=day, ratings=found)
            return program.results.of(second.value)
        created = program.assessments.create_rated(
            person,
            SetUp(
                framework_id=used.id,
                role=_role(used, role or ""),
                reading=reading.strip().lower(),
                kind=chosen,
                scope=Scope.ALL,
                held_on=day,
                assessors=assessor.strip(),
            ),
            found,
        ).value
        return program.results.of(created)

    view = keep(context, add)
    # After the workspace is closed: an output that breaks takes nothing back.
    if as_json:
        print_json(result_to_json(view.assessment, view.framework, view.result, view.fits))
    else:
        click.echo(str(view.assessment.id))
        click.echo(first_sentence(view.assessment, view.result, view.fits, view.framework))


def _framework(program: Program, first: UUID | None, name: str | None, role: str) -> Framework:
    """Return the version to rate with: the first assessment's, the one named, or the role's."""
    if first is not None:
        return program.library.framework(program.assessments.load(first).framework_id)
    if name is not None:
        return program.library.named(name.strip())
    return program.library.with_role(role.strip())


def _role(framework: Framework, text: str) -> str:
    """Return the code of a role, however it is written; what is none is told of later."""
    code = text.strip()
    if code.upper() == "ALL":
        return ALL_ROLES
    known = {role.code.casefold(): role.code for role in framework.roles}
    return known.get(code.casefold(), code.upper())


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise UserError(mark("{text!r} is not an identity."), text=text) from error


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011 - the day where the person is
    try:
        # Python also reads weeks and dates without hyphens.
        if not _DATE.fullmatch(text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError(
            mark("--date: {text!r} is not a date. Expected: a date as 2026-09-14."), text=text
        ) from error


def _check_text(option: str, text: str) -> None:
    """Refuse what is not text in the terminal's encoding, or breaks out of its line."""
    if any(category(letter) in _NO_TEXT for letter in text):
        raise UserError(
            mark("{option}: {text!r} holds characters that are no letters."),
            option=option,
            text=text,
        )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than allowed, so that the reader notices.
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(
            mark("{path} can't be read: {reason}."), path=path, reason=error.strerror
        ) from error
