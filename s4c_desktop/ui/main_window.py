"""The window: rail, menus and the screen that is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QUndoGroup
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.ui import drops, widgets
from s4c_desktop.ui.bars import LongWorkBar, SampleBar
from s4c_desktop.ui.candidate.mode import CandidateMode
from s4c_desktop.ui.care import Care
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.menus import Menus
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.protection.changing import Changing
from s4c_desktop.ui.protection.locking import Locking
from s4c_desktop.ui.protection.opening import Opening
from s4c_desktop.ui.rail import Rail
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.start_page import StartPage
from s4c_desktop.ui.transfer.arrivals import Arrivals
from s4c_desktop.ui.unsaved_bar import may_give_up
from s4c_desktop.ui.wizard_place import Opened, WizardPlace
from s4c_desktop.ui.workspaces import Workspaces, display_name

if TYPE_CHECKING:
    from s4c_desktop.ui.settings.screen import SettingsScreen
    from s4c_desktop.ui.wizard.wizard import Wizard

DEFAULT_SIZE = (1200, 800)
MINIMUM_SIZE = (800, 560)


class MainWindow(QMainWindow):
    """Shows one screen at a time over the workspace in use."""

    painted = Signal()
    """The window is there for the first time."""

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__()
        self._workspaces = workspaces
        self._preferences = workspaces.preferences
        self._screens: dict[str, Screen] = {}
        self._cover: QWidget | None = None
        self._before_wizard = "home"
        self._may_close = False
        self._warned = False
        self._was_painted = False
        self._title = ""
        self.undo_group = QUndoGroup(self)

        self.rail = Rail(
            workspaces.theme,
            (
                ("home", "house", _("Home")),
                ("people", "users", _("People")),
                ("assessments", "clipboard-text", _("Assessments")),
                ("quality", "shield-check", _("Quality")),
                ("library", "books", _("Library")),
                ("settings", "gear-six", _("Settings")),
            ),
        )
        self.rail.chosen.connect(self.show_screen)
        self.rail.setEnabled(False)
        self._stack = QStackedWidget()
        self._start_page = StartPage(workspaces)
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._start_page)
        self.wizards = WizardPlace(self._stack, self.undo_group, self._leave_current)
        self.wizards.shown.connect(self._wizard_shown)
        self.wizards.closed.connect(lambda: self.show_screen(self._before_wizard))
        self.wizards.title_changed.connect(self._show_title)
        self.sample_bar = SampleBar(workspaces.theme)
        self.sample_bar.left.connect(self._leave_sample)
        self._build()
        self.menus = Menus(self, self, self.undo_group, workspaces)
        self.candidate = CandidateMode(self, self._sheets, self, workspaces)
        self.candidate.changed.connect(lambda: self._show_title(self._title))
        self.wizards.turned.connect(self.candidate.turn)

        workspaces.opened.connect(self._use)
        workspaces.may_leave = self._may_leave
        workspaces.failed.connect(self._show_start_page)
        self.opening = Opening(self, workspaces)
        self.locking = Locking(self, workspaces, self.menus.open_workspace, self)
        self.changing = Changing(self, workspaces, self.opening, self.locking)
        workspaces.put_down.connect(self._wait)
        self.care = Care(self, self, workspaces)
        self.arrivals = Arrivals(self, workspaces)
        self.setAcceptDrops(True)
        self.setMinimumSize(*MINIMUM_SIZE)
        self._restore_geometry()
        self._show_title("")

    def _build(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.sample_bar)
        content.addWidget(self._stack, 1)
        content.addWidget(LongWorkBar(self._workspaces.tasks))
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(content, 1)
        # The candidate's page lies over all of it.
        self._sheets = QStackedWidget()
        self._sheets.addWidget(central)
        self.setCentralWidget(self._sheets)

    # -- screens -------------------------------------------------------------------------

    @property
    def screen_shown(self) -> str:
        """Return the name of the screen that is shown; empty for none and for the wizard."""
        current = self._stack.currentWidget()
        return next((n for n, screen in self._screens.items() if screen is current), "")

    def current(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def show_screen(self, name: str) -> None:
        """Show the screen of a rail entry."""
        context = self._workspaces.context
        if context is None or not self._may_leave():
            self.rail.show_chosen(self.screen_shown or "assessments")
            return
        if name not in self._screens:
            self._screens[name] = self._make(name, context)
        screen = self._screens[name]
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wizards.drop()
        self.rail.show_chosen(name)
        self._show_title(screen.title)
        self._preferences.last_screen = name

    def open_assessment(self, assessment_id: UUID) -> None:
        """Open the wizard where the person left the assessment."""
        self._open_wizard((assessment_id, None, None))

    def start_assessment(self, kind: Kind, person_id: UUID | None = None) -> None:
        """Open the wizard for a new assessment."""
        self._open_wizard((None, kind, person_id))

    def show_backups(self) -> None:
        """Show the backups of the workspace."""
        self._settings(2)

    def back_up(self) -> None:
        """Make a backup, where it can be seen."""
        settings = self._settings(2)
        if settings is not None and settings.backups is not None:
            settings.backups.back_up()

    def show_check(self) -> None:
        """Show what the check of the workspace found."""
        self._settings(1)

    def check(self) -> None:
        """Check the workspace, where it can be seen."""
        settings = self._settings(1)
        if settings is not None:
            settings.workspace.check.check()

    def choose_workspace(self) -> None:
        """Let the person choose another workspace."""
        self.menus.open_workspace()

    def _settings(self, section: int) -> SettingsScreen | None:
        from s4c_desktop.ui.settings.screen import SettingsScreen

        self.show_screen("settings")
        screen = self._screens.get("settings")
        if not isinstance(screen, SettingsScreen):
            return None
        screen.show_section(section)
        return screen

    def _make(self, name: str, context: Context) -> Screen:
        """Build a screen, importing it only now."""
        match name:
            case "people":
                from s4c_desktop.ui.people.screen import PeopleScreen

                screen: Screen = PeopleScreen(context)
            case "assessments":
                from s4c_desktop.ui.assessments.screen import AssessmentsScreen

                screen = AssessmentsScreen(context)
            case "quality":
                from s4c_desktop.ui.quality.screen import QualityScreen

                screen = QualityScreen(context)
            case "library":
                from s4c_desktop.ui.library.screen import LibraryScreen

                screen = LibraryScreen(context)
            case "settings":
                from s4c_desktop.ui.settings.screen import SettingsScreen

                settings = SettingsScreen(context, sample=self._workspaces.is_sample)
                card = settings.workspace.protection
                card.protect_requested.connect(self.changing.protect)
                card.change_requested.connect(self.changing.change)
                card.remove_requested.connect(self.changing.remove)
                card.minutes_changed.connect(self.locking.set_minutes)
                settings.restore_requested.connect(self.care.restore)
                screen = settings
            case _:
                from s4c_desktop.ui.home.screen import HomeScreen

                home = HomeScreen(context, sample=self._workspaces.is_sample)
                home.sample_requested.connect(self._open_sample)
                home.due_requested.connect(self._show_due)
                screen = home
        screen.open_requested.connect(self.open_assessment)
        screen.start_requested.connect(self.start_assessment)
        self._stack.addWidget(screen)
        return screen

    def _open_wizard(self, what: Opened) -> None:
        context = self._workspaces.context
        if context is None or not self._may_leave():
            return
        self._before_wizard = self.screen_shown or self._before_wizard
        self.wizards.open(context, what)

    def _wizard_shown(self, wizard: Wizard) -> None:
        self.rail.show_chosen("assessments")
        self._show_title(wizard.title.full_text())

    # -- putting away --------------------------------------------------------------------

    def leave(self) -> None:
        """Hand over everything that was typed."""
        self._leave_current()

    def has_unsaved(self) -> bool:
        """Tell whether an edit waits for its commit."""
        return any(box.waiting for box in self._outboxes())

    def holds_unsaved(self) -> bool:
        """Tell whether an edit cannot be stored at the moment."""
        return any(box.holding for box in self._outboxes())

    def place(self) -> Callable[[], object]:
        """Return what brings the person back to where they are now."""
        if self.candidate.active:
            return _nowhere  # The candidate's page comes back by itself.
        if self.wizards.current is None:
            return partial(self.show_screen, self.screen_shown or "home")
        before, what = self._before_wizard, self.wizards.opened()

        def go_back() -> None:
            self._open_wizard(what)
            self._before_wizard = before

        return go_back

    def put_away(self, cover: QWidget) -> None:
        """Drop everything that shows the workspace, and show a cover instead."""
        self.candidate.put_down()
        self._drop_screens()
        self._cover = cover
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)
        self.rail.setEnabled(False)
        self.sample_bar.hide()
        self.menus.forget()
        self.setWindowTitle("S4C Desktop")
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_in(self, path: Path) -> None:
        """Bring the records of a `.s4c` file in."""
        self._leave_current()
        self.arrivals.look_at(path)

    def new_workspace(self, location: str) -> None:
        """Make a workspace, protected if the person likes."""
        self.opening.make(location)

    def is_locked(self) -> bool:
        """Tell whether the page that unlocks a workspace is shown."""
        return self.locking.page is not None

    def allow_menus(self, allowed: bool) -> None:
        """Show the menus and let them work, or neither."""
        self.menus.allow(allowed)

    def lock_now(self) -> None:
        """Lock the workspace in use."""
        self.locking.lock()

    def _leave_current(self) -> None:
        current = self._stack.currentWidget()
        if isinstance(current, Screen):
            current.leave()
        elif self.wizards.current is not None:
            self.wizards.current.leave()

    def _may_leave(self) -> bool:
        """Store what was typed; tell whether what can't be stored may be given up."""
        self._leave_current()
        return all(may_give_up(box, self._workspaces.messages) for box in self._outboxes())

    def _outboxes(self) -> list[Outbox]:
        boxes = [screen.outbox for screen in self._screens.values()]
        return [box for box in (*boxes, *self.wizards.outboxes()) if box is not None]

    # -- workspace -----------------------------------------------------------------------

    def _use(self, _context: Context) -> None:
        self._drop_screens()
        self.rail.setEnabled(True)
        self.sample_bar.setVisible(self._workspaces.is_sample)
        known = self.rail.names()
        last = self._preferences.last_screen
        first = last if last in known and not self._workspaces.is_sample else "home"
        self.show_screen(first)
        self.candidate.resume()

    def _wait(self, label: str) -> None:
        """Show what is being done while the workspace is closed."""
        self.put_away(
            widgets.EmptyState(
                self._workspaces.theme,
                "hourglass-medium",
                label,
                _("The workspace is closed meanwhile, and opened again afterwards."),
            )
        )

    def _show_start_page(self) -> None:
        if self.locking.page is not None:
            return  # That page offers the way on.
        self._drop_screens()
        self.rail.setEnabled(False)
        self._stack.setCurrentWidget(self._start_page)
        self._show_title("")

    def _show_due(self) -> None:
        from s4c_desktop.ui.people.screen import PeopleScreen

        self.show_screen("people")
        screen = self.current()
        if isinstance(screen, PeopleScreen):
            screen.show_due()

    def _open_sample(self) -> None:
        self._leave_current()
        self._workspaces.open_sample()

    def _leave_sample(self) -> None:
        self._leave_current()
        self._preferences.last_screen = "home"
        self._workspaces.leave_sample()

    def _drop_screens(self) -> None:
        self._leave_current()
        self._stack.setCurrentWidget(self._blank)
        self.wizards.drop_all()
        for screen in self._screens.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        if self._cover is not None:
            self._stack.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None

    def _show_title(self, title: str) -> None:
        self._title = title
        if self.candidate.active:
            # A title names people.
            self.setWindowTitle("S4C Desktop")
            return
        name = _("Sample data") if self._workspaces.is_sample else ""
        location = self._workspaces.location
        parts = (title, name or (display_name(location) if location else ""), "S4C Desktop")
        self.setWindowTitle(" · ".join(part for part in parts if part))

    # -- window --------------------------------------------------------------------------

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(self._preferences.geometry.encode("ascii", "ignore"))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(*DEFAULT_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that this program can do something with."""
        if self._takes(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring records in, or open a workspace."""
        path = self._takes(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        # Whoever dropped it holds on to the pointer until this returns.
        then = self.bring_in if drops.is_records(path) else self.menus.open_location
        QTimer.singleShot(0, self, partial(then, path))

    def _takes(self, data: QMimeData) -> Path | None:
        path = None if self.candidate.active else drops.file_of(data)
        if path is None or QApplication.activeModalWidget() is not None:
            return None
        needs_workspace = drops.is_records(path)
        return path if not needs_workspace or self._workspaces.context is not None else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store everything first, then close the workspace, then the window."""
        if self._may_close:
            event.accept()
            return
        if self._ends_session():
            self._leave_current()
        elif self.candidate.active:
            event.ignore()
            self.candidate.ask()
            return
        elif not self._may_leave():
            event.ignore()
            return
        geometry = self.saveGeometry().toBase64().data()
        self._preferences.geometry = bytes(geometry).decode("ascii")
        self._preferences.save()
        if self._ends_session():
            # To refuse would stop the computer from shutting down; the threads are joined
            # before the program ends, so nothing is lost.
            event.accept()
            return
        event.ignore()
        # First in, first out: this comes back after everything that had to be stored.
        self._workspaces.tasks.run(_nothing, done=self._stored, owner=self)

    @staticmethod
    def _ends_session() -> bool:
        app = QApplication.instance()
        return isinstance(app, QApplication) and app.isSavingSession()

    def _stored(self, _none: None) -> None:
        if QApplication.activeModalWidget() is not None and not self._warned:
            # Something could not be stored and the person is being told; next time is final.
            self._warned = True
            return
        if not all(may_give_up(box, self._workspaces.messages) for box in self._outboxes()):
            return
        self._drop_screens()
        self._workspaces.close(then=self._close)

    def _close(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self, self.close)


def _nowhere() -> None:
    """Lead nowhere."""


def _nothing() -> None:
    """Do nothing, in turn."""
