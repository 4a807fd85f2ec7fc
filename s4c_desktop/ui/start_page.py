"""What is shown while no workspace is open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.workspaces import Workspaces


class StartPage(QWidget):
    """Says that no workspace is open and offers the person's own one."""

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__()
        own = widgets.primary_button(_("Open my own workspace"), workspaces.open_own)
        column = QVBoxLayout(self)
        column.addWidget(
            widgets.EmptyState(
                workspaces.theme,
                "folder-open",
                _("No workspace is open"),
                _("Open one from the File menu, or go on with your own workspace."),
                own,
            )
        )
