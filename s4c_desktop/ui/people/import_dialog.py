"""Bringing people in from a file, in three steps: file, columns, preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base import paths
from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.people_import import LOOK_EVERY, Preview, check_mapping, guess
from s4c_desktop.domain.people_import_wording import done_sentence
from s4c_desktop.domain.sheet import Sheet
from s4c_desktop.services.people_import import Imported, read_list
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.people.import_columns import ColumnsPage
from s4c_desktop.ui.people.import_preview import PreviewPage
from s4c_desktop.ui.tasks import Cancel

SIZE = (820, 600)
FILE, COLUMNS, PREVIEW, DONE = range(4)


class ImportDialog(Dialog):
    """Leads through an import; nothing is changed before its last button."""

    imported = Signal(object)
    """What was Imported."""

    _looked = Signal(int)
    """How often the work has looked whether it is to stop; from whichever thread it is on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import people"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._sheet: Sheet | None = None
        self._cancel: Cancel | None = None
        self.heading = widgets.section()
        self.step = widgets.TextLabel("", "muted", wrap=False)
        self.trouble = widgets.TextLabel("", "bad")
        self.trouble.hide()
        self.columns = ColumnsPage()
        self.columns.changed.connect(self._check_columns)
        self.preview = PreviewPage(context)
        self.outcome = widgets.body()
        self.busy = QProgressBar()
        self._looked.connect(self.busy.setValue, Qt.ConnectionType.QueuedConnection)
        self.busy.setTextVisible(False)
        self.back = widgets.button(_("Back"), self._go_back)
        self.cancel = widgets.button(_("Cancel"), self._on_cancel)
        self.go_on = widgets.primary_button(_("Continue"), self._go_on)
        self.go_on.setDefault(True)
        self._pages = QStackedWidget()
        self._build()
        self._show(FILE)

    @property
    def page(self) -> int:
        """Return the step that is shown."""
        return self._pages.currentIndex()

    # -- the steps -----------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for the file, and read it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choose a list of people"),
            str(paths.documents_dir()),
            _("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)"),
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a file, and go on to its columns."""
        self._sheet = None
        self._work(partial(read_list, path), self._use)

    def _use(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.columns.show_sheet(sheet, guess(sheet.columns))
        self._show(COLUMNS)

    def _look(self) -> None:
        if self._sheet is not None:
            work = partial(
                self._context.program.people_import.preview, self._sheet, self.columns.mapping()
            )
            self._work(work, self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        self._show(PREVIEW)

    def _import(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        work = partial(
            self._context.program.people_import.run,
            sheet,
            self.columns.mapping(),
            self.preview.chosen(),
            self.preview.default(),
        )
        self._work(work, self._done, writes=True)

    def _done(self, done: Imported) -> None:
        self.outcome.setText(done_sentence(done.added, done.tagged, done.skipped))
        self._show(DONE)
        self.imported.emit(done)

    # -- buttons -------------------------------------------------------------------------

    def _go_on(self) -> None:
        match self.page:
            case 0:
                self.choose_file()
            case 1:
                self._look()
            case 2:
                self._import()
            case _:
                self.accept()

    def _go_back(self) -> None:
        self._show(self.page - 1)

    def _on_cancel(self) -> None:
        """Stop what is being done; with nothing going on, leave."""
        if self._cancel is not None:
            self._cancel.set()
        else:
            self.reject()

    def reject(self) -> None:
        """Leave; what is being done is stopped, and changes nothing."""
        if self._cancel is not None:
            self._cancel.set()
        super().reject()

    # -- work ----------------------------------------------------------------------------

    def _work(
        self, work: Callable[..., Any], done: Callable[[Any], object], *, writes: bool = False
    ) -> None:
        """Do something off the GUI thread, with its progress and a way to stop it."""
        cancel = self._cancel = Cancel()
        looks = count(1)
        # Reading does not know how much is to come.
        self.busy.setRange(0, 0 if self._sheet is None else looks_of(len(self._sheet.rows)))
        self.busy.setValue(0)

        def check() -> None:
            cancel.check()
            self._looked.emit(next(looks))

        self._set_busy(busy=True)

        def finish(result: Any) -> None:
            self._end()
            done(result)

        run = self._context.tasks.run if writes else self._context.tasks.run_long
        run(partial(work, check=check), done=finish, failed=self._failed, owner=self)

    def _end(self) -> None:
        self._cancel = None
        self._set_busy(busy=False)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, UserError):
            self._say(error.text())
        elif not isinstance(error, Cancelled):
            self._context.messages.error(error)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy.setVisible(busy)
        self._pages.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.go_on.setEnabled(not busy)
        if busy:
            self._say("")
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._enable()

    # -- what is shown -------------------------------------------------------------------

    def _show(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.heading.setText(
            (
                _("Which file holds the people?"),
                _("Which column holds what?"),
                _("This would be done"),
                _("Imported"),
            )[page]
        )
        self.step.setText("" if page == DONE else _("Step {n} of 3").format(n=page + 1))
        self.back.setVisible(page in (COLUMNS, PREVIEW))
        self.cancel.setVisible(page != DONE)
        self.go_on.setText((_("Choose a file…"), _("Continue"), _("Import"), _("Close"))[page])
        self._say("")
        self._enable()
        first = (self.go_on, self.columns, self.preview, self.go_on)[page]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        if self.page == COLUMNS:
            self._check_columns()
        elif self.page == PREVIEW:
            self.go_on.setEnabled(self.preview.can_import())
        else:
            self.go_on.setEnabled(True)

    def _check_columns(self) -> None:
        """Say at once why the columns can't be used."""
        sheet = self._sheet
        if sheet is None:
            return
        try:
            check_mapping(self.columns.mapping(), sheet.columns)
        except UserError as error:
            self._say(error.text())
            self.go_on.setEnabled(False)
        else:
            self._say("")
            self.go_on.setEnabled(True)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self._pages.addWidget(_file_page())
        self._pages.addWidget(self.columns)
        self._pages.addWidget(self.preview)
        done = QWidget()
        words = QVBoxLayout(done)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.outcome)
        words.addStretch(1)
        self._pages.addWidget(done)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.step)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.busy)
        column.addLayout(buttons)
        self.busy.hide()
        self.resize(*SIZE)


def looks_of(rows: int) -> int:
    """Return about how often work on so many rows looks whether it is to stop."""
    return rows // LOOK_EVERY + 1


def _file_page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for text in (
        _("A table as CSV or XLSX, one person a row, whose first row names the columns."),
        _("Of a workbook with several sheets the first one that holds anything is read."),
        _(
            "The next step asks which column holds what; only a name is needed. Then you see what "
            "would become of every row, and who is here already. Nothing is changed before that."
        ),
        _(
            "Formulas are not calculated, and addresses not opened. A file with a faulty row is "
            "not imported at all."
        ),
    ):
        label = widgets.body(text)
        label.setMaximumWidth(widgets.text_width(label))
        column.addWidget(label)
    column.addStretch(1)
    return page
