"""What came out of a vote as the role profile of a new framework version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.framework_draft import (
    FIRST_VERSION,
    DraftContent,
    Reason,
    ReasonKind,
    copy_of,
    next_version,
)
from s4c_desktop.domain.framework_edits import (
    add_role,
    give_reason,
    name_framework,
    require,
)
from s4c_desktop.domain.vote import Phase, Vote
from s4c_desktop.domain.vote_outcome import profile
from s4c_desktop.domain.vote_wording import provenance


@dataclass(frozen=True, slots=True)
class Naming:
    """What the new version is called, and whose edition it is."""

    code: str
    version: str
    title: str
    edition: str


def suggested_code(base: Framework, *, own: bool) -> str:
    """Return the code to begin with: that of one's `own` framework, else a new one."""
    return base.code if own else f"OUR{base.code}"[:16]


def suggested(vote: Vote, base: Framework, code: str, newest: str) -> Naming:
    """Return the name to begin with; `newest` is the version that `code` has by now, if any."""
    title = base.title
    if code != base.code:
        title = _("{title}: our edition").format(title=title.removesuffix(_(" (draft)")))
    edition = _("{name}, with what the vote “{title}” of {date} decided.").format(
        name=base.name, title=vote.title, date=vote.details.held_on or "–"
    )
    return Naming(code, next_version(newest) if newest else FIRST_VERSION, title, edition)


def published_profile(vote: Vote, base: Framework, naming: Naming) -> DraftContent:
    """Return the version with what was decided; every requirement says which vote it is from.

    What is not on the agenda stays as it was, what is not needed is no longer required. Raises
    UserError for a vote that is not decided.
    """
    if vote.phase is not Phase.DECIDED:
        raise UserError(
            mark("“{title}” is not decided, so nothing can be published yet."), title=vote.title
        )
    content = name_framework(
        copy_of(base, naming.code, naming.title, _reading(vote, base)),
        code=naming.code,
        version=naming.version,
        title=naming.title,
        edition=naming.edition,
    )
    role = vote.details.role
    if vote.details.role_title:
        content = add_role(content, role, vote.details.role_title)
    for found in profile(vote):
        code, need = found.competence, found.need
        needed = None if need.eqf is None else need.mandatory
        content = require(content, DEFAULT_READING, role, code, mandatory=needed, eqf=need.eqf)
        if needed is not None:
            reason = Reason(ReasonKind.VOTE, provenance(vote, vote.item(code)))
            content = give_reason(content, DEFAULT_READING, role, code, reason)
    return content


def as_published(vote: Vote, framework_id: UUID) -> Vote:
    """Return the vote with the version that came of it; from now on it stays as it is."""
    return replace(vote, phase=Phase.PUBLISHED, published_id=framework_id)


def _reading(vote: Vote, base: Framework) -> str:
    """Return the reading from which the proposals are, else the first."""
    codes = {reading.id: reading.code for reading in base.readings}
    proposed = vote.proposed and codes.get(vote.proposed.reading_id)
    return proposed or next(iter(codes.values()), DEFAULT_READING)
