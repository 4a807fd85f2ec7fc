"""How far a plan is: what is due, which modules are finished, what changed since."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import schedule_wording, study_wording
from s4c_desktop.domain.study import ItemState
from s4c_desktop.domain.study_following import Followed
from s4c_desktop.domain.study_groups import Finished
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.services.progress import PersonProgress
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.progress.progress_panel import ProgressPanel
from s4c_desktop.ui.rows import RowsCard, row


class FollowPage(QWidget):
    """Progress, this week, finished modules, and the way to before and after."""

    assess_wanted = Signal()
    """The person is to be assessed again."""

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__()
        self._editing = editing
        self.share = widgets.section()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.counts = widgets.muted()
        self.due = RowsCard(_("Due this week"))
        self.finished = RowsCard(_("Finished modules"))
        self.later = widgets.body()
        self.compare = widgets.button(_("Before and after…"), self._compare)
        self.panel: ProgressPanel | None = None
        self._stack = PageStack()
        self._build()
        editing.followed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far the plan is."""
        studied = self._editing.studied
        followed = studied.followed
        self.share.setText(share_sentence(followed))
        self.bar.setValue(round(followed.share_done * 1000))
        self.bar.setAccessibleName(share_sentence(followed))
        states = [group.state for group in studied.shown]
        self.counts.setText(
            " · ".join(
                f"{study_wording.state_heading(state)}: {states.count(state)}"
                for state in (ItemState.DONE, ItemState.STARTED, ItemState.PLANNED)
            )
        )
        due = [
            row(
                study_wording.item_name(group.title, group.topics),
                ", ".join(group.works_on),
                more=self._days(group.id),
            )
            for group in followed.due
        ]
        self.due.show_rows(due, _("Nothing is due this week."))
        self.finished.show_rows(
            [self._module(one) for one in followed.finished],
            _("A module is finished once everything planned of it is done."),
        )
        later = self._editing.looked.later
        self.compare.setVisible(later is not None)
        self.later.setText(
            _("Assessed again: {assessment}, {when}.").format(
                assessment=summaries.kind(later), when=summaries.standing(later)
            )
            if later is not None
            else _("No later assessment yet. What was learnt shows in the next one.")
        )

    # -- parts ---------------------------------------------------------------------------

    def _days(self, group_id: object) -> str:
        said = next((i for i in self._editing.looked.sheet.items if i.id == group_id), None)
        return schedule_wording.short_span_text(said.first, said.last) if said else ""

    def _module(self, finished: Finished) -> QWidget:
        framework = self._editing.studied.framework
        names = ", ".join(competence_name(framework, code) for code in finished.works_on)
        assess = widgets.button(_("Assess again…"), self.assess_wanted.emit)
        assess.setAccessibleName(_("Assess again after module {code}").format(code=finished.module))
        return row(
            _("Module {code}: {title}").format(code=finished.module, title=finished.title),
            again_sentence(),
            assess,
            more=names,
        )

    def _compare(self) -> None:
        later = self._editing.looked.later
        if later is not None:
            self._editing.context.tasks.run(
                self._editing.context.program.progress.around,
                later.id,
                done=self._show_panel,
                owner=self,
            )

    def _show_panel(self, found: PersonProgress) -> None:
        if self.panel is None:
            self.panel = ProgressPanel(self._editing.context)
            self.panel.back_button.setText(_("Back to the plan"))
            self.panel.back.connect(self._close_panel)
            self._stack.addWidget(self.panel)
        self.panel.show_person(found)
        self._stack.setCurrentWidget(self.panel)
        self.panel.back_button.setFocus()

    def _close_panel(self) -> None:
        self._stack.setCurrentIndex(0)
        self.compare.setFocus()

    def _build(self) -> None:
        overview = widgets.Card(margin=24, spacing=8)
        overview.column.addWidget(self.share)
        overview.column.addWidget(self.bar)
        overview.column.addWidget(self.counts)
        after = widgets.Card(margin=24, spacing=8)
        after.column.addWidget(widgets.section(_("Before and after")))
        line = QHBoxLayout()
        line.addWidget(self.later, 1)
        line.addWidget(self.compare)
        after.column.addLayout(line)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        for card in (overview, self.due, self.finished, after):
            inside.addWidget(card)
        inside.addStretch(1)
        self._stack.addWidget(widgets.scrolling(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)


def share_sentence(followed: Followed) -> str:
    """Say which part of the hours is done."""
    if not followed.minutes:
        return _("Nothing with hours is planned.")
    return _("{done} of {all} done ({percent} %).").format(
        done=schedule_wording.length(followed.minutes_done),
        all=schedule_wording.length(followed.minutes),
        percent=int(Fraction(100) * followed.share_done),
    )


def again_sentence() -> str:
    """Say what a finished module suggests."""
    return _("Everything planned of it is done: an assessment would show what it brought.")


def due_text(followed: Followed) -> str:
    """Say how much is due this week."""
    n = len(followed.due)
    return ngettext("{n} item due", "{n} items due", n).format(n=n) if n else ""
