"""Internal quality assurance and calibration, in five sections."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.assessors import AssessorsSection
from s4c_desktop.ui.quality.findings import FindingsSection
from s4c_desktop.ui.quality.leniency import LeniencySection
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.quality.practice import PracticeSection
from s4c_desktop.ui.quality.samples import SamplesSection
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.unsaved_bar import UnsavedBar

SAMPLES, FINDINGS, ASSESSORS, LENIENCY, PRACTICE = range(5)


class QualityScreen(Screen):
    """Shows one section at a time, below tabs; everything saves itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Quality"), parent)
        self.outbox = outbox = Outbox(context.tasks, self)
        outbox.changed.connect(self._on_outbox_changed)
        self.samples = SamplesSection(context, outbox)
        self.findings = FindingsSection(context, outbox)
        self.assessors = AssessorsSection(context, outbox)
        self.leniency = LeniencySection(context, outbox)
        self.practice = PracticeSection(context, outbox)
        self.findings.look_requested.connect(self._show_look)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sections of quality assurance"))
        self._pages = PageStack()
        self._holders: list[QWidget] = []
        for text, section in (
            (_("Samples"), self.samples),
            (_("Findings & actions"), self.findings),
            (_("Assessors"), self.assessors),
            (_("Leniency"), self.leniency),
            (_("Practice"), self.practice),
        ):
            # An ampersand would be taken for a mnemonic.
            self.tabs.addTab(text.replace("&", "&&"))
            self._pages.addWidget(section)
            self._add_buttons(section)
            section.stored.connect(self._show_saved)
        self.column.addWidget(UnsavedBar(context.theme, outbox))
        self.column.addWidget(self.tabs)
        self.column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._show_section)
        self.setFocusProxy(self.tabs)
        self._show_buttons(SAMPLES)

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches samples, assessors or practice."""
        return changes.quality or super().concerns(changes)

    def refresh(self) -> None:
        """Show the section as it is now."""
        self.section().refresh()

    def leave(self) -> None:
        """Store what was typed."""
        self.section().leave()

    def printout(self) -> Printout | None:
        """Return what the section shows as a document."""
        return self.section().printout()

    def section(self) -> Section:
        """Return the section that is shown."""
        sections = (self.samples, self.findings, self.assessors, self.leniency, self.practice)
        return sections[self._pages.currentIndex()]

    def show_section(self, section: int) -> None:
        """Show one of the sections."""
        self.tabs.setCurrentIndex(section)

    def _show_section(self, section: int) -> None:
        self.leave()
        self._pages.setCurrentIndex(section)
        self._show_buttons(section)
        self.refresh()

    def _add_buttons(self, section: Section) -> None:
        """Put a section's buttons into the header, in a holder so that each can hide its own."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for button in section.buttons:
            row.addWidget(button)
        self.header.buttons.addWidget(holder)
        self._holders.append(holder)

    def _show_buttons(self, section: int) -> None:
        for number, holder in enumerate(self._holders):
            holder.setVisible(number == section)

    def _show_look(self, plan_id: UUID, assessment_id: UUID) -> None:
        self.show_section(SAMPLES)
        self.samples.show_look(plan_id, assessment_id)

    def _show_saved(self) -> None:
        self.header.saved.show_saved(datetime.now(UTC))

    def _on_outbox_changed(self) -> None:
        holding = self.outbox is not None and self.outbox.holding is not None
        self._pages.setEnabled(not holding)
        if holding:
            self.header.saved.show_failed()
