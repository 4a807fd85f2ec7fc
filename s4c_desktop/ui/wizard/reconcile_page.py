"""The ratings step of an agreed layer: both assessors settle what they rated differently."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.layers import Reconciling, agreed_rating
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.wizard.competence_list import CompetenceList
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.key_help import KeyHelp
from s4c_desktop.ui.wizard.keys import Action, Pressed, pressed
from s4c_desktop.ui.wizard.ratings_page import CENTRE_MIN, GAP, TEXT_FIELDS, Scrim
from s4c_desktop.ui.wizard.reconcile_view import ReconcileView
from s4c_desktop.ui.wizard.session import Session

WIDEST = 1000
_LIST = (240, 360)


class ReconcilePage(QWidget):
    """Goes from one open competence to the next; everything is stored as ratings are.

    The list stands beside where there is room, and opens over it in small windows.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folded = False
        self.list = CompetenceList(session)
        self.view = ReconcileView(session)
        for part in (self.list, self.view):
            part.setParent(self)
        self._scrim = Scrim(session.context.theme, self)
        self._scrim.pressed.connect(self._to_answers)
        self.setMinimumSize(480, 200)
        self.view.wanted.connect(self.do)
        self.view.reason.finished.connect(self._finish_reason)
        self.view.open_list.clicked.connect(lambda _on=False: self._open_list())
        self.list.left.connect(self._to_answers)
        session.flow_changed.connect(self.refresh)
        session.rating_changed.connect(self.refresh)
        session.assessment_changed.connect(self.refresh)
        session.holding_changed.connect(self.refresh)

    # -- the page ------------------------------------------------------------------------

    @property
    def pair(self) -> Reconciling | None:
        """Return the two layers; None until they are fetched."""
        return self._session.rules.reconciling

    def refresh(self) -> None:
        """Show what the session has, where the person stands."""
        self.list.refresh()
        pair = self.pair
        self.view.setVisible(pair is not None)
        if pair is not None:
            left = [code for code in self.open_codes() if code != self._session.flow.position]
            self.view.refresh(pair, len(left))

    def enter(self) -> None:
        """Take the focus, so that the keys rate."""
        self._to_answers()

    def leave(self) -> None:
        """Hand over what was typed."""
        self.view.reason.commit()

    def open_codes(self) -> tuple[str, ...]:
        """Return what is not agreed on yet, or lacks its reason (codes, in order)."""
        pair, session = self.pair, self._session
        if pair is None:
            return ()
        return tuple(
            code
            for code in session.flow.competences
            if not session.rating(code).given
            or (
                pair.needs_grounds(code, session.rating(code))
                and not session.rating(code).grounds.strip()
            )
        )

    # -- doing ---------------------------------------------------------------------------

    def do(self, what: Pressed) -> None:
        """Do what a key or a button asks for."""
        session = self._session
        match what.action:
            case Action.NEXT:
                self._go_on()
            case Action.PREVIOUS:
                session.previous()
            case Action.HELP:
                KeyHelp(self.window(), agreeing=True).open()
            case Action.NOTE:
                self._to_reason()
            case _ if session.locked:
                pass
            case Action.LEVEL:
                self._agree(State.RATED, what.level)
            case Action.BELOW:
                self._agree(State.BELOW)
            case Action.NO_EVIDENCE:
                self._agree(State.NO_EVIDENCE)
            case Action.CLEAR:
                self._agree(State.UNTOUCHED)
            case Action.FLAG:
                session.toggle_flag(session.flow.position)
            case Action.EXEMPT:
                self._exempt()
        # A checkable button has toggled itself, whatever became of the rating.
        self.refresh()

    def _agree(self, state: State, level: int | None = None) -> None:
        session, code = self._session, self._session.flow.position
        session.rate(code, agreed_rating(session.rating(code), state, level))
        self._ask_reason()

    def _ask_reason(self) -> None:
        """Let the reason be typed at once where one is needed and missing."""
        session, code, pair = self._session, self._session.flow.position, self.pair
        rating = session.rating(code)
        if pair is not None and pair.needs_grounds(code, rating) and not rating.grounds.strip():
            self.refresh()
            self._to_reason()

    def _exempt(self) -> None:
        session, code = self._session, self._session.flow.position
        rating, pair = session.rating(code), self.pair
        proposed = pair.first.rating(code) if pair is not None else rating
        said = ExemptDialog.ask(
            f"{code} {session.framework.competence(code).title}",
            rating.reason or proposed.reason,
            session.said(rating.allowed_by or proposed.allowed_by or session.rater),
            self.window(),
        )
        if isinstance(said, tuple):
            reason, name = said
            allowed_by = session.meant(name)
            session.answer(code, State.EXEMPT, reason=reason, allowed_by=allowed_by)
            self._ask_reason()
        elif said:
            # The window had to be locked: what was typed is found again in the reason.
            self.view.reason.commit()
            grounds = session.rating(code).grounds
            session.change_grounds(code, "\n".join(filter(None, (grounds, said))))

    def _go_on(self) -> None:
        """Go to the next open competence, from the start again after the end; then review."""
        session = self._session
        if session.read_only:
            session.next()
            return
        codes = session.flow.competences
        here = codes.index(session.flow.position) if session.flow.position in codes else 0
        self.view.reason.commit()
        left = set(self.open_codes())
        ahead = (*codes[here + 1 :], *codes[:here])
        following = next((code for code in ahead if code in left), None)
        if following is not None:
            session.jump(following)
        elif session.flow.position not in left:
            session.go(Step.REVIEW)

    def _finish_reason(self) -> None:
        self._to_answers()
        self.do(Pressed(Action.NEXT))

    # -- keys and focus ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Agree by keyboard; in a text field only Escape means something, the way back."""
        if event.key() == Qt.Key.Key_Escape:
            self.list.clear_search()
            self._to_answers()
            return
        what = None if isinstance(QApplication.focusWidget(), TEXT_FIELDS) else pressed(event)
        if what is None:
            super().keyPressEvent(event)
        elif what.action is Action.NEXT and not self._scrim.isHidden():
            self._to_answers()
        else:
            self.do(what)

    def _to_answers(self) -> None:
        self._close_list()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_reason(self) -> None:
        if self.view.reason.isEnabled():
            self.view.area.ensureWidgetVisible(self.view.reason)
            self.view.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- folding -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list where it has no room."""
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        listed = max(
            min(max(scaled(_LIST[0]), width * 21 // 100), scaled(_LIST[1])),
            self.list.minimumSizeHint().width(),
        )
        self._folded = width - scaled(CENTRE_MIN) < listed + GAP
        left = 0 if self._folded else listed + GAP
        self.list.setGeometry(
            0, 0, min(listed + (scaled(60) if self._folded else 0), width), height
        )
        self.view.setGeometry(QRect(left, 0, min(width - left, scaled(WIDEST)), height))
        self._scrim.setGeometry(self.rect())
        self.view.open_list.setVisible(self._folded)
        self._close_list()

    def _open_list(self) -> None:
        for widget in (self._scrim, self.list):
            widget.show()
            widget.raise_()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_list(self) -> None:
        self._scrim.hide()
        self.list.setVisible(not self._folded)
