"""The page of one person, in sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.study import Learner
from s4c_desktop.services.register import PersonPage, PlanLine
from s4c_desktop.services.study import PlanLine as Kept
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.learning.profiles import ask_profile, learner_of
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.people.documents_card import DocumentsCard
from s4c_desktop.ui.people.evidence_card import EvidenceCard
from s4c_desktop.ui.people.form import PersonForm
from s4c_desktop.ui.people.person_assessments import PersonAssessments
from s4c_desktop.ui.people.plans_card import PlansCard
from s4c_desktop.ui.people.rights_card import RightsCard
from s4c_desktop.ui.people.timeline_card import TimelineCard
from s4c_desktop.ui.text_size import scaled

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

WIDTH = 1260


class Section(IntEnum):
    """The sections, in order."""

    OVERVIEW = 0
    TIMELINE = 1
    ASSESSMENTS = 2
    PLANS = 3
    DOCUMENTS = 4
    EVIDENCE = 5
    RIGHTS = 6


class PersonView(QWidget):
    """Shows what is known of a person; the form and the rights are edited here."""

    left = Signal()
    """Another section is shown: what was typed is to be stored."""

    def __init__(self, context: Context, delete: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._page: PersonPage | None = None
        self._plans_of: PersonPage | None = None
        self.name = widgets.ElidedLabel("", "section")
        self.form = PersonForm(context.theme)
        self.timeline = TimelineCard()
        self.assessments = PersonAssessments()
        self.documents = DocumentsCard(context)
        self.plans = PlansCard(context)
        self.plans.profile_wanted.connect(self._ask_profile)
        context.events.changed.connect(self._on_changed)
        self.evidence = EvidenceCard()
        self.rights = RightsCard(context)
        self.delete = widgets.button(_("Delete person…"), delete, role="danger")
        self._kept = widgets.small(_("A person with assessments is kept. Erase them under Rights."))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sections of the person's page"))
        self._pages = PageStack()
        for text, section in zip(_section_names(), self._sections(), strict=True):
            self.tabs.addTab(text)
            section.setMaximumWidth(scaled(WIDTH))
            self._pages.addWidget(widgets.scrolling(section))
        self.choice = ComboBox()
        self.choice.setAccessibleName(_("Sections of the person's page"))
        self.choice.addItems(_section_names())
        self.choice.currentIndexChanged.connect(self.tabs.setCurrentIndex)
        self.choice.hide()
        self.tabs.currentChanged.connect(self._show_section)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.name, 1)
        head.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)

    @property
    def section(self) -> Section:
        """Return the section that is shown."""
        return Section(self.tabs.currentIndex())

    def show_section(self, section: Section) -> None:
        """Show one of the sections."""
        self.tabs.setCurrentIndex(section)

    # -- what is shown -------------------------------------------------------------------

    def show_new(self) -> None:
        """Offer empty fields for somebody new, and nothing else."""
        self._page = None
        self.name.set_text(_("New person"))
        self.form.show_person(None)
        self.show_section(Section.OVERVIEW)
        self._fold()
        self.delete.hide()
        self._kept.hide()

    def show_person(self, person: Person) -> None:
        """Fill the fields that can be edited."""
        self.form.show_person(person)
        self.rights.show_person(person)

    def show_around(self, page: PersonPage) -> None:
        """Show all that is around the fields, which stay as they are."""
        self._page = page
        names = self._context.program.names
        self.name.set_text(names.of(page.person))
        self._fold()
        titles = {s.id: s.title or s.role_title for s in page.assessments}
        self.timeline.fill(page.moments, titles)
        self.assessments.fill(page.person, page.assessments)
        self.documents.fill(page.assessments)
        self.evidence.fill(page.evidence, titles)
        theirs = bool(page.assessments)
        allow(
            self.delete,
            not theirs,
            _("Somebody with assessments is not deleted: under Rights, all of it can be erased."),
        )
        self.delete.show()
        self._kept.setVisible(theirs)
        self._read_plans()

    def _show_section(self, section: int) -> None:
        self.left.emit()
        self.choice.setCurrentIndex(section)
        self._pages.setCurrentIndex(section)
        self._read_plans()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the sections in a list where they are too long for one row."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        known = self._page is not None
        narrow = self.tabs.sizeHint().width() > self.width()
        self.tabs.setVisible(known and not narrow)
        self.choice.setVisible(known and narrow)

    # -- plans ---------------------------------------------------------------------------

    def _read_plans(self) -> None:
        """Work the plans out once they are looked at."""
        page = self._page
        if page is None or self.section is not Section.PLANS or self._plans_of is page:
            return
        self._plans_of = page
        self._context.tasks.run(
            _plans_of,
            self._context.program,
            page.person.id,
            done=lambda found: self._show_plans(page, found),
            owner=self,
        )

    def _show_plans(self, page: PersonPage, found: _Plans) -> None:
        if self._plans_of is page:
            self.plans.fill(found.lines, found.kept)

    def _on_changed(self, changes: Changes) -> None:
        if changes.plans:
            self._plans_of = None
            self._read_plans()

    def _ask_profile(self) -> None:
        page = self._page
        if page is not None:
            self._context.tasks.run(
                learner_of,
                self._context.program,
                page.person.id,
                done=lambda known: ask_profile(self._context, known, self, self._keep_profile),
                owner=self,
            )

    def _keep_profile(self, learner: Learner) -> None:
        self._context.tasks.run(
            self._context.program.learners.save, learner, done=lambda _kept: None, owner=self
        )

    # -- building ------------------------------------------------------------------------

    def _sections(self) -> tuple[QWidget, ...]:
        foot = QHBoxLayout()
        foot.addWidget(self.delete)
        foot.addWidget(self._kept, 100)
        foot.addStretch(1)
        fields = widgets.Card(margin=24)
        fields.column.addWidget(self.form)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(fields)
        column.addLayout(foot)
        return (
            _column(page),
            *map(
                _column,
                (
                    self.timeline,
                    self.assessments,
                    self.plans,
                    self.documents,
                    self.evidence,
                    self.rights,
                ),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Plans:
    """A person's plans: what each assessment comes to, and those that are kept."""

    lines: tuple[PlanLine, ...]
    kept: tuple[Kept, ...]


def _plans_of(program: Program, person_id: UUID) -> _Plans:
    return _Plans(program.register.plans(person_id), program.study.of_person(person_id))


def _column(card: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addWidget(card)
    column.addStretch(1)
    return page


def _section_names() -> tuple[str, ...]:
    return (
        _("Overview"),
        _("Timeline"),
        _("Assessments"),
        _("Plans"),
        _("Documents"),
        _("Evidence"),
        _("Rights"),
    )
