"""Says what is not saved, why, and that nothing more is taken until it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.ui import widgets
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.theme import Theme


class UnsavedBar(QFrame):
    """Hidden while all is well; the outbox tries by itself, this offers to try at once."""

    def __init__(self, theme: Theme, outbox: Outbox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self.setProperty("role", "alarm")
        icon = widgets.Picture(theme.icon("warning", "bad"), 20)
        self.text = widgets.body()
        self.retry = widgets.button(_("Try again"), outbox.try_again)

        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignVCenter)
        outbox.changed.connect(self._refresh)
        self.hide()

    def _refresh(self) -> None:
        trouble = self._outbox.holding
        if trouble is not None:
            self.text.setText(f"{trouble.cause()} {_what(self._outbox.names())}")
        self.setVisible(trouble is not None)
        if trouble is not None:
            announce(self, self.text.text(), urgent=True)


def may_give_up(outbox: Outbox, messages: Messages) -> bool:
    """Tell whether the place may be left: all is well, or the person gives up what is not saved."""
    if outbox.holding is None:
        return True
    agreed = messages.ask(
        _("Leave without saving?"),
        ngettext(
            "{what} is not saved yet. Stay, and it is saved as soon as that is possible; if you "
            "leave now, it is lost.",
            "{what} are not saved yet. Stay, and they are saved as soon as that is possible; if "
            "you leave now, they are lost.",
            len(outbox.names()),
        ).format(what=", ".join(outbox.names())),
        _("Leave and lose it"),
    )
    if agreed:
        outbox.give_up()
    return agreed


def _what(names: tuple[str, ...]) -> str:
    return ngettext(
        "{what} is not saved yet. No further entries are taken until it is.",
        "{what} are not saved yet. No further entries are taken until they are.",
        len(names),
    ).format(what=", ".join(names))
