"""The quiet line that says who gave a rating; a click shows how it came about."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.sittings_wording import given_text
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import plain_tip, set_tip
from s4c_desktop.ui.wizard.rating_history import show_history
from s4c_desktop.ui.wizard.session import Session

WIDEST = 300


class GivenButton(QPushButton):
    """Says "Maria Ilieva, 14:02, sitting 2"; hidden for one's own ratings and unrated ones."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._full = ""
        self.setProperty("role", "fact")
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("How this rating came about"))
        self.setMaximumWidth(scaled(WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(
            lambda _on=False: show_history(session, session.flow.position, self.window())
        )

    def refresh(self) -> None:
        """Say it of the competence at hand."""
        session = self._session
        assessment, code = session.assessment, session.flow.position
        given = assessment.given.get(code) if assessment is not None else None
        rated = given is not None and session.rating(code).given
        self.setVisible(rated and session.kind is not Kind.SELF)
        if given is None:
            return
        now = datetime.now().astimezone()
        said = given_text(session.said(given.by), given.at, given.sitting, now, short_date)
        self._full = " ".join(said.split())
        self.setAccessibleName(_("{who}: how this rating came about").format(who=self._full))
        set_tip(self, plain_tip(f"{self._full}\n{_('How this rating came about')}"))
        self._elide()

    def full_text(self) -> str:
        """Return what is said, shortened or not."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = WIDEST - 20
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))
