"""The cards of the first screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.ui import summaries, text_size, widgets
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wrapping_button import WrappingButton

TILE = 56
_ROOMY = 280
"""From this width for each on, all choices stand in one row."""


class ChoiceCard(WrappingButton):
    """A large button with an icon, a title and a sentence."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str, action: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(lambda _checked=False: action())
        picture = widgets.Picture(theme.icon(icon, "accent"), 32)
        picture.setProperty("role", "tile")
        picture.setFixedSize(QSize(1, 1) * text_size.scaled(TILE))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(picture)
        column.addSpacing(8)
        column.addWidget(widgets.section(title))
        column.addWidget(widgets.muted(text))
        column.addStretch()
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Choices(QWidget):
    """Choice cards in one row, or two beside each other where there is less room."""

    def __init__(self, cards: Sequence[ChoiceCard]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._arrange(text_size.scaled(_ROOMY) * len(cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        columns = len(self._cards) if width >= text_size.scaled(_ROOMY) * len(self._cards) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class DraftCard(widgets.Card):
    """An assessment that is being worked on, with how far it is."""

    opened = Signal(object)

    def __init__(self, summary: AssessmentSummary, *, first: bool) -> None:
        super().__init__(margin=12, spacing=4)
        self.column.setContentsMargins(16, 12, 16, 12)
        label = _("Continue")
        role = "primary" if first else ""
        go_on = self._go_on = widgets.button(label, lambda: self.opened.emit(summary.id), role=role)
        # Somebody may have two drafts for one role.
        go_on.setAccessibleName(f"{label}: {summaries.title(summary)}, {_facts(summary)}")
        progress = QProgressBar()
        progress.setRange(0, max(summary.in_scope, 1))
        progress.setValue(summary.given)
        progress.setTextVisible(False)
        progress.setAccessibleName(summaries.progress(summary))

        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(widgets.ElidedLabel(summaries.title(summary), "strong"))
        text.addWidget(widgets.ElidedLabel(_facts(summary), "muted"))
        far = QVBoxLayout()
        far.setSpacing(8)
        count = widgets.TextLabel(summaries.progress(summary), "muted", wrap=False)
        far.addStretch()
        far.addWidget(count)
        far.addWidget(progress)
        far.addStretch()
        side = QWidget()
        side.setLayout(far)
        far.setContentsMargins(0, 0, 0, 0)
        side.setMinimumWidth(180)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(text, 1)
        row.addWidget(side)
        row.addWidget(go_on)
        self.column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Let all buttons be as wide as the first one's: its bold letters are wider."""
        super().showEvent(event)
        button = self._go_on
        bold = QFont(button.font())
        bold.setWeight(QFont.Weight.Medium)
        wider, usual = (
            letters.size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
            for letters in (QFontMetrics(bold), button.fontMetrics())
        )
        button.setMinimumWidth(button.sizeHint().width() + wider - usual)


class SectionHead(QWidget):
    """The title of a part of the screen, as high with a button beside it as without."""

    def __init__(self, title: str, more: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widgets.section(title), 1)
        if more is not None:
            row.addWidget(more)
        self.setMinimumHeight(32)


class ShowRow(QWidget):
    """Something in one line, with the way to it."""

    opened = Signal()

    def __init__(self, text: str, facts: str, *marks: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(16)
        row.addWidget(widgets.ElidedLabel(text), 1)
        for mark in marks:
            row.addWidget(mark)
        row.addWidget(widgets.TextLabel(facts, "muted", wrap=False))
        show = widgets.button(_("Show"), self.opened.emit, role="quiet")
        show.setAccessibleName(f"{_('Show')}: {text}")
        row.addWidget(show)


def signed_row(summary: AssessmentSummary) -> ShowRow:
    """Return the row of an assessment that is signed off."""
    marks = [widgets.Chip(summaries.state(summary), "caution")] if summary.appealed else []
    return ShowRow(summaries.title(summary), summaries.when(summary.signed_at), *marks)


def _facts(summary: AssessmentSummary) -> str:
    facts = [summary.role_title if summary.title else "", summaries.kind(summary)]
    facts.append(_("saved {when}").format(when=summaries.when(summary.saved_at)))
    return " · ".join(fact for fact in facts if fact)
