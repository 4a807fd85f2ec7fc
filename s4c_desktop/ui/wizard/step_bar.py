"""The five steps across the top of the wizard."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.flow import STEPS, Flow, Step
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import draw_tick

DISC = 24
GAP = 8
SPACE = 16
HEIGHT = 36


def step_name(step: Step) -> str:
    """Name a step."""
    return {
        Step.PERSON: _("Person"),
        Step.SETUP: _("Set-up"),
        Step.RATINGS: _("Ratings"),
        Step.REVIEW: _("Review"),
        Step.RESULT: _("Result"),
    }[step]


class StepButton(QAbstractButton):
    """One step: its number or a tick, and its name."""

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__()
        self._theme = theme
        self._number = STEPS.index(step) + 1
        self.current = False
        self.done = False
        self.named = True
        self.setText(step_name(step))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_state(self, *, current: bool, done: bool, reachable: bool) -> None:
        """Show where the person stands."""
        self.current, self.done = current, done
        self.setEnabled(reachable)
        self._tell()
        state = _("current step") if current else _("done") if done else ""
        name = _("Step {n} of {total}: {name}").format(
            n=self._number, total=len(STEPS), name=self.text()
        )
        self.setAccessibleName(", ".join(part for part in (name, state) if part))
        self.updateGeometry()
        self.update()

    def show_name(self, named: bool) -> None:
        """Show or drop the name; the current step always has it."""
        self.named = named
        self._tell()
        self.updateGeometry()

    def _tell(self) -> None:
        """Say under the pointer what is not to be read, and why the step can't be taken yet."""
        closed = (
            "" if self.isEnabled() else _("Possible once the steps before have what they need.")
        )
        named = "" if self.named else self.text()
        self.setToolTip("\n".join(filter(None, (named, closed))))
        self.setAccessibleDescription(closed)

    def _font(self) -> QFont:
        font = QFont(self.font())
        if self.current:
            font.setWeight(QFont.Weight.Medium)
        return font

    def full_width(self) -> int:
        """Return the width with the name."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        return scaled(DISC) + GAP + QFontMetrics(font).horizontalAdvance(self.text()) + 10

    def sizeHint(self) -> QSize:
        """Take the room of the disc, and of the name where it is shown."""
        return QSize(
            self.full_width() if self.named or self.current else scaled(DISC) + 8, scaled(HEIGHT)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the step with Enter as well as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw disc and name."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(4, (self.height() - scaled(DISC)) / 2, scaled(DISC), scaled(DISC))
        self._paint_disc(painter, disc)
        if self.named or self.current:
            painter.setFont(self._font())
            strong = self.current or self.underMouse()
            painter.setPen(QColor(tokens.text if strong else tokens.muted))
            name = QRectF(disc.right() + GAP, 0, self.width(), self.height())
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 8, 8)
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if self.current:
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(disc)
            ink = tokens.on_accent
        elif self.done:
            painter.setPen(QPen(QColor(tokens.good), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1.5, 1.5, -1.5, -1.5))
            draw_tick(painter, disc.adjusted(5, 5, -5, -5), tokens.good)
            return
        else:
            painter.setBrush(QColor(tokens.hover))
            painter.drawEllipse(disc)
            ink = tokens.muted
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepBar(QWidget):
    """All steps in a row, joined by lines; names give way when there is no room for them."""

    chosen = Signal(object)
    """The person wants this Step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._states: list[tuple[bool, bool, bool]] = []
        self.buttons = {step: StepButton(theme, step) for step in STEPS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 3)
        # The bar fits itself into whatever width there is.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, step=step: self.chosen.emit(step))
            row.addWidget(button)
        row.addStretch(1)
        self._row = row
        self.setMinimumHeight(scaled(HEIGHT))
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take one row."""
        return QSize(super().sizeHint().width(), scaled(HEIGHT))

    def show_flow(self, flow: Flow) -> None:
        """Show which steps are done, open and reachable."""
        states = [(step is flow.step, flow.done(step), flow.reachable(step)) for step in STEPS]
        if states == self._states:
            return
        self._states = states
        for button, (current, done, reachable) in zip(self.buttons.values(), states, strict=True):
            button.show_state(current=current, done=done, reachable=reachable)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop names that have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        names = sum(button.full_width() for button in self.buttons.values())
        gaps = len(self.buttons) - 1
        roomy = names + gaps * SPACE * 3 <= self.width()
        named = names + gaps * SPACE <= self.width()
        self._row.setSpacing(SPACE * 3 if roomy else SPACE)
        for button in self.buttons.values():
            button.show_name(named)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Join the steps with lines."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.tokens.border), 1))
        buttons = list(self.buttons.values())
        y = self.height() // 2
        for left, right in pairwise(buttons):
            painter.drawLine(left.geometry().right() + 2, y, right.geometry().left() - 2, y)
        painter.end()
