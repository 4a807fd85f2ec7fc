"""The groups a person takes part in, as part of the page of everything kept about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.exchange.page_parts import day, facts, table, text

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import Dossier
    from s4c_desktop.domain.focus_group import FocusGroup, Participant
    from s4c_desktop.domain.framework import Framework


def group_parts(dossier: Dossier, frameworks: Mapping[UUID, Framework]) -> Iterator[str]:
    """Yield what is kept of somebody as a participant: nothing where nothing is."""
    if not dossier.groups:
        return
    yield f"<h2>{text(_('Groups'))}</h2>\n"
    for group in dossier.groups:
        framework = frameworks[group.details.framework_id]
        yield f"<h3>{text(group.title)}</h3>\n"
        for one in group.participants:
            yield from _participant(group, one, framework)


def _participant(group: FocusGroup, one: Participant, framework: Framework) -> Iterator[str]:
    yield facts(
        (
            (_("Code name"), one.code_name),
            (_("Held on"), day(group.details.held_on)),
            (_("Place"), group.details.place),
            (_("Present"), _("Yes") if one.present else _("No")),
            *one.attributes.items(),
        )
    )
    yield table(
        (_("Competence"), _("Rating")),
        (
            (f"{code} {framework.competence(code).title}", wording.actual_text(rating))
            for code, rating in one.ratings.items()
        ),
    )
