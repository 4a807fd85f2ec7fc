"""The screens of the window: each is built when first shown, and dropped with its workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.screen import Screen

if TYPE_CHECKING:
    from s4c_desktop.ui.learning.screen import LearningScreen
    from s4c_desktop.ui.people.screen import PeopleScreen
    from s4c_desktop.ui.settings.screen import SettingsScreen


class Screens(QObject):
    """Builds the screens, keeps them in a stack of pages and passes on what they ask for."""

    open_requested = Signal(object)
    """Open the assessment with this UUID."""

    start_requested = Signal(object, object)
    """Start an assessment: its Kind, and the person's UUID or None."""

    undo_changed = Signal(object)
    """Undo and Redo are to work on other edits of this screen, which is shown."""

    sample_requested = Signal()
    due_requested = Signal()
    """Show who is past the date until which they are to be kept."""

    screen_requested = Signal(str)
    """Show the screen of this name."""

    settings_made = Signal(object)
    """The screen of settings was built; whoever it asks is to listen to it."""

    def __init__(self, stack: PageStack) -> None:
        super().__init__(stack)
        self._stack = stack
        self._made: dict[str, Screen] = {}

    def of(self, name: str, context: Context, *, sample: bool) -> Screen:
        """Return the screen of a rail entry; `sample` tells that the data are the sample."""
        if name not in self._made:
            self._made[name] = self._make(name, context, sample)
        return self._made[name]

    def name_of(self, page: QWidget) -> str:
        """Return the name of a screen; empty for a page that is none."""
        return next((name for name, screen in self._made.items() if screen is page), "")

    def settings(self) -> SettingsScreen | None:
        """Return the screen of settings, if it was built."""
        from s4c_desktop.ui.settings.screen import SettingsScreen

        screen = self._made.get("settings")
        return screen if isinstance(screen, SettingsScreen) else None

    def people(self) -> PeopleScreen | None:
        """Return the screen of people, if it was built."""
        from s4c_desktop.ui.people.screen import PeopleScreen

        screen = self._made.get("people")
        return screen if isinstance(screen, PeopleScreen) else None

    def _show_in_library(self, framework: str) -> None:
        """Show the library, at a framework (code and version) if one is named."""
        from s4c_desktop.ui.library.screen import LibraryScreen

        self.screen_requested.emit("library")
        screen = self._made.get("library")
        if framework and isinstance(screen, LibraryScreen):
            screen.open_place(Place(Kind.COMPETENCE, "", framework))

    def learning(self) -> LearningScreen | None:
        """Return the screen of learning plans, if it was built."""
        from s4c_desktop.ui.learning.screen import LearningScreen

        screen = self._made.get("learning")
        return screen if isinstance(screen, LearningScreen) else None

    def outboxes(self) -> list[Outbox]:
        """Return what waits to be stored."""
        return [screen.outbox for screen in self._made.values() if screen.outbox is not None]

    def drop(self) -> None:
        """Let go of every screen."""
        for screen in self._made.values():
            screen.close_down()
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._made.clear()

    def _make(self, name: str, context: Context, sample: bool) -> Screen:
        """Build a screen, importing it only now."""
        match name:
            case "people":
                from s4c_desktop.ui.people.screen import PeopleScreen

                screen: Screen = PeopleScreen(context)
            case "assessments":
                from s4c_desktop.ui.assessments.screen import AssessmentsScreen

                screen = AssessmentsScreen(context)
            case "learning":
                from s4c_desktop.ui.learning.screen import LearningScreen

                screen = LearningScreen(context)
            case "groups":
                from s4c_desktop.ui.group.screen import GroupsScreen

                groups = GroupsScreen(context)
                groups.votes_requested.connect(lambda: self.screen_requested.emit("votes"))
                screen = groups
            case "votes":
                from s4c_desktop.ui.group.vote_screen import VotesScreen

                votes = VotesScreen(context)
                votes.groups_requested.connect(lambda: self.screen_requested.emit("groups"))
                screen = votes
            case "quality":
                from s4c_desktop.ui.quality.screen import QualityScreen

                screen = QualityScreen(context)
            case "library":
                from s4c_desktop.ui.library.screen import LibraryScreen

                library = LibraryScreen(context)
                library.own_requested.connect(lambda: self.screen_requested.emit("own_frameworks"))
                screen = library
            case "own_frameworks":
                from s4c_desktop.ui.editor.screen import OwnFrameworksScreen

                own = OwnFrameworksScreen(context)
                own.library_requested.connect(self._show_in_library)
                screen = own
            case "settings":
                from s4c_desktop.ui.settings.screen import SettingsScreen

                screen = SettingsScreen(context, sample=sample)
                self.settings_made.emit(screen)
            case _:
                from s4c_desktop.ui.home.screen import HomeScreen

                home = HomeScreen(context, sample=sample)
                home.sample_requested.connect(self.sample_requested)
                home.due_requested.connect(self.due_requested)
                home.screen_requested.connect(self.screen_requested)
                home.group_requested.connect(lambda: self.screen_requested.emit("groups"))
                screen = home
        screen.open_requested.connect(self.open_requested)
        screen.start_requested.connect(self.start_requested)
        screen.undo_changed.connect(lambda: self.undo_changed.emit(screen))
        self._stack.addWidget(screen)
        return screen
