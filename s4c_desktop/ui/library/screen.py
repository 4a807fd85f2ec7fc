"""The library: sections at the left, one page at a time, and a search over everything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Page, page_text
from s4c_desktop.ui import text_size
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.key_names import with_keys
from s4c_desktop.ui.library.breadcrumbs import Breadcrumbs
from s4c_desktop.ui.library.case_list import CaseList
from s4c_desktop.ui.library.documents import LibraryDocuments
from s4c_desktop.ui.library.explorer import Explorer
from s4c_desktop.ui.library.history import History
from s4c_desktop.ui.library.page_view import PageView
from s4c_desktop.ui.library.search_results import SearchResults
from s4c_desktop.ui.library.sections import Sections
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.widgets import Card, button, icon_button, menu_button, name_widget, small

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

NARROW = 900
"""Below this width the sections fold away; a button brings them back."""

_WIDGETS = (Kind.COMPETENCE, Kind.CASE_STUDY)
_WAYS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)


class LibraryScreen(Screen):
    """Shows places of the library and remembers the way."""

    own_requested = Signal()
    """Show the frameworks of one's own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Library"), parent)
        self.history = History()
        self._frameworks: tuple[Framework, ...] = ()
        self._catalogue: Catalogue | None = None
        self._page: Page | None = None
        self._widgets: dict[Place, QWidget] = {}
        self.sections = Sections()
        self.search_field = QLineEdit()
        self.results = SearchResults(context, self.search_field)
        self.view = PageView(context.theme, context.messages)
        self.crumbs = Breadcrumbs()
        self.documents = LibraryDocuments(context)
        self._build_header()
        self._build()
        self._connect()

    # -- building ------------------------------------------------------------------------

    def _build_header(self) -> None:
        self.search_field.setPlaceholderText(_("Search the library"))
        self.search_field.setAccessibleName(_("Search the library"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setMinimumWidth(180)
        self.search_field.setMaximumWidth(text_size.scaled(320))
        self.search_field.installEventFilter(self)
        self.framework = ComboBox()
        self.framework.setAccessibleName(_("Framework"))
        self.framework.setMinimumContentsLength(14)
        menu = QMenu(self)
        self.copy_action = menu.addAction(_("Copy as text"))
        self.save_action = menu.addAction(_("Save this page as PDF…"))
        menu.addSeparator()
        self.handbook_action = menu.addAction(_("Save the handbook as PDF…"))
        self.more: QPushButton = menu_button(_("Page"), menu)
        self.more.setEnabled(False)
        self.header.saved.hide()
        for widget in (self.search_field, self.framework, self.more):
            self.header.buttons.addWidget(widget)

    def _build(self) -> None:
        theme = self.context.theme
        self.fold: QPushButton = button(_("Sections"), self._toggle_sections, role="quiet")
        self.back = icon_button(theme.icon("arrow-left", "accent"), self._go_back)
        name_widget(self.back, with_keys(_("Back"), "Alt+Left"))
        self.forward = icon_button(theme.icon("arrow-right", "accent"), self._go_forward)
        name_widget(self.forward, with_keys(_("Forward"), "Alt+Right"))
        way = QHBoxLayout()
        way.setContentsMargins(8, 4, 16, 4)
        way.setSpacing(4)
        for widget in (self.fold, self.back, self.forward):
            way.addWidget(widget)
        way.addWidget(self.crumbs, 1)
        self.stack = PageStack()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.results)
        card = Card(margin=1, spacing=0)
        card.column.addLayout(way)
        card.column.addWidget(self.stack, 1)
        self.hint = small()
        left = QVBoxLayout()
        left.setSpacing(8)
        self.own = button(_("Your own frameworks"), self.own_requested.emit)
        left.addWidget(self.sections, 1)
        left.addWidget(self.own)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(card, 1)
        right.addWidget(self.documents)
        right.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def _connect(self) -> None:
        self.sections.opened.connect(self._on_section)
        self.view.opened.connect(self.open_place)
        self.crumbs.opened.connect(self.open_place)
        self.results.opened.connect(self.open_place)
        self.results.found.connect(self._show_results)
        self.search_field.textChanged.connect(self._on_search_cleared)
        for keys, call in (
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Find), self.focus_search),
            (_keys(QKeySequence.StandardKey.Back, "Alt+Left"), self._go_back),
            (_keys(QKeySequence.StandardKey.Forward, "Alt+Right"), self._go_forward),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        self._watch_mouse(self)
        self.framework.activated.connect(self._on_framework)
        self.copy_action.triggered.connect(lambda _checked=False: self.copy())
        self.save_action.triggered.connect(lambda _checked=False: self._save_page())
        self.handbook_action.triggered.connect(lambda _checked=False: self._save_handbook())

    # -- the screen ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch frameworks and catalogue."""
        program = self.context.program
        self.context.tasks.run(_fetch, program, done=self._show_everything, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """Tell whether there may be a new version; what ships stays as it is."""
        return bool(changes.everything or changes.frameworks)

    def leave(self) -> None:
        """Forget a search that has not started yet."""
        self.results.stop()

    def open_place(self, place: Place) -> None:
        """Show a place and remember it."""
        self.history.visit(place)
        self._show_place(place)

    def copy(self) -> None:
        """Put what is shown on the clipboard, as text."""
        if self._page is not None:
            QGuiApplication.clipboard().setText(page_text(self._page))

    def _show_everything(self, found: tuple[tuple[Framework, ...], Catalogue]) -> None:
        if [one.id for one in found[0]] == [one.id for one in self._frameworks]:
            return
        self._frameworks, self._catalogue = found
        self.more.setEnabled(True)
        self.framework.clear()
        for framework in self._frameworks:
            text = _("{name} (draft)") if framework.draft else "{name}"
            self.framework.addItem(text.format(name=framework.name), framework.name)
        current = self.history.current
        self._use_framework(current.framework if current is not None else "")
        if current is None:
            self.open_place(Place(Kind.COMPETENCE, "", self.shown_framework.name))
        else:
            self._show_place(current)

    @property
    def shown_framework(self) -> Framework:
        """Return the framework that is looked at."""
        name = self.framework.currentData()
        return next(f for f in self._frameworks if f.name == name)

    def _use_framework(self, name: str) -> None:
        """Look at a framework: by name, by code for the newest, or at the main one."""
        for row, framework in enumerate(self._frameworks):
            if name in (framework.name, framework.code, ""):
                self.framework.setCurrentIndex(row)
                break
        self.sections.offer(self.shown_framework)
        self.hint.setText(self.shown_framework.edition)

    def _on_framework(self, _index: int) -> None:
        self._use_framework(str(self.framework.currentData()))
        self.open_place(Place(Kind.COMPETENCE, "", self.shown_framework.name))

    # -- places --------------------------------------------------------------------------

    def _show_place(self, place: Place) -> None:
        self.results.stop()
        program = self.context.program
        self.context.tasks.run(
            program.catalogue.page, place, done=partial(self._show_page, place), owner=self
        )

    def _show_page(self, place: Place, page: Page) -> None:
        if place != self.history.current or not self._frameworks:
            return
        self._page = page
        # The page knows its version, which a place with only a code leaves open.
        name = page.place.framework
        if name and name != self.shown_framework.name:
            self._use_framework(name)
        self.sections.mark(page.place)
        self.crumbs.show_page(page)
        if place.kind in _WIDGETS and not place.code:
            self.stack.setCurrentWidget(self._widget(page.place))
        else:
            self.view.show_page(page)
            self.stack.setCurrentWidget(self.view)
        self._show_way()

    def _widget(self, place: Place) -> QWidget:
        """Return the explorer or the case studies; made when they are first shown."""
        if place not in self._widgets:
            made: Explorer | CaseList
            if place.kind is Kind.CASE_STUDY and self._catalogue is not None:
                made = CaseList(self.context, self._catalogue, self._frameworks[0])
            else:
                made = Explorer(self.context, self.shown_framework)
            made.opened.connect(self.open_place)
            self._watch_mouse(made)
            self.stack.addWidget(made)
            self._widgets[place] = made
        return self._widgets[place]

    def _go_back(self) -> None:
        # What was found is no place of its own: the way back from it is to what it covers.
        place = self.history.current if self._searching else self.history.back()
        if place is not None:
            self._show_place(place)

    def _go_forward(self) -> None:
        place = self.history.forward()
        if place is not None:
            self._show_place(place)

    def _show_way(self) -> None:
        self.back.setEnabled(self.history.can_go_back or self._searching)
        self.forward.setEnabled(self.history.can_go_forward)
        for action in (self.copy_action, self.save_action):
            action.setEnabled(not self._searching)

    # -- searching -----------------------------------------------------------------------

    @property
    def _searching(self) -> bool:
        return self.stack.currentWidget() is self.results

    def focus_search(self) -> None:
        """Let the person type what to look for."""
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the results from the field, and take the mouse's buttons everywhere."""
        if isinstance(event, QKeyEvent):
            if watched is self.search_field and event.type() == QEvent.Type.KeyPress:
                return self._on_search_key(Qt.Key(event.key()))
        elif isinstance(event, QMouseEvent) and event.button() in _WAYS:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._go_by_mouse(event.button())
            return True
        return super().eventFilter(watched, event)

    def _on_search_key(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Down:
                self.results.walk(1)
            case Qt.Key.Key_Up:
                self.results.walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._searching and self.results.up_to_date:
                    self.results.open_current()
                else:
                    self.results.search()
            case Qt.Key.Key_Escape:
                self.search_field.clear()
            case _:
                return False
        return True

    def _show_results(self) -> None:
        if self.results.text:
            self.crumbs.show_way((), _("Search results"))
            self.sections.setCurrentRow(-1)
            self.stack.setCurrentWidget(self.results)
            self._show_way()

    def _on_search_cleared(self, text: str) -> None:
        if not text.strip():
            self.results.stop()
            self._show_current()

    def _show_current(self) -> None:
        current = self.history.current
        if current is not None and self._searching:
            self._show_place(current)

    # -- documents -----------------------------------------------------------------------

    def printout(self) -> Printout | None:
        """Return the page that is shown as a document; what was found is none."""
        shown = self._page if not self._searching else None
        return None if shown is None else self.documents.printout_of(shown)

    def _save_page(self) -> None:
        if self._page is not None:
            self.documents.save_page(self._page)

    def _save_handbook(self) -> None:
        self.documents.save_handbook(self.shown_framework)

    # -- keys, mouse and size ------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the mouse's own buttons for back and forward."""
        if event.button() in _WAYS:
            self._go_by_mouse(event.button())
        else:
            super().mouseReleaseEvent(event)

    def _go_by_mouse(self, which: Qt.MouseButton) -> None:
        if which == Qt.MouseButton.BackButton:
            self._go_back()
        else:
            self._go_forward()

    def _watch_mouse(self, widget: QWidget) -> None:
        """See the mouse's buttons first: lists and tables keep them to themselves."""
        for area in widget.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sections away where there is no room for them."""
        super().resizeEvent(event)
        narrow = self.width() < text_size.scaled(NARROW)
        self.fold.setVisible(narrow)
        if (
            narrow != (event.oldSize().width() < text_size.scaled(NARROW))
            or not event.oldSize().isValid()
        ):
            self._show_sections(not narrow)

    def _on_section(self, place: Place) -> None:
        self.open_place(place)
        if self.width() < text_size.scaled(NARROW):
            self._show_sections(False)

    def _toggle_sections(self) -> None:
        self._show_sections(self.sections.isHidden())

    def _show_sections(self, shown: bool) -> None:
        for widget in (self.sections, self.own):
            widget.setVisible(shown)


def _keys(key: QKeySequence.StandardKey, always: str) -> list[QKeySequence]:
    """Return the platform's sequences for a key, with one that works on every platform."""
    found = QKeySequence.keyBindings(key)
    sequence = QKeySequence(always)
    return found if sequence in found else [*found, sequence]


def _fetch(program: Program) -> tuple[tuple[Framework, ...], Catalogue]:
    """Return the frameworks, the newest of the main one first; runs on the workspace thread."""
    current = program.library.current()
    others = [f for f in reversed(program.library.frameworks()) if f.id != current.id]
    return (current, *others), program.catalogue.all
