"""One competence to place on the ladder, with a word on why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import Competence, Framework
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import BELOW_RANK, State
from s4c_desktop.ui import widgets
from s4c_desktop.ui.quality.parts import KeptText
from s4c_desktop.ui.rating.ladder import Ladder
from s4c_desktop.ui.theme import Theme

ROOM = 640
"""How high the ladder may be, so that the texts below it stay near."""


class _LadderRoom(QWidget):
    """Gives a ladder its width, and lets it choose how much it shows."""

    def __init__(self, ladder: Ladder) -> None:
        super().__init__()
        self._ladder = ladder
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ladder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ladder to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._ladder.fit(event.size().width(), ROOM)


class LevelCard(widgets.Card):
    """Shows a competence with what there is to go by, its ladder, and a text beside the level."""

    rated = Signal(object)
    """The person chose this Rating."""

    written = Signal(str)
    """This is to be kept beside the level."""

    def __init__(
        self, theme: Theme, framework: Framework, text_name: str, hint: str, *, no_evidence: bool
    ) -> None:
        super().__init__(margin=24, spacing=12)
        self._framework = framework
        self.code = widgets.Chip()
        self.name = widgets.section()
        self.meaning = widgets.muted()
        self.account = widgets.body()
        self.ladder = Ladder(theme, framework)
        self.no_evidence = widgets.button(
            _("No evidence yet"), lambda: self.rated.emit(Rating(State.NO_EVIDENCE))
        )
        self.no_evidence.setCheckable(True)
        self.no_evidence.setVisible(no_evidence)
        self.take_back = widgets.button(
            _("Take back"), lambda: self.rated.emit(Rating()), role="quiet"
        )
        self.said = widgets.strong()
        self.text = KeptText(text_name, hint)
        self._text_name = widgets.strong(text_name)
        self._lay_out()
        self.ladder.chosen.connect(
            lambda place: self.rated.emit(rating_at(BELOW_RANK if place is None else place))
        )
        self.text.settled.connect(self.written)

    def show_competence(self, competence: Competence, account: str) -> None:
        """Show another competence, with what there is to go by."""
        self.code.setText(competence.code)
        self.name.setText(competence.title)
        self.meaning.setText(competence.description)
        self.account.setText(account)

    def show_rating(
        self,
        competence: Competence,
        rating: Rating,
        text: str,
        *,
        required: int | None = None,
        said: str = "",
    ) -> None:
        """Show what was given so far; `said` stands below the ladder where there is any."""
        self.ladder.show_rating(competence, rating, required)
        self.no_evidence.setChecked(rating.state is State.NO_EVIDENCE)
        self.take_back.setVisible(rating.given and self.ladder.isEnabled())
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.text.show_text(text)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be rated, or only be read."""
        self.ladder.set_read_only(read_only)
        self.ladder.setEnabled(not read_only)
        self.no_evidence.setEnabled(not read_only)
        self.text.setReadOnly(read_only)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.code)
        head.addWidget(self.name, 1)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.no_evidence)
        ways.addWidget(self.take_back)
        ways.addStretch(1)
        self.column.addLayout(head)
        self.column.addLayout(widgets.column_of_text(self.meaning))
        self.column.addLayout(widgets.column_of_text(self.account))
        self.column.addWidget(_LadderRoom(self.ladder))
        self.column.addLayout(ways)
        self.column.addLayout(widgets.column_of_text(self.said))
        self.column.addWidget(self._text_name)
        self.column.addWidget(self.text)
