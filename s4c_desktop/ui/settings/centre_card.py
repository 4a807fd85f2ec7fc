"""How the centre works: who may decide, and how long a candidate may appeal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSpinBox

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.group_privacy import LEAST_MINIMUM
from s4c_desktop.services.centre import LONGEST_APPEAL, Centre
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import WheelScrollsPage

USUAL = 14
HIGHEST_MINIMUM = 50


class CentreCard(widgets.Card):
    """Stores itself; holds for everybody who works in this workspace."""

    def __init__(self, context: Context) -> None:
        super().__init__(margin=24)
        self._context = context
        self._autosave = Autosave(self._store, self)
        self.separate = QCheckBox(_("Whoever assesses does not decide"))
        self.appeals = QCheckBox(_("A candidate may appeal for"))
        self.days = QSpinBox()
        self.days.setRange(1, LONGEST_APPEAL)
        self.days.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.days.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.days.installEventFilter(WheelScrollsPage(self))
        self.days.setAccessibleName(_("Days for an appeal"))
        row = FlowLayout(spacing=8)
        row.addWidget(self.appeals)
        row.addWidget(self.days)
        row.addWidget(widgets.TextLabel(_("days after the result"), wrap=False))
        self.column.addWidget(widgets.section(_("Centre")))
        self.column.addWidget(self.separate)
        self.column.addWidget(
            widgets.small(
                _(
                    "A result by an assessor, or by two, is then signed off only with a decision "
                    "by somebody who did not assess. Self-assessments are not concerned."
                )
            )
        )
        self.column.addLayout(row)
        self.minimum = QSpinBox()
        self.minimum.setRange(LEAST_MINIMUM, HIGHEST_MINIMUM)
        self.minimum.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.minimum.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.minimum.installEventFilter(WheelScrollsPage(self))
        self.minimum.setAccessibleName(_("People behind whatever a new group shows"))
        behind = FlowLayout(spacing=8)
        behind.addWidget(
            widgets.TextLabel(_("A new group shows nothing of fewer than"), wrap=False)
        )
        behind.addWidget(self.minimum)
        behind.addWidget(widgets.TextLabel(_("people"), wrap=False))
        self.column.addLayout(behind)
        self._show(Centre())
        self.appeals.toggled.connect(self.days.setEnabled)
        self.separate.clicked.connect(self._autosave.touch)
        self.appeals.clicked.connect(self._autosave.touch)
        self.days.valueChanged.connect(self._autosave.touch)
        self.minimum.valueChanged.connect(self._autosave.touch)

    def refresh(self) -> None:
        """Fetch what is stored."""
        self._context.tasks.run(self._context.program.centre.get, done=self._show, owner=self)

    def leave(self) -> None:
        """Store what was chosen."""
        self._autosave.flush()

    def _show(self, centre: Centre) -> None:
        fields = (self.separate, self.appeals, self.days, self.minimum)
        for field in fields:
            field.blockSignals(True)
        self.separate.setChecked(centre.separate_decision)
        self.appeals.setChecked(centre.appeal_days is not None)
        self.days.setValue(USUAL if centre.appeal_days is None else centre.appeal_days)
        self.days.setEnabled(centre.appeal_days is not None)
        self.minimum.setValue(centre.group_minimum)
        for field in fields:
            field.blockSignals(False)

    def _store(self) -> None:
        days = self.days.value() if self.appeals.isChecked() else None
        centre = Centre(self.separate.isChecked(), days, self.minimum.value())
        self._context.tasks.run(self._context.program.centre.keep, centre, owner=self)
