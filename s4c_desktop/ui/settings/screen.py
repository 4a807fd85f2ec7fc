"""Settings in three sections: preferences, the workspace, its backups."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.screen import MARGIN, Screen
from s4c_desktop.ui.settings import parts
from s4c_desktop.ui.settings.backups import BackupsSection, no_backups
from s4c_desktop.ui.settings.preferences import PreferencesSection
from s4c_desktop.ui.settings.wishes import Wishes
from s4c_desktop.ui.settings.workspace import WorkspaceSection
from s4c_desktop.ui.text_size import scaled

PREFERENCES, WORKSPACE, BACKUPS = range(3)


class SettingsScreen(Screen):
    """Shows one section at a time, below tabs; everything takes effect at once."""

    restore_requested = Signal(object)
    """Restore this Backup."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, sample: bool = False
    ) -> None:
        super().__init__(context, _("Settings"), parent)
        self.wishes = Wishes(
            context.preferences,
            {
                "theme": context.theme.set_scheme,
                "text_size": lambda _size: context.events.renewal_wanted.emit(),
                "language": lambda _code: context.events.renewal_wanted.emit(),
            },
            self,
        )
        self.undo_stack = self.wishes.stack
        self.preferences = PreferencesSection(context, self.wishes)
        self.workspace = WorkspaceSection(context, sample=sample)
        service = context.program.backups
        self.backups = (
            BackupsSection(context, service, self.wishes) if service is not None else None
        )
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sections of the settings"))
        self._pages = PageStack()
        for text, section in (
            (_("Preferences"), self.preferences),
            (_("Workspace"), self.workspace),
            (_("Backups"), self.backups or no_backups(sample=sample)),
        ):
            self.tabs.addTab(text)
            section.setContentsMargins(0, 0, MARGIN, MARGIN)
            # Here and not further inside: the height is asked for at this width.
            section.setMaximumWidth(scaled(parts.WIDTH))
            self._pages.addWidget(widgets.scrolling(section))
        self.column.setContentsMargins(MARGIN, 16, 0, 0)
        self.header.setContentsMargins(0, 0, MARGIN, 0)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._show_section)
        self.workspace.check.restore_requested.connect(lambda: self.show_section(BACKUPS))
        if self.backups is not None:
            self.backups.restore_requested.connect(self.restore_requested)
        self.setFocusProxy(self.tabs)

    def concerns(self, changes: Changes) -> bool:
        """Tell whether somebody may have been erased; nothing else of people is shown here."""
        return bool(changes.people)

    def refresh(self) -> None:
        """Show the section as it is now."""
        self._show_section(self.tabs.currentIndex())

    def leave(self) -> None:
        """Store what was typed."""
        self.preferences.leave()
        self.workspace.leave()

    def show_section(self, section: int) -> None:
        """Show one of the sections."""
        self.tabs.setCurrentIndex(section)

    def _show_section(self, section: int) -> None:
        self.leave()
        self._pages.setCurrentIndex(section)
        shown = (self.preferences, self.workspace, self.backups)[section]
        if shown is not None:
            shown.refresh()
