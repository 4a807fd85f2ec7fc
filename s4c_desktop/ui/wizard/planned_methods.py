"""How the competence at hand is to be assessed, beside its rating."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.preparing import of_competence
from s4c_desktop.domain.preparing_wording import line_text
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.widgets import body, section
from s4c_desktop.ui.wizard.session import Session


class PlannedMethods(QWidget):
    """Shows the lines of the assessment plan; hidden where there are none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines = body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(section(_("Planned methods")))
        column.addWidget(self.lines)

    def refresh(self) -> None:
        """Show what is planned for the competence at hand."""
        shown = self._session.shown
        plan = of_competence(shown.plan, self._session.flow.position) if shown else ()
        self.lines.setText("\n".join(line_text(line, short_date) for line in plan))
        self.setVisible(bool(plan))
