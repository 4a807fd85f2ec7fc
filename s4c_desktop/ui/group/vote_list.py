"""The list of votes, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote_wording import phase_name, standing_sentence
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context_menu import offer_buttons
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable
from s4c_desktop.ui.theme import Theme


class VoteList(QWidget):
    """The latest vote first; Enter opens one where it stands."""

    opened = Signal(object)
    """Open this vote (VoteView)."""

    archived = Signal(object)
    """Put this vote (VoteView) away, or bring it back."""

    deleted = Signal(object)
    """Delete this vote (VoteView)."""

    archive_wanted = Signal()
    """Show the archived votes, or the others."""

    def __init__(self, theme: Theme, first: QPushButton) -> None:
        super().__init__()
        self._found: dict[object, VoteView] = {}
        self.table = LineTable(
            theme,
            _("Votes"),
            (_("Vote"), _("Role"), _("Held on"), _("State"), _("Standing")),
            (180, 110, 130, STRETCH),
            lesser=(1, 4),
        )
        self.open = widgets.button(_("Open"), self._open)
        self.archive = widgets.button("", lambda: self._emit(self.archived))
        self.delete = widgets.button(_("Delete…"), lambda: self._emit(self.deleted), role="danger")
        offer_buttons(self.table, self.open, self.archive, self.delete)
        self.away = QCheckBox(_("Show archived votes"))
        self.away.toggled.connect(lambda _on: self.archive_wanted.emit())
        self.table.chosen.connect(self._enable)
        self.table.opened.connect(self._open)
        self._build(theme, first)

    @property
    def shows_archive(self) -> bool:
        """Tell whether the archived votes are shown."""
        return self.away.isChecked()

    def fill(self, views: Sequence[VoteView], *, any_at_all: bool) -> None:
        """Show votes, the latest first; `any_at_all` tells whether any are there or archived."""
        self._found = {view.vote.id: view for view in views}
        self.table.fill([_line(view) for view in sorted(views, key=_day, reverse=True)])
        self._pages.setCurrentIndex(1 if any_at_all else 0)
        self._enable()

    def chosen(self) -> VoteView | None:
        """Return the vote that is chosen."""
        return self._found.get(self.table.key())

    def _enable(self) -> None:
        view = self.chosen()
        for made in (self.open, self.archive):
            made.setVisible(view is not None)
        self.delete.setVisible(view is not None and not view.vote.has_begun)
        if view is not None:
            self.archive.setText(
                _("Take out of the archive") if view.vote.archived else _("Archive")
            )

    def _open(self) -> None:
        self._emit(self.opened)

    def _emit(self, signal: SignalInstance) -> None:
        view = self.chosen()
        if view is not None:
            signal.emit(view)

    def _build(self, theme: Theme, first: QPushButton) -> None:
        flow = FlowLayout(spacing=8)
        for made in (self.open, self.archive, self.delete):
            flow.addWidget(made)
        row = QHBoxLayout()
        row.addLayout(flow, 1)
        row.addWidget(self.away)
        card = widgets.Card(margin=16, spacing=12)
        card.column.addWidget(self.table, 1)
        card.column.addLayout(row)
        self._pages = PageStack()
        self._pages.addWidget(
            widgets.EmptyState(
                theme,
                "hand-palm",
                _("No vote yet"),
                _(
                    "A vote settles what a role should require. Proposals that nobody contests "
                    "are accepted; the others are voted on by hands or slips, and the result can "
                    "be published as a role profile."
                ),
                first,
            )
        )
        self._pages.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setFocusProxy(self.table)


def _day(view: VoteView) -> tuple[date, str]:
    """Return the day of a vote; one without a day is still to come."""
    return view.vote.details.held_on or date.max, view.vote.title


def _line(view: VoteView) -> Line:
    vote = view.vote
    held = vote.details.held_on
    return Line(
        vote.id,
        (
            vote.title,
            view.role_title,
            short_date(held) if held else "",
            phase_name(vote.phase),
            standing_sentence(view.standing),
        ),
    )
