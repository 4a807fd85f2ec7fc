"""The evidence of the person, with a tick for what supports the competence at hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Evidence
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import TextLabel, button
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.session import Session


class EvidenceRow(QWidget):
    """One item: a tick for this competence, what it is, and buttons to change or remove it."""

    def __init__(self, session: Session, item: Evidence, code: str) -> None:
        super().__init__()
        theme = session.context.theme
        self.tick = QCheckBox()
        self.tick.setChecked(code in item.links)
        self.tick.setEnabled(not session.read_only)
        self.tick.setAccessibleName(
            _("{description} supports {code}").format(description=item.description, code=code)
        )
        self.tick.toggled.connect(lambda on: session.link_evidence(item.id, code, on))
        words = QVBoxLayout()
        words.setSpacing(0)
        description = TextLabel(item.description)
        description.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.addWidget(description)
        about = ", ".join(p for p in (item.kind, item.date.isoformat() if item.date else "") if p)
        others = sorted(item.links - {code})
        if others:
            about = _("{about} also {codes}").format(about=about, codes=", ".join(others)).strip()
        if about:
            words.addWidget(TextLabel(about, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.tick)
        row.addLayout(words, 1)
        if not session.read_only:
            named = item.description
            self.change = _tool(
                theme, "pencil-simple", _("Change {what}").format(what=named), self._change
            )
            self.remove = _tool(
                theme,
                "trash",
                _("Remove {what}").format(what=named),
                lambda: session.remove_evidence(item.id),
            )
            row.addWidget(self.change)
            row.addWidget(self.remove)
        self._session = session
        self._item = item

    def _change(self) -> None:
        details = EvidenceDialog.ask(self._item, self.window())
        if details is not None:
            self._session.change_evidence(self._item.id, details)


class EvidenceList(QWidget):
    """All evidence of the person, and a button to add some."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[object, ...] = ()
        self.rows: list[EvidenceRow] = []
        self._none = TextLabel(_("Nothing noted yet."), "muted")
        self.add: QPushButton = button(_("Add evidence…"), self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._none)
        self._column.addWidget(self.add)

    def refresh(self) -> None:
        """Show the items anew, if any differs."""
        session = self._session
        items = session.assessment.evidence if session.assessment is not None else ()
        code = session.flow.position
        wanted = (items, code, session.read_only)
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [EvidenceRow(session, item, code) for item in items]
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)
        self._none.setVisible(not items)
        self.add.setVisible(not session.read_only)

    def _add(self) -> None:
        details = EvidenceDialog.ask(None, self.window())
        if details is not None:
            self._session.add_evidence(details, self._session.flow.position or None)


def _tool(theme: Theme, icon: str, name: str, action: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon(icon, "muted"))
    made.setIconSize(QSize(18, 18))
    made.setFixedSize(32, 32)
    made.setAutoRaise(True)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.clicked.connect(lambda _on=False: action())
    return made
