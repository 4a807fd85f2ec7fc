"""The trainer's view: who of a cohort needs what, who could train together, and trainings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from s4c_desktop.base.errors import Cancelled
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.attendance import Marked, attended
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.cohort import Subject, subject_of
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.pages.outcomes import outcomes_page
from s4c_desktop.domain.register import PersonLine, Register
from s4c_desktop.domain.study import Seat, Training
from s4c_desktop.domain.training_wording import cohort_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout, SavedBar
from s4c_desktop.ui.learning.cohort_bar import CohortBar
from s4c_desktop.ui.learning.groups_page import GroupsPage, Proposed
from s4c_desktop.ui.learning.item_dialogs import HoursDialog
from s4c_desktop.ui.learning.mark_dialog import MarkDialog
from s4c_desktop.ui.learning.needs_page import NeedsPage
from s4c_desktop.ui.learning.outcomes_dialog import OutcomesDialog
from s4c_desktop.ui.learning.training_dialog import TrainingDialog
from s4c_desktop.ui.learning.training_edits import TrainingEdits
from s4c_desktop.ui.learning.trainings_page import TrainingsPage
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import today
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.tasks import Cancel

NEEDS, GROUPS, TRAININGS = range(3)
USUAL_SEATS = 12


class TrainingPanel(QWidget):
    """Keeps up with changes by itself; while it is hidden it only remembers that there were some.

    Undo and redo of trainings, and of marks in plans, are on `undo_stack`.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.sheet: CohortSheet | None = None
        self._loading: Cancel | None = None
        self._stale: Changes | None = Changes(everything=True)
        self.edits = TrainingEdits(context, self)
        self.undo_stack = self.edits.undo_stack
        self.cohort = CohortBar()
        self.parts: Segments[int] = Segments(
            _("Part of the trainer's view"),
            (
                (NEEDS, _("Who needs what")),
                (GROUPS, _("Groups")),
                (TRAININGS, _("Trainings")),
            ),
        )
        self.needs = NeedsPage(context)
        self.groups = GroupsPage(context)
        self.trainings = TrainingsPage(context)
        self.saved = SavedBar(context)
        self.note = widgets.muted()
        self.export = widgets.menu_button(_("Export"), self._export_menu())
        self._nothing = widgets.EmptyState(
            context.theme,
            "users-three",
            _("Nobody to train yet"),
            _(
                "Assess people first: what they need follows from their gaps. Then this view says "
                "who needs which unit and who could train together."
            ),
        )
        self._wait = widgets.EmptyState(
            context.theme, "hourglass", _("Looking at the learning plans"), ""
        )
        self.again = widgets.primary_button(_("Try again"), self.refresh)
        self._missing = widgets.EmptyState(
            context.theme,
            "warning-circle",
            _("The learning plans are not shown"),
            _("They were not read to the end. Nothing was changed."),
            self.again,
        )
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Fetch the people, their plans and the trainings anew."""
        self._stale = None
        if self._loading is not None:
            self._loading.set()
        self._loading = Cancel()
        if self.sheet is None:
            self._pages.setCurrentWidget(self._wait)
        self.context.tasks.run(
            self.context.program.register.lines,
            done=partial(self._load, self._loading),
            failed=partial(self._failed, self._loading),
            owner=self,
        )

    def show_part(self, part: int) -> None:
        """Show needs, groups or trainings."""
        self.parts.show_value(part)
        self._parts.setCurrentIndex(part)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale is not None:
            self._catch_up(self._stale)

    # -- fetching ------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        concerned = changes.everything or changes.people or changes.assessments or changes.plans
        if not concerned and not changes.trainings:
            return
        if self.isVisible():
            self._catch_up(changes)
        else:
            self._stale = changes if self._stale is None else self._stale | changes

    def _on_names_changed(self) -> None:
        self._on_changed(Changes(everything=True))

    def _catch_up(self, changes: Changes) -> None:
        only_trainings = changes == Changes(trainings=True)
        if self.sheet is None or self._loading is not None or not only_trainings:
            self.refresh()
            return
        self._stale = None
        self.context.tasks.run(
            self.context.program.cohorts.caught_up, self.sheet, done=self._show, owner=self
        )

    def _load(self, cancel: Cancel, lines: tuple[PersonLine, ...]) -> None:
        self.cohort.offer(Register(lines, today()))
        tasks = self.context.tasks
        tasks.run_long(
            self.context.program.cohorts.of,
            self.cohort.choice,
            cancel.check,
            tasks.tell_progress,
            done=partial(self._loaded, cancel),
            failed=partial(self._failed, cancel),
            label=_("Looking at the learning plans"),
            cancel=cancel,
            owner=self,
        )

    def _loaded(self, cancel: Cancel, sheet: CohortSheet) -> None:
        if self._loading is cancel:
            self._loading = None
            self._show(sheet)

    def _failed(self, cancel: Cancel, error: Exception) -> None:
        if self._loading is not cancel:
            # It was stopped because something else was asked for meanwhile.
            return
        self._loading = None
        if self.sheet is None:
            self._pages.setCurrentWidget(self._missing)
        if not isinstance(error, Cancelled):
            self.context.messages.error(error)

    def _show(self, sheet: CohortSheet) -> None:
        self.sheet = sheet
        self.cohort.show_sheet(sheet)
        for page in (self.needs, self.groups, self.trainings):
            page.show_sheet(sheet)
        anything = bool(sheet.members or sheet.trainings or self.cohort.narrowed)
        self._pages.setCurrentWidget(self._page if anything else self._nothing)
        self.export.setEnabled(True)

    # -- trainings -----------------------------------------------------------------------

    def new_training(self) -> None:
        """Ask for a training from scratch."""
        need = self.needs.need()
        framework = self._usual_framework()
        if framework is not None:
            subject = need.subject if need is not None else Subject(framework, "")
            self._make((subject,), ())

    def make_of(self, proposed: Proposed) -> None:
        """Ask for the training of a group, or for seats in one that is there."""
        sheet = self.sheet
        found = [t for t in sheet.trainings if t.id == proposed.training_id] if sheet else []
        if not found:
            self._make(proposed.subjects, proposed.people)
            return
        seats = tuple(Seat(one) for one in proposed.people)
        self._change(found[0], replace(found[0], taken=(*found[0].taken, *seats)))

    def _make(self, subjects: tuple[Subject, ...], people: tuple[UUID, ...]) -> None:
        if self.sheet is None:
            return
        first = subjects[0]
        training = Training(
            uuid4(),
            first.framework_id,
            first.code,
            max(USUAL_SEATS, len(people)),
            "" if first.code or not first.title else self.sheet.title(first),
            taken=tuple(Seat(person) for person in people),
        )
        made = TrainingDialog.ask(self.sheet, training, self, subjects=subjects, is_new=True)
        if made:
            self.edits.add(made)
            self.show_part(TRAININGS)

    def _change(self, before: Training, shown: Training | None = None) -> None:
        if self.sheet is None:
            return
        made = TrainingDialog.ask(self.sheet, shown or before, self, is_new=False)
        if made:
            self.edits.change(before, made[0])

    def _delete(self, training: Training) -> None:
        sheet = self.sheet
        if sheet is not None and self.context.messages.ask(
            _("Delete this training?"),
            _("“{title}” goes with its seats. Nobody's plan changes. Undo brings it back.").format(
                title=sheet.called(training)
            ),
            _("Delete"),
        ):
            self.edits.delete(training)

    def _mark(self, training: Training) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        day = min(training.ends_on or training.starts_on or today(), today())
        asked = MarkDialog.ask(sheet.called(training), len(attended(training)), day, self)
        if asked is not None:
            self.edits.mark(training.id, *asked)

    def _tell_marked(self, marked: tuple[Marked, ...]) -> None:
        if not marked:
            text = _("Nothing was marked: no plan has anything of it left to mark.")
        else:
            items = sum(len(one.after) for one in marked)
            text = _("{items} marked in {plans}.").format(
                items=ngettext("{n} item", "{n} items", items).format(n=items),
                plans=ngettext("{n} plan", "{n} plans", len(marked)).format(n=len(marked)),
            )
        self.note.setText(text)
        self.note.show()

    def _outcomes(self, subject: Subject) -> None:
        sheet = self.sheet
        outcomes = sheet.outcomes(subject) if sheet else None
        if sheet is not None and outcomes is not None:
            page = outcomes_page(sheet.frameworks[subject.framework_id], outcomes)
            dialog = OutcomesDialog(self.context, page, self)
            dialog.exec()
            dialog.deleteLater()

    def _plan_hours(self, subject: Subject) -> None:
        """Ask how long the topics of a unit take at this centre."""
        sheet = self.sheet
        unit = sheet.unit(subject) if sheet else None
        if sheet is None or unit is None:
            return
        codes = [placed.topic.code for placed in unit.topics]
        known = sheet.hours.get(subject.framework_id, {})
        dialog = HoursDialog(
            [(placed.topic.title, placed.hours) for placed in unit.topics],
            self,
            estimated=any(code in known for code in codes),
            text=_(
                "Course time of the topics of {unit}, as your centre plans it in place of the "
                "estimate. It holds for every plan that has no hours of its own."
            ).format(unit=unit.title),
        )
        # Rounded as shown: what nobody touched keeps its exact hours.
        before = dialog.hours()
        if dialog.run():
            entered = zip(codes, before, dialog.hours(), strict=True)
            changed = {code: hours for code, was, hours in entered if hours != was}
            if changed:
                self.edits.plan_hours(subject.framework_id, changed)

    def _usual_framework(self) -> UUID | None:
        if self.sheet is None:
            return None
        used = self.sheet.used_frameworks or tuple(self.sheet.frameworks.values())
        return used[-1].id if used else None

    # -- export --------------------------------------------------------------------------

    def save(self, suffix: str) -> None:
        """Ask for a place and write what is shown there, as `.xlsx` or `.pdf`."""
        made = self.printout(suffix)
        if made is not None:
            self.saved.save_printout(made, _("Save training needs"))

    def printout(self, suffix: str = ".pdf") -> Printout | None:
        """Return what is shown as a document; None while nothing is."""
        sheet = self.sheet
        if sheet is None:
            return None
        name = file_name(_("Training needs"), cohort_name(sheet), suffix=suffix)
        needs = self.context.program.training_documents.needs
        options = {"size": self.groups.size_wanted(), "centre": self.context.preferences.centre}
        return Printout(name, needs, sheet, options)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, suffix in ((_("Workbook (XLSX)…"), ".xlsx"), (_("PDF…"), ".pdf")):
            menu.addAction(text, partial(self.save, suffix))
        return menu

    # -- building ------------------------------------------------------------------------

    def _connect(self) -> None:
        self.context.events.changed.connect(self._on_changed)
        self.context.events.names_changed.connect(self._on_names_changed)
        self.cohort.chosen.connect(self.refresh)
        self.parts.chosen.connect(self.show_part)
        self.groups.wanted.connect(self.make_of)
        self.needs.wanted.connect(self.make_of)
        for page in (self.needs, self.groups):
            page.outcomes_wanted.connect(self._outcomes)
        self.needs.hours_wanted.connect(self._plan_hours)
        self.trainings.new_wanted.connect(self.new_training)
        self.trainings.change_wanted.connect(self._change)
        self.trainings.delete_wanted.connect(self._delete)
        self.trainings.mark_wanted.connect(self._mark)
        self.trainings.outcomes_wanted.connect(lambda one: self._outcomes(subject_of(one)))
        self.edits.marked.connect(self._tell_marked)

    def _build(self) -> None:
        self.export.setEnabled(False)
        self._parts = PageStack()
        for page in (self.needs, self.groups, self.trainings):
            self._parts.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.cohort, 1)
        head.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.parts)
        column.addWidget(self._parts, 1)
        column.addWidget(self.note)
        column.addWidget(self.saved)
        self.note.hide()
        self._pages = PageStack()
        for part in (self._wait, self._missing, self._nothing, self._page):
            self._pages.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.show_part(NEEDS)
        self.setFocusProxy(self.parts)
