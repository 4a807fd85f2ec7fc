"""Words for learners, plans and their items; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.study import ItemKind, ItemState, Known, Mode, SeatState, Strategy


def mode_name(mode: Mode) -> str:
    """Name a way of learning."""
    return {
        Mode.ONLINE: _("online"),
        Mode.LIVE: _("live"),
        Mode.PRACTICAL: _("practical"),
    }[mode]


def known_name(known: Known) -> str:
    """Say how it is known that a topic is mastered; what a check shows is but a hint."""
    return {
        Known.STATED: _("said so"),
        Known.SELF_CHECK: _("hint from a self-check"),
        Known.LEARNT: _("learnt in a plan"),
    }[known]


def kind_name(kind: ItemKind) -> str:
    """Name what an item of a plan is."""
    return {
        ItemKind.TOPIC: _("Topic"),
        ItemKind.OWN: _("Own item"),
        ItemKind.COURSE: _("Course"),
        ItemKind.CASE: _("Case study to read"),
    }[kind]


def item_name(title: str, topics: Iterable[str]) -> str:
    """Name an item so that it is told from others of its unit: with its topics."""
    return " · ".join(filter(None, (title, ", ".join(topics))))


def state_name(state: ItemState) -> str:
    """Name how far somebody is with an item."""
    return {
        ItemState.PLANNED: _("planned"),
        ItemState.STARTED: _("started"),
        ItemState.DONE: _("done"),
        ItemState.REMOVED: _("removed"),
    }[state]


def state_heading(state: ItemState) -> str:
    """Name how far somebody is with an item, at the beginning of a line."""
    return {
        ItemState.PLANNED: _("Planned"),
        ItemState.STARTED: _("Started"),
        ItemState.DONE: _("Done"),
        ItemState.REMOVED: _("Removed"),
    }[state]


def seat_name(state: SeatState) -> str:
    """Name how certain a seat in a training is."""
    return {
        SeatState.PLANNED: _("planned"),
        SeatState.CONFIRMED: _("confirmed"),
        SeatState.ATTENDED: _("attended"),
    }[state]


def seat_heading(state: SeatState) -> str:
    """Name how certain a seat in a training is, at the beginning of a line."""
    return {
        SeatState.PLANNED: _("Planned"),
        SeatState.CONFIRMED: _("Confirmed"),
        SeatState.ATTENDED: _("Attended"),
    }[state]


def seats_counted(state: SeatState, n: int) -> str:
    """Say how many seats are so certain."""
    return {
        SeatState.PLANNED: ngettext("{n} planned", "{n} planned", n),
        SeatState.CONFIRMED: ngettext("{n} confirmed", "{n} confirmed", n),
        SeatState.ATTENDED: ngettext("{n} attended", "{n} attended", n),
    }[state].format(n=n)


def strategy_name(strategy: Strategy) -> str:
    """Name what a plan goes for first."""
    return {
        Strategy.BLOCKERS: _("Blockers first"),
        Strategy.QUICK: _("Quick wins"),
        Strategy.BROAD: _("Broad base"),
    }[strategy]


def strategy_text(strategy: Strategy) -> str:
    """Say in one line what a plan goes for first."""
    return {
        Strategy.BLOCKERS: _("What keeps from the role first: mandatory and large gaps ahead."),
        Strategy.QUICK: _("What is soon done first: as many gaps as the hours are enough for."),
        Strategy.BROAD: _("Something in every area and for every gap, before any in depth."),
    }[strategy]


def weekday_name(day: int) -> str:
    """Name a day of the week, 0 for Monday."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[day]
