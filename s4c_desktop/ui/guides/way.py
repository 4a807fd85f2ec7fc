"""The way to the guides from wherever help is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from s4c_desktop.base import paths
from s4c_desktop.ui.wizard_place import WizardPlace
from s4c_desktop.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from s4c_desktop.ui.guides.window import GuideWindow, Place


class Shown(Protocol):
    """What the way asks of the window."""

    @property
    def screen_shown(self) -> str:
        """Return the name of the screen that is shown; empty for none and for the wizard."""

    @property
    def wizards(self) -> WizardPlace:
        """Return where the wizard stands."""


class GuideWay:
    """Opens the one window of the guides, or brings it to the front."""

    def __init__(self, parent: QWidget, shown: Shown, workspaces: Workspaces) -> None:
        self._parent = parent
        self._shown = shown
        self._workspaces = workspaces
        self.window: GuideWindow | None = None

    def show_fitting(self) -> None:
        """Show what fits the screen that is shown."""
        self.show(*self._fitting())

    def show_measures(self) -> None:
        """Show how figures are computed."""
        from s4c_desktop.ui.guides.shelf import MEASURES

        self.show(MEASURES)

    def show_keyboard(self) -> None:
        """Show the keys of every place."""
        from s4c_desktop.ui.guides.shelf import KEYBOARD

        self.show(KEYBOARD)

    def show(self, name: str, anchor: str = "") -> None:
        """Show a guide at a heading."""
        if self.window is None:
            from s4c_desktop.ui.guides.shelf import Shelf
            from s4c_desktop.ui.guides.window import GuideWindow

            shelf = Shelf(paths.guides())
            self.window = GuideWindow(
                self._workspaces.theme, shelf, self._workspaces.messages, self._parent
            )
            self.window.destroyed.connect(self._forget)
            self.window.show()
        self.window.show_place(name, anchor)
        self.window.raise_()
        self.window.activateWindow()
        self.window.view.setFocus()

    def _fitting(self) -> Place:
        from s4c_desktop.ui.guides import places

        wizard = self._shown.wizards.current
        if wizard is not None:
            return places.of_step(wizard.session.kind, wizard.session.flow.step)
        return places.of_screen(self._shown.screen_shown)

    def _forget(self) -> None:
        self.window = None
