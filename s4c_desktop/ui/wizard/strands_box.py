"""Two small ladders: what the person knows and can do, and how autonomously, rated apart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.answering import lacks_grounds, suggestion
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import Competence, Framework
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import BELOW_RANK
from s4c_desktop.domain.strands_wording import strand_names, suggestion_sentence
from s4c_desktop.domain.wording import actual_text, level_chip
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, TextLabel, button
from s4c_desktop.ui.wizard.key_button import KeyButton
from s4c_desktop.ui.wizard.keys import Action, pressed

WIDE = 600
"""From this width on the suggestion stands beside the ladders."""


class StrandsBox(Card):
    """Rates the strands of one competence; with the focus inside, the number keys rate them."""

    rated = Signal(object, object)
    """The person rated the strands: knowledge and skills, autonomy; ranks, None for not rated."""

    taken = Signal()
    """The person takes what is suggested."""

    left = Signal()
    """Both strands are rated by key; the focus wants back to the ladder."""

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__(margin=12, spacing=4)
        self._framework = framework
        self._rating = Rating()
        names = strand_names()
        options = [(rank, level_chip(rating_at(rank))) for rank in RANKS]
        self.knowledge: Segments[int] = Segments(names[0], options)
        self.autonomy: Segments[int] = Segments(names[1], options)
        self.sentence = TextLabel("", "small")
        self.grounds = TextLabel("", "small")
        self.take = KeyButton(theme, _("Take what is suggested"), "T")
        self.clear: QPushButton = button(_("Clear"), role="quiet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for row, (name, ladder) in enumerate(
            zip(names, (self.knowledge, self.autonomy), strict=True)
        ):
            grid.addWidget(TextLabel(name, wrap=False), row, 0)
            grid.addWidget(ladder, row, 1)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.take)
        ways.addWidget(self.clear)
        ways.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.sentence)
        said.addLayout(ways)
        said.addWidget(self.grounds)
        said.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addLayout(grid)
        self._row.addLayout(said, 1)
        self.column.addLayout(self._row)
        self.knowledge.chosen.connect(lambda rank: self.rated.emit(rank, self._rating.autonomy))
        self.autonomy.chosen.connect(lambda rank: self.rated.emit(self._rating.knowledge, rank))
        self.clear.clicked.connect(lambda _on=False: self.rated.emit(None, None))
        self.take.clicked.connect(lambda _on=False: self.taken.emit())

    def show_rating(self, competence: Competence, rating: Rating, *, locked: bool) -> None:
        """Show the strands of a rating, what they suggest, and the reason for another level."""
        self._rating = rating
        if self.isHidden():
            return  # Whoever opens it shows the rating again.
        found = suggestion(rating)
        self.knowledge.show_value(rating.knowledge)
        self.autonomy.show_value(rating.autonomy)
        self._explain(competence)
        self.sentence.setText(
            suggestion_sentence(found)
            or _("Rate both; the lower of two that are near is suggested.")
        )
        suggested = found.rating
        untaken = suggested is not None and suggested.rank != rating.rank
        self.take.setVisible(untaken and not locked)
        if suggested is not None:
            self.take.setText(_("Take {level}").format(level=actual_text(suggested)))
        self.clear.setVisible((rating.knowledge or rating.autonomy) is not None and not locked)
        self.grounds.setText(_("Reason: {text}").format(text=rating.grounds))
        self.grounds.setVisible(bool(rating.grounds))
        self.sentence.set_role("caution" if lacks_grounds(rating) else "small")
        for ladder in (self.knowledge, self.autonomy):
            ladder.setEnabled(not locked)

    def begin(self) -> None:
        """Take the focus: the number keys rate the first strand that is not rated."""
        later = self._rating.knowledge is not None and self._rating.autonomy is None
        (self.autonomy if later else self.knowledge).focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand what is suggested beside the ladders where there is room, else below."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate the strand that has the focus with a number key, and go on to the next."""
        what = pressed(event)
        rank = None
        if what is not None and what.action in (Action.LEVEL, Action.BELOW):
            rank = what.level or BELOW_RANK
        if rank is None:
            super().keyPressEvent(event)
        elif self._has_focus(self.autonomy):
            self.rated.emit(self._rating.knowledge, rank)
            self.left.emit()
        else:
            self.rated.emit(rank, self._rating.autonomy)
            self.autonomy.focus()

    @staticmethod
    def _has_focus(ladder: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and ladder.isAncestorOf(focused)

    def _explain(self, competence: Competence) -> None:
        for rank in RANKS:
            if rank == BELOW_RANK:
                below = _("Evidence does not reach level 4.")
                self.knowledge.explain(rank, below)
                self.autonomy.explain(rank, below)
                continue
            told = competence.anchor(rank) or self._framework.level(rank)
            self.knowledge.explain(rank, told.knowledge_skills)
            self.autonomy.explain(rank, told.autonomy)
