"""What follows from a plan as it stands: when it is done, what is left out, what does not fit."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import schedule_wording, study_edits
from s4c_desktop.domain.schedule import Schedule, WaysOut
from s4c_desktop.domain.study import StudyPlan
from s4c_desktop.services.study import Studied
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.learning.editing import PlanEditing


class FollowsBar(widgets.Card):
    """Sentences, and where the deadline is missed, three ways out to be taken with a click."""

    anew_wanted = Signal()

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__(spacing=4)
        self._editing = editing
        self._little = False
        self.finish = widgets.strong()
        self.amount = widgets.muted()
        self.notes = widgets.TextLabel("", "caution")
        self.misfit = widgets.TextLabel("", "bad")
        self.ways = tuple(
            widgets.button("", action) for action in (self._more_hours, self._later, self._less)
        )
        self.less = widgets.small()
        self.anew = widgets.button(_("Make anew…"), self.anew_wanted.emit)
        self.stale = widgets.muted()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.finish)
        words.addWidget(self.amount)
        words.addWidget(self.notes)
        words.addWidget(self.stale)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.anew)
        self.column.setContentsMargins(16, 10, 16, 10)
        self.column.addLayout(row)
        self.column.addWidget(self.misfit)
        ways_out = FlowLayout(spacing=8)
        for way in self.ways:
            ways_out.addWidget(way)
        self.column.addLayout(ways_out)
        self.column.addWidget(self.less)
        editing.followed.connect(self.refresh)
        self.refresh()

    def fold(self, *, little: bool) -> None:
        """Leave to tool tips what there is little room for."""
        self._little = little
        self._show_ways(self._editing.studied.followed.schedule)

    def refresh(self) -> None:
        """Say what follows."""
        studied = self._editing.studied
        schedule = studied.followed.schedule
        parts = (
            schedule_wording.finish_sentence(schedule, short_date),
            schedule_wording.slack_sentence(schedule, short_date),
        )
        self.finish.setText(" ".join(part for part in parts if part))
        self.amount.setText(_amount(studied))
        notes = list(studied.made.notes)
        if not studied.taught:
            notes.append(
                _(
                    "No curriculum is known for this role: plan with courses, case studies and "
                    "items of your own."
                )
            )
        _say(self.notes, " ".join(notes))
        anew = not studied.up_to_date
        _say(self.stale, _("Made anew by these wishes, the plan would be another.") if anew else "")
        self.anew.setVisible(anew)
        deadline = schedule.frame.deadline
        misfit = ""
        if deadline is not None and not schedule.fits:
            misfit = schedule_wording.misfit_sentence(deadline, short_date)
        _say(self.misfit, misfit)
        self._show_ways(schedule)

    def _show_ways(self, schedule: Schedule) -> None:
        sentences = schedule_wording.ways_out_sentences(schedule, short_date)
        ways = schedule.ways_out
        texts = _names(ways) if ways is not None and sentences else ("", "", "")
        for way, text, sentence in zip(self.ways, texts, sentences or texts, strict=True):
            way.setText(text)
            way.setVisible(bool(text))
            way.setToolTip(widgets.plain_tip(sentence, wrap=True) if sentence else "")
            way.setAccessibleDescription(sentence)
        _say(self.less, sentences[2] if sentences and not self._little else "")

    # -- ways out ------------------------------------------------------------------------

    def _more_hours(self) -> None:
        ways = self._ways()
        if ways is not None and ways.minutes_a_week is not None:
            minutes = ways.minutes_a_week
            self._editing.wish(
                _("hours a week"), lambda plan: replace(plan, minutes_per_week=minutes)
            )

    def _later(self) -> None:
        ways = self._ways()
        if ways is not None:
            day = ways.done_by
            self._editing.wish(_("deadline"), lambda plan: replace(plan, deadline=day))

    def _less(self) -> None:
        ways = self._ways()
        deadline = self._editing.plan.deadline
        if ways is None or deadline is None:
            return
        ids = self._items_of(ways)
        because = _("No time for it before {deadline}").format(deadline=short_date(deadline))

        def less(plan: StudyPlan) -> StudyPlan:
            return study_edits.remove(plan, ids, because)

        self._editing.edit(_("removal"), less, ids)

    def _ways(self) -> WaysOut | None:
        return self._editing.studied.followed.schedule.ways_out

    def _items_of(self, ways: WaysOut) -> tuple[UUID, ...]:
        """Return the items behind the pieces that are to go; a fixed group is one piece."""
        keys = {piece.key for piece in ways.drop}
        found: list[UUID] = []
        for group in self._editing.studied.shown:
            fixed = group.items[0].fixed_on is not None
            found += [one for one in group.ids if (group.id if fixed else one) in keys]
        return tuple(found)


def _names(ways: WaysOut) -> tuple[str, ...]:
    """Name the ways out for buttons; more hours only where that is enough."""
    faster = ""
    if ways.minutes_a_week is not None:
        hours = schedule_wording.length(ways.minutes_a_week)
        faster = _("More: {hours} a week").format(hours=hours)
    return (
        faster,
        _("Later: {day}").format(day=short_date(ways.done_by)),
        _("Less: leave out {hours}").format(hours=schedule_wording.length(ways.minutes_dropped)),
    )


def _amount(studied: Studied) -> str:
    followed, left_out = studied.followed, studied.made.left_out
    n = len(studied.shown)
    parts = [
        ngettext("{n} item", "{n} items", n).format(n=n),
        schedule_wording.length(followed.minutes),
    ]
    if followed.minutes_done:
        done = schedule_wording.length(followed.minutes_done)
        parts.append(_("{hours} of them done").format(hours=done))
    if left_out:
        n = len(left_out)
        parts.append(ngettext("{n} left out", "{n} left out", n).format(n=n))
    return " · ".join(parts)


def _say(label: widgets.TextLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
