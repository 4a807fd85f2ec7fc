"""What is refused when an assessment is set up or rated, each with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.answering import lacks_grounds
from s4c_desktop.domain.assessment import Kind, Rating, Scope
from s4c_desktop.domain.framework import ALL_ROLES, Framework
from s4c_desktop.domain.scale import State

if TYPE_CHECKING:
    from s4c_desktop.domain.set_up import SetUp


def check_choice(choice: SetUp, framework: Framework) -> None:
    """Refuse a set-up that names what its framework has not, or no area where it needs one."""
    if choice.role == ALL_ROLES and choice.kind is not Kind.SELF:
        raise UserError(mark("Only oneself is rated for all roles at once. Choose one role."))
    for_oneself = choice.role == ALL_ROLES
    if choice.role not in {role.code for role in framework.roles} and not (
        for_oneself and framework.roles
    ):
        raise UserError(
            mark("{framework} has no role {role}. It has: {roles}."),
            framework=framework.code,
            role=choice.role,
            roles=", ".join(role.code for role in framework.roles),
        )
    if choice.reading not in {reading.code for reading in framework.readings}:
        raise UserError(
            mark("{framework} has no reading {reading}. It has: {readings}."),
            framework=framework.code,
            reading=choice.reading,
            readings=", ".join(reading.code for reading in framework.readings),
        )
    unknown = set(choice.areas) - {area.code for area in framework.areas}
    if unknown:
        raise UserError(
            mark("{framework} has no area {area}. It has: {areas}."),
            framework=framework.code,
            area=", ".join(sorted(unknown)),
            areas=", ".join(area.code for area in framework.areas),
        )
    if choice.scope is Scope.AREAS and not choice.areas:
        raise UserError(mark("Choose at least one area to rate."))


def check_strands(code: str, rating: Rating) -> None:
    """Refuse strands far apart without the reason for the level."""
    if lacks_grounds(rating):
        raise UserError(
            mark(
                "{code}: the strands lie so far apart that the level needs a reason. Say why it "
                "is this level."
            ),
            code=code,
        )


def check_exemption(code: str, rating: Rating) -> None:
    """Refuse an exemption without its reason or the name of who allowed it."""
    bare = not (rating.reason.strip() and rating.allowed_by.strip())
    if rating.state is State.EXEMPT and bare:
        raise UserError(
            mark("{code}: an exemption needs a reason and the name of who allowed it."),
            code=code,
        )
