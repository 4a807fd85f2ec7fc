"""What every screen is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from s4c_desktop.base.settings import Preferences
from s4c_desktop.ui.checks import Checks
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.leaving import Leaving
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme

if TYPE_CHECKING:
    # The store is imported on the workspace thread, after the window is painted.
    from s4c_desktop.bootstrap import Program


@dataclass(frozen=True)
class Context:
    """An open workspace with the tools to work on it and to talk to the person."""

    program: Program
    tasks: Tasks
    events: Events
    theme: Theme
    messages: Messages
    preferences: Preferences
    leaving: Leaving = field(default_factory=Leaving)
    checks: Checks = field(default_factory=Checks)
