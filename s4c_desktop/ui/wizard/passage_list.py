"""The passages of the running note that speak of the competence at hand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Passage
from s4c_desktop.domain.framework import Competence
from s4c_desktop.ui.widgets import (
    ElidedLabel,
    TextLabel,
    icon_button,
    name_widget,
    section,
)
from s4c_desktop.ui.wizard.interview import add_passage, link_passage, unlink_passage
from s4c_desktop.ui.wizard.passage_dialog import PassageDialog
from s4c_desktop.ui.wizard.session import Session

SHOWN = 160
"""So many characters of a passage are shown beside the ladder; the rest is one click away."""


class Beginning(TextLabel):
    """The beginning of a long text."""

    def __init__(self, text: str) -> None:
        short = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
        super().__init__(short)
        self._full = text

    def full_text(self) -> str:
        """Return the whole text."""
        return self._full


class PassageRow(QWidget):
    """One passage: its beginning, what else it speaks of, open and unlink."""

    def __init__(self, passages: PassageList, passage: Passage) -> None:
        super().__init__()
        session = passages.session
        self.passage = passage
        code = session.flow.position
        self.text = Beginning(passage.text)
        others = sorted(passage.links - {code})
        about = ElidedLabel(
            _("also {codes}").format(codes=" ".join(others)) if others else "", "small"
        )
        theme = session.context.theme
        self.open = icon_button(
            theme.icon("arrow-square-out", "muted"), lambda: passages.open(self.passage)
        )
        self.unlink = icon_button(
            theme.icon("link-break", "muted"),
            lambda: unlink_passage(session, self.passage.id, session.flow.position),
        )
        name_widget(self.open, _("Open the passage"))
        name_widget(self.unlink, _("Unlink the passage from {code}").format(code=code))
        self.unlink.setEnabled(not session.locked)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(about, 1)
        below.addWidget(self.open)
        below.addWidget(self.unlink)
        if session.read_only:
            self.unlink.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addLayout(below)


class PassageList(QWidget):
    """Lists what was told of a competence; hidden where that is nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.rows: list[PassageRow] = []
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self._column.addWidget(section(_("From the running note")))

    def refresh(self) -> None:
        """Show the passages of the competence at hand."""
        session = self.session
        code = session.flow.position
        known = session.assessment.passages if session.assessment is not None else ()
        found = tuple(passage for passage in known if code in passage.links)
        if (code, found, session.locked, session.read_only) != self._shown:
            self._shown = (code, found, session.locked, session.read_only)
            self._rebuild(found)
        self.setVisible(bool(found))

    def link(self, text: str) -> None:
        """Ask what a part of the note speaks of, and link it."""
        session = self.session
        here = frozenset((session.flow.position,)) - {""}
        chosen = PassageDialog.ask(text, self._competences(), here, self.window())
        if chosen:
            add_passage(session, text, chosen)

    def open(self, passage: Passage) -> None:
        """Show a whole passage, and let its links be changed."""
        session = self.session
        chosen = PassageDialog.ask(
            passage.text, self._competences(), passage.links, self.window(), locked=session.locked
        )
        if chosen is not None and not session.locked:
            link_passage(session, passage.id, chosen)

    def _competences(self) -> list[Competence]:
        """Return those in scope, and those that passages speak of outside it."""
        session = self.session
        framework = session.framework
        known = session.assessment.passages if session.assessment is not None else ()
        wanted = set(session.flow.competences).union(*(passage.links for passage in known))
        return [framework.competence(code) for code in framework.order if code in wanted]

    def _rebuild(self, found: tuple[Passage, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [PassageRow(self, passage) for passage in found]
        for row in self.rows:
            self._column.addWidget(row)
