"""How long people are kept by default, and what was erased so far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSpinBox

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.dossier import Erasure
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import WheelScrollsPage

USUAL = 24
LONGEST = 1200
LISTED = 10

Kept = tuple[int | None, tuple[Erasure, ...]]


class KeepingCard(widgets.Card):
    """Stores the default by itself; it suggests dates and sets none."""

    def __init__(self, context: Context) -> None:
        super().__init__(margin=24)
        self._context = context
        self._autosave = Autosave(self._store, self)
        self.suggested = QCheckBox(_("Suggest to keep people for"))
        self.months = QSpinBox()
        self.months.setRange(1, LONGEST)
        self.months.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.months.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.months.installEventFilter(WheelScrollsPage(self))
        self.months.setAccessibleName(_("Months people are kept"))
        self.erasures = widgets.small()
        row = FlowLayout(spacing=8)
        row.addWidget(self.suggested)
        row.addWidget(self.months)
        row.addWidget(widgets.TextLabel(_("months"), wrap=False))
        self.column.addWidget(widgets.section(_("People's data")))
        self.column.addLayout(row)
        self.column.addWidget(
            widgets.small(
                _(
                    "Counted from the last change or signature. The date is offered on each "
                    "person's page and can be another there; nobody is erased by themselves."
                )
            )
        )
        self.column.addWidget(self.erasures)
        self._show((None, ()))
        self.suggested.toggled.connect(self.months.setEnabled)
        self.suggested.clicked.connect(self._autosave.touch)
        self.months.valueChanged.connect(self._autosave.touch)

    def refresh(self) -> None:
        """Fetch what is stored."""
        privacy = self._context.program.privacy

        def fetch() -> Kept:
            return privacy.retention(), privacy.erasures()

        self._context.tasks.run(fetch, done=self._show, owner=self)

    def leave(self) -> None:
        """Store what was chosen."""
        self._autosave.flush()

    def _show(self, kept: Kept) -> None:
        months, erasures = kept
        for field in (self.suggested, self.months):
            field.blockSignals(True)
        self.suggested.setChecked(months is not None)
        self.months.setValue(USUAL if months is None else months)
        self.months.setEnabled(months is not None)
        for field in (self.suggested, self.months):
            field.blockSignals(False)
        lines = [_line(erasure) for erasure in erasures[:LISTED]]
        if len(erasures) > LISTED:
            lines.append(_("and {n} before").format(n=len(erasures) - LISTED))
        self.erasures.setText("\n".join(lines))
        self.erasures.setVisible(bool(lines))

    def _store(self) -> None:
        months = self.months.value() if self.suggested.isChecked() else None
        self._context.tasks.run(self._context.program.privacy.set_retention, months, owner=self)


def _line(erasure: Erasure) -> str:
    n = erasure.holdings.assessments
    return _("{day}: one person erased, with {assessments}, by {name}: {reason}").format(
        day=short_date(erasure.erased_at.astimezone().date()),
        assessments=ngettext("{n} assessment", "{n} assessments", n).format(n=n),
        name=erasure.erased_by,
        reason=erasure.reason,
    )
