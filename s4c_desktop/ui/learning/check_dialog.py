"""Takes a self-check on a topic: question by question, with the keyboard alone if wanted."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.self_check import Question, Score, SelfCheck, score
from s4c_desktop.domain.self_check_wording import hint_sentence, score_sentence
from s4c_desktop.domain.study import CheckTaken, Known, Mastered
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.quality.parts import today
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.wrapping_button import WrappingButton

WIDTH = 620


class CheckDialog(Dialog):
    """Asks the questions of a self-check; `taken` and `mastered` are None until it is finished."""

    def __init__(self, check: SelfCheck, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Self-check"))
        self._check = check
        self._answers: list[int] = []
        self.taken: CheckTaken | None = None
        self.mastered: Mastered | None = None
        self.place = widgets.small()
        self.pages = QStackedWidget()
        self.next = widgets.primary_button(_("Next question"), self._next)
        self.next.setDefault(True)
        self.close_button = widgets.button(_("Cancel"), self.reject)
        self.mark = widgets.primary_button(_("Mark the topic as mastered"), self._master)
        self.mark.hide()
        self.question: QuestionPage | None = None
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        for each in (self.close_button, self.next, self.mark):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(widgets.section(title))
        column.addWidget(widgets.muted(hint_sentence()))
        column.addWidget(self.place)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        self.setFixedWidth(scaled(WIDTH))
        self._ask()

    def _ask(self) -> None:
        number = len(self._answers)
        self.place.setText(
            _("Question {n} of {total}").format(n=number + 1, total=len(self._check.questions))
        )
        self._show(QuestionPage(self._check.questions[number]))
        if self.question is not None:
            self.question.chosen.connect(lambda: allow(self.next, True, ""))
        allow(self.next, False, _("Choose an answer first."))
        last = number + 1 == len(self._check.questions)
        self.next.setText(_("See the result") if last else _("Next question"))

    def _next(self) -> None:
        chosen = self.question.value() if self.question is not None else -1
        if chosen < 0:
            return
        self._answers.append(chosen)
        if len(self._answers) < len(self._check.questions):
            self._ask()
        else:
            self._finish(score(self._check, self._answers))

    def _finish(self, result: Score) -> None:
        self.taken = CheckTaken(
            uuid4(),
            self._check.topic,
            len(result.answers),
            result.right,
            tuple(self._answers),
            datetime.now(UTC),
        )
        self.place.setText(score_sentence(result))
        widgets.set_look(self.place, "role", "strong")
        self._show(_explained(result))
        self.next.hide()
        self.mark.setVisible(result.mastered)
        self.close_button.setText(_("Close"))
        self.close_button.clicked.disconnect()
        self.close_button.clicked.connect(lambda _checked=False: self.accept())
        target = self.mark if result.mastered else self.close_button
        target.setDefault(True)
        target.setFocus()

    def _master(self) -> None:
        self.mastered = Mastered(self._check.topic, Known.SELF_CHECK, today())
        self.accept()

    def reject(self) -> None:
        """Keep the result, once there is one: only the topic is left as it is."""
        if self.taken is not None:
            self.accept()
        else:
            super().reject()

    def _show(self, page: QWidget) -> None:
        before = self.pages.currentWidget()
        self.question = page if isinstance(page, QuestionPage) else None
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None:
            self.pages.removeWidget(before)
            widgets.put_away(before)
        if self.question is not None:
            self.question.take_focus()
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(WIDTH, max(self.sizeHint().height(), layout.heightForWidth(WIDTH)))


class QuestionPage(QWidget):
    """A question with its options; digits choose one."""

    chosen = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(widgets.strong(question.prompt))
        self.options = [_Option(number, text) for number, text in enumerate(question.options, 1)]
        for number, option in enumerate(self.options):
            self._group.addButton(option, number)
            column.addWidget(option)
        column.addStretch(1)
        self._group.idToggled.connect(lambda _id, on: self.chosen.emit() if on else None)

    def value(self) -> int:
        """Return the place of the option that is chosen, -1 for none."""
        return self._group.checkedId()

    def take_focus(self) -> None:
        """Let the keyboard begin at the first option."""
        self.options[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digits, and walk with the arrows."""
        number = event.key() - Qt.Key.Key_1
        focused = [option.hasFocus() for option in self.options]
        place = focused.index(True) if True in focused else 0
        if 0 <= number < len(self.options):
            self._pick(number)
        elif event.key() == Qt.Key.Key_Down:
            self._pick(min(place + 1, len(self.options) - 1))
        elif event.key() == Qt.Key.Key_Up:
            self._pick(max(place - 1, 0))
        else:
            super().keyPressEvent(event)

    def _pick(self, number: int) -> None:
        self.options[number].setChecked(True)
        self.options[number].setFocus(Qt.FocusReason.OtherFocusReason)


class _Option(WrappingButton):
    """A wide button whose text wraps."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(f"{number}. {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("role", "option")
        label = widgets.body(text)
        key = widgets.TextLabel(str(number), "muted", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        for each in self.findChildren(QLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and digits to the page, Enter to the dialog once this is chosen."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.isChecked():
            self.setChecked(True)
        elif enter or event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _explained(result: Score) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(8)
    for answer in result.answers:
        column.addWidget(widgets.strong(answer.question.prompt))
        chosen = answer.question.options[answer.chosen]
        said = _("Right: {option}") if answer.right else _("Not right: {option}")
        column.addWidget(
            widgets.TextLabel(said.format(option=chosen), "good" if answer.right else "bad")
        )
        if not answer.right:
            right = answer.question.options[answer.question.right]
            column.addWidget(widgets.body(_("It is: {option}").format(option=right)))
        column.addWidget(widgets.muted(answer.question.explanation))
    column.addStretch(1)
    area = widgets.scrolling(page)
    area.setMinimumHeight(300)
    return area
