"""Assessors, what shows their competence, and how much of their work was looked at."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessors import Assessor, Record, Validity
from s4c_desktop.domain.assessors_wording import (
    counts_text,
    expiry_sentence,
    kind_name,
    standing_text,
    validity_text,
)
from s4c_desktop.services.assessors import AssessorLine, Assessors
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.parts import KeptText, Section, labelled, today
from s4c_desktop.ui.quality.record_dialog import AssessorDialog, RecordDialog
from s4c_desktop.ui.quality.tables import Line, LineTable, TwoLineList

_TONES = {Validity.VALID: "", Validity.SOON: "caution", Validity.EXPIRED: "bad"}


class AssessorsSection(Section):
    """Everybody who is registered at the left, one of them at the right."""

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__(context, outbox)
        self._all = Assessors((), ())
        self._assessor: Assessor | None = None
        self.register = widgets.primary_button(_("Register an assessor"), self._ask)
        self.buttons = (self.register,)
        self.expiry = widgets.TextLabel("", "caution")
        self.unregistered = widgets.muted()
        self.list = TwoLineList(context.theme, _("Assessors"))
        self.list.picked.connect(lambda _key: self._show_one())
        self.name = widgets.section()
        self.counts = widgets.body()
        self.active = QCheckBox(_("Assesses at present"))
        self.active.clicked.connect(lambda _on=False: self._edit(active=self.active.isChecked()))
        self.note = KeptText(_("Note"), _("Such as: languages, areas, whom to ask"), height=72)
        self.note.settled.connect(lambda text: self._edit(note=text))
        self.records = LineTable(
            context.theme,
            _("Records"),
            (_("What it is"), _("Kind"), _("Dated"), _("Validity")),
            (200, 112, 190),
            lesser=(1, 2),
        )
        self.records.setMinimumHeight(150)
        self.records.opened.connect(self._change_record)
        self.records.chosen.connect(self._enable)
        self.add = widgets.button(_("Add record…"), self._add_record)
        self.change = widgets.button(_("Change…"), self._change_record)
        self.take = widgets.button(_("Remove record…"), self._remove_record)
        self.remove = widgets.button(_("Remove assessor…"), self._remove, role="danger")
        self._build()

    # -- what is shown -------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch everybody."""
        self.context.tasks.run(self.context.program.assessors.all, done=self._show, owner=self)

    def leave(self) -> None:
        """Hand over what was typed."""
        self.note.flush()

    def _show(self, found: Assessors) -> None:
        if self.outbox.waiting or self.note.pending:
            return
        self._all = found
        assessors = [line.assessor for line in found.lines]
        expiry = expiry_sentence(assessors, today())
        self.expiry.setText(expiry)
        self.expiry.setVisible(bool(expiry))
        names = ", ".join(found.unregistered)
        self.unregistered.setText(
            _("Named by assessments, not registered: {names}.").format(names=names)
        )
        self.unregistered.setVisible(bool(names))
        self.list.fill([(a.id, a.name, _below(a)) for a in assessors])
        self._show_one()
        self._pages.setCurrentWidget(self._page if assessors else self._nothing)

    def _line(self) -> AssessorLine | None:
        return next((one for one in self._all.lines if one.assessor.id == self.list.key()), None)

    def _show_one(self) -> None:
        self.note.flush()
        line = self._line()
        if line is None:
            self._assessor = None
            return
        self._assessor = line.assessor
        self.name.setText(line.assessor.name)
        self.counts.setText(counts_text(line.held, line.sampled))
        self.active.setChecked(line.assessor.active)
        self.note.show_text(line.assessor.note)
        self._show_records()

    def _show_records(self) -> None:
        if self._assessor is None:
            return
        self.records.fill(
            [
                Line(
                    record.id,
                    (
                        record.description,
                        kind_name(record.kind),
                        short_date(record.dated) if record.dated else "",
                        validity_text(record, today(), short_date),
                    ),
                    ("", "", "", _TONES[record.validity(today())]),
                )
                for record in self._assessor.records
            ]
        )
        self._enable()

    def _enable(self) -> None:
        chosen = self._record() is not None
        self.change.setEnabled(chosen)
        self.take.setEnabled(chosen)

    # -- what is done --------------------------------------------------------------------

    def _ask(self) -> None:
        name = AssessorDialog.ask(self._all.unregistered, self)
        if name:
            self.register_name(name)

    def register_name(self, name: str) -> None:
        """Register an assessor."""
        self.context.tasks.run(
            self.context.program.assessors.keep,
            Assessor(uuid4(), name),
            done=self._registered,
            owner=self,
        )

    def _registered(self, assessor: Assessor) -> None:
        self.stored.emit()
        self.context.tasks.run(
            self.context.program.assessors.all,
            done=lambda found: self._show_registered(found, assessor.id),
            owner=self,
        )

    def _show_registered(self, found: Assessors, assessor_id: UUID) -> None:
        self._show(found)
        self.list.choose(assessor_id)

    def _edit(
        self,
        *,
        active: bool | None = None,
        note: str | None = None,
        records: tuple[Record, ...] | None = None,
    ) -> None:
        seen = self._assessor
        if seen is None:
            return
        wanted = replace(
            seen,
            active=seen.active if active is None else active,
            note=seen.note if note is None else note,
            records=seen.records if records is None else records,
        )
        if wanted == seen:
            return
        self._assessor = wanted
        self._all = replace(
            self._all,
            lines=tuple(
                replace(line, assessor=wanted) if line.assessor.id == wanted.id else line
                for line in self._all.lines
            ),
        )
        self._show_records()
        self.outbox.put(
            _("Assessor"),
            partial(self.context.program.assessors.keep, wanted, seen=seen),
            done=lambda _kept: self.stored.emit(),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.refresh()

    def _record(self) -> Record | None:
        records = self._assessor.records if self._assessor else ()
        return next((record for record in records if record.id == self.records.key()), None)

    def _add_record(self) -> None:
        record = RecordDialog.ask(None, self)
        if record is not None and self._assessor is not None:
            self._edit(records=(*self._assessor.records, record))

    def _change_record(self) -> None:
        before = self._record()
        after = before and RecordDialog.ask(before, self)
        if after is not None and self._assessor is not None:
            records = self._assessor.records
            self._edit(records=tuple(after if r.id == after.id else r for r in records))

    def _remove_record(self) -> None:
        record = self._record()
        if (
            record is not None
            and self._assessor is not None
            and self.context.messages.ask(
                _("Remove this record?"),
                _("“{text}” is removed for good.").format(text=record.description),
                _("Remove"),
            )
        ):
            self._edit(records=tuple(r for r in self._assessor.records if r.id != record.id))

    def _remove(self) -> None:
        assessor = self._assessor
        if assessor is not None and self.context.messages.ask(
            _("Remove {name}?").format(name=assessor.name),
            _("The records go for good. Assessments that name them stay as they are."),
            _("Remove"),
        ):
            self.context.tasks.run(self.context.program.assessors.remove, assessor.id)

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        left = widgets.Card(margin=8, spacing=8)
        left.column.addWidget(self.list, 1)
        right = widgets.Card(margin=24, spacing=8)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.active)
        right.column.addLayout(head)
        right.column.addWidget(self.counts)
        right.column.addSpacing(8)
        right.column.addWidget(widgets.strong(_("Records of competence")))
        right.column.addWidget(self.records, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.add, self.change, self.take):
            buttons.addWidget(button)
        right.column.addLayout(buttons)
        right.column.addSpacing(8)
        right.column.addLayout(labelled(_("Note"), self.note))
        right.column.addWidget(self.remove)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(right)
        area = widgets.scrolling(page)
        split = Panes(left, area, least=(170, 320), sizes=(240, 800))
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(split, 1)
        self._nothing = widgets.EmptyState(
            self.context.theme,
            "user-list",
            _("No assessor is registered"),
            _(
                "Register who assesses, then add what shows their competence: trainings, "
                "experience, certificates, observations. What ends is named in time."
            ),
        )
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        self.column.setSpacing(8)
        self.expiry.hide()
        self.unregistered.hide()
        self.column.addWidget(self.expiry)
        self.column.addWidget(self.unregistered)
        self.column.addWidget(self._pages, 1)


def _below(assessor: Assessor) -> str:
    said = standing_text(assessor, today())
    return said if assessor.active else _("not at present, {said}").format(said=said)
