"""Findings and actions of all sampling plans."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.quality import Finding, Progress
from s4c_desktop.domain.quality_wording import finding_sentence, findings_sentence, progress_name
from s4c_desktop.services.quality import FoundIn
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.finding_dialog import FindingDialog
from s4c_desktop.ui.quality.parts import Section, today
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable

_TONES = {Progress.OPEN: "", Progress.OVERDUE: "bad", Progress.DONE: "good"}


class FindingsSection(Section):
    """One line for each finding: filter, change, mark done, open the second look behind it."""

    look_requested = Signal(object, object)
    """Open the second look at (plan, assessment)."""

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__(context, outbox)
        self._found: tuple[FoundIn, ...] = ()
        self.done = widgets.primary_button(_("Mark done…"), partial(self._change, done=True))
        self.buttons = (self.done,)
        self.sentence = widgets.strong()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a finding"))
        self.search.setAccessibleName(_("Find a finding"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.only = ComboBox()
        self.only.setAccessibleName(_("Show"))
        self.only.addItem(_("All"), None)
        for progress in Progress:
            self.only.addItem(progress_name(progress), progress.value)
        self.only.currentIndexChanged.connect(lambda _index: self._fill())
        self.table = LineTable(
            context.theme,
            _("Findings and actions"),
            (_("Finding"), _("Action"), _("Responsible"), _("State"), _("Assessment"), _("Plan")),
            (STRETCH, 116, 204, 200, 120),
            lesser=(4, 5),
        )
        self.table.chosen.connect(self._enable)
        self.table.opened.connect(partial(self._change, done=False))
        self.change = widgets.button(_("Change…"), partial(self._change, done=False))
        self.open = widgets.button(_("Show the second look"), self._open)
        self.remove = widgets.button(_("Remove…"), self._remove, role="danger")
        self._build()

    def refresh(self) -> None:
        """Fetch all findings."""
        self.context.tasks.run(self.context.program.quality.findings, done=self._show, owner=self)

    def _show(self, found: tuple[FoundIn, ...]) -> None:
        self._found = found
        self._fill()
        self._pages.setCurrentWidget(self._page if found else self._nothing)

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        only = self.only.currentData()
        lines = []
        for one in self._found:
            progress = one.finding.progress(today())
            line = _line(one, progress)
            text = " ".join(line.cells).casefold()
            if only in (None, progress.value) and all(word in text for word in words):
                lines.append(line)
        self.table.fill(lines)
        self.sentence.setText(findings_sentence([one.finding for one in self._found], today()))
        self._enable()

    def _chosen(self) -> FoundIn | None:
        return next((one for one in self._found if one.finding.id == self.table.key()), None)

    def _enable(self) -> None:
        chosen = self._chosen()
        for button in (self.change, self.open, self.remove):
            button.setEnabled(chosen is not None)
        self.done.setEnabled(chosen is not None and chosen.finding.done_on is None)

    def _change(self, *, done: bool) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        wanted = FindingDialog.ask(chosen.finding, self, is_new=False, done=done)
        if wanted is not None and wanted != chosen.finding:
            self._keep(chosen, wanted)

    def _keep(self, chosen: FoundIn, wanted: Finding) -> None:
        self.outbox.put(
            _("Finding"),
            partial(
                self.context.program.quality.keep_finding,
                chosen.plan_id,
                wanted,
                seen=chosen.finding,
            ),
            done=lambda _kept: self.stored.emit(),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.refresh()

    def _open(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.look_requested.emit(chosen.plan_id, chosen.finding.assessment_id)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.context.messages.ask(
            _("Remove this finding?"),
            _("“{text}” goes with its action, for good.").format(text=chosen.finding.text),
            _("Remove"),
        ):
            self.context.tasks.run(
                self.context.program.quality.remove_finding, chosen.plan_id, chosen.finding
            )

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.only)
        tools.addStretch(1)
        buttons = FlowLayout(spacing=8)
        for button in (self.change, self.open, self.remove):
            buttons.addWidget(button)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self._nothing = widgets.EmptyState(
            self.context.theme,
            "check-square-offset",
            _("No findings yet"),
            _(
                "What a second look finds is listed here, with what is to be done, by whom and "
                "until when. Open an assessment of a sample and add a finding there."
            ),
        )
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        self.column.addWidget(self._pages, 1)


def _line(one: FoundIn, progress: Progress) -> Line:
    finding = one.finding
    return Line(
        finding.id,
        (
            finding.text,
            finding.action,
            finding.responsible,
            finding_sentence(finding, today(), short_date),
            summaries.title(one.line),
            one.plan,
        ),
        ("", "", "", _TONES[progress]),
    )
