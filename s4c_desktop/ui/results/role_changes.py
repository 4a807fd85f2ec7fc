"""What would have to change for each role; leads a result for all roles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import role_fit_wording as wording
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.role_fit import RoleFit
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.widgets import Bullet, Card, body, button, muted, section, strong

SIDE_BY_SIDE = 840
"""From this width on the roles stand beside each other."""


class RoleChanges(Card):
    """Each role's range, the competences that are short or unknown, and a way to its plan."""

    plan_wanted = Signal(str)
    """The person wants to plan for the role with this code."""

    def __init__(self, view: ResultView) -> None:
        super().__init__()
        self.plans: dict[str, QPushButton] = {}
        self.column.addWidget(section(wording.changes_title()))
        self._roles = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._roles.setSpacing(24)
        for fit in view.fits:
            self._roles.addLayout(self._role(fit, view.framework), 1)
        self.column.addLayout(self._roles)

    def _role(self, fit: RoleFit, framework: Framework) -> QVBoxLayout:
        title = framework.role(fit.role).title
        plan = button(_("Learning plan"), lambda: self.plan_wanted.emit(fit.role))
        plan.setAccessibleName(_("Learning plan for {role}").format(role=title))
        self.plans[fit.role] = plan
        told: tuple[QWidget, ...] = (
            strong(title),
            body(wording.standing(fit, framework)),
            muted(wording.change_summary(fit)),
            *(Bullet(line) for line in wording.change_lines(fit, framework)),
        )
        column = QVBoxLayout()
        column.setSpacing(4)
        for label in told:
            column.addWidget(label)
        # The buttons of roles beside each other stand in one line.
        column.addStretch(1)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(plan)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the roles beside each other where there is room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= SIDE_BY_SIDE
        self._roles.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
