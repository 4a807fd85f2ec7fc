"""The window: rail, menus and the screen that is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.frame import Frame, Look
from s4c_desktop.ui.rail import ENTRY_OF
from s4c_desktop.ui.tab_order import TabAsRead

if TYPE_CHECKING:
    from uuid import UUID

    from s4c_desktop.domain.assessment import Kind
    from s4c_desktop.ui.closing import Closing
    from s4c_desktop.ui.context import Context
    from s4c_desktop.ui.outbox import Outbox
    from s4c_desktop.ui.screen import Screen
    from s4c_desktop.ui.settings.screen import SettingsScreen
    from s4c_desktop.ui.wizard.wizard import Wizard
    from s4c_desktop.ui.wizard_place import Opened
    from s4c_desktop.ui.workspaces import Workspaces


class MainWindow(TabAsRead, Frame):
    """Shows one screen at a time over the workspace in use."""

    def __init__(self, workspaces: Workspaces | Look) -> None:
        """Make what is painted first; given no more than a look, all the rest comes later."""
        super().__init__(workspaces.theme, workspaces.preferences)
        self._cover: QWidget | None = None
        self._closing: Closing | None = None
        self._before_wizard = "home"
        self._title = ""
        if not isinstance(workspaces, Look):
            self.furnish(workspaces)

    def furnish(self, workspaces: Workspaces) -> None:
        """Make what can't be seen yet: importing it takes longer than painting the window."""
        from s4c_desktop.ui.bars import LongWorkBar, SampleBar
        from s4c_desktop.ui.candidate.mode import CandidateMode
        from s4c_desktop.ui.care import Care
        from s4c_desktop.ui.closing import Closing
        from s4c_desktop.ui.dropping import Drops
        from s4c_desktop.ui.menus import Menus
        from s4c_desktop.ui.plan_way import PlanWay
        from s4c_desktop.ui.protection.changing import Changing
        from s4c_desktop.ui.protection.locking import Locking
        from s4c_desktop.ui.protection.opening import Opening
        from s4c_desktop.ui.screens import Screens
        from s4c_desktop.ui.start_page import StartPage
        from s4c_desktop.ui.transfer.arrivals import Arrivals
        from s4c_desktop.ui.wizard_place import WizardPlace

        self._workspaces = workspaces
        self.rail.chosen.connect(self.show_screen)
        self.rail.show_hand()
        self._start_page = StartPage(workspaces)
        self._stack.addWidget(self._start_page)
        self.sample_bar = SampleBar(workspaces.theme)
        self.sample_bar.left.connect(self._leave_sample)
        self._content.insertWidget(0, self.sample_bar)
        self._content.addWidget(LongWorkBar(workspaces.tasks))
        self._screens = Screens(self._stack)
        self._screens.open_requested.connect(self.open_assessment)
        self._screens.start_requested.connect(self.start_assessment)
        self._screens.sample_requested.connect(self._open_sample)
        self._screens.due_requested.connect(self._show_due)
        self._screens.screen_requested.connect(self.show_screen)
        self._screens.settings_made.connect(self._settings_made)
        self._screens.undo_changed.connect(self._undo_of)
        PlanWay(self, self, self._screens, workspaces.events)
        self.wizards = WizardPlace(self._stack, self.undo_group, self.leave)
        self.wizards.shown.connect(self._wizard_shown)
        self.wizards.closed.connect(lambda: self.show_screen(self._before_wizard))
        self.wizards.title_changed.connect(self._show_title)
        self.menus = Menus(self, self, self._tops, self.undo_group, workspaces)
        self.candidate = CandidateMode(self, self._sheets, self, workspaces)
        self.candidate.changed.connect(lambda: self._show_title(self._title))
        self.wizards.turned.connect(self.candidate.turn)

        workspaces.opened.connect(self._use)
        workspaces.may_leave = self.may_leave
        workspaces.failed.connect(self._show_start_page)
        self.opening = Opening(self, workspaces)
        self.locking = Locking(self, workspaces, self.menus.open_workspace, self)
        self.changing = Changing(self, workspaces, self.opening, self.locking)
        workspaces.put_down.connect(self._wait)
        self.care = Care(self, self, workspaces)
        self.arrivals = Arrivals(self, workspaces)
        Drops(self, self, workspaces)
        self._closing = Closing(self, self, workspaces)
        self._show_title("")

    # -- screens -------------------------------------------------------------------------

    @property
    def screen_shown(self) -> str:
        """Return the name of the screen that is shown; empty for none and for the wizard."""
        return self._screens.name_of(self._stack.currentWidget())

    def current(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def show_screen(self, name: str) -> None:
        """Show the screen of a rail entry."""
        context = self._workspaces.context
        if context is None or not self.may_leave():
            self.rail.show_chosen(self.screen_shown or "assessments")
            return
        screen = self._screens.of(name, context, sample=self._workspaces.is_sample)
        self._stack.setCurrentWidget(screen)
        screen.setFocus()
        self.wizards.drop()
        self._undo_of(screen)
        self.rail.show_chosen(name)
        self._show_title(screen.title)
        self.preferences.last_screen = ENTRY_OF.get(name, name)

    def _undo_of(self, screen: Screen) -> None:
        """Let Undo and Redo work on a screen's edits."""
        if screen.undo_stack is None:
            # A group has no call for having no active stack.
            for stack in self.undo_group.stacks():
                stack.setActive(False)
        else:
            self.undo_group.addStack(screen.undo_stack)
            self.undo_group.setActiveStack(screen.undo_stack)

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
        self.show_screen("settings")
        screen = self._screens.settings()
        if screen is not None:
            screen.show_section(section)
        return screen

    def _settings_made(self, settings: SettingsScreen) -> None:
        self.changing.listen_to(settings.workspace.protection)
        settings.restore_requested.connect(self.care.restore)

    def _open_wizard(self, what: Opened) -> None:
        context = self._workspaces.context
        if context is None or not self.may_leave():
            return
        self._before_wizard = self.screen_shown or self._before_wizard
        self.wizards.open(context, what)

    def _wizard_shown(self, wizard: Wizard) -> None:
        self.rail.show_chosen("assessments")
        self._show_title(wizard.title.full_text())

    # -- putting away --------------------------------------------------------------------

    def leave(self) -> None:
        """Hand over everything that was typed."""
        from s4c_desktop.ui.screen import Screen

        current = self._stack.currentWidget()
        if isinstance(current, Screen):
            current.leave()
        elif self.wizards.current is not None:
            self.wizards.current.leave()

    def may_leave(self) -> bool:
        """Store what was typed; tell whether what can't be stored may be given up."""
        self.leave()
        return self.gives_up()

    def gives_up(self) -> bool:
        """Tell whether what can't be stored may be given up."""
        from s4c_desktop.ui.unsaved_bar import may_give_up

        return all(may_give_up(box, self._workspaces.messages) for box in self._outboxes())

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
        self.drop_screens()
        self._cover = cover
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)
        self.rail.setEnabled(False)
        self.sample_bar.hide()
        self.menus.forget()
        self.setWindowTitle("S4C Desktop")
        cover.setFocus()

    def bring_in(self, path: Path) -> None:
        """Bring the records of a `.s4c` file in."""
        self.leave()
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

    def _outboxes(self) -> list[Outbox]:
        return [*self._screens.outboxes(), *self.wizards.outboxes()]

    # -- workspace -----------------------------------------------------------------------

    def _use(self, _context: Context) -> None:
        self.drop_screens()
        self.rail.setEnabled(True)
        self.sample_bar.setVisible(self._workspaces.is_sample)
        known = self.rail.names()
        last = self.preferences.last_screen
        first = last if last in known and not self._workspaces.is_sample else "home"
        self.show_screen(first)
        self.candidate.resume()

    def _wait(self, label: str) -> None:
        """Show what is being done while the workspace is closed."""
        from s4c_desktop.ui.widgets import EmptyState

        self.put_away(
            EmptyState(
                self._workspaces.theme,
                "hourglass-medium",
                label,
                _("The workspace is closed meanwhile, and opened again afterwards."),
            )
        )

    def _show_start_page(self) -> None:
        if self.locking.page is not None:
            return  # That page offers the way on.
        self.drop_screens()
        self.rail.setEnabled(False)
        self._stack.setCurrentWidget(self._start_page)
        self._show_title("")

    def _show_due(self) -> None:
        self.show_screen("people")
        people = self._screens.people()
        if people is not None:
            people.show_due()

    def _open_sample(self) -> None:
        self.leave()
        self._workspaces.open_sample()

    def _leave_sample(self) -> None:
        self.leave()
        self.preferences.last_screen = "home"
        self._workspaces.leave_sample()

    def drop_screens(self) -> None:
        """Drop everything that shows the workspace."""
        self.leave()
        self._stack.setCurrentWidget(self._blank)
        self.wizards.drop_all()
        self._screens.drop()
        if self._cover is not None:
            self._stack.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None

    def _show_title(self, title: str) -> None:
        from s4c_desktop.ui.workspaces import display_name

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store everything first, then close the workspace, then the window."""
        if self._closing is not None:
            self._closing.handle(event)


def _nowhere() -> None:
    """Lead nowhere."""
