"""What is due this week in learning plans, on the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import study_wording
from s4c_desktop.ui import widgets
from s4c_desktop.ui.home.cards import SectionHead, ShowRow

if TYPE_CHECKING:
    from s4c_desktop.services.study import PlanLine

PLANS = 20
"""The latest plans that are looked through: each takes a moment."""

ROWS = 5


class DueSection(QWidget):
    """What to learn this week, the first few of it, with the way to its plans."""

    opened = Signal(object)
    """The plan with this UUID is to be shown."""

    all_wanted = Signal()
    """All plans are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._card: QWidget | None = None
        self.more = widgets.button(_("All plans"), self.all_wanted.emit, role="quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(SectionHead(_("Due this week"), self.more))
        self.hide()

    def show_due(self, lines: Sequence[PlanLine]) -> None:
        """Show what of these plans is due; nothing at all where no plan has anything due."""
        if self._card is not None:
            widgets.put_away(self._card)
            self._card = None
        due = [(line, group) for line in lines for group in line.followed.due]
        self.setVisible(bool(due))
        if not due:
            return
        card = widgets.Card(margin=8, spacing=0)
        for line, group in due[:ROWS]:
            name = study_wording.item_name(group.title, group.topics)
            row = ShowRow(name, line.person.name)
            row.opened.connect(partial(self.opened.emit, line.plan.id))
            card.column.addWidget(row)
        left = len(due) - ROWS
        if left > 0:
            more = ngettext("{n} more is due.", "{n} more are due.", left).format(n=left)
            label = widgets.muted(more)
            label.setContentsMargins(8, 4, 8, 8)
            card.column.addWidget(label)
        self._column.addWidget(card)
        self._card = card
