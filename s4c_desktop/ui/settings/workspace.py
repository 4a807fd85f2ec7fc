"""The workspace: where it is, what protects it, whether it is sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.paths import display_location
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.settings import parts
from s4c_desktop.ui.settings.centre_card import CentreCard
from s4c_desktop.ui.settings.check_card import CheckCard
from s4c_desktop.ui.settings.keeping_card import KeepingCard
from s4c_desktop.ui.settings.protection import ProtectionCard


class WorkspaceSection(QWidget):
    """What concerns the workspace as a whole."""

    def __init__(self, context: Context, *, sample: bool) -> None:
        super().__init__()
        self.check = CheckCard(context)
        self.protection = ProtectionCard(context, sample=sample)
        self.keeping = KeepingCard(context)
        self.centre = CentreCard(context)
        cards: tuple[QWidget, ...] = (
            _place(context, sample=sample),
            self.protection,
            self.check,
            self.centre,
            self.keeping,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts.page(cards))

    def refresh(self) -> None:
        """Show what is known now."""
        self.check.refresh()
        self.centre.refresh()
        self.keeping.refresh()

    def leave(self) -> None:
        """Store what was typed."""
        self.centre.leave()
        self.keeping.leave()


def _place(context: Context, *, sample: bool) -> widgets.Card:
    workspace = context.program.workspace
    card = parts.card(_("Place"))
    card.column.addWidget(widgets.muted(_kept(shared=workspace.is_shared, sample=sample)))
    folder = None if workspace.is_shared else Path(workspace.location).resolve().parent
    card.column.addLayout(parts.place(display_location(workspace.location), folder))
    return card


def _kept(*, shared: bool, sample: bool) -> str:
    """Say where people and assessments are kept, and who looks after them."""
    if shared:
        return _(
            "People and assessments are kept in a database on a server that several desks share. "
            "Backups and encryption are the server's matter: whoever runs it sees to them, this "
            "program makes none of its own."
        )
    if sample:
        return _(
            "These are sample data. They are thrown away when you leave them, and not backed up."
        )
    return _(
        "People and assessments are kept in this file. One window or command writes it at a time, "
        "and it must lie on a disk of this computer: not in a folder that a cloud service keeps "
        "in step, not on a network drive."
    )
