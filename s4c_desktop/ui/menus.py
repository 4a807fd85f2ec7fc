"""The menu bar, with the platform's own shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind
from s4c_desktop.ui import summaries
from s4c_desktop.ui.context_menu import open_with_keys
from s4c_desktop.ui.drops import RECORDS
from s4c_desktop.ui.guides.way import GuideWay, Shown
from s4c_desktop.ui.help import AboutDialog, KeyboardDialog
from s4c_desktop.ui.mnemonics import letter_menu
from s4c_desktop.ui.theme import scheme_names
from s4c_desktop.ui.workspaces import SUFFIX, Workspaces, display_name

if TYPE_CHECKING:
    from s4c_desktop.ui.printing import Printing

RECENT_ASSESSMENTS = 8


class Navigator(Shown, Protocol):
    """What a menu can ask the window to show."""

    def current(self) -> QWidget:
        """Return the page that is shown."""

    def show_screen(self, name: str) -> None:
        """Show the screen of a rail entry."""

    def open_assessment(self, assessment_id: UUID) -> None:
        """Open the wizard where the person left the assessment."""

    def start_assessment(self, kind: Kind) -> None:
        """Open the wizard for a new assessment."""

    def bring_in(self, path: Path) -> None:
        """Bring the records of a `.s4c` file in."""

    def new_workspace(self, location: str) -> None:
        """Make a workspace, protected if the person likes."""

    def lock_now(self) -> None:
        """Lock the workspace in use."""

    def back_up(self) -> None:
        """Make a backup, where it can be seen."""

    def check(self) -> None:
        """Check the workspace, where it can be seen."""


class Menus(QObject):
    """Builds the menus and keeps what they list up to date."""

    def __init__(
        self,
        window: QMainWindow,
        navigator: Navigator,
        tops: Mapping[str, QMenu],
        undo_group: QUndoGroup,
        workspaces: Workspaces,
    ) -> None:
        """Take the empty menus of the bar: file, edit, view and help."""
        super().__init__(window)
        self._window = window
        self._tops = tops
        self._navigator = navigator
        self._undo_group = undo_group
        self.workspaces = workspaces
        self.guides = GuideWay(window, navigator, workspaces)
        self._needs_workspace: list[QAction] = []
        self._printing: Printing | None = None
        self._file()
        self._edit()
        self._view()
        self._help()
        open_with_keys(window)
        self._enable()
        workspaces.opened.connect(self._enable)
        workspaces.failed.connect(self._enable)
        workspaces.left.connect(self._enable)
        workspaces.put_down.connect(self._disable)

    # -- menus ---------------------------------------------------------------------------

    def _file(self) -> None:
        key = QKeySequence.StandardKey
        window = self._window
        menu = self._tops["file"]
        for text, kind, shortcut in (
            (_("&Assess someone"), Kind.ASSESSOR, QKeySequence(key.New)),
            (_("Assess &myself"), Kind.SELF, QKeySequence("Ctrl+Shift+N")),
        ):
            action = self._add(
                menu, text, partial(self._navigator.start_assessment, kind), shortcut
            )
            self._needs_workspace.append(action)
        self.recent_assessments = menu.addMenu(_("Recent a&ssessments"))
        self.recent_assessments.aboutToShow.connect(self._list_assessments)
        bring_in = self._add(menu, _("Bring &in records…"), self._bring_in)
        self._needs_workspace.append(bring_in)
        menu.addSeparator()
        self._add(menu, _("&New workspace…"), self._new_workspace)
        self._add(menu, _("&Open workspace…"), self.open_workspace, QKeySequence(key.Open))
        self.recent_workspaces = menu.addMenu(_("&Recent workspaces"))
        self.recent_workspaces.aboutToShow.connect(self._list_workspaces)
        menu.addSeparator()
        self.print = self._add(
            menu, _("&Print…"), lambda: self.printing().print_shown(), QKeySequence(key.Print)
        )
        self.print.setToolTip(_("Opens what is shown as a PDF, to be printed there"))
        self._needs_workspace.append(self.print)
        # Only the menu says whether there is something to print; the keys say why there is not.
        menu.aboutToShow.connect(lambda: self._allow_printing(only_with_document=True))
        menu.aboutToHide.connect(lambda: self._allow_printing(only_with_document=False))
        menu.addSeparator()
        self._lock = self._add(
            menu, _("&Lock now"), self._navigator.lock_now, QKeySequence("Ctrl+L")
        )
        menu.addSeparator()
        self._back_up = self._add(menu, _("&Back up now"), self._navigator.back_up)
        check = self._add(menu, _("&Check workspace"), self._navigator.check)
        self._needs_workspace.append(check)
        menu.addSeparator()
        self._add(menu, _("&Quit"), window.close, QKeySequence("Ctrl+Q"), QAction.MenuRole.QuitRole)

    def printing(self) -> Printing:
        """Return what prints; made, and loaded, when it is first asked for."""
        if self._printing is None:
            from s4c_desktop.ui.printing import Printing

            self._printing = Printing(self._window, self._navigator, self.workspaces)
        return self._printing

    def _allow_printing(self, *, only_with_document: bool) -> None:
        is_open = self.workspaces.context is not None
        something = not only_with_document or (is_open and self.printing().printout() is not None)
        self.print.setEnabled(is_open and something)

    def _edit(self) -> None:
        menu = self._tops["edit"]
        group = self._undo_group
        undo = group.createUndoAction(self._window, _("&Undo"))
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo = group.createRedoAction(self._window, _("&Redo"))
        redo.setShortcut(QKeySequence.StandardKey.Redo)
        menu.addActions([undo, redo])

    def _view(self) -> None:
        menu = self._tops["view"]
        window = self._window
        for number, (name, text) in enumerate(
            (
                ("home", _("&Home")),
                ("people", _("&People")),
                ("assessments", _("&Assessments")),
                ("learning", _("L&earning")),
                ("groups", _("&Groups")),
                ("quality", _("&Quality")),
                ("library", _("&Library")),
                ("settings", _("&Settings")),
            ),
            start=1,
        ):
            preferences = name == "settings"
            action = self._add(
                menu,
                text,
                partial(self._navigator.show_screen, name),
                QKeySequence("Ctrl+," if preferences else f"Ctrl+{number}"),
                QAction.MenuRole.PreferencesRole if preferences else QAction.MenuRole.NoRole,
            )
            self._needs_workspace.append(action)
        menu.addSeparator()
        self.code_names = self._add(menu, _("Show &code names instead of names"), lambda: None)
        self.code_names.setCheckable(True)
        self.code_names.setChecked(self.workspaces.preferences.code_names)
        self.code_names.toggled.connect(self.workspaces.show_code_names)
        themes = menu.addMenu(_("&Theme"))
        self._themes = QActionGroup(window)
        for scheme, text in scheme_names().items():
            action = self._add(themes, text, partial(self._choose_theme, scheme))
            action.setCheckable(True)
            action.setData(scheme)
            self._themes.addAction(action)
        themes.aboutToShow.connect(self._mark_theme)
        themes.aboutToShow.connect(partial(letter_menu, themes))
        self._full_screen = self._add(
            menu,
            _("&Full screen"),
            self._toggle_full_screen,
            QKeySequence(QKeySequence.StandardKey.FullScreen),
        )
        self._full_screen.setCheckable(True)

    def _help(self) -> None:
        menu = self._tops["help"]
        self._add(
            menu,
            _("&User guide"),
            self.guides.show_fitting,
            QKeySequence(QKeySequence.StandardKey.HelpContents),
        )
        self._add(
            menu,
            _("&Keyboard"),
            self._show_keys,
            QKeySequence("Ctrl+F1"),
        )
        self._add(menu, _("&Measures"), self.guides.show_measures)
        menu.addSeparator()
        self._add(
            menu,
            _("&About S4C Desktop"),
            lambda: AboutDialog(self._window).open(),
            role=QAction.MenuRole.AboutRole,
        )

    def _show_keys(self) -> None:
        dialog = KeyboardDialog(self._window)
        dialog.all_wanted.connect(self.guides.show_keyboard)
        dialog.open()

    def _add(
        self,
        menu: QMenu,
        text: str,
        call: Callable[[], object],
        shortcut: QKeySequence | None = None,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        # An action that a list is cleared of goes with it: it may carry somebody's name.
        action = QAction(text, menu)
        action.setMenuRole(role)
        if shortcut is not None:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda _checked=False: call())
        menu.addAction(action)
        return action

    # -- what they list ------------------------------------------------------------------

    def _enable(self) -> None:
        context = self.workspaces.context
        is_open = context is not None
        for action in self._needs_workspace:
            action.setEnabled(is_open)
        self._back_up.setEnabled(context is not None and context.program.has_backups)
        self.recent_assessments.setEnabled(is_open)
        self._lock.setEnabled(context is not None and context.program.workspace.is_protected)
        self.recent_workspaces.setEnabled(bool(self.workspaces.preferences.recent_workspaces))

    def _disable(self, _label: str) -> None:
        for action in (*self._needs_workspace, self._back_up, self._lock):
            action.setEnabled(False)
        self.recent_assessments.setEnabled(False)

    def allow(self, allowed: bool) -> None:
        """Show the menus and let them and their shortcuts work, or neither."""
        bar = self._window.menuBar()
        bar.setVisible(allowed)
        for action in bar.actions():
            action.setEnabled(allowed)

    def forget(self) -> None:
        """Let go of every name that a menu lists."""
        self.recent_assessments.clear()

    def _list_workspaces(self) -> None:
        self.recent_workspaces.clear()
        for location in self.workspaces.preferences.recent_workspaces:
            action = self._add(
                self.recent_workspaces,
                display_name(location).replace("&", "&&"),
                partial(self._switch, location),
            )
            action.setEnabled(location != self.workspaces.location)

    def _list_assessments(self) -> None:
        """List the recent assessments as soon as they are there; the menu is open already."""
        context = self.workspaces.context
        if context is None:
            return
        self.recent_assessments.clear()

        def fill(found: tuple[AssessmentSummary, ...]) -> None:
            for summary in summaries.recent(found)[:RECENT_ASSESSMENTS]:
                self._add(
                    self.recent_assessments,
                    summaries.title(summary).replace("&", "&&"),
                    partial(self._navigator.open_assessment, summary.id),
                )

        context.tasks.run(context.program.assessments.list, done=fill, owner=self._window)

    def _mark_theme(self) -> None:
        for action in self._themes.actions():
            action.setChecked(action.data() == self.workspaces.theme.scheme)

    # -- actions -------------------------------------------------------------------------

    def _new_workspace(self) -> None:
        chosen = self.ask_new_location()
        if chosen:
            self._navigator.new_workspace(chosen)

    def open_workspace(self) -> None:
        """Ask which workspace to open, and open it."""
        chosen = self.ask_location()
        if chosen:
            self._switch(chosen)

    def open_location(self, path: Path) -> None:
        """Open a workspace file."""
        self._switch(str(path))

    def _bring_in(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Bring in records"),
            str(paths.documents_dir()),
            _("Records (*{suffix})").format(suffix=RECORDS),
        )
        if chosen:
            self._navigator.bring_in(Path(chosen))

    def ask_new_location(self) -> str:
        """Ask where to make a workspace; empty when the person changed their mind."""
        folder = self._folder()
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("New workspace"),
            str(folder / (_("New workspace") + SUFFIX)),
            _filter_text(),
            # An existing file is refused with a sentence, never overwritten.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen and Path(chosen).suffix != SUFFIX:
            chosen += SUFFIX
        return chosen

    def ask_location(self) -> str:
        """Ask which workspace to open; empty when the person changed their mind."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open workspace"), str(self._folder()), _filter_text()
        )
        return chosen

    def _folder(self) -> Path:
        location = self.workspaces.preferences.last_workspace
        folder = Path(location).parent if location else paths.data_dir()
        return folder if folder.is_dir() else paths.documents_dir()

    def _switch(self, location: str) -> None:
        if location != self.workspaces.location:
            self.workspaces.open(location)

    def _choose_theme(self, scheme: str) -> None:
        self.workspaces.theme.set_scheme(scheme)
        self.workspaces.preferences.theme = scheme
        self.workspaces.preferences.save()

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._full_screen.setChecked(self._window.isFullScreen())


def _filter_text() -> str:
    return _("Workspaces") + f" (*{SUFFIX})"
