"""Tells once that the last run was ended by a fault below Python."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.details import DetailsDialog, about


class LastRunDialog(DetailsDialog):
    """Says that the program died, what is safe, and where more is written."""

    def __init__(self, trace: str, parent: QWidget | None) -> None:
        super().__init__(
            _("The program ended unexpectedly last time"),
            (
                _("A fault in the program, or in a part it is built on, ended it at once."),
                _("Everything that was shown as saved is safe in the workspace."),
                _(
                    "You can go on working. If it happens again, tell us what you did, with the "
                    "details below. They hold no personal data."
                ),
            ),
            f"{about()}\n{trace}",
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = widgets.button(_("Open log folder"), _open_log_folder)
        self.buttons.insertWidget(2, folder)


def _open_log_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))


def tell(trace: str, window: QWidget) -> None:
    """Show the dialog over the window; it closes itself away."""
    LastRunDialog(trace, window).open()
