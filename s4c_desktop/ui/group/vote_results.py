"""What came of the rounds on a competence: the last one drawn, those before in words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import AgendaItem, Counted, Question, VoteRound
from s4c_desktop.domain.vote_outcome import figures
from s4c_desktop.domain.vote_protocol import question_name
from s4c_desktop.domain.vote_wording import (
    agreement_text,
    ballot_sentence,
    present_text,
    round_name,
    tally_text,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.group.vote_chart import BallotChart
from s4c_desktop.ui.group.vote_session import VoteSession


class RoundResults(QWidget):
    """Shows nothing of a round while people vote in it."""

    def __init__(self, session: VoteSession) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.frames: list[ChartFrame] = []
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_item(self, item: AgendaItem) -> bool:
        """Show the rounds of an item, the last closed one first; tells whether that is new."""
        rule = self._session.vote.rule
        # What is counted in an open round changes nothing of what is shown here.
        open_round = item.open_round
        key = (item.competence, item.closed, open_round and open_round.earlier, rule)
        if key == self._shown:
            return False
        self._shown = key
        self.frames = []
        if self._page is not None:
            widgets.put_away(self._page)
        self._page = self._made(item)
        self._column.addWidget(self._page)
        self.setVisible(bool(item.closed) or self._reopened(item))
        return True

    def lines(self) -> list[str]:
        """Return everything that is said in words, for tests and readers."""
        found = self._page.findChildren(widgets.TextLabel) if self._page is not None else []
        return [label.text() for label in found]

    @staticmethod
    def _reopened(item: AgendaItem) -> bool:
        return any(found.earlier for found in item.rounds)

    def _made(self, item: AgendaItem) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if item.closed and item.open_round is None:
            for widget in self._drawn(item.closed[-1]):
                column.addWidget(widget)
        history = [*self._history(item)]
        if history:
            card = widgets.Card(margin=20, spacing=4)
            card.column.addWidget(widgets.strong(_("Rounds so far")))
            for line in history:
                card.column.addWidget(widgets.body(line))
            column.addWidget(card)
        return page

    def _drawn(self, found: VoteRound) -> Iterator[QWidget]:
        context, rule = self._session.context, self._session.vote.rule
        head = widgets.Card(margin=20, spacing=4)
        head.column.addWidget(widgets.strong(round_name(found)))
        yield head
        for question in Question:
            one = figures(found, question, rule)
            if one is None:
                continue
            name = question_name(question)
            head.column.addWidget(widgets.body(f"{name}: {ballot_sentence(one, rule)}"))
            if agreement := agreement_text(one):
                head.column.addWidget(widgets.small(agreement))
            if not one.ballot.voters:
                continue
            view = DrawingView(BallotChart(one, rule), context.theme, whole=True)
            frame = ChartFrame(view, context.theme, context.messages, context.leaving)
            self.frames.append(frame)
            yield frame

    @staticmethod
    def _history(item: AgendaItem) -> Iterator[str]:
        """Yield each tally that was closed but the one drawn, as it stood."""
        drawn = item.closed[-1] if item.closed and item.open_round is None else None
        for found in item.rounds:
            stood = [(one, _("reopened")) for one in found.earlier]
            if not found.is_open and found is not drawn:
                stood.append((Counted(found.present, found.ballots), ""))
            for one, remark in stood:
                for ballot in one.ballots:
                    parts = (
                        _("Round {n}").format(n=found.number),
                        remark,
                        question_name(ballot.question),
                        tally_text(ballot),
                        present_text(one.present),
                    )
                    yield " · ".join(part for part in parts if part)
