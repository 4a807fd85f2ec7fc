"""Sentences of the learning plan that screen and PDF share; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.wording import competence_name, minutes_text, untaught_sentence

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.domain.framework import Anchor, Framework
    from s4c_desktop.domain.learning import LearningPlan, PlanItem


class WithHours(Protocol):
    """A plan with its hours, and those that the role's curriculum states, if it does."""

    @property
    def hours(self) -> Hours:
        """Return the plan's hours."""

    @property
    def role_hours(self) -> Hours | None:
        """Return the hours of the role's curriculum."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A list of what no topic settles: its title, what to do about it, and its entries."""

    title: str
    advice: str
    entries: tuple[str, ...]


def summary(plan: LearningPlan) -> str:
    """Say how much there is to learn, and for what."""
    return items_sentence([item.works_on for item in plan.items])


def items_sentence(works_on: Sequence[Sequence[str]]) -> str:
    """Say the same of items given by the competences (codes) that each works on."""
    if not works_on:
        return _("There is no gap that a topic of the curriculum works on.")
    gaps = {code for codes in works_on for code in codes}
    items = ngettext("{n} item", "{n} items", len(works_on)).format(n=len(works_on))
    if not gaps:
        return _("{items}.").format(items=items)
    return _("{items} that work on {gaps}.").format(
        items=items, gaps=ngettext("{n} gap", "{n} gaps", len(gaps)).format(n=len(gaps))
    )


def place(item: PlanItem) -> str:
    """Say where an item's unit stands: module, then the units above it."""
    return " › ".join((item.module_title, *item.path[:-1]))


def mode_names() -> tuple[str, ...]:
    """Name the modes of learning and their sum."""
    return (_("Online"), _("Live"), _("Practical"), _("Together"))


def hours_by_mode(plan: WithHours) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the plan's hours, those the role's curriculum states, and the difference.

    Each is a name with the lengths by mode and in all.
    """
    ours = _lengths(plan.hours)
    yield _("This plan"), tuple(map(length_text, ours))
    if plan.role_hours is not None:
        stated = _lengths(plan.role_hours)
        yield _("The role's whole curriculum"), tuple(map(length_text, stated))
        yield (
            _("Difference"),
            tuple(
                length_text(None if a is None or b is None else a - b)
                for a, b in zip(ours, stated, strict=True)
            ),
        )


def length_text(hours: Fraction | None) -> str:
    """Say a length of time, which may be negative, or that none is stated."""
    if hours is None:
        return _("not stated")
    minutes = round(hours * 60)
    sign = "−" if minutes < 0 else ""
    return sign + minutes_text(abs(minutes))


def shared_estimate(module: str) -> str:
    """Say how the hours of topics were estimated."""
    return _("The hours of module {module}, shared equally over its topics.").format(module=module)


def entered_estimate() -> str:
    """Say that somebody entered the hours."""
    return _("As entered in the plan.")


def centre_estimate() -> str:
    """Say that the hours are those that the centre plans with."""
    return _("As the centre plans it.")


def removed_sentence(reason: str) -> str:
    """Say that an item was taken out, and why; `reason` may be empty."""
    return _("Removed: {reason}").format(reason=reason) if reason else _("Removed.")


def show_title() -> str:
    """Name the list of what lacks only evidence."""
    return _("Show what you can")


def show_advice() -> str:
    """Say what to do about what lacks only evidence."""
    return _(
        "Nothing has to be learnt for these yet: evidence is missing. Collect proof, or "
        "be interviewed again."
    )


def elsewhere_title() -> str:
    """Name the list of the gaps that no topic closes."""
    return _("Gaps that no topic works on")


def elsewhere_helps() -> tuple[str, ...]:
    """Say what else could help."""
    return (
        _("Another course that leads to the level"),
        _("A task at work, with somebody who looks at it"),
        _("A mentor who is at the level"),
    )


def task_at(anchor: Anchor) -> str:
    """Say what to show in a practice task."""
    return _("A task at EQF {level}: {what}").format(level=anchor.eqf, what=anchor.knowledge_skills)


def beyond(plan: LearningPlan, framework: Framework) -> Iterator[Beyond]:
    """Yield what no topic settles: untaught gaps, missing evidence, unrated competences."""
    lists = (
        Beyond(
            elsewhere_title(),
            _("Look for another course, practice at work, or a mentor."),
            tuple(untaught_sentence(untaught, framework) for untaught in plan.untaught),
        ),
        Beyond(
            show_title(),
            show_advice(),
            tuple(competence_name(framework, code) for code in plan.evidence_only),
        ),
        Beyond(
            _("Not rated yet"),
            _("Nobody has rated these, so nothing is known of a gap."),
            tuple(competence_name(framework, code) for code in plan.not_rated),
        ),
    )
    return (found for found in lists if found.entries)


def _lengths(hours: Hours) -> tuple[Fraction | None, ...]:
    return (*hours.modes, hours.total)
