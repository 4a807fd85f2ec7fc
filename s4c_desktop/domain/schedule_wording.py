"""Sentences about a plan's days that screen, command and documents share.

`say` writes a day as its place writes days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.schedule import Hindrance, Moved, Schedule, Slack, TimeFrame, WaysOut, Week
from s4c_desktop.domain.timeline_chart import TickUnit
from s4c_desktop.domain.wording import minutes_text

Say = Callable[[date], str]

_NAMED = 4
"""Pieces to drop that a sentence names."""


def finish_sentence(schedule: Schedule, say: Say) -> str:
    """Say when everything is done, at which pace."""
    if schedule.finish is None:
        return _("Nothing is left to do.")
    return _("Done on {day}, at {pace} a week.").format(
        day=say(schedule.finish), pace=length(schedule.frame.minutes_a_week)
    )


def slack_sentence(schedule: Schedule, say: Say) -> str:
    """Say how the finish stands to the deadline; empty without a deadline or a finish."""
    slack, deadline = schedule.slack, schedule.frame.deadline
    if slack is None or deadline is None:
        return ""
    if schedule.ways_out is not None:
        return _("That is {days} after the deadline ({deadline}).").format(
            days=_days(-slack.days), deadline=say(deadline)
        )
    if not slack.days:
        text = _("That is the day of the deadline, with room for {hours} more.")
    else:
        text = _("That is {days} before the deadline ({deadline}), with room for {hours} more.")
    return text.format(days=_days(slack.days), deadline=say(deadline), hours=length(slack.minutes))


def slack_text(slack: Slack) -> str:
    """Say the slack in a word or two, as in "12 days, 8 h"."""
    if slack.days < 0:
        return _("{days} late").format(days=_days(-slack.days))
    return _("{days}, {hours}").format(days=_days(slack.days), hours=length(slack.minutes))


def misfit_sentence(deadline: date, say: Say) -> str:
    """Say that not everything is done before the deadline."""
    return _("This does not fit before {deadline}. One of three things would make it fit:").format(
        deadline=say(deadline)
    )


def ways_out_sentences(schedule: Schedule, say: Say) -> tuple[str, ...]:
    """Say the three ways out: more hours, later, less; nothing where all fits."""
    ways, deadline = schedule.ways_out, schedule.frame.deadline
    if ways is None or deadline is None:
        return ()
    return (
        _more_sentence(ways, schedule.frame),
        _("Later: move the deadline to {day}.").format(day=say(ways.done_by)),
        _less_sentence(ways),
    )


def _more_sentence(ways: WaysOut, frame: TimeFrame) -> str:
    if ways.minutes_a_week is None:
        return _("More hours alone are not enough, however many a day.")
    return _("More hours: {hours} a week instead of {now}.").format(
        hours=length(ways.minutes_a_week), now=length(frame.minutes_a_week)
    )


def _less_sentence(ways: WaysOut) -> str:
    titles = ", ".join(piece.title for piece in ways.drop[:_NAMED])
    more = len(ways.drop) - _NAMED
    if more > 0:
        text = ngettext("{titles} and {n} more", "{titles} and {n} more", more)
        titles = text.format(titles=titles, n=more)
    if not ways.minutes_over:
        return _("Less: leave out {titles}.").format(titles=titles)
    return _("Less: {over} have to go; leaving out {titles} saves {dropped}.").format(
        over=length(ways.minutes_over), titles=titles, dropped=length(ways.minutes_dropped)
    )


def moved_sentence(moved: Moved, say: Say) -> str:
    """Say why a pinned piece does not begin on its day."""
    text = {
        Hindrance.PAST: _("“{title}” is pinned to {wanted}, which has passed; it begins {begins}."),
        Hindrance.FREE_DAY: _(
            "“{title}” is pinned to {wanted}, a day that is kept free; it begins {begins}."
        ),
        Hindrance.ABSENCE: _(
            "“{title}” is pinned to {wanted}, a day of absence; it begins {begins}."
        ),
        Hindrance.NEEDS: _(
            "“{title}” is pinned to {wanted}, but “{other}” has to be finished before; it begins "
            "{begins}."
        ),
        Hindrance.CROWDED: _(
            "“{title}” is pinned to {wanted}, a day that “{other}” fills; it begins {begins}."
        ),
    }[moved.hindrance]
    return text.format(
        title=moved.piece.title,
        wanted=say(moved.wanted),
        begins=say(moved.begins),
        other=moved.other.title if moved.other else "",
    )


def week_text(week: Week, say: Say) -> str:
    """Say how full a week is."""
    return _("Week of {monday}: {minutes} of {room}").format(
        monday=say(week.monday), minutes=length(week.minutes), room=length(week.room)
    )


def span_text(first: date | None, last: date | None, say: Say) -> str:
    """Say from when to when; one day alone where both are the same, empty without days."""
    if first is None or last is None:
        return ""
    if first == last:
        return say(first)
    return _("{first} – {last}").format(first=say(first), last=say(last))


def short_span_text(first: date | None, last: date | None) -> str:
    """Say from when to when for a narrow column, as in "14 Sep – 2 Oct 2026"; may be empty."""
    if first is None or last is None:
        return ""
    end = f"{_short(last)} {last.year}"
    if first == last:
        return end
    start = _short(first) if first.year == last.year else f"{_short(first)} {first.year}"
    return _("{first} – {last}").format(first=start, last=end)


def tick_text(unit: TickUnit, day: date) -> str:
    """Label a tick of the timeline: "14 Sep", "Oct", and the year where it begins."""
    if unit is TickUnit.YEAR:
        return str(day.year)
    if unit in (TickUnit.WEEK, TickUnit.FORTNIGHT):
        return _short(day)
    month = _months()[day.month - 1]
    return _("{month} {year}").format(month=month, year=day.year) if day.month == 1 else month


def widest_tick_texts() -> tuple[str, ...]:
    """Return the labels among which the widest is, so that room can be kept for it."""
    return tuple(f"28 {month}" for month in _months())


def length(minutes: Fraction | int) -> str:
    """Say a length of time, to the minute."""
    return minutes_text(round(minutes))


def _short(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=_months()[day.month - 1])


def _days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)


def _months() -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
