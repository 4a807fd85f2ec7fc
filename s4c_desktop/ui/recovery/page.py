"""The ways out of a workspace that can't be opened: as a page, or beside one that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.condition import UnusableError
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.recovery.panel import RecoveryPanel, framed
from s4c_desktop.ui.workspaces import Workspaces, default_location

DIALOG_SIZE = (620, 520)


class RecoveryPage(QWidget):
    """Stands in the place of the screens while no workspace is open."""

    def __init__(self, workspaces: Workspaces, location: str, error: UnusableError) -> None:
        super().__init__()
        own = None
        if location != str(default_location()):
            own = widgets.button(_("Open my own workspace"), workspaces.open_own)
        self.panel = RecoveryPanel(workspaces, location, error, own)
        self.setLayout(framed(self.panel, 32))


class RecoveryDialog(Dialog):
    """Leaves the workspace in use as it is."""

    def __init__(
        self, workspaces: Workspaces, location: str, error: UnusableError, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = RecoveryPanel(workspaces, location, error)
        self.panel.left.connect(self.close)
        self.panel.other_requested.connect(self.close)
        self.setWindowTitle(self.panel.headline.text())
        self.resize(*DIALOG_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(framed(self.panel, 24))
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 24)
        row.addStretch()
        row.addWidget(widgets.button(_("Stay with the open workspace"), self.close))
        column.addLayout(row)
