"""Planning a vote, and changing one: what it is about, the rule, and the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import MOST_PRESENT, Phase, Rule, Vote, VoteDetails
from s4c_desktop.domain.vote_agenda import with_details, with_rule
from s4c_desktop.services.votes import ProposedFrom, VoteView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.group.vote_agenda_choice import AgendaChoice
from s4c_desktop.ui.group.vote_form import DetailsForm, RuleForm
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.quality.plan_editor import spin
from s4c_desktop.ui.question import Question


@dataclass(frozen=True)
class Plan:
    """What was planned in the dialog."""

    framework_id: UUID
    details: VoteDetails
    rule: Rule
    present: int
    codes: tuple[str, ...]
    propose: ProposedFrom | None


class VoteDialog(Question):
    """Asks for a new vote, or shows one that is there; what is fixed by now can't be changed."""

    def __init__(
        self, frameworks: Sequence[Framework], view: VoteView | None, parent: QWidget | None
    ) -> None:
        is_new = view is None
        super().__init__(
            _("New vote") if is_new else _("Change the vote"),
            _("People vote on what a role should require: at which level, and whether mandatory."),
            widgets.primary_button(_("Make the vote") if is_new else _("Keep")),
            parent,
        )
        vote = None if view is None else view.vote
        fixed = vote is not None and vote.has_begun
        self._vote = vote
        self.about = DetailsForm(frameworks, None if vote is None else vote.details, fixed=fixed)
        self.rule = RuleForm(Rule() if vote is None else vote.rule, fixed=fixed)
        self.present = spin(0, MOST_PRESENT, 0 if vote is None else vote.present)
        self.agenda = AgendaChoice()
        self.fault = widgets.TextLabel("", "bad")
        self._lay_out(is_new=is_new)
        self.agenda.show_framework(self.about.chosen_framework())
        if view is not None:
            self.agenda.show_choice(view.vote.competences, view.proposed_from)
            self.agenda.setEnabled(view.vote.phase is Phase.PLANNED)
        else:
            self._propose()
        self.about.framework_chosen.connect(self._change_framework)
        self.about.role_chosen.connect(self._propose)
        self.about.edited.connect(self._check)
        self.rule.edited.connect(self._check)
        self.agenda.chosen.connect(self._check)
        self._check()
        self.about.title.setFocus()

    def plan(self) -> Plan:
        """Return what was planned."""
        return Plan(
            self.about.chosen_framework().id,
            self.about.details(),
            self.rule.rule(),
            self.present.value(),
            self.agenda.codes(),
            self.agenda.proposed_from(),
        )

    def _change_framework(self) -> None:
        self.agenda.show_framework(self.about.chosen_framework())
        self._propose()

    def _propose(self) -> None:
        """Propose what the role requires by now; a new role has nothing yet."""
        if self._vote is None:
            self.agenda.propose_from(self.about.details().role)

    def _check(self) -> None:
        framework = self.about.chosen_framework()
        details = self.about.details()
        vote = self._vote or Vote(UUID(int=0), framework.id, details)
        try:
            with_rule(replace(vote, details=vote.details), self.rule.rule())
            with_details(vote, details, tuple(role.code for role in framework.roles))
            fault = "" if self.agenda.codes() else _("Put at least one competence on the agenda.")
        except UserError as error:
            fault = error.text()
        allow(self.go_on, not fault, fault)
        # An empty form needs no red word: the button waits until it is filled in.
        self.fault.setText(fault if self.about.is_begun() else "")

    def _lay_out(self, *, is_new: bool) -> None:
        page = QWidget()
        left = QVBoxLayout(page)
        left.setContentsMargins(0, 0, 12, 0)
        left.setSpacing(12)
        for form in (self.about, self.rule):
            # Never squeezed: the page scrolls.
            form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        left.addWidget(self.about)
        left.addWidget(widgets.line())
        left.addWidget(self.rule)
        if is_new:
            left.addLayout(labelled(_("People present"), self.present))
        else:
            self.present.setParent(self)
            self.present.hide()
        left.addStretch(1)
        area = widgets.scrolling(page)
        area.setMinimumHeight(300)
        area.setMinimumWidth(page.minimumSizeHint().width() + area.verticalScrollBar().width())
        # As high as the agenda beside it: what is more is scrolled to.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(area, 1)
        row.addWidget(self.agenda, 1)
        self.fields.addLayout(row, 1)
        self.fields.addWidget(self.fault)
        self.setMinimumWidth(780)
        self.resize(880, 580)
