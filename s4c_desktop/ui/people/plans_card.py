"""The learning plans of a person: those that are kept, and those that assessments come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import schedule_wording
from s4c_desktop.domain.learning import LearningPlan
from s4c_desktop.domain.wording import hours_text
from s4c_desktop.services.register import PlanLine
from s4c_desktop.services.study import PlanLine as Kept
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.documents import DocumentBar
from s4c_desktop.ui.learning.follow_page import due_text, share_sentence
from s4c_desktop.ui.learning.making import make_plan
from s4c_desktop.ui.rows import RowsCard, row


class PlansCard(RowsCard):
    """The plans that are kept, then a line for each assessment: how much there is to learn."""

    opened = Signal(object)
    """The UUID of the assessment whose result is to be shown."""

    profile_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_("Learning plans"))
        self._context = context
        self.bar = DocumentBar(context)
        self.profile = widgets.button(_("Learner's profile…"), self.profile_wanted.emit)
        self.head.addWidget(self.profile)
        self.column.addWidget(self.bar)
        self.show_rows([], _("One moment…"))

    def fill(self, lines: Sequence[PlanLine], kept: Sequence[Kept] = ()) -> None:
        """Show the plans of assessments, and above them those that are kept."""
        rows = [self._kept_row(one) for one in kept]
        if rows and lines:
            rows.append(widgets.strong(_("From the assessments")))
        rows += [self._row(line) for line in lines]
        self.show_rows(rows, _("A plan follows from an assessment. None yet."))

    def _kept_row(self, line: Kept) -> QWidget:
        plan = line.plan
        name = plan.title or line.role_title
        show = widgets.button(
            _("Open"), lambda: self._context.events.plan_wanted.emit(plan.id), role="quiet"
        )
        said = share_sentence(line.followed)
        show.setAccessibleName(f"{_('Open')}: {name}, {said}")
        finish = schedule_wording.finish_sentence(line.followed.schedule, short_date)
        archived = _("archived") if plan.archived else ""
        more = " · ".join(part for part in (finish, due_text(line.followed), archived) if part)
        return row(name, said, show, more=more)

    def _row(self, line: PlanLine) -> QWidget:
        summary = line.summary
        name = summary.title or summary.role_title
        said = f"{summaries.kind(summary)} · {summaries.standing(summary)}"
        if line.plan is None:
            return row(name, said, more=line.why_not)
        show = widgets.button(_("Show"), lambda: self.opened.emit(summary.id), role="quiet")
        show.setAccessibleName(f"{_('Show')}: {name}, {said}")
        save = widgets.button(
            _("Save PDF…"),
            lambda: self.bar.save_plan(summary.id, summary.person),
            role="quiet",
        )
        save.setAccessibleName(f"{_('Save PDF…')} {name}, {said}")
        make = widgets.button(
            _("Plan and follow"),
            lambda: make_plan(self._context, summary.id, None, self),
            role="quiet",
        )
        make.setAccessibleName(f"{_('Plan and follow')}: {name}, {said}")
        return row(name, said, make, show, save, more=plan_text(line.plan))


def plan_text(plan: LearningPlan) -> str:
    """Say how much a plan holds."""
    n = len(plan.items)
    if not n:
        parts = [_("nothing to learn from what is rated")]
    else:
        parts = [ngettext("{n} topic", "{n} topics", n).format(n=n), hours_text(plan.hours)]
    if plan.untaught:
        untaught = len(plan.untaught)
        parts.append(
            ngettext(
                "{n} gap that no topic closes", "{n} gaps that no topic closes", untaught
            ).format(n=untaught)
        )
    if plan.not_rated:
        parts.append(_("{n} not rated yet").format(n=len(plan.not_rated)))
    return " · ".join(parts)
