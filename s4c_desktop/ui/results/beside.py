"""What stands beside the ratings of a result: the person's own rating, or a second assessor's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import self_beside_wording
from s4c_desktop.domain.assessment import Assessment, Kind, Rating
from s4c_desktop.domain.layers_wording import beside_title, difference_text
from s4c_desktop.domain.self_beside import beside
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.folding import FoldingRow
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import muted as muted_label
from s4c_desktop.ui.widgets import strong

FIELD = 520
_WIDE = 900


@dataclass(frozen=True)
class Second:
    """A second series of a result's charts, with its name and remarks by competence (code)."""

    name: str
    ratings: Mapping[str, Rating]
    remarks: Mapping[str, str]
    sentence: str = ""


def second_of(view: ResultView, layer: Assessment) -> Second:
    """Return what another layer shows beside a result; differences are named, never mixed in."""
    name = beside_title(layer, view.assessment, short_date)
    codes = [comparison.competence for comparison in view.result.comparisons]
    if layer.kind is Kind.SELF:
        found = beside(layer.ratings, view.assessment.ratings, codes)
        remarks = {each.competence: self_beside_wording.difference_text(each) for each in found}
        return Second(name, layer.ratings, remarks, self_beside_wording.summary(found))
    pairs = ((code, view.assessment.rating(code), layer.rating(code)) for code in codes)
    said = {
        code: difference_text(mine, theirs)
        for code, mine, theirs in pairs
        if mine.rank is not None and theirs.rank is not None and mine.rank != theirs.rank
    }
    if layer.kind is Kind.ASSESSOR:
        # Seen from the second assessor's side, "second higher" would be the wrong way round.
        said = {}
    return Second(name, layer.ratings, said)


class BesideBar(QWidget):
    """Chooses which layer stands beside; hidden where there is none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: ResultView | None = None
        self._wanted: UUID | None = None
        self._none_wanted = False
        self.choice = ComboBox()
        self.choice.setAccessibleName(_("Beside the ratings"))
        self.choice.setMaximumWidth(scaled(FIELD))
        self.sentence = muted_label()
        label = strong(_("Beside the ratings"))
        label.setWordWrap(False)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        chosen = FoldingRow(label, self.choice, stretch=(0, 1))
        self._row.addWidget(chosen, 2)
        self._row.addSpacing(8)
        self._row.addWidget(self.sentence, 3)
        self.choice.activated.connect(self._choose)
        self.hide()

    def offer(self, view: ResultView) -> None:
        """Offer what a result has beside it; what was chosen stays chosen where it is there."""
        self._view = view
        self.choice.clear()
        for layer in view.beside:
            self.choice.addItem(beside_title(layer, view.assessment, short_date), layer.id)
        self.choice.addItem(_("Nothing"), None)
        ids = [layer.id for layer in view.beside]
        index = ids.index(self._wanted) if self._wanted in ids else 0
        self.choice.setCurrentIndex(len(ids) if self._none_wanted else index)
        self.setVisible(bool(view.beside))
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sentence where there is room for it."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def second(self) -> Second | None:
        """Return the layer chosen, ready to be drawn."""
        view, chosen = self._view, self.choice.currentData()
        if view is None:
            return None
        layer = next((layer for layer in view.beside if layer.id == chosen), None)
        return None if layer is None else second_of(view, layer)

    def _choose(self) -> None:
        self._wanted = self.choice.currentData()
        self._none_wanted = self._wanted is None
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        second = self.second()
        self.sentence.setText(second.sentence if second is not None else "")
        self.sentence.setVisible(bool(self.sentence.text()))
