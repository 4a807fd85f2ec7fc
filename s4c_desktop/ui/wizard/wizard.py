"""The assessment wizard: title, steps and one page at a time."""

from __future__ import annotations

from functools import partial
from typing import Protocol, cast
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout, Prints
from s4c_desktop.ui.folding import FoldingRow
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.save_mark import SaveMark
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.unsaved_bar import UnsavedBar
from s4c_desktop.ui.widgets import ElidedLabel, button
from s4c_desktop.ui.wizard.move_bar import MoveBar
from s4c_desktop.ui.wizard.reasons import Wanted
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sitting_bar import SittingBar, SittingMenu
from s4c_desktop.ui.wizard.step_bar import StepBar


class Page(Protocol):
    """What the wizard asks of a page."""

    def refresh(self) -> None:
        """Show what the session has."""

    def enter(self) -> None:
        """Take the focus: the page is shown."""

    def leave(self) -> None:
        """Hand over what was typed: another page is shown."""


class Wizard(QWidget):
    """One assessment from person to result, over stored state.

    With an identity it opens where the person left; without one it starts a new assessment
    of a kind, and of a person if one is named.
    """

    spoken_role = "page"

    title_changed = Signal(str)
    turn_wanted = Signal()
    """The window is to be turned towards the candidate."""

    closed = Signal()
    """There is nothing to show; the wizard can be taken away."""

    def __init__(
        self,
        context: Context,
        assessment_id: UUID | None,
        kind: Kind | None = None,
        person_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Assessment"))
        self.session = Session(context, self)
        self.undo_stack = self.session.undo_stack
        self.title = ElidedLabel("", "title")
        self.save_mark = SaveMark(context.theme)
        self.turn = button(_("Candidate view"), self.turn_wanted.emit, role="quiet")
        self.turn.setIcon(context.theme.icon("user-focus", "accent"))
        self.turn.setToolTip(_("The candidate can write their own words and sees nothing else"))
        self.turn.hide()
        self.steps = StepBar(context.theme)
        self.move_bar = MoveBar(self.session)
        self.sitting_bar = SittingBar(self.session)
        self.sitting_menu = SittingMenu(self.session)
        self.unsaved_bar = UnsavedBar(context.theme, self.session.journal.outbox)
        self.stack = PageStack()
        self._pages: dict[Step, QWidget] = {}
        self._shown: Step | None = None
        self._lay_out()
        self._listen()
        if assessment_id is not None:
            self.session.load(assessment_id)
        else:
            self.session.begin(kind or Kind.ASSESSOR, person_id)

    def _lay_out(self) -> None:
        self.title.setMinimumWidth(scaled(120))
        # The title folds away from the rest, and what was saved from the ways out of here.
        ways = FoldingRow(self.sitting_menu, self.save_mark, self.turn, spacing=16)
        head = FoldingRow(self.title, ways, stretch=(1, 0), spacing=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self.steps)
        column.addWidget(self.unsaved_bar)
        column.addWidget(self.move_bar)
        column.addWidget(self.sitting_bar)
        column.addWidget(self.stack, 1)
        self.steps.hide()

    def _listen(self) -> None:
        session = self.session
        session.loaded.connect(self._on_loaded)
        session.load_failed.connect(self.closed)
        session.flow_changed.connect(self._show_place)
        session.assessment_changed.connect(self._show_title)
        session.unsaved.connect(self.save_mark.wait)
        session.saved.connect(self.save_mark.show_saved)
        session.not_saved.connect(lambda _part: self.save_mark.show_failed())
        session.context.events.names_changed.connect(self._on_names_changed)
        session.holding_changed.connect(self._on_holding_changed)
        for told in (session.loaded, session.assessment_changed, session.holding_changed):
            told.connect(self._offer_turn)
        session.reasons.wanted.connect(self._ask_reason)
        self.steps.chosen.connect(session.go)

    def page(self) -> Page | None:
        """Return the page that is shown."""
        return None if self._shown is None else cast("Page", self._pages[self._shown])

    def leave(self) -> None:
        """Hand over what was typed, before the wizard is left."""
        page = self.page()
        if page is not None:
            page.leave()
        self.session.flush()

    def printout(self) -> Printout | None:
        """Return what is shown as a document; None while there is nothing to print."""
        page: object = self.page()
        return page.printout() if isinstance(page, Prints) else None

    @property
    def outbox(self) -> Outbox:
        """Return what waits to be stored."""
        return self.session.journal.outbox

    def _offer_turn(self) -> None:
        """Offer the candidate's page where there is a candidate who can still say something."""
        assessment = self.session.assessment
        theirs = assessment is not None and assessment.kind is not Kind.SELF
        self.turn.setVisible(theirs and not self.session.locked)

    def _ask_reason(self, wanted: Wanted) -> None:
        from s4c_desktop.ui.wizard.reason_dialog import ReasonDialog

        dialog = ReasonDialog(wanted, self.window())
        dialog.unfinished.connect(partial(self.session.add_to_note, wanted.code))
        dialog.open()

    def _on_holding_changed(self) -> None:
        if self.session.holding:
            self.save_mark.show_failed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the page."""
        super().focusInEvent(event)
        page = self.page()
        if page is not None:
            page.enter()

    def _on_loaded(self) -> None:
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._shown = None
        self.steps.show()
        self._show_title()
        self._show_place()

    def _on_names_changed(self) -> None:
        self.leave()
        self._show_title()
        page = self.page()
        if page is not None:
            page.refresh()

    def _show_place(self) -> None:
        """Show the page of the step the person stands at."""
        flow = self.session.flow
        self.steps.show_flow(flow)
        if flow.step is self._shown:
            return
        before = self.page()
        if before is not None:
            before.leave()
        if flow.step not in self._pages:
            self._pages[flow.step] = self._make(flow.step)
            self.stack.addWidget(self._pages[flow.step])
        self._shown = flow.step
        self.stack.setCurrentWidget(self._pages[flow.step])
        page = cast("Page", self._pages[flow.step])
        page.refresh()
        page.enter()

    def _make(self, step: Step) -> QWidget:
        # Each page is imported when it is first shown: the result brings the charts along.
        match step:
            case Step.PERSON:
                from s4c_desktop.ui.wizard.person_page import PersonPage

                return PersonPage(self.session, self.stack)
            case Step.SETUP:
                from s4c_desktop.ui.wizard.setup_page import SetupPage

                return SetupPage(self.session, self.stack)
            case Step.RATINGS if self.session.kind is Kind.AGREED:
                from s4c_desktop.ui.wizard.reconcile_page import ReconcilePage

                return ReconcilePage(self.session, self.stack)
            case Step.RATINGS:
                from s4c_desktop.ui.wizard.ratings_page import RatingsPage

                return RatingsPage(self.session, self.stack)
            case Step.REVIEW:
                from s4c_desktop.ui.wizard.review_page import ReviewPage

                return ReviewPage(self.session, self.stack)
            case Step.RESULT:
                from s4c_desktop.ui.wizard.result_page import ResultPage

                return ResultPage(self.session, self.stack)

    def _show_title(self) -> None:
        text = self._title()
        if text != self.title.full_text():
            self.title.set_text(text)
            self.setAccessibleName(text)
            self.title_changed.emit(text)

    def _title(self) -> str:
        session = self.session
        assessment = session.assessment
        if assessment is not None:
            role = session.framework.role(assessment.role).title
            return assessment.title or _("{person} · {role}").format(
                person=session.names.of(assessment.person), role=role
            )
        kind = _("New self-assessment") if session.kind is Kind.SELF else _("New assessment")
        if session.person is None:
            return kind
        return _("{person} · {what}").format(person=session.names.of(session.person), what=kind)
