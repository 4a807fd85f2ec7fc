"""The learning plans that follow from a person's assessments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.learning import LearningPlan
from s4c_desktop.domain.wording import hours_text
from s4c_desktop.services.register import PlanLine
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import DocumentBar
from s4c_desktop.ui.people.rows import RowsCard, row


class PlansCard(RowsCard):
    """A line for each plan: how much there is to learn, and what no course teaches."""

    opened = Signal(object)
    """The UUID of the assessment whose plan is to be shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Learning plans"))
        self.bar = DocumentBar(context)
        self.column.addWidget(self.bar)
        self.show_rows([], _("One moment…"))

    def fill(self, lines: Sequence[PlanLine]) -> None:
        """Show plans."""
        self.show_rows(
            [self._row(line) for line in lines], _("A plan follows from an assessment. None yet.")
        )

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
        return row(name, said, show, save, more=plan_text(line.plan))


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
