"""Documents of several assessments: reports of a cohort, two beside each other, paper forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.errors import Cancelled
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.domain.documents import Order, file_name
from s4c_desktop.domain.framework import Framework
from s4c_desktop.ui import documents, summaries
from s4c_desktop.ui.assessments.cohort_dialog import Cohort, CohortDialog
from s4c_desktop.ui.assessments.form_dialog import FormDialog
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import DocumentBar
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.protection.dialogs import OfferDialog
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.transfer.departure import hand_over

if TYPE_CHECKING:
    # It brings the library that makes PDFs, which is slow to import.
    from s4c_desktop.services.cohort_reports import CohortReportService, Made

_LISTED = 10
"""Reports that failed which a message names; more would not fit a screen."""


class AssessmentDocuments(DocumentBar):
    """Asks what to make, makes it, and says where it went."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.cohort_dialog: CohortDialog | None = None
        self.form_dialog: FormDialog | None = None

    # -- reports of a cohort -------------------------------------------------------------

    def ask_cohort(
        self, selected: Sequence[AssessmentSummary], shown: Sequence[AssessmentSummary]
    ) -> None:
        """Ask whose reports to make, then make them."""
        ids = tuple(each.id for each in selected), tuple(each.id for each in shown)
        self.context.tasks.run(
            lambda: self.context.program.cohort_reports.tags(),
            done=lambda tags: self._show_cohort(Cohort(*ids, tags)),
            owner=self,
        )

    def _show_cohort(self, cohort: Cohort) -> None:
        dialog = CohortDialog(cohort, paths.documents_dir(), self.window())
        self.cohort_dialog = dialog
        dialog.accepted.connect(lambda: self._order(dialog))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _order(self, dialog: CohortDialog) -> None:
        if not self.context.leaving.may_leave(Document.PDF, self.context.messages):
            return
        context = self.context
        tag, chosen = dialog.chosen_tag, dialog.chosen

        def prepare() -> tuple[Order, tuple[Path, ...]]:
            service = context.program.cohort_reports
            order = Order(
                service.of_tag(tag) if tag else chosen,
                dialog.folder,
                depth,
                centre,
                code_names=code_names,
            )
            return order, service.already_there(order)

        depth = dialog.chosen_depth
        centre = context.preferences.centre
        code_names = context.program.names.code_names
        context.tasks.run(prepare, done=self._confirm, owner=self)

    def _confirm(self, prepared: tuple[Order, tuple[Path, ...]]) -> None:
        order, there = prepared
        if there and not self.context.messages.ask(
            _("Replace files?"),
            ngettext(
                "{n} file in {folder} has the name of a report and would be replaced: {name}",
                "{n} files in {folder} have names of reports and would be replaced, such as {name}",
                len(there),
            ).format(n=len(there), folder=order.folder, name=there[0].name),
            _("Replace"),
        ):
            return
        self._make(self.context.program.cohort_reports, replace(order, replace=bool(there)))

    def _make(self, service: CohortReportService, order: Order) -> None:
        tasks, cancel = self.context.tasks, Cancel()
        tasks.run_long(
            partial(service.make, order, cancel.check, tasks.tell_progress),
            done=self._on_made,
            failed=partial(self._on_stopped, order.folder),
            label=_("Making reports"),
            cancel=cancel,
            owner=self,
        )

    def _on_stopped(self, folder: Path, error: Exception) -> None:
        if isinstance(error, Cancelled):
            text = _("Stopped. The reports made so far are in {folder}").format(folder=folder)
            self.say_saved(text, folder)
        else:
            self.context.messages.error(error)

    def _on_made(self, made: Made) -> None:
        count = len(made.files)
        text = ngettext("{n} report made in {folder}", "{n} reports made in {folder}", count)
        self.say_saved(text.format(n=count, folder=made.folder), made.folder)
        if made.failed:
            lines = [
                _("{name}: {reason}").format(name=failed.name, reason=failed.reason.text())
                for failed in made.failed[:_LISTED]
            ]
            more = len(made.failed) - len(lines)
            if more:
                lines.append(ngettext("And {n} more.", "And {n} more.", more).format(n=more))
            title = ngettext(
                "{n} report could not be made", "{n} reports could not be made", len(made.failed)
            )
            self.context.messages.info(title.format(n=len(made.failed)), "\n".join(lines))

    # -- for another workspace -----------------------------------------------------------

    def hand_over(self, summary: AssessmentSummary) -> OfferDialog:
        """Ask for a passphrase and a place, and write an assessment for another workspace."""
        return hand_over(
            self.context,
            self,
            self.context.program.transfer.export_assessment,
            summary.id,
            summaries.title(summary),
            self.window(),
        )

    # -- two beside each other, and forms ------------------------------------------------

    def compare(self, chosen: Sequence[AssessmentSummary]) -> None:
        """Ask for a place and write two assessments of a person beside each other."""
        one, other = chosen
        pair: tuple[UUID, UUID] = (one.id, other.id)
        self.save_comparison(pair, other.person)

    def ask_form(self) -> None:
        """Ask which interview to print, and where to."""
        self.context.tasks.run(self._frameworks, done=self._show_form, owner=self)

    def _frameworks(self) -> tuple[Framework, ...]:
        found = self.context.program.library.frameworks()
        return tuple(framework for framework in found if framework.roles)

    def _show_form(self, frameworks: tuple[Framework, ...]) -> None:
        dialog = FormDialog(frameworks, self.window())
        self.form_dialog = dialog
        dialog.accepted.connect(lambda: self._save_form(dialog))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _save_form(self, dialog: FormDialog) -> None:
        name = file_name(_("Interview form"), dialog.role_title)
        place = documents.ask_place(name, self)
        if place is not None:
            form = self.context.program.library_documents.interview_form
            self.write(form, dialog.choice, place, centre=self.context.preferences.centre)
