"""All assessments: find, open, rename, archive and delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTreeView,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind
from s4c_desktop.services.assessments import TextField
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.assessments.documents import AssessmentDocuments
from s4c_desktop.ui.assessments.model import AssessmentsFilter, AssessmentsModel, Column, Show
from s4c_desktop.ui.columns import fit_columns
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.context_menu import offer_menu
from s4c_desktop.ui.delegates import ProgressDelegate, TwoLineDelegate
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.text_size import scaled

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

WIDTHS: dict[int, int] = {
    Column.ROLE: 310,
    Column.KIND: 138,
    Column.PROGRESS: 156,
    Column.STATE: 110,
    Column.SAVED: 124,
}
NARROW = 860
"""Below this width a column and most buttons fold away."""
_PAIR = 2
WIDE = 1180
"""From this width on there is room for whatever state an assessment is in."""
WIDE_STATE = 220


class AssessmentsScreen(Screen):
    """Lists the assessments; everything can be done by keyboard and by context menu."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Assessments"), parent)
        self.model = AssessmentsModel(self)
        self.model.renamed.connect(self._rename)
        self.rows = AssessmentsFilter(self.model, self)
        self.view = self._make_view()
        self.documents = AssessmentDocuments(context)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find an assessment"))
        self.search.setAccessibleName(_("Find an assessment"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.rows.search)
        self.show_only = ComboBox()
        self.show_only.setAccessibleName(_("Show"))
        for show, text in _show_names().items():
            self.show_only.addItem(text, show)
        self.show_only.currentIndexChanged.connect(self._on_show_only)
        self._make_actions()
        self._build()

    # -- what is shown -------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch all assessments, archived ones too."""
        self.context.tasks.run(_fetch, self.context.program, done=self._show, owner=self)

    def _show(self, found: tuple[AssessmentSummary, ...]) -> None:
        if self.view.state() == QAbstractItemView.State.EditingState:
            return
        chosen = self.chosen()
        self.model.fill(found)
        if chosen is not None:
            self._choose(chosen.id)
        self._show_page()
        self._enable()

    def _show_page(self) -> None:
        self._tools.setVisible(self.model.rowCount() > 0)
        if not self.model.rowCount():
            self._pages.setCurrentWidget(self._nothing)
        elif not self.rows.rowCount():
            self._pages.setCurrentWidget(self._no_match)
        else:
            self._pages.setCurrentWidget(self.view)

    def _on_show_only(self) -> None:
        self.rows.show_only(Show(self.show_only.currentData()))

    def chosen(self) -> AssessmentSummary | None:
        """Return the assessment of the selected row; None for no row, and for several."""
        selected = self.selected()
        return selected[0] if len(selected) == 1 else None

    def selected(self) -> tuple[AssessmentSummary, ...]:
        """Return the assessments of all selected rows, in the order shown."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self._at(row) for row in rows)

    def _listed(self) -> tuple[AssessmentSummary, ...]:
        return tuple(self._at(row) for row in range(self.rows.rowCount()))

    def _at(self, row: int) -> AssessmentSummary:
        return self.model.summary(self.rows.mapToSource(self.rows.index(row, 0)).row())

    def _choose(self, assessment_id: UUID) -> None:
        row = self.model.row_of(assessment_id)
        index = self.rows.mapFromSource(self.model.index(row, Column.PERSON))
        if row >= 0 and index.isValid():
            self.view.setCurrentIndex(index)

    def _enable(self) -> None:
        chosen = self.chosen()
        draft = chosen is not None and summaries.is_draft(chosen)
        self.open_action.setEnabled(chosen is not None)
        self.rename_action.setEnabled(draft)
        self.archive_action.setEnabled(chosen is not None)
        self.hand_over_action.setEnabled(chosen is not None)
        self.delete_action.setEnabled(draft)
        self.reports_action.setEnabled(self.model.rowCount() > 0)
        people = {each.person_id for each in self.selected()}
        self.compare_action.setEnabled(len(self.selected()) == _PAIR and len(people) == 1)
        archived = chosen is not None and chosen.archived
        self.archive_action.setText(_("Take out of the archive") if archived else _("Archive"))

    # -- actions -------------------------------------------------------------------------

    def open_chosen(self) -> None:
        """Open the selected assessment."""
        if (chosen := self.chosen()) is not None:
            self.open_requested.emit(chosen.id)

    def rename_chosen(self) -> None:
        """Edit the title in its cell."""
        self.view.edit(self.view.currentIndex().siblingAtColumn(Column.PERSON))

    def archive_chosen(self) -> None:
        """Put the selected assessment out of the way, or back."""
        if (chosen := self.chosen()) is not None:
            archive, wanted = self.context.program.assessments.archive, not chosen.archived
            self.context.tasks.run(lambda: archive(chosen.id, archived=wanted), owner=self)

    def delete_chosen(self) -> None:
        """Delete the selected draft, after asking."""
        chosen = self.chosen()
        if chosen is None or not summaries.is_draft(chosen):
            return
        if self.context.messages.ask(
            _("Delete this draft?"),
            _("{title}, {progress}. The ratings and notes are deleted for good.").format(
                title=summaries.title(chosen), progress=summaries.progress(chosen)
            ),
            _("Delete"),
        ):
            self.context.tasks.run(self.context.program.assessments.delete, chosen.id)

    def make_reports(self) -> None:
        """Ask for the reports of several assessments, and make them."""
        self.documents.ask_cohort(self.selected(), self._listed())

    def compare_chosen(self) -> None:
        """Set two assessments of one person beside each other, as a document."""
        self.documents.compare(self.selected())

    def hand_over_chosen(self) -> None:
        """Write the selected assessment into a file for another workspace."""
        if (chosen := self.chosen()) is not None:
            self.documents.hand_over(chosen)

    def _rename(self, assessment_id: UUID, title: str) -> None:
        shown = self.model.summary(self.model.row_of(assessment_id)).title
        write = self.context.program.assessments.write
        work = partial(write, assessment_id, TextField.TITLE, title, seen=shown)
        self.context.tasks.run(work, owner=self)

    # -- building ------------------------------------------------------------------------

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.rows)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        # The names of roles differ at their ends.
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setSortingEnabled(True)
        view.sortByColumn(Column.SAVED, Qt.SortOrder.DescendingOrder)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(_("Assessments"))
        view.setItemDelegateForColumn(
            Column.PERSON, TwoLineDelegate(self.context.theme, AssessmentsModel.TITLE_ROLE, view)
        )
        view.setItemDelegateForColumn(
            Column.PROGRESS,
            ProgressDelegate(self.context.theme, AssessmentsModel.PROGRESS_ROLE, view),
        )
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.PERSON, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        offer_menu(view, self._menu)
        view.doubleClicked.connect(self._on_double_click)
        view.selectionModel().selectionChanged.connect(self._on_selection)
        view.installEventFilter(self)
        for signal in (self.rows.modelReset, self.rows.rowsInserted, self.rows.rowsRemoved):
            signal.connect(self._on_rows)
        return view

    def _make_actions(self) -> None:
        self.open_action = self._action(_("Open"), self.open_chosen, None)
        self.rename_action = self._action(_("Rename"), self.rename_chosen, "F2")
        self.archive_action = self._action(_("Archive"), self.archive_chosen, None)
        self.delete_action = self._action(
            _("Delete draft…"), self.delete_chosen, QKeySequence.StandardKey.Delete
        )
        self.reports_action = self._action(_("Reports of several…"), self.make_reports, None)
        self.compare_action = self._action(_("Comparison of two…"), self.compare_chosen, None)
        self.hand_over_action = self._action(
            _("Hand over to another workspace…"), self.hand_over_chosen, None
        )
        self.form_action = self._action(
            _("Interview form for paper…"), self.documents.ask_form, None
        )

    def _action(
        self, text: str, call: object, key: QKeySequence.StandardKey | str | None
    ) -> QAction:
        action = QAction(text, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(call)
        self.view.addAction(action)
        return action

    def _build(self) -> None:
        papers = QMenu(self)
        papers.addActions([self.reports_action, self.compare_action, self.form_action])
        self.header.buttons.addWidget(widgets.menu_button(_("Documents"), papers))
        self.header.buttons.addWidget(
            widgets.button(_("Assess myself"), lambda: self.start_requested.emit(Kind.SELF, None))
        )
        self.header.buttons.addWidget(
            widgets.primary_button(
                _("Assess someone"), lambda: self.start_requested.emit(Kind.ASSESSOR, None)
            )
        )
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        self.search.setMaximumWidth(320)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.show_only)
        tools.addStretch()
        tools.addWidget(widgets.ActionButton(self.open_action))
        self._others = [
            widgets.ActionButton(action)
            for action in (self.rename_action, self.archive_action, self.delete_action)
        ]
        for other in self._others:
            tools.addWidget(other)
        self.more = widgets.menu_button(_("More"), self.make_menu())
        self.more.hide()
        tools.addWidget(self.more)
        self.column.addWidget(self.documents)
        self.column.addWidget(self._tools)
        self._nothing = widgets.EmptyState(
            self.context.theme,
            "clipboard-text",
            _("No assessments yet"),
            _("Assess a candidate, or yourself. Every answer is kept at once."),
        )
        self._no_match = widgets.EmptyState(
            self.context.theme,
            "magnifying-glass",
            _("Nothing fits"),
            _("Search for something else, or show other assessments."),
        )
        self._pages = PageStack()
        for page in (self.view, self._nothing, self._no_match):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        self._tools.hide()
        self.setFocusProxy(self.view)
        self._enable()

    # -- events --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open with Enter, and fold columns away in a narrow window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_chosen()
                return True
        elif event.type() == QEvent.Type.Resize:
            self._fold(narrow=self.view.width() < scaled(NARROW))
        return super().eventFilter(watched, event)

    def _fold(self, *, narrow: bool) -> None:
        self.view.setColumnHidden(Column.KIND, narrow)
        wide = self.view.width() >= scaled(WIDE)
        widths = {
            **WIDTHS,
            Column.ROLE: WIDTHS[Column.ROLE] - (140 if narrow else 0),
            Column.STATE: WIDE_STATE if wide else WIDTHS[Column.STATE],
        }
        fit_columns(self.view.header(), widths, self.view.viewport().width(), first=110)
        self.more.setVisible(narrow)
        for other in self._others:
            other.setVisible(not narrow)

    def _on_double_click(self, _index: QModelIndex) -> None:
        self.open_chosen()

    def _on_selection(self) -> None:
        self._enable()

    def _on_rows(self) -> None:
        self._show_page()
        self._enable()

    def _menu(self) -> QMenu | None:
        return self.make_menu() if self.selected() else None

    def make_menu(self) -> QMenu:
        """Return what can be done with the selected assessment."""
        menu = QMenu(self)
        menu.addActions([self.open_action, self.rename_action, self.archive_action])
        menu.addSeparator()
        menu.addActions([self.reports_action, self.compare_action, self.hand_over_action])
        menu.addSeparator()
        menu.addAction(self.delete_action)
        return menu


def _fetch(program: Program) -> tuple[AssessmentSummary, ...]:
    assessments = program.assessments
    return (*assessments.list(), *assessments.list(archived=True))


def _show_names() -> dict[Show, str]:
    return {
        Show.CURRENT: _("All but archived"),
        Show.DRAFTS: _("Drafts"),
        Show.SIGNED: _("Signed off"),
        Show.APPEALED: _("Appeal open"),
        Show.ARCHIVED: _("Archived"),
    }
