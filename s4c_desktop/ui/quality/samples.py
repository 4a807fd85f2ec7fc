"""Sampling plans: the list, one plan with its assessments, a new plan, a second look."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.quality import Sample, Sampled, Verdict
from s4c_desktop.domain.quality_wording import sample_sentence, state_name
from s4c_desktop.domain.sampling_wording import plan_sentence, reason_text
from s4c_desktop.services.quality import LookView, SampleView
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.documents import Printout
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.look_page import LookPage
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.quality.plan_editor import PlanEditor
from s4c_desktop.ui.quality.report_bar import ReportBar
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable, TwoLineList

TONES = {
    Verdict.OPEN: "",
    Verdict.CONFIRMED: "good",
    Verdict.WITH_ACTIONS: "caution",
    Verdict.NOT_CONFIRMED: "bad",
}


class SamplesSection(Section):
    """Shows the plans; what is open inside (a new plan, a second look) takes their place."""

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__(context, outbox)
        self._views: tuple[SampleView, ...] = ()
        self._look: LookPage | None = None
        self._name = ""
        self.new = widgets.primary_button(_("New sampling plan"), self.new_plan)
        self.buttons = (self.new,)
        self.plans = TwoLineList(context.theme, _("Sampling plans"))
        self.plans.picked.connect(lambda _key: self._show_plan())
        self.title = widgets.section()
        self.sentence = widgets.muted()
        self.progress = widgets.strong()
        self.table = LineTable(
            context.theme,
            _("Assessments in the sample"),
            (_("Assessment"), _("Assessors"), _("Held on"), _("Why"), _("Second look")),
            (150, 112, STRETCH, 170),
            lesser=(1, 2),
        )
        self.table.opened.connect(self.open_look)
        self.open = widgets.button(_("Look a second time"), self.open_look)
        self.again = widgets.button(_("Draw again"), self._draw_again)
        self.again.setToolTip(_("Adds what was signed off since; nothing is taken out."))
        self.report = widgets.button(_("Quality report…"), self._save_report)
        self.reports = ReportBar(context)
        self.delete = widgets.button(_("Delete plan…"), self._delete, role="danger")
        self.editor = PlanEditor(context)
        self.editor.saved.connect(self._save)
        self.editor.cancelled.connect(self.show_plans)
        self._build()

    # -- what is shown -------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch the plans, and what is open."""
        self.context.tasks.run(self.context.program.quality.samples, done=self._show, owner=self)
        if self._look is not None:
            self.context.tasks.run(
                self.context.program.quality.look,
                *self._look.key,
                done=self._look.take,
                failed=self._gone,
                owner=self._look,
            )

    def leave(self) -> None:
        """Hand over what was typed in a second look."""
        if self._look is not None:
            self._look.leave()

    def _show(self, views: tuple[SampleView, ...]) -> None:
        self._views = views
        self.plans.fill(
            [(v.sample.id, v.sample.title, sample_sentence(v.sample.sampled)) for v in views]
        )
        self._show_plan()
        if self._pages.currentWidget() in (self._nothing, self._overview):
            self.show_plans()

    def show_plans(self) -> None:
        """Show the plans, or what to do first."""
        self.leave()
        self._drop_look()
        self.editor.stop()
        self._pages.setCurrentWidget(self._overview if self._views else self._nothing)
        self.new.show()

    def _chosen(self) -> SampleView | None:
        return next((v for v in self._views if v.sample.id == self.plans.key()), None)

    def _show_plan(self) -> None:
        view = self._chosen()
        if view is None:
            return
        sample = view.sample
        self.title.setText(sample.title)
        rules = [reason_text(rule, sample.choosing) for rule in sample.choosing.rules]
        said = [
            _("{begins} to {until}, made by {name}.").format(
                begins=short_date(sample.period_from),
                until=short_date(sample.period_until),
                name=sample.created_by,
            ),
            plan_sentence(sample.choosing),
        ]
        if rules:
            said.append(_("Rules: {rules}.").format(rules="; ".join(rules)))
        self.sentence.setText(" ".join(said))
        self.progress.setText(sample_sentence(sample.sampled))
        by_day = sorted(sample.sampled, key=lambda one: _day(view, one))
        self.table.fill([self._line(view, one) for one in by_day])
        self.open.setEnabled(bool(sample.sampled))
        begun = sample.findings or any(one.is_begun for one in sample.sampled)
        self.delete.setVisible(not begun)

    @staticmethod
    def _line(view: SampleView, sampled: Sampled) -> Line:
        line = view.lines[sampled.assessment_id]
        why = "; ".join(reason_text(reason, view.sample.choosing) for reason in sampled.reasons)
        return Line(
            sampled.assessment_id,
            (
                summaries.title(line),
                line.assessors,
                short_date(line.held_on) if line.held_on else "",
                why,
                state_name(sampled),
            ),
            ("", "", "", "", TONES[sampled.judged.verdict]),
        )

    # -- a new plan ----------------------------------------------------------------------

    def new_plan(self) -> None:
        """Offer a new plan."""
        self.show_plans()
        self.new.hide()
        self._pages.setCurrentWidget(self.editor)
        self.editor.begin(self._name)

    def _save(self, sample: Sample) -> None:
        self._name = sample.created_by
        self.context.tasks.run(
            self.context.program.quality.create, sample, done=self._saved, owner=self
        )

    def _saved(self, sample: Sample) -> None:
        self._pages.setCurrentWidget(self._overview)
        self.show_plans()
        self.context.tasks.run(
            self.context.program.quality.samples,
            done=lambda views: self._show_saved(views, sample.id),
            owner=self,
        )

    def _show_saved(self, views: tuple[SampleView, ...], plan_id: UUID) -> None:
        self._show(views)
        self.show_plans()
        self.plans.choose(plan_id)

    def _draw_again(self) -> None:
        view = self._chosen()
        if view is not None:
            self.context.tasks.run(
                self.context.program.quality.draw_again,
                view.sample.id,
                done=self._drawn,
                owner=self,
            )

    def _drawn(self, new: tuple[Sampled, ...]) -> None:
        n = len(new)
        self.context.messages.info(
            _("Drawn again"),
            ngettext(
                "{n} assessment was added to the sample.",
                "{n} assessments were added to the sample.",
                n,
            ).format(n=n)
            if n
            else _("The plan chooses nothing further: the sample stays as it is."),
        )

    def printout(self) -> Printout | None:
        """Return the quality report of the chosen plan."""
        view = self._chosen()
        if view is None:
            return None
        return self.reports.printout_of(view.sample.id, view.sample.title)

    def _save_report(self) -> None:
        view = self._chosen()
        if view is not None:
            self.reports.save_report(view.sample.id, view.sample.title)

    def _delete(self) -> None:
        view = self._chosen()
        if view is not None and self.context.messages.ask(
            _("Delete the plan “{title}”?").format(title=view.sample.title),
            _("Nobody has worked on it yet. The assessments stay as they are."),
            _("Delete"),
        ):
            self.context.tasks.run(self.context.program.quality.delete, view.sample.id)

    # -- a second look -------------------------------------------------------------------

    def open_look(self) -> None:
        """Open the selected assessment."""
        view, key = self._chosen(), self.table.key()
        if view is not None and isinstance(key, UUID):
            self.show_look(view.sample.id, key)

    def show_look(self, plan_id: UUID, assessment_id: UUID) -> None:
        """Open an assessment of a plan."""
        self.context.tasks.run(
            self.context.program.quality.look,
            plan_id,
            assessment_id,
            done=self._open,
            owner=self,
        )

    def _open(self, view: LookView) -> None:
        self.leave()
        self._drop_look()
        self._look = LookPage(self.context, self.outbox, view, self._name or view.sample.created_by)
        self._look.left.connect(self._left_look)
        self._look.stored.connect(self.stored)
        self._pages.addWidget(self._look)
        self._pages.setCurrentWidget(self._look)
        self._look.take_focus()
        self.new.hide()

    @property
    def look(self) -> LookPage | None:
        """Return the second look that is open."""
        return self._look

    def _left_look(self) -> None:
        if self._look is not None:
            self._name = self._look.by.text().strip() or self._name
        self.show_plans()

    def _gone(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.show_plans()

    def _drop_look(self) -> None:
        if self._look is not None:
            self._pages.removeWidget(self._look)
            self._look.deleteLater()
            self._look = None

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        left = widgets.Card(margin=8, spacing=8)
        left.column.addWidget(self.plans, 1)
        right = widgets.Card(margin=24, spacing=8)
        for label in (self.title, self.sentence, self.progress):
            right.column.addWidget(label)
        right.column.addWidget(self.table, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.open, self.again, self.report, self.delete):
            buttons.addWidget(button)
        right.column.addLayout(buttons)
        right.column.addWidget(self.reports)
        split = Panes(left, right, least=(170, 320), sizes=(240, 800))
        self._overview: QWidget = split
        self._nothing = widgets.EmptyState(
            self.context.theme,
            "shield-check",
            _("No sampling plan yet"),
            _(
                "A plan says which signed assessments of a period somebody looks at a second time: "
                "those a rule hits, some of each assessor, and a share drawn by lot. Make one to "
                "see at once what it would choose."
            ),
        )
        self._pages = PageStack()
        for page in (self._nothing, self._overview, self.editor):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)


def _day(view: SampleView, sampled: Sampled) -> tuple[date, str]:
    line = view.lines[sampled.assessment_id]
    return line.held_on or date.min, line.person
