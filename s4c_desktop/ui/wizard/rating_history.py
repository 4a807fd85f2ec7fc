"""How a rating came about: what it became, who said so, when, why and in which sitting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.rating_wording import rating_facts
from s4c_desktop.domain.sittings_wording import given_text
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.widgets import (
    TextLabel,
    body,
    button,
    line,
    scrolling,
    section,
    small,
    strong,
    text_width,
)
from s4c_desktop.ui.wizard.session import Session


class RatingHistory(Dialog):
    """Lists every change of one competence's rating, the last first."""

    def __init__(
        self, session: Session, code: str, changes: Iterable[RatingChange], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("How this rating came about"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines: list[TextLabel] = []
        competence = session.framework.competence(code)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(4)
        mine = [change for change in changes if change.competence == code]
        for number, change in enumerate(reversed(mine)):
            if number:
                self._column.addSpacing(4)
                self._column.addWidget(line())
                self._column.addSpacing(4)
            self._show(session, change)
        if not mine:
            self._say(body(_("Nothing was said of this competence yet.")))
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(f"{competence.code} {competence.title}"))
        column.addWidget(scrolling(content), 1)
        close = button(_("Close"), self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(min(text_width(self) + 48, 620), min(180 + 96 * max(1, len(mine)), 520))
        close.setFocus()

    def _show(self, session: Session, change: RatingChange) -> None:
        rating = Rating(
            change.state,
            change.level,
            change.reason,
            session.said(change.allowed_by),
            knowledge=change.knowledge,
            autonomy=change.autonomy,
            grounds=change.grounds,
        )
        first, *others = rating_facts(rating)
        self._say(strong(first))
        for fact in others:
            self._say(body(fact))
        if change.why:
            self._say(body(_("Why it was changed: {why}").format(why=change.why)))
        by, now = session.said(change.changed_by), datetime.now().astimezone()
        self._say(small(given_text(by, change.changed_at, change.sitting, now, short_date)))

    def _say(self, label: TextLabel) -> None:
        self.lines.append(label)
        self._column.addWidget(label)


def show_history(session: Session, code: str, window: QWidget) -> None:
    """Look the changes of a competence's rating up, and show them."""
    assessment = session.assessment
    if assessment is not None:
        session.context.tasks.run(
            session.context.program.assessments.history,
            assessment.id,
            done=lambda changes: RatingHistory(session, code, changes, window).open(),
            failed=session.not_fetched,
            owner=window,
        )
