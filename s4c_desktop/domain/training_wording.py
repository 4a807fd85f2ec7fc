"""Words for cohorts, who needs what, groups and trainings; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import study_wording
from s4c_desktop.domain.cohort import subject_of
from s4c_desktop.domain.cohort_needs import Need, Share, Standing, over
from s4c_desktop.domain.study import Seat, SeatState, Training
from s4c_desktop.domain.wording import hours_label, hours_text

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort_sheet import CohortSheet
    from s4c_desktop.domain.training_groups import GroupSize, Suggested, Suggestion
    from s4c_desktop.domain.unit_outcomes import Outcome, UnitOutcomes

Day = Callable[[date], str]


def standing_name(standing: Standing) -> str:
    """Name how somebody stands to a unit."""
    return {
        Standing.MANDATORY: _("needed for a mandatory gap"),
        Standing.OPTIONAL: _("needed for an optional gap"),
        Standing.DONE: _("done"),
    }[standing]


def cohort_name(sheet: CohortSheet) -> str:
    """Say who the cohort is."""
    if sheet.picked:
        return _("Picked people")
    return ", ".join(sheet.tags) if sheet.tags else _("Everybody")


def cohort_sentence(sheet: CohortSheet) -> str:
    """Say how many people there are, and how many of them need something or have no plan."""
    needing = {p for need in sheet.needs for p in (*need.mandatory, *need.optional)}
    nothing = len(sheet.members) - len(needing)
    parts = [
        ngettext("{n} person", "{n} people", len(sheet.people)).format(n=len(sheet.people)),
        ngettext("{n} needs training", "{n} need training", len(needing)).format(n=len(needing)),
    ]
    if nothing:
        text = ngettext("{n} needs nothing", "{n} need nothing", nothing)
        parts.append(text.format(n=nothing))
    if sheet.without:
        text = ngettext("{n} has no plan", "{n} have no plan", len(sheet.without))
        parts.append(text.format(n=len(sheet.without)))
    return _("{parts}.").format(parts=", ".join(parts))


def no_assessment() -> str:
    """Say why somebody has no plan who was never assessed."""
    return _("No assessment yet: nothing is known of a gap.")


def place_text(need: Need, sheet: CohortSheet) -> str:
    """Say where a subject stands: its module, or what it is; with the framework where needed."""
    if need.module:
        above = " › ".join((_("Module {code}").format(code=need.module), *need.path))
    else:
        above = study_wording.kind_name(need.kind)
    if len(sheet.used_frameworks) < 2:
        return above
    return f"{above} · {sheet.frameworks[need.subject.framework_id].name}"


def people_text(need: Need) -> str:
    """Say how many need a subject."""
    text = ngettext(
        "needed by {n} person, {m} for a mandatory gap",
        "needed by {n} people, {m} for a mandatory gap",
        need.needed,
    )
    return text.format(n=need.needed, m=len(need.mandatory))


def topics_text(count: int) -> str:
    """Count topics."""
    return ngettext("{n} topic", "{n} topics", count).format(n=count)


def share_sentence(share: Share) -> str:
    """Say how somebody stands to a subject, how much there is to do, and of their seat."""
    parts = [standing_name(share.standing)]
    if share.topics:
        parts.append(topics_text(len(share.topics)))
    if share.hours.total:
        parts.append(hours_text(share.hours))
    if share.seat is not None:
        parts.append(seat_text(share.seat))
    return ", ".join(parts)


def seat_text(state: SeatState) -> str:
    """Say how certain a seat is."""
    return {
        SeatState.PLANNED: _("seat planned"),
        SeatState.CONFIRMED: _("seat confirmed"),
        SeatState.ATTENDED: _("seat attended"),
    }[state]


def standing_short(standing: Standing) -> str:
    """Say in a word how somebody stands to a unit."""
    return {
        Standing.MANDATORY: _("mandatory"),
        Standing.OPTIONAL: _("optional"),
        Standing.DONE: _("done"),
    }[standing]


def seats_text(training: Training) -> str:
    """Say how many seats are taken and free."""
    free = training.seats - len(training.taken)
    taken = _("{taken} of {seats} taken").format(taken=len(training.taken), seats=training.seats)
    if not free:
        return _("{taken}, none free").format(taken=taken)
    return _("{taken}, {free} free").format(taken=taken, free=free)


def dates_text(training: Training, said: Day = date.isoformat) -> str:
    """Say when a training is."""
    starts, ends = training.starts_on, training.ends_on
    if starts is None:
        return _("until {day}").format(day=said(ends)) if ends else _("no date yet")
    if ends is None or ends == starts:
        return said(starts)
    return _("{first} to {last}").format(first=said(starts), last=said(ends))


def seats_by_state(taken: Iterable[Seat]) -> str:
    """Count seats by how certain they are, as in "2 planned, 3 confirmed"."""
    states = [seat.state for seat in taken]
    parts = [
        study_wording.seats_counted(state, states.count(state))
        for state in SeatState
        if state in states
    ]
    return ", ".join(parts) or _("nobody yet")


def state_text(training: Training, today: date) -> str:
    """Say of a training that it is over, and whose attendance is still to be marked."""
    if not over(training, today):
        return ""
    left = sum(seat.state is not SeatState.ATTENDED for seat in training.taken)
    if not left:
        return _("over")
    return ngettext("over, {n} person to mark", "over, {n} people to mark", left).format(n=left)


def names_text(people: Iterable[UUID], sheet: CohortSheet) -> str:
    """Name people."""
    return ", ".join(sheet.names.get(one, _("unknown")) for one in people)


def group_text(suggestion: Suggestion, sheet: CohortSheet) -> str:
    """Name what a group could train together."""
    return ", ".join(sheet.title(subject) for subject in suggestion.subjects)


def suggested_sentence(suggested: Suggested) -> str:
    """Say what is suggested in all."""
    new = sum(len(group.subjects) for group in suggested.groups)
    placed = sum(len(group.subjects) * len(group.people) for group in suggested.groups)
    filled = sum(len(filling.people) for filling in suggested.fillings)
    waiting = sum(len(one.people) for one in suggested.waiting)
    if not placed + filled + waiting:
        return _("Nobody of the cohort needs a training without having a seat in one.")
    parts = [
        ngettext("{n} new training gives {seats}", "{n} new trainings give {seats}", new).format(
            n=new,
            seats=ngettext("{n} seat that is needed", "{n} seats that are needed", placed).format(
                n=placed
            ),
        )
        if new
        else _("No new training")
    ]
    if filled:
        text = ngettext(
            "{n} free seat in a training to come can be taken",
            "{n} free seats in trainings to come can be taken",
            filled,
        )
        parts.append(text.format(n=filled))
    if waiting:
        text = ngettext("for {n} there is no group yet", "for {n} there is no group yet", waiting)
        parts.append(text.format(n=waiting))
    return _("{parts}.").format(parts="; ".join(parts))


def rule_sentence(size: GroupSize) -> str:
    """Say how groups are made."""
    return _(
        "For each unit as many people as possible find room in groups of {least} to {most}, with "
        "as few new trainings as possible; mandatory gaps come first. Who sits with whom is a "
        "suggestion: people with the same needs in a module are put together."
    ).format(least=size.least, most=size.most)


def level_sentence(outcome: Outcome) -> str:
    """Say for which level an outcome is, and why it is that one."""
    if outcome.wanted is None:
        return _("EQF {level}: as far as its topics lead").format(level=outcome.level)
    if outcome.wanted > outcome.reach:
        return _("EQF {level}: most need EQF {wanted}, the unit leads to EQF {level}").format(
            level=outcome.level, wanted=outcome.wanted
        )
    text = ngettext(
        "EQF {level}: what {n} person needs; the unit leads to EQF {reach}",
        "EQF {level}: what most of {n} people need; the unit leads to EQF {reach}",
        outcome.people,
    )
    return text.format(level=outcome.level, n=outcome.people, reach=outcome.reach)


def no_anchor() -> str:
    """Say that a framework has no text for a level."""
    return _("This framework version has no text for this level.")


def outcomes_sentence(outcomes: UnitOutcomes) -> str:
    """Say for how many people the outcomes of a unit are."""
    if not outcomes.people:
        return _("Nobody of the cohort needs this unit: the levels are those it leads to.")
    return ngettext(
        "For {n} person of the cohort who needs this unit.",
        "For {n} people of the cohort who need this unit.",
        outcomes.people,
    ).format(n=outcomes.people)


def unit_text(training: Training, sheet: CohortSheet) -> str:
    """Name what a training is about; empty where its title says it all."""
    if not training.unit:
        return ""
    return sheet.title(subject_of(training))


def about(sheet: CohortSheet, suggested: Suggested, size: GroupSize) -> tuple[tuple[str, str], ...]:
    """Return labelled sentences on the cohort, how needs are found, and how groups are made."""
    return (
        (_("Cohort"), cohort_name(sheet)),
        (_("In one sentence"), cohort_sentence(sheet)),
        (_("Frameworks"), ", ".join(one.name for one in sheet.used_frameworks)),
        (_("What counts as a need"), need_sentence()),
        (_("Groups"), suggested_sentence(suggested)),
        (_("How groups are made"), rule_sentence(size)),
        (_("What hours mean"), hours_label()),
    )


def need_sentence() -> str:
    """Say from what needs follow."""
    return _(
        "Needs come from each person's latest learning plan, or where there is none from their "
        "latest signed assessment, else from the one saved last. A mandatory need works on a "
        "mandatory competence below what the role requires."
    )
