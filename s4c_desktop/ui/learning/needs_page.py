"""The matrix of needs, with what can be done about the selected unit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort_needs import Need
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.training_wording import names_text, people_text
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.learning.groups_page import Proposed
from s4c_desktop.ui.learning.needs_matrix import NeedsKey, NeedsMatrix
from s4c_desktop.ui.page_stack import PageStack


class NeedsPage(QWidget):
    """Who needs what; Enter shows the learning outcomes of a unit."""

    wanted = Signal(object)
    """A training is to be made of this Proposed."""

    outcomes_wanted = Signal(object)
    """The learning outcomes of this Subject are to be shown."""

    hours_wanted = Signal(object)
    """The hours that are planned for the topics of this Subject are to be set."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._sheet: CohortSheet | None = None
        self._key = NeedsKey(context.theme)
        self.matrix = NeedsMatrix(context.theme)
        self.unit = widgets.ElidedLabel("", "strong")
        self.who = widgets.ElidedLabel("", "muted")
        self.without = widgets.ElidedLabel("", "caution_small")
        self.outcomes = widgets.button(_("Learning outcomes…"), self._outcomes)
        self.hours = widgets.button(_("Hours…"), self._hours)
        self.hours.setToolTip(_("Plan hours of your own for this unit, instead of the estimate"))
        self.make = widgets.primary_button(_("Make a training…"), self._make)
        self._nothing = widgets.EmptyState(
            context.theme,
            "check-circle",
            _("Nobody of these people needs anything"),
            _(
                "Their plans are empty or there are none yet. Assess them, make a learning plan, "
                "or look at other people."
            ),
        )
        self._build()
        self.matrix.selectionModel().currentChanged.connect(lambda *_cells: self._show_one())
        self.matrix.activated.connect(lambda _index: self._outcomes())

    def show_sheet(self, sheet: CohortSheet) -> None:
        """Show a cohort, with the same unit selected if it is still there."""
        before = self.need()
        self._sheet = sheet
        self.matrix.needs.fill(sheet)
        self.matrix.fit()
        subjects = [need.subject for need in sheet.needs]
        row = subjects.index(before.subject) if before and before.subject in subjects else 0
        index = self.matrix.needs.index(row, 0) if subjects else QModelIndex()
        self.matrix.setCurrentIndex(index)
        self.without.setVisible(bool(sheet.without))
        self.without.set_text(
            _("Without a plan: {names}").format(names=names_text(sheet.without, sheet))
        )
        self._pages.setCurrentWidget(self._page if sheet.needs else self._nothing)
        self._show_one()

    def need(self) -> Need | None:
        """Return the need of the selected unit."""
        return self.matrix.needs.need(self.matrix.row())

    def _show_one(self) -> None:
        need, sheet = self.need(), self._sheet
        self.unit.set_text(need.title if need else "")
        if need is None or sheet is None:
            self.who.set_text("")
        else:
            names = names_text((*need.mandatory, *need.optional), sheet)
            said = people_text(need)
            self.who.set_text(f"{said}: {names}" if names else said)
        is_unit = need is not None and sheet is not None and sheet.unit(need.subject) is not None
        self.outcomes.setEnabled(is_unit)
        self.hours.setEnabled(is_unit)
        self.make.setEnabled(need is not None)

    def _make(self) -> None:
        need = self.need()
        if need is not None:
            asking = [one for one in need.shares.values() if one.open]
            people = tuple(one.person_id for one in asking)
            self.wanted.emit(Proposed((need.subject,), people))

    def _outcomes(self) -> None:
        need = self.need()
        if need is not None and self.outcomes.isEnabled():
            self.outcomes_wanted.emit(need.subject)

    def _hours(self) -> None:
        need = self.need()
        if need is not None:
            self.hours_wanted.emit(need.subject)

    def _build(self) -> None:
        self.matrix.setMinimumHeight(180)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.unit)
        words.addWidget(self.who)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(words, 1)
        foot.addWidget(self.hours)
        foot.addWidget(self.outcomes)
        foot.addWidget(self.make)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._key)
        column.addWidget(self.matrix, 1)
        column.addLayout(foot)
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.without)
