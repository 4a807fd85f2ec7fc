"""What changed in the workspace, told to the views that show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """Announces every change of the workspace on the GUI thread."""

    changed = Signal(object)  # domain.changes.Changes

    names_changed = Signal()
    """People are shown by other names from now on."""

    plan_wanted = Signal(object)
    """The stored learning plan with this UUID is to be shown."""

    renewal_wanted = Signal()
    """Another language or size of text was chosen: all that is shown has to be made anew."""
