"""Step 2: what is assessed, how, and by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.set_up import SetUp, set_up_of
from s4c_desktop.domain.veil import began
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.widgets import primary_button
from s4c_desktop.ui.wizard.plan_card import PlanCard
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.setup_form import SetUpForm, default_choice
from s4c_desktop.ui.wizard.step_frame import StepFrame

WIDEST = 1260


class SetupPage(QWidget):
    """Stores the set-up by itself, from the moment a role is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = False
        self._storing = False
        # What the form showed when it was stored last; another desk may have changed it since.
        self._base: SetUp | None = None
        self._waiting: list[Step | None] = []
        self._autosave = Autosave(self._store, self)
        self.form = SetUpForm(session.context.theme)
        self.go_on = primary_button("", self._continue)
        self.frame = StepFrame(self.go_on, widest=WIDEST)
        self.plan = PlanCard(session)
        self.frame.column.addWidget(self.form)
        self.frame.column.addWidget(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.form.chosen.connect(self._on_edited)
        self.form.typed.connect(self._on_edited)
        self.form.left.connect(self._autosave.flush)
        self.form.entered.connect(self._continue)
        self.form.who.blind_wanted.connect(self._remember_blind)
        self.form.kind.chosen.connect(self._show_plan)
        session.assessment_changed.connect(self._on_session_changed)
        session.flushing.connect(self._autosave.flush)
        session.holding_changed.connect(self._show_locked)

    # -- the page ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the set-up the session has, or where a new one starts."""
        session = self._session
        assessment = session.assessment
        self.form.offer(session.framework, kinds=self._kinds())
        if assessment is not None:
            self._base = set_up_of(assessment)
            self.form.show_choice(self._base, assessment.role, begun=began(assessment))
            self.form.bind(assessment.kind)
        elif not self._shown:
            preferences = session.context.preferences
            start = default_choice(
                session.framework,
                session.kind,
                preferences,
            )
            self.form.show_choice(start, start.role or None)
            if session.kind is not Kind.SELF:
                self._look_for_appeal_days()
        self._shown = True
        self.form.setEnabled(not session.locked)
        self._show_plan()
        self._show_way_on()

    def _show_locked(self) -> None:
        self.form.setEnabled(not self._session.locked)

    def enter(self) -> None:
        """Take the focus: the roles until one is chosen, then the way on."""
        if self.form.role.value() is None:
            self.form.role.focus()
        else:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Store what was typed."""
        self._autosave.flush()

    def _kinds(self) -> tuple[Kind, ...]:
        """Return who can rate: whoever rates themself has no choice, nor has a second rater."""
        assessment = self._session.assessment
        if assessment is not None and assessment.kind in (Kind.SECOND, Kind.AGREED):
            return (assessment.kind,)
        person = self._session.person
        if person is not None and person.is_self:
            return (Kind.SELF,)
        return (Kind.ASSESSOR, Kind.SELF)

    def _show_way_on(self) -> None:
        assessment = self._session.assessment
        started = assessment is not None and any(r.given for r in assessment.ratings.values())
        self.go_on.setText(_("Continue rating") if started else _("Start rating"))
        missing = self.form.missing()
        self.go_on.setEnabled(not missing)
        self.frame.hint.setText(missing)

    def _show_plan(self) -> None:
        self.plan.setVisible(self.form.kind.value() is not Kind.SELF)
        self.plan.refresh()

    def _look_for_appeal_days(self) -> None:
        context = self._session.context
        context.tasks.run(
            context.program.preparing.appeal_days, done=self.form.who.suggest_appeal, owner=self
        )

    def _remember_blind(self, blind: bool) -> None:
        preferences = self._session.context.preferences
        preferences.blind = blind
        preferences.save()

    # -- storing -------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._show_way_on()
        self._autosave.touch()

    def _continue(self) -> None:
        if self._session.read_only:
            self._session.go(Step.RATINGS)
        elif self.form.choice() is not None:
            self._autosave.drop()
            self._store(Step.RATINGS)

    def _store(self, then: Step | None = None) -> None:
        session = self._session
        choice = self.form.choice()
        if choice is None or session.read_only:
            return
        if self._storing:
            # One after the other: the first creates what the next one changes.
            self._waiting.append(then)
        elif choice == self._stored():
            if then is not None:
                session.go(then)
        else:
            self._storing = True
            seen, self._base = self._base, choice
            session.set_up(choice, then, seen)

    def _stored(self) -> SetUp | None:
        assessment = self._session.assessment
        return None if assessment is None else set_up_of(assessment)

    def _on_session_changed(self) -> None:
        if self._session.setting_up:
            return
        was_storing, self._storing = self._storing, False
        if was_storing:
            self.plan.ask_about_leftovers()
        # After a save only what another desk changed at the same time is news.
        own = was_storing and self._stored() == self.form.choice()
        if self._waiting and self._session.assessment is not None:
            steps, self._waiting = self._waiting, []
            self._store(steps[-1])
        elif self._shown and not self._autosave.pending and not own:
            self.refresh()
        self._waiting.clear()
        self._show_way_on()
