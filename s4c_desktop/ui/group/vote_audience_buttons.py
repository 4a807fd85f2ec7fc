"""What a facilitator does with the audience's window."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.group.vote_show import VoteShow


class AudienceButtons(QWidget):
    """One button: it opens the window, and while that is open it has the rest in a menu."""

    def __init__(self, show: VoteShow) -> None:
        super().__init__()
        self._show = show
        menu = QMenu(self)
        self.blank = menu.addAction(_("Blank screen, or show it again (B)"))
        self.blank.triggered.connect(show.toggle_blank)
        self.move_on = menu.addAction(_("Move to other screen"))
        self.move_on.triggered.connect(show.move_on)
        self.close_window = menu.addAction(_("Close the audience's window"))
        self.close_window.triggered.connect(show.stop)
        menu.aboutToShow.connect(self._show_screens)
        self.start = widgets.button(_("Show to the audience"), show.start)
        self.menu = widgets.menu_button(_("Audience"), menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.start)
        row.addWidget(self.menu)
        show.turned.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        is_open = self._show.window is not None
        self.start.setVisible(not is_open)
        self.menu.setVisible(is_open)

    def _show_screens(self) -> None:
        window = self._show.window
        can = window is not None and window.can_move()
        self.move_on.setEnabled(can)
        alone = _("Move to other screen (there is no other)")
        self.move_on.setText(_("Move to other screen") if can else alone)
