"""The ratings step: list, ladder and notes, and the keyboard that drives them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from s4c_desktop.domain.scale import State
from s4c_desktop.ui import text_size
from s4c_desktop.ui.rating.rung import Rung
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard import rating_edits
from s4c_desktop.ui.wizard.competence_list import CompetenceList
from s4c_desktop.ui.wizard.competence_view import CompetenceView
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.guided_mode import GuidedMode
from s4c_desktop.ui.wizard.key_help import KeyHelp
from s4c_desktop.ui.wizard.keys import Action, Pressed, pressed
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.side_panel import SidePanel
from s4c_desktop.ui.wizard.speaking import Speaker

GAP = 16
CENTRE_MIN = 560
CENTRE_MAX = 1320
CENTRE_TALLEST = 1120
"""In tall windows the buttons stay near the ladder, and always at the same place."""

LEAST = 300
"""Lower than that, the page is scrolled where larger text lets it be."""

TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class Scrim(QWidget):
    """Dims what lies under an open list or panel; a click on it closes that."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the person wants back."""
        event.accept()
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover everything with a veil."""
        colour = QColor(self._theme.tokens.window)
        colour.setAlpha(150)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour)
        painter.end()


class RatingsPage(QWidget):
    """Rates one competence at a time.

    The list and the notes stand beside the ladder where there is room; in small windows
    they fold away and open over it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._shown = ""
        self._seen: tuple[object, object] = None, None
        self._refreshed = False
        self._speaker = Speaker(session, self)
        self._list_folded = False
        self._panel_folded = False
        self._panel_wanted = True
        self.list = CompetenceList(session)
        self.mode = GuidedMode(session)
        self.view = CompetenceView(session, self.mode)
        self.panel = SidePanel(session)
        for part in (self.list, self.view, self.panel):
            part.setParent(self)
        self._scrim = Scrim(session.context.theme, self)
        self._scrim.pressed.connect(self._to_ladder)
        self.setMinimumSize(480, 200)
        self.view.wanted.connect(self.do)
        self.view.open_list.clicked.connect(lambda _on=False: self._open(self.list))
        self.view.open_panel.clicked.connect(lambda _on=False: self._toggle_panel())
        self.list.left.connect(self._to_ladder)
        self.mode.changed.connect(self._on_mode_changed)
        session.flow_changed.connect(self._on_flow_changed)
        session.rating_changed.connect(self._on_rating_changed)
        session.assessment_changed.connect(self.refresh)
        session.holding_changed.connect(self.refresh)
        session.evidence_changed.connect(self.panel.refresh_evidence)
        self.view.strands.rated.connect(self._rate_strands)
        self.view.strands.taken.connect(lambda: self.do(Pressed(Action.TAKE)))
        self.view.strands.left.connect(self._to_ladder)
        if not text_size.is_usual():
            # The parts are placed here, so that no layout knows how little they can do with.
            self.setMinimumHeight(scaled(LEAST))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # -- the page ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the session has, where the person stands."""
        if not self.session.flow.position:
            return
        self._refreshed = True
        self._seen = self.session.flow, self.session.assessment
        moved = self._shown != self.session.flow.position
        self._shown = self.session.flow.position
        self.list.refresh()
        self.view.refresh()
        self.panel.refresh()
        self.panel.show_source(not self.mode.on)
        self._speaker.follow(self.view.guided.accessibleName() if self.mode.on else "")
        if moved:
            self.view.reveal_choice()
            focused = QApplication.focusWidget()
            if isinstance(focused, Rung) or focused in self.view.guided.answers.values():
                self.view.way_to_rate.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Give the ladder the focus, so that the keys rate."""
        self._to_ladder()

    def leave(self) -> None:
        """Hand over what was typed."""
        self.panel.note.commit()
        self.panel.running_note.commit()

    def _on_rating_changed(self, _code: str) -> None:
        self.refresh()

    def _on_flow_changed(self) -> None:
        flow, assessment = self._seen
        # A rating moves the flow on, too, and is shown by then.
        if flow is not self.session.flow or assessment is not self.session.assessment:
            self.refresh()

    # -- doing -------------------------------------------------------------------------

    def do(self, what: Pressed) -> None:
        """Do what a key or a button asks for."""
        session, code = self.session, self.session.flow.position
        self._refreshed = False
        match what.action:
            case Action.NEXT:
                session.next() if session.read_only else session.next_unrated()
            case Action.PREVIOUS:
                session.previous()
            case Action.HELP:
                KeyHelp(self.window(), guided=self.mode.on).open()
            case Action.NOTE:
                self._to_note()
            case Action.EVIDENCE:
                self._to_evidence()
            case Action.STRANDS:
                self._toggle_strands()
            case Action.SWITCH:
                self.mode.switch()
            case Action.TAKE_BACK if not self.mode.can_take_back:
                session.previous()
            case _ if session.locked:
                return
            case Action.ANSWER if what.answer is not None:
                self.mode.say(what.answer)
            case Action.TAKE_BACK:
                self.mode.take_back()
            case Action.LEVEL:
                rating_edits.place(session, code, State.RATED, what.level, self.window())
            case Action.BELOW:
                rating_edits.place(session, code, State.BELOW, None, self.window())
            case Action.SUFFICIENT:
                self._judge()
            case Action.TAKE if not self.view.strands.isHidden():
                rating_edits.take_suggestion(session, code)
            case Action.NO_EVIDENCE:
                session.answer(code, State.NO_EVIDENCE)
            case Action.CLEAR:
                session.answer(code, State.UNTOUCHED)
            case Action.FLAG:
                session.toggle_flag(code)
            case Action.EXEMPT:
                self._ask_exemption(code)
        if not self._refreshed:
            # A checkable button has toggled itself, whatever became of the rating.
            self.view.refresh()

    def _rate_strands(self, knowledge: int | None, autonomy: int | None) -> None:
        code = self.session.flow.position
        rating_edits.rate_strands(self.session, code, knowledge, autonomy, self.window())
        self.view.refresh()

    def _toggle_strands(self) -> None:
        opened = self.view.strands.isHidden()
        self.view.open_box(opened)
        if opened and not self.session.locked:
            self.view.strands.begin()
        else:
            self._to_ladder()

    def _ask_exemption(self, code: str) -> None:
        rating = self.session.rating(code)
        competence = self.session.framework.competence(code)
        answer = ExemptDialog.ask(
            f"{code} {competence.title}",
            rating.reason,
            self.session.said(rating.allowed_by or self.session.rater),
            self.window(),
        )
        if isinstance(answer, tuple):
            reason, name = answer
            allowed_by = self.session.meant(name)
            self.session.answer(code, State.EXEMPT, reason=reason, allowed_by=allowed_by)
        elif answer:
            # The window had to be locked: what was typed is found again in the note.
            self.panel.note.commit()
            self.session.add_to_note(code, answer)

    # -- keys and focus ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by keyboard; in a text field only Escape means something, the way back."""
        if event.key() == Qt.Key.Key_Escape:
            self.list.clear_search()
            self._to_ladder()
            return
        typing = isinstance(QApplication.focusWidget(), TEXT_FIELDS)
        what = None if typing else pressed(event, guided=self.mode.on)
        if what is None:
            super().keyPressEvent(event)
        elif what.action is Action.NEXT and not self._scrim.isHidden():
            # What was chosen in the open list is what the person wants to rate.
            self._to_ladder()
        else:
            self.do(what)

    def _to_ladder(self) -> None:
        self._close_overlays()
        self.view.way_to_rate.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_mode_changed(self) -> None:
        self.refresh()
        self._to_ladder()

    def _to_note(self) -> None:
        self._open(self.panel)
        self.panel.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_evidence(self) -> None:
        self._open(self.panel)
        self.panel.evidence.focus()
        self.panel.reveal(self.panel.evidence)

    def _judge(self) -> None:
        """Judge the evidence anew, in view: where it is folded away Enter leads back."""
        rating_edits.judge_sufficient(self.session, self.session.flow.position)
        if not self.panel.sufficient.isHidden():
            self._open(self.panel)
            self.panel.reveal(self.panel.sufficient)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and (new is self or self.isAncestorOf(new))
        elsewhere = isinstance(new, TEXT_FIELDS) or self.view.strands.isAncestorOf(new or self)
        self.view.ladder.set_keys_live(inside and not elsewhere)
        if new is not None and self.view.isAncestorOf(new):
            self._close_overlays()

    # -- folding -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._arrange()

    def _list_width(self) -> int:
        wanted = min(max(scaled(240), self.width() * 21 // 100), scaled(360))
        return max(wanted, self.list.minimumSizeHint().width())

    def _panel_width(self) -> int:
        return min(max(scaled(280), self.width() // 5), scaled(480))

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        room = width - scaled(CENTRE_MIN)
        self._list_folded = room < self._list_width() + GAP
        beside = self._list_width() + self._panel_width() + 2 * GAP
        self._panel_folded = room < beside
        left, right = 0, width
        if not self._list_folded:
            self.list.setGeometry(0, 0, self._list_width(), height)
            left = self._list_width() + GAP
        if self._panel_stands:
            right = width - self._panel_width() - GAP
            self.panel.setGeometry(right + GAP, 0, self._panel_width(), height)
        centre = min(right - left, scaled(CENTRE_MAX))
        self.view.setGeometry(
            QRect(
                left + (right - left - centre) // 2, 0, centre, min(height, scaled(CENTRE_TALLEST))
            )
        )
        self._scrim.setGeometry(self.rect())
        self._close_overlays()
        self.view.open_list.setVisible(self._list_folded)
        self.view.open_panel.setToolTip("N")

    @property
    def _panel_stands(self) -> bool:
        return self._panel_wanted and not self._panel_folded

    def _toggle_panel(self) -> None:
        if self._panel_folded:
            self._to_note()
        else:
            self._panel_wanted = not self._panel_wanted
            self._arrange()

    def _open(self, part: QWidget) -> None:
        """Show the list or the notes, over the ladder where they have no place of their own."""
        folded = self._panel_folded if part is self.panel else self._list_folded
        if not folded:
            self._panel_wanted = True
            self._arrange()
            return
        narrow = self._panel_width() if part is self.panel else self._list_width()
        width = min(narrow + scaled(60), self.width())
        left = self.width() - width if part is self.panel else 0
        part.setGeometry(left, 0, width, self.height())
        for widget in (self._scrim, part):
            widget.show()
            widget.raise_()
        if part is self.list:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_overlays(self) -> None:
        self._scrim.hide()
        self.list.setVisible(not self._list_folded)
        self.panel.setVisible(self._panel_stands)
