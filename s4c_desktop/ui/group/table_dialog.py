"""Bringing participants in from a table: what each column holds, and what would become of rows."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.group_import_wording import (
    blocked_sentence,
    column_text,
    names_note,
    preview_sentence,
    row_text,
)
from s4c_desktop.domain.group_matrix import (
    Column,
    Fate,
    MatrixPreview,
    MatrixRow,
    Use,
    guess_columns,
)
from s4c_desktop.domain.people_import_wording import fault_text
from s4c_desktop.domain.sheet import Sheet
from s4c_desktop.services.group_import import GroupImported
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.tasks import Cancel

SIZE = (900, 620)


class TableDialog(Dialog):
    """Shows columns and rows at once; nothing is changed before its last button."""

    imported = Signal(object)
    """What was GroupImported."""

    def __init__(
        self,
        context: Context,
        group_id: UUID,
        framework: Framework,
        sheet: Sheet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring in a table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._group_id = group_id
        self._sheet = sheet
        self._cancel: Cancel | None = None
        self.choices: list[ComboBox] = []
        self.replace = QCheckBox(_("Replace what participants with the same code name said"))
        self.replace.toggled.connect(lambda _on: self.look())
        self.rows = LineTable(
            context.theme,
            _("Rows"),
            (_("Code name"), _("Line"), _("What becomes of it")),
            (64, 0),
        )
        self.sentence = widgets.strong()
        self.trouble = widgets.TextLabel("", "bad")
        self.note = widgets.small()
        self.cancel_button = widgets.button(_("Cancel"), self.reject)
        self.go_on = widgets.primary_button(_("Bring in"), self._import)
        allow(self.go_on, False, _("The rows are being read."))
        self._build(guess_columns(sheet, framework), framework)

    def columns(self) -> tuple[Column, ...]:
        """Return what was chosen for each column."""
        return tuple(choice.currentData() for choice in self.choices)

    def look(self) -> None:
        """Work out what would become of the rows, off the GUI thread."""
        if self._cancel is not None:
            self._cancel.set()
        cancel = self._cancel = Cancel()
        allow(self.go_on, False, _("The rows are being read."))
        columns = self.columns()
        named = next((n for n, column in enumerate(columns) if column.use is Use.CODE_NAME), None)
        self.note.setText("" if named is None else names_note(self._sheet.columns[named]))
        self.note.setVisible(named is not None)
        work = partial(
            self._context.program.group_import.preview_matrix,
            self._group_id,
            self._sheet,
            columns,
            replace_known=self.replace.isChecked(),
            check=cancel.check,
        )
        self._context.tasks.run_long(
            work, done=self._show, failed=self._failed, cancel=cancel, owner=self
        )

    def _show(self, preview: MatrixPreview) -> None:
        self._cancel = None
        self.rows.fill([_line(row) for row in preview.rows])
        self.sentence.setText(preview_sentence(preview))
        faulty = bool(preview.faults)
        self._say(blocked_sentence(preview) if faulty else "")
        some = preview.having(Fate.NEW) or preview.having(Fate.REPLACES)
        nothing = self.trouble.text() or _("There is nothing new to bring in.")
        allow(self.go_on, not faulty and some, nothing)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self._cancel = None
        if isinstance(error, UserError):
            self.sentence.setText("")
            self.rows.fill([])
            self._say(error.text())
            allow(self.go_on, False, error.text())
        else:
            self._context.messages.error(error)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _import(self) -> None:
        self.go_on.setEnabled(False)
        self._context.tasks.run(
            partial(
                self._context.program.group_import.import_matrix,
                self._group_id,
                self._sheet,
                self.columns(),
                replace_known=self.replace.isChecked(),
            ),
            done=self._done,
            failed=self._failed,
            owner=self,
        )

    def _done(self, done: GroupImported) -> None:
        self.imported.emit(done)
        self.accept()

    def reject(self) -> None:
        """Leave; what is being worked out is stopped."""
        if self._cancel is not None:
            self._cancel.set()
        super().reject()

    # -- building ------------------------------------------------------------------------

    def _build(self, guessed: tuple[Column, ...], framework: Framework) -> None:
        n = len(self._sheet.rows)
        text = ngettext("{file} has {n} row.", "{file} has {n} rows.", n)
        head = widgets.section(text.format(file=self._sheet.file, n=n))
        grid_page = QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 140)
        grid.setColumnStretch(1, 1)
        options = [
            Column(Use.NOTHING),
            Column(Use.CODE_NAME),
            Column(Use.ATTRIBUTE),
            *(Column(Use.COMPETENCE, each.code) for each in framework.competences),
        ]
        for number, (name, column) in enumerate(zip(self._sheet.columns, guessed, strict=True)):
            choice = ComboBox()
            for option in options:
                choice.addItem(column_text(option), option)
            choice.setCurrentIndex(options.index(column))
            choice.setAccessibleName(name)
            choice.currentIndexChanged.connect(lambda _index: self.look())
            label = widgets.ElidedLabel(name)
            label.setBuddy(choice)
            self.choices.append(choice)
            grid.addWidget(label, number, 0)
            grid.addWidget(choice, number, 1)
        inner = QVBoxLayout(grid_page)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addLayout(grid)
        inner.addStretch(1)
        left = QWidget()
        column_box = QVBoxLayout(left)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.addWidget(widgets.strong(_("What each column holds")))
        column_box.addWidget(widgets.scrolling(grid_page), 1)
        right = QWidget()
        row_box = QVBoxLayout(right)
        row_box.setContentsMargins(0, 0, 0, 0)
        row_box.addWidget(self.sentence)
        row_box.addWidget(self.rows, 1)
        split = Panes(left, right, least=(300, 300), sizes=(400, 460), grow=(1, 1))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.replace, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.go_on)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(12)
        outer.addWidget(head)
        for note in self._sheet.notes:
            outer.addWidget(widgets.small(note))
        outer.addWidget(split, 1)
        for said in (self.note, self.trouble):
            said.setVisible(False)
            outer.addWidget(said)
        outer.addLayout(buttons)
        self.go_on.setDefault(True)
        self.resize(*SIZE)


def _line(row: MatrixRow) -> Line:
    said = "; ".join(fault_text(fault) for fault in row.faults) or row_text(row)
    tone = "bad" if row.faults else ("muted" if row.fate is Fate.LEFT_OUT else "")
    return Line(row.line, (row.code_name or "–", str(row.line), said), ("", "muted", tone))
