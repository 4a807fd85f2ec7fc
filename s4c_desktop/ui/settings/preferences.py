"""What belongs to the person and this computer: look, new assessments, documents, the log."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base import log
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.settings import parts
from s4c_desktop.ui.settings.assessment_card import AssessmentCard
from s4c_desktop.ui.settings.fields import Fields, named
from s4c_desktop.ui.settings.logo_field import LogoField
from s4c_desktop.ui.settings.look_card import LookCard
from s4c_desktop.ui.settings.wishes import Wishes


class PreferencesSection(QWidget):
    """Everything takes effect at once, and can be undone."""

    def __init__(self, context: Context, wishes: Wishes) -> None:
        super().__init__()
        self._fields = Fields(context.preferences, wishes)
        self.look = LookCard(context, wishes, self._fields)
        self.assessments = AssessmentCard(context, self._fields)
        self.centre = self._fields.line("centre")
        self.logo = LogoField(context, wishes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts.page((self.look, self.assessments, self._documents(), _log_card())))

    def refresh(self) -> None:
        """Show the wishes as they are now."""
        self.look.refresh()
        self.assessments.refresh()

    def leave(self) -> None:
        """Store what was typed."""
        self._fields.leave()

    def _documents(self) -> widgets.Card:
        card = parts.card(_("Documents"))
        card.column.addWidget(
            named(
                _("Centre"),
                self.centre,
                _("Printed on documents, and filled in as the place of a new assessment."),
            )
        )
        card.column.addWidget(self.logo)
        return card


def _log_card() -> widgets.Card:
    card = parts.card(_("Log"))
    card.column.addWidget(
        widgets.muted(_("What the program did, for mending faults. It holds no personal data."))
    )
    card.column.addLayout(parts.place(str(log.file().parent), log.file().parent))
    return card
