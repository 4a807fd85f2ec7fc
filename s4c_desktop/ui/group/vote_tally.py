"""Counting hands or slips by keyboard: a field for each option, and what is left to count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.vote import MOST_PRESENT, OPTIONS, Ballot, Option, Question, VoteRound
from s4c_desktop.domain.vote_wording import option_name, question_text
from s4c_desktop.ui import widgets
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import WheelScrollsPage
from s4c_desktop.ui.text_size import scaled

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_MORE = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Up})
_LESS = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Down})


class CountField(QSpinBox):
    """A number of people: digits, + and − or the arrows up and down; the window's Undo works."""

    counted = Signal(int, object)
    """The person made it this number; the object names the digits typed in one go."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0, MOST_PRESENT)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(WheelScrollsPage(self))
        self._typing = object()
        self.valueChanged.connect(lambda n: self.counted.emit(n, self._typing))

    def show_count(self, count: int) -> None:
        """Show what is counted by now."""
        if self.value() != count:
            self.blockSignals(True)
            self.setValue(count)
            self.blockSignals(False)
            if self.hasFocus():
                self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window, which takes back whole tallies."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _UNDO)
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down, each time a change of its own; leave other keys to the window."""
        key = Qt.Key(event.key())
        if key in _MORE | _LESS:
            self._typing = object()
            self.setValue(self.value() + (1 if key in _MORE else -1))
            self._typing = object()
            self.selectAll()
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin another number."""
        super().focusInEvent(event)
        self._typing = object()
        self.selectAll()


_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Left: -1,
}


class TallyField(CountField):
    """The votes for one option: the arrows left and right and Enter lead to its neighbours."""

    passed = Signal(int)
    """Go on to the field so many places further."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour, or count."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.passed.emit(step)


class TallyGrid(QWidget):
    """The slip of a round: each question with a field for every option and for abstentions."""

    counted = Signal(object, object, int, object)
    """So many votes (int) for this question's option, None for abstentions; and the typing."""

    finished = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, found: VoteRound, role: str) -> None:
        super().__init__()
        self.fields: dict[tuple[Question, Option | None], TallyField] = {}
        self._left: dict[Question, widgets.TextLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for ballot in found.ballots:
            question = ballot.question
            column.addWidget(widgets.strong(question_text(question, role)))
            row = FlowLayout(spacing=6)
            holder = QWidget()
            holder.setLayout(row)
            for option in (*OPTIONS[question], None):
                row.addWidget(self._field(question, option))
            column.addWidget(holder)
            self._left[question] = widgets.small()
            column.addWidget(self._left[question])
        self.show_round(found)

    def show_round(self, found: VoteRound) -> None:
        """Show what is counted by now, and how many are left."""
        for ballot in found.ballots:
            for option in OPTIONS[ballot.question]:
                self.fields[ballot.question, option].show_count(ballot.count(option))
            self.fields[ballot.question, None].show_count(ballot.abstentions)
            self._left[ballot.question].setText(left_text(ballot, found.present))

    def start(self) -> None:
        """Put the keyboard where the first votes are counted."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, question: Question, option: Option | None) -> QWidget:
        name = _("Abstentions") if option is None else option_name(option)
        field = TallyField(name)
        field.setFixedWidth(scaled(52))
        self.fields[question, option] = field
        field.counted.connect(lambda n, typing: self.counted.emit(question, option, n, typing))
        field.passed.connect(lambda step: self._pass(field, step))
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        grid.addWidget(label, 0, 0)
        grid.addWidget(field, 1, 0, Qt.AlignmentFlag.AlignHCenter)
        return holder

    def _pass(self, field: TallyField, step: int) -> None:
        fields = list(self.fields.values())
        place = fields.index(field) + step
        if place >= len(fields):
            self.finished.emit()
        elif place >= 0:
            fields[place].setFocus(Qt.FocusReason.TabFocusReason)


def left_text(ballot: Ballot, present: int) -> str:
    """Say how many are counted, and how many of those present are not."""
    left = present - ballot.voters
    counted = ngettext("{n} counted", "{n} counted", ballot.voters).format(n=ballot.voters)
    if not left:
        return _("{counted}: all who are present.").format(counted=counted)
    return ngettext(
        "{counted}, {n} of {present} present is left.",
        "{counted}, {n} of {present} present are left.",
        left,
    ).format(counted=counted, n=left, present=present)
