"""What the layers of a round must have in common, checked wherever one of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.domain.examiners import examiners, shared
from s4c_desktop.domain.layers import ORIGINALS, Reconciling, is_complete, unfit_as_pair
from s4c_desktop.domain.layers_wording import PAIR_SENTENCES
from s4c_desktop.domain.sign_off import Rules
from s4c_desktop.services.centre import centre_of

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.set_up import SetUp
    from s4c_desktop.models.tables import AssessmentRow
    from s4c_desktop.models.unit_of_work import UnitOfWork

Layers = Mapping[Kind, Assessment]

_COMMON = ("framework_id", "role", "reading", "kind", "scope", "areas")
_OPPOSITE = {Kind.ASSESSOR: Kind.SECOND, Kind.SECOND: Kind.ASSESSOR}


def check_new(choice: SetUp) -> None:
    """Refuse to start a layer without the one it belongs to."""
    if choice.kind in (Kind.SECOND, Kind.AGREED):
        raise UserError(
            mark(
                "A second assessment, and an agreed one, belong to the round of a first. Open "
                "the first assessment's result and start it there."
            )
        )


def check_set_up(layers: Layers, before: Assessment, choice: SetUp) -> None:
    """Refuse a set-up in which the layers of a round would no longer rate the same.

    Raises UserError, too, where somebody would be both the first and the second assessor.
    """
    if before.kind not in (Kind.SECOND, Kind.AGREED):
        check_new(choice)
    bound = before.kind in (Kind.SECOND, Kind.AGREED) or (
        before.kind is Kind.ASSESSOR and Kind.SECOND in layers
    )
    if not bound:
        return
    if any(getattr(before, name) != getattr(choice, name) for name in _COMMON):
        raise UserError(
            mark(
                "Two assessors rate the same in one round, so framework, reading, role and scope "
                "stay as they are."
            )
        )
    if before.kind is Kind.AGREED:
        if choice.assessors != before.assessors:
            raise UserError(mark("An agreed result is by both assessors; their names stay."))
        return
    other = layers.get(_OPPOSITE[before.kind])
    if other is not None:
        check_other_names(other.assessors, choice.assessors)


def check_other_names(first: str, second: str) -> None:
    """Refuse a name that both assessors would have."""
    both = shared(second, first)
    if both:
        raise UserError(
            mark("{names} can't be both the first and the second assessor. Name somebody else."),
            names=", ".join(both),
        )


def originals_of(layers: Layers) -> tuple[Assessment, Assessment]:
    """Return the layers of both assessors; raises UserError where there are not two."""
    first, second = (layers.get(kind) for kind in ORIGINALS)
    if first is None or second is None:
        raise UserError(mark("This round has no second assessor. Start a second assessment first."))
    return first, second


def pair_of(layers: Layers, framework: Framework) -> Reconciling:
    """Return the two independent layers of a round; raises UserError where they can't be compared.

    Neither is shown beside the other before both have given every rating in scope.
    """
    first, second = originals_of(layers)
    unfit = unfit_as_pair(first, second)
    if unfit is not None:
        raise UserError(PAIR_SENTENCES[unfit])
    check_revealed(first, second, framework)
    return Reconciling(first, second)


def check_revealed(first: Assessment, second: Assessment, framework: Framework) -> None:
    """Keep two layers independent; raises UserError until both have rated everything in scope."""
    if not is_revealed(first, second, framework):
        raise UserError(
            mark(
                "The two assessors' ratings stay hidden from each other until both have rated "
                "everything in scope. Then they can be compared."
            )
        )


def is_revealed(first: Assessment, second: Assessment, framework: Framework) -> bool:
    """Tell whether two layers may be shown side by side."""
    return is_complete(first, framework) and is_complete(second, framework)


def check_names(pair: Reconciling) -> None:
    """Make sure that it is known who the two assessors are, and that they are two."""
    for layer in (pair.first, pair.second):
        if not examiners(layer.assessors):
            raise UserError(
                mark("Name who assessed in both layers first, on the page Set-up of each.")
            )
    check_other_names(pair.first.assessors, pair.second.assessors)


def rules_of(work: UnitOfWork, row: AssessmentRow) -> Rules:
    """Return what the sign-off of an assessment has to keep to."""
    reconciling = None
    if row.kind == Kind.AGREED.value:
        layers = work.assessments.layers(row)
        reconciling = Reconciling(layers[Kind.ASSESSOR], layers[Kind.SECOND])
    return Rules(reconciling, centre_of(work).separate_decision)
