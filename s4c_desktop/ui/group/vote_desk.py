"""The facilitator's screen of one vote: agenda, the present competence, keys, and what is next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import Phase
from s4c_desktop.ui.group.vote_agenda_list import AgendaList
from s4c_desktop.ui.group.vote_audience_buttons import AudienceButtons
from s4c_desktop.ui.group.vote_bar import VoteBar
from s4c_desktop.ui.group.vote_dialogs import RulingDialog
from s4c_desktop.ui.group.vote_item import ItemPage, keep
from s4c_desktop.ui.group.vote_outcome_page import OutcomePage
from s4c_desktop.ui.group.vote_plan import PlanPage
from s4c_desktop.ui.group.vote_session import VoteSession
from s4c_desktop.ui.group.vote_show import VoteShow
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.text_size import scaled


class VoteDesk(QWidget):
    """Shows the vote of a session as it stands; every key of it is on a button too."""

    def __init__(self, session: VoteSession, show: VoteShow) -> None:
        super().__init__()
        self._session = session
        self._show = show
        self.audience = AudienceButtons(show)
        self.bar = VoteBar(self.audience)
        self.agenda = AgendaList(session.context.theme)
        self.item = ItemPage(session)
        self.plan = PlanPage(self.change)
        self.outcome = OutcomePage(session.context.theme)
        self._pages = PageStack()
        for page in (self.plan, self.item, self.outcome):
            self._pages.addWidget(page)
        self.agenda.setMinimumWidth(220)
        self.agenda.setMaximumWidth(scaled(320))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.agenda, 2)
        middle.addWidget(self._pages, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        # Takes the keys of the vote where nothing in it has them.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("The vote at hand"))
        self.agenda.picked.connect(self._pick)
        self.bar.present_counted.connect(self._count_present)
        self.item.decided.connect(self.decide)
        self.outcome.notes.settled.connect(lambda text: keep(session, "", text))
        for key, turn in ((Qt.Key.Key_PageDown, show.next), (Qt.Key.Key_PageUp, show.previous)):
            # What a clicker sends would scroll the page otherwise.
            clicker = QShortcut(QKeySequence(key), self)
            clicker.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            clicker.activated.connect(turn)
        session.changed.connect(self.refresh)
        session.refused.connect(self._refuse)

    # -- showing -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the vote as it stands."""
        session = self._session
        if not session.is_open:
            return
        view, phase = session.view, session.vote.phase
        self.bar.show_view(view)
        self.agenda.show_vote(view.vote, view.framework)
        self.agenda.setVisible(phase in (Phase.SORTING, Phase.VOTING))
        if phase is Phase.PLANNED:
            self._turn(self.plan)
            self.plan.show_view(view)
        elif phase in (Phase.DECIDED, Phase.PUBLISHED):
            self._turn(self.outcome)
            self.outcome.show_view(view)
        else:
            self._turn(self.item)
            self.item.refresh()

    def start(self) -> None:
        """Put the keyboard where the vote goes on."""
        page = self._pages.currentWidget()
        if page is self.item:
            self.item.start()
        elif page is self.outcome:
            self.outcome.setFocus()
        else:
            self.plan.change.setFocus()

    def flush(self) -> None:
        """Hand over what was typed."""
        self.item.flush()
        self.outcome.notes.flush()

    def _turn(self, page: QWidget) -> None:
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)
            if self.isVisible():
                self.setFocus()

    def _refuse(self, sentence: str) -> None:
        for page in (self.plan, self.item, self.outcome):
            page.refuse(sentence if page is self._pages.currentWidget() else "")
        if sentence and self._session.is_open:
            # The fields show what is so.
            self.bar.show_view(self._session.view)
            self.agenda.show_vote(self._session.vote, self._session.framework)

    # -- doing ---------------------------------------------------------------------------

    def change(self) -> None:
        """Change the plan; what is fixed by now stays."""
        from s4c_desktop.ui.group.vote_dialog import VoteDialog

        session = self._session
        view = session.view
        dialog = VoteDialog((view.framework,), view, self)
        if not dialog.run():
            return
        plan = dialog.plan()
        changes, vote = session.changes, view.vote
        if plan.rule != vote.rule:
            session.do(changes.rule(vote, plan.rule))
        if plan.details != vote.details:
            session.do(changes.describe(vote, plan.details))
        if vote.phase is Phase.PLANNED and (plan.codes, plan.propose) != (
            vote.competences,
            view.proposed_from,
        ):
            session.do(changes.agenda(vote, plan.codes, plan.propose))

    def decide(self) -> None:
        """Ask who decides the present competence, and note it."""
        session, item = self._session, self._session.item
        if item is None or not self.item.decide.isVisibleTo(self):
            return
        dialog = RulingDialog(session.view, item, self)
        if dialog.run():
            session.do(session.changes.decide(session.vote, item.competence, dialog.ruling()))

    def _pick(self, code: str) -> None:
        self.item.flush()
        self._session.go(code)

    def _count_present(self, present: int, typing: object) -> None:
        session = self._session
        if session.is_open and present != session.vote.present:
            session.do(session.changes.count_present(session.vote, present, typing))

    # -- keys ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys say that no field has taken."""
        key = Qt.Key(event.key())
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not self._session.is_open:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(closing=bool(ctrl))
        elif not ctrl and key in self._letters() and self._pages.currentWidget() is self.item:
            self._press(self._letters()[key])
        elif not ctrl and key is Qt.Key.Key_B:
            self._show.toggle_blank()
        else:
            super().keyPressEvent(event)

    def _letters(self) -> dict[Qt.Key, QPushButton]:
        item = self.item
        return {
            Qt.Key.Key_A: item.accept,
            Qt.Key.Key_C: item.contest,
            Qt.Key.Key_O: item.open,
            Qt.Key.Key_R: item.reopen,
            Qt.Key.Key_D: item.decide,
            Qt.Key.Key_N: item.next_open,
        }

    @staticmethod
    def _press(made: QPushButton) -> None:
        if made.isVisible() and made.isEnabled():
            made.click()

    def _enter(self, *, closing: bool) -> None:
        focused = QApplication.focusWidget()
        if closing:
            self._press(self.item.close_button)
        elif isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            if focused in (self.item.accept, self.item.contest):
                self._session.next()
            else:
                self._press(focused)
        elif self._session.vote.phase in (Phase.SORTING, Phase.VOTING):
            self._session.next()
