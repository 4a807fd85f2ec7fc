"""Whether the workspace is protected, what to do about it, and when it locks itself."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.base.settings import IDLE_MINUTES
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.inputs import ComboBox


class ProtectionCard(widgets.Card):
    """Says how the workspace is protected; what is asked for is done elsewhere."""

    protect_requested = Signal()
    change_requested = Signal()
    remove_requested = Signal()

    minutes_changed = Signal()
    """Another number of idle minutes was chosen, and stored."""

    def __init__(self, context: Context, *, sample: bool) -> None:
        super().__init__(margin=24, spacing=8)
        self._preferences = context.preferences
        self.buttons: dict[str, QPushButton] = {}
        self.state = widgets.body()
        self.column.addWidget(widgets.section(_("Protection")))
        self.column.addWidget(self.state)
        workspace = context.program.workspace
        if workspace.is_shared:
            self.state.setText(
                _("This workspace lies on a database server, which is what protects it.")
            )
        elif sample:
            self.state.setText(_("The sample people are invented; nothing of them is kept."))
        elif workspace.is_protected:
            self.state.setText(_("This workspace and its backups are encrypted."))
            self._add_buttons(
                ("change", _("Change passphrase…"), self.change_requested),
                ("remove", _("Remove passphrase…"), self.remove_requested),
            )
            self._add_minutes()
        else:
            self.state.setText(
                _("This workspace is not encrypted: whoever gets the file can read it.")
            )
            self._add_buttons(("protect", _("Protect…"), self.protect_requested))

    def _add_buttons(self, *entries: tuple[str, str, SignalInstance]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, requested in entries:
            self.buttons[name] = widgets.button(text, requested.emit)
            row.addWidget(self.buttons[name])
        row.addStretch()
        self.column.addSpacing(4)
        self.column.addLayout(row)

    def _add_minutes(self) -> None:
        """Add the choice of when the workspace locks itself."""
        self.minutes = ComboBox()
        for minutes in IDLE_MINUTES:
            text = ngettext("{number} minute", "{number} minutes", minutes).format(number=minutes)
            self.minutes.addItem(text if minutes else _("Never"), minutes)
        self.minutes.setCurrentIndex(IDLE_MINUTES.index(self._preferences.idle_minutes))
        self.minutes.activated.connect(self._choose_minutes)
        label = widgets.TextLabel(_("Lock when nothing was done for"), wrap=False)
        label.setBuddy(self.minutes)
        self.minutes.setAccessibleName(label.text())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.minutes)
        row.addStretch()
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.column.addWidget(
            widgets.small(
                _(
                    "It also locks when the computer sleeps and, on Windows and Linux, when the "
                    "screen is locked."
                )
            )
        )

    def _choose_minutes(self) -> None:
        self._preferences.idle_minutes = self.minutes.currentData()
        self._preferences.save()
        self.minutes_changed.emit()
