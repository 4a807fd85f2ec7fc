"""The agenda at the left: every competence with what became of it, by state, with a search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import AgendaItem, Phase, Rule, Sorting, Vote
from s4c_desktop.domain.vote_outcome import Basis, settled
from s4c_desktop.domain.vote_wording import need_text, outcome_text, sorting_name
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.tables import TwoLineList
from s4c_desktop.ui.theme import Theme

_KEYS = frozenset(
    {
        Qt.Key.Key_A,
        Qt.Key.Key_C,
        Qt.Key.Key_O,
        Qt.Key.Key_D,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_R,
        Qt.Key.Key_N,
        Qt.Key.Key_B,
    }
)
"""What the list leaves to the page."""


def _is_decided(item: AgendaItem, rule: Rule) -> bool:
    found = settled(item, rule)
    return found is not None and found.basis is not Basis.PROPOSAL


_STATES: tuple[tuple[Callable[[], str], Callable[[AgendaItem, Rule], bool]], ...] = (
    (lambda: _("All"), lambda _item, _rule: True),
    (lambda: _("Not sorted yet"), lambda item, _rule: not item.is_sorted),
    (
        lambda: _("Accepted"),
        lambda item, _rule: item.proposal is not None and item.sorting is Sorting.ACCEPTED,
    ),
    (lambda: _("Contested"), lambda item, _rule: item.is_contested),
    (lambda: _("Decided"), _is_decided),
    (lambda: _("Open"), lambda item, rule: item.is_sorted and settled(item, rule) is None),
)


class _Agenda(TwoLineList):
    """The list itself: letters are keys of the page, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move up and down, and leave the rest to the page."""
        if Qt.Key(event.key()) in _KEYS and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


class AgendaList(QWidget):
    """Chooses the competence that is shown."""

    picked = Signal(str)
    """Show this competence (code)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._vote: Vote | None = None
        self._framework: Framework | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the agenda"))
        self.search.setAccessibleName(_("Search the agenda"))
        self.search.setClearButtonEnabled(True)
        self.state = ComboBox()
        self.state.setAccessibleName(_("State"))
        for text, _fits in _STATES:
            self.state.addItem(text())
        self.list = _Agenda(theme, _("Agenda"))
        self.nothing = widgets.muted(_("Nothing on the agenda is like this."))
        self.nothing.hide()
        card = widgets.Card(margin=8, spacing=8)
        card.column.addWidget(self.search)
        card.column.addWidget(self.state)
        card.column.addWidget(self.nothing)
        card.column.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.state.currentIndexChanged.connect(lambda _index: self._fill())
        self.list.picked.connect(self._pick)
        self.setFocusProxy(self.list)

    def show_vote(self, vote: Vote, framework: Framework) -> None:
        """Show the agenda as it stands."""
        self._vote, self._framework = vote, framework
        for number, (text, fits) in enumerate(_STATES):
            n = sum(fits(item, vote.rule) for item in vote.items)
            self.state.setItemText(number, _("{state} ({n})").format(state=text(), n=n))
        self._fill()

    def clear_search(self) -> None:
        """Show the whole agenda."""
        self.search.clear()
        self.state.setCurrentIndex(0)

    def _fill(self) -> None:
        vote, framework = self._vote, self._framework
        if vote is None or framework is None:
            return
        _text, fits = _STATES[self.state.currentIndex()]
        wanted = self.search.text().strip().casefold()
        entries = []
        for item in vote.items:
            name = competence_name(framework, item.competence)
            if fits(item, vote.rule) and wanted in name.casefold():
                entries.append((item.competence, name, _state_text(item, vote)))
        self.list.fill(entries)
        self.list.blockSignals(True)
        keys = [code for code, _name, _below in entries]
        if vote.position in keys:
            self.list.choose(vote.position)
        else:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.nothing.setVisible(not entries)

    def _pick(self, code: object) -> None:
        if self._vote is not None and code != self._vote.position:
            self.picked.emit(str(code))


def _state_text(item: AgendaItem, vote: Vote) -> str:
    """Say what is proposed while that is asked, else what became of a competence."""
    if vote.phase is Phase.PLANNED or (vote.phase is Phase.SORTING and not item.is_sorted):
        if item.proposal is None:
            return sorting_name(item)
        return _("Proposed: {need}").format(need=need_text(item.proposal))
    if settled(item, vote.rule) is not None and item.sorting is Sorting.ACCEPTED:
        return _("{need}, accepted").format(need=outcome_text(item, vote.rule))
    return outcome_text(item, vote.rule)
