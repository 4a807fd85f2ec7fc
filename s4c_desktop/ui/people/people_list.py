"""The list of people with its search, order and filters."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.register import PersonLine, Register
from s4c_desktop.domain.register_wording import people_count
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context_menu import offer_menu
from s4c_desktop.ui.people.filter_bar import FilterBar
from s4c_desktop.ui.people.list_model import PeopleModel
from s4c_desktop.ui.people.people_table import PeopleTable
from s4c_desktop.ui.people.search_line import SearchLine
from s4c_desktop.ui.theme import Theme


class PeopleList(widgets.Card):
    """Everybody, or who is looked for; all of it can be done by keyboard."""

    chosen = Signal(object)
    """The UUID of the person that became the current one."""

    opened = Signal()
    """Enter, or a double click, on a person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(margin=12, spacing=8)
        self.model = PeopleModel(self)
        self.search = SearchLine()
        self.filters = FilterBar(theme)
        self.count = widgets.TextLabel("", "small")
        self.view = PeopleTable(theme, self.model)
        self.everybody = widgets.button(_("Show everybody"), self.show_everybody)
        self._pages = QStackedWidget()
        self._menu_actions: list[QAction | None] = []
        self._build()
        self._connect()

    # -- what is shown -------------------------------------------------------------------

    def fill(self, register: Register) -> None:
        """Show the people of a register; who was chosen stays chosen."""
        before = self.chosen_line()
        self._quietly(lambda: self.model.use(register))
        self.filters.offer(register)
        if before is not None:
            self.mark(before.id)
        self._tell()

    def chosen_line(self) -> PersonLine | None:
        """Return the line of the current person."""
        index = self.view.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def choose(self, person_id: UUID) -> bool:
        """Choose a person; tells whether they are listed."""
        row = self.model.row_of(person_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        return row >= 0

    def choose_first(self) -> bool:
        """Choose the first person; tells whether there is one."""
        if not self.model.rowCount():
            return False
        return self.choose(self.model.line(0).id)

    def mark(self, person_id: UUID | None) -> None:
        """Select a person without telling that they were chosen; nobody for None."""
        row = -1 if person_id is None else self.model.row_of(person_id)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index != self.view.currentIndex():
            self._quietly(lambda: self.view.setCurrentIndex(index))
            if not index.isValid():
                self._quietly(self.view.clearSelection)
            if index.isValid():
                self.view.scrollTo(index)
            self.view.viewport().update()

    def show_everybody(self) -> None:
        """Take away what was searched, and all filters."""
        self.search.clear()
        self.filters.clear()

    # -- context menu --------------------------------------------------------------------

    def offer(self, actions: list[QAction | None]) -> None:
        """Offer actions on the current person, in the context menu and by their keys.

        None stands for a line between them.
        """
        self._menu_actions = actions
        for action in actions:
            if action is not None:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.view.addAction(action)

    def make_menu(self) -> QMenu:
        """Return what can be done with the current person."""
        menu = QMenu(self)
        for action in self._menu_actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def _menu(self) -> QMenu | None:
        return self.make_menu() if self.view.currentIndex().isValid() else None

    # -- events --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open with Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Find):
                self.start_search()
                return True
        return super().eventFilter(watched, event)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self) -> None:
        before = self.chosen_line()
        self._quietly(lambda: self.model.show(self.filters.wanted(self.search.text())))
        if before is not None:
            self.mark(before.id)
        if not self.view.currentIndex().isValid():
            self.view.scrollToTop()
        self._tell()

    def _tell(self) -> None:
        n = self.model.rowCount()
        self.count.setText(people_count(n, len(self.model.register)))
        self._pages.setCurrentIndex(0 if n else 1)

    def _quietly(self, change: Callable[[], object]) -> None:
        self.view.selectionModel().blockSignals(True)
        change()
        self.view.selectionModel().blockSignals(False)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.line(current.row()).id)

    def _on_return(self) -> None:
        if self.choose_first():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        if not self.view.currentIndex().isValid():
            self.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        page = QWidget()
        nobody = QVBoxLayout(page)
        nobody.setContentsMargins(0, 8, 0, 0)
        nobody.addWidget(widgets.muted(_("Nobody is like that. Search for something else, or:")))
        nobody.addWidget(self.everybody)
        nobody.addStretch(1)
        self._pages.addWidget(self.view)
        self._pages.addWidget(page)
        self.column.addWidget(self.search)
        self.column.addWidget(self.filters)
        self.column.addWidget(self.count)
        self.column.addWidget(self._pages, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._on_return)
        self.search.down.connect(self._go_down)
        self.filters.changed.connect(self._search)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.doubleClicked.connect(lambda _index: self.opened.emit())
        offer_menu(self.view, self._menu)
        self.view.installEventFilter(self)
