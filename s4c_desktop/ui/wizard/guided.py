"""Guided rating: one anchor of the competence at a time, and what the answers settle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import interview_wording as wording
from s4c_desktop.domain.framework import Competence, Framework
from s4c_desktop.domain.interview import MOST_ANSWERS, Interview
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.ui.focus_ring import FocusRing
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import (
    Card,
    Chip,
    TextLabel,
    body,
    button,
    column_of_text,
    muted,
    scrolling,
    section,
    small,
)
from s4c_desktop.ui.wizard.guided_mode import GuidedMode
from s4c_desktop.ui.wizard.key_button import KeyButton
from s4c_desktop.ui.wizard.keys import ANSWER_KEYS, Action, Pressed
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.step_frame import SCROLL_BAR

WIDEST = 680
MARGIN = 16
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class GuidedView(QWidget):
    """Asks about one anchor at a time, and never says which level is required.

    The arrows lead from answer to answer; those stand side by side where there is room.
    """

    spoken_role = "group"

    wanted = Signal(object)
    """A `Pressed`, from a button."""

    def __init__(self, session: Session, mode: GuidedMode) -> None:
        super().__init__()
        self._session = session
        self._mode = mode
        theme = session.context.theme
        self.description = muted()
        self.level = Chip()
        self.number = TextLabel("", "muted", wrap=False)
        self.heading = section()
        self.knowledge = body()
        self.autonomy = body()
        self.path = small()
        self.question = TextLabel("", "strong")
        self.answers = {
            answer: KeyButton(theme, wording.answer_text(answer, own=mode.own), key)
            for key, answer in ANSWER_KEYS.items()
        }
        self.take_back = KeyButton(theme, _("Take back"), _("Backspace"))
        self.ladder = button(_("Show the full ladder (G)"), role="quiet")
        self._connect()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self)

    def _connect(self) -> None:
        for answer, made in self.answers.items():
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(
                lambda _on=False, answer=answer: self.wanted.emit(
                    Pressed(Action.ANSWER, answer=answer)
                )
            )
        self.take_back.clicked.connect(
            lambda _on=False: self.wanted.emit(
                Pressed(Action.TAKE_BACK if self._mode.can_take_back else Action.CLEAR)
            )
        )
        self.ladder.clicked.connect(lambda _on=False: self.wanted.emit(Pressed(Action.SWITCH)))

    def _lay_out(self) -> None:
        card = Card(margin=MARGIN)
        head = QHBoxLayout()
        head.addWidget(self.level)
        head.addStretch(1)
        head.addWidget(self.number)
        card.column.addLayout(head)
        card.column.addWidget(self.heading)
        for label in (self.knowledge, self.autonomy):
            card.column.addLayout(column_of_text(label))
        card.column.addWidget(self.path)
        card.column.addSpacing(8)
        card.column.addWidget(self.question)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(8)
        for made in self.answers.values():
            self._answers.addWidget(made)
        card.column.addLayout(self._answers)
        self._foot = foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setSpacing(8)
        foot.addWidget(self.take_back)
        foot.addStretch(1)
        foot.addWidget(self.ladder)
        card.column.addLayout(foot)
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(column_of_text(self.description))
        column.addWidget(card)
        column.addStretch(1)
        self.area = scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    # -- showing -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the question at hand, or what was settled."""
        session = self._session
        if not self._mode.on or not session.flow.position:
            return
        competence = session.framework.competence(session.flow.position)
        self.description.setText(competence.description)
        interview = self._mode.interview
        asked = None if interview is None else interview.next
        self._hold_focus(asked is not None)
        for widget in (self.level, self.number, self.question, *self.answers.values()):
            widget.setVisible(asked is not None)
        self.heading.setVisible(asked is None)
        if interview is not None and asked is not None:
            self._ask(competence, interview, asked)
        else:
            self._tell(competence, interview)
        for answer, made in self.answers.items():
            made.setText(wording.answer_text(answer, own=self._mode.own))
        for made in (*self.answers.values(), self.take_back):
            made.setEnabled(not session.locked)
        self._fit()
        self._name_it()

    def _hold_focus(self, asking: bool) -> None:
        """Keep the focus here when the widget that has it is about to go."""
        focused = QApplication.focusWidget()
        staying = self.answers.values() if asking else (self.take_back, self.ladder)
        inside = focused is not None and self.isAncestorOf(focused)
        if inside and focused not in staying:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, competence: Competence, interview: Interview, level: int) -> None:
        framework = self._session.framework
        self.level.setText(_level_name(framework, level))
        self.number.setText(
            _("Question {n}, of {most} at most").format(
                n=len(interview.answers) + 1, most=MOST_ANSWERS
            )
        )
        self._show_anchor(competence, level)
        said = wording.path_text(interview)
        self._show(self.path, _("So far: {path}").format(path=said) if said else "")
        self.question.setText(wording.question(self._mode.own))
        self.take_back.setVisible(bool(interview.answers))
        self.area.verticalScrollBar().setValue(0)

    def _tell(self, competence: Competence, interview: Interview | None) -> None:
        rating = self._session.rating(competence.code)
        if rating.level is None:
            self.heading.setText(actual_text(rating))
            self._show_anchor(competence, None)
        else:
            self.heading.setText(_level_name(self._session.framework, rating.level))
            self._show_anchor(competence, rating.level)
        self._show(self.path, wording.path_text(interview) if interview else rating.reason)
        self.take_back.setVisible(True)

    def _show_anchor(self, competence: Competence, level: int | None) -> None:
        told = None
        if level is not None:
            told = competence.anchor(level) or self._session.framework.level(level)
        self._show(self.knowledge, told.knowledge_skills if told else "")
        self._show(self.autonomy, told.autonomy if told else "")

    @staticmethod
    def _show(label: TextLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _name_it(self) -> None:
        """Let screen readers say what is shown."""
        parts = (self.heading, self.level, self.knowledge, self.autonomy, self.question)
        said = ". ".join(part.text().rstrip(".") for part in parts if not part.isHidden())
        self.setAccessibleName(_("Guided rating. {text}").format(text=said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text readable, and the buttons side by side if they fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = max(SCROLL_BAR, self.width() - scaled(WIDEST))
        self._column.setContentsMargins(0, 0, side, 0)
        room = self.width() - side - 2 * MARGIN
        _arrange(self._answers, tuple(self.answers.values()), room)
        _arrange(self._foot, (self.take_back, self.ladder), room)

    # -- keys --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from answer to answer; leave every other key to the page."""
        step = STEPS.get(Qt.Key(event.key()))
        answers = [made for made in self.answers.values() if made.isEnabled()]
        if step is None or not answers or answers[0].isHidden():
            event.ignore()
            return
        current = next((i for i, made in enumerate(answers) if made.hasFocus()), None)
        after = (0 if step > 0 else len(answers) - 1) if current is None else current + step
        if 0 <= after < len(answers):
            answers[after].setFocus(Qt.FocusReason.OtherFocusReason)


def _arrange(row: QBoxLayout, buttons: tuple[QPushButton, ...], room: int) -> None:
    """Put buttons beside each other if they fit, else one below the other."""
    needed = sum(made.sizeHint().width() + row.spacing() for made in buttons)
    fits = needed <= room + row.spacing()
    direction = QBoxLayout.Direction
    row.setDirection(direction.LeftToRight if fits else direction.TopToBottom)


def _level_name(framework: Framework, level: int) -> str:
    return _("EQF {level} · {name}").format(level=level, name=framework.level(level).name)
