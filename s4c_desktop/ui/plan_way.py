"""The way to a learning plan from wherever one is shown or asked for."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from s4c_desktop.ui.events import Events
from s4c_desktop.ui.screens import Screens


class Window(Protocol):
    """What the way asks of the window."""

    def show_screen(self, name: str) -> None:
        """Show the screen of a rail entry."""


class PlanWay(QObject):
    """Shows the learning screen with the plan that is wanted."""

    def __init__(self, parent: QObject, window: Window, screens: Screens, events: Events) -> None:
        super().__init__(parent)
        self._window = window
        self._screens = screens
        events.plan_wanted.connect(self._show)

    def _show(self, plan_id: UUID) -> None:
        self._window.show_screen("learning")
        learning = self._screens.learning()
        if learning is not None and learning.isVisible():
            learning.open_plan(plan_id)
