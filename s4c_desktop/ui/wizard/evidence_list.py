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
from s4c_desktop.ui.widgets import TextLabel, button, plain_tip
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.session import Session


class EvidenceRow(QWidget):
    """One item: a tick for this competence, what it is, and buttons to change or remove it."""

    def __init__(self, session: Session, item: Evidence) -> None:
        super().__init__()
        theme = session.context.theme
        self._session = session
        self.item = item
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._link)
        self._description = TextLabel()
        self._description.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about = TextLabel("", "small")
        self.change = _tool(theme, "pencil-simple", self._change)
        self.remove = _tool(theme, "trash", self._remove)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._description)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.tick)
        row.addLayout(words, 1)
        row.addWidget(self.change)
        row.addWidget(self.remove)

    def show_item(self, item: Evidence, code: str) -> None:
        """Show the item as it is now, and whether it supports a competence."""
        self.item = item
        self.tick.setChecked(code in item.links)
        self.tick.setEnabled(not self._session.read_only)
        self._description.setText(item.description)
        self._about.setText(_about(item, code))
        self._about.setVisible(bool(self._about.text()))
        _name(
            self.tick,
            _("{description} supports {code}").format(description=item.description, code=code),
        )
        _name(self.change, _("Change {what}").format(what=item.description))
        _name(self.remove, _("Remove {what}").format(what=item.description))
        for tool in (self.change, self.remove):
            tool.setVisible(not self._session.read_only)

    def _link(self, linked: bool) -> None:
        self._session.link_evidence(self.item.id, self._session.flow.position, linked)

    def _change(self) -> None:
        details = EvidenceDialog.ask(self.item, self.window())
        if details is not None:
            self._session.change_evidence(self.item.id, details)

    def _remove(self) -> None:
        self._session.remove_evidence(self.item.id)


class EvidenceList(QWidget):
    """All evidence of the person, and a button to add some."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
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
        if [row.item.id for row in self.rows] != [item.id for item in items]:
            self._rebuild(items)
        for row, item in zip(self.rows, items, strict=True):
            row.show_item(item, code)
        self._none.setVisible(not items)
        self.add.setVisible(not session.read_only)

    def _rebuild(self, items: tuple[Evidence, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [EvidenceRow(self._session, item) for item in items]
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)

    def _add(self) -> None:
        details = EvidenceDialog.ask(None, self.window())
        if details is not None:
            self._session.add_evidence(details, self._session.flow.position or None)


def _about(item: Evidence, code: str) -> str:
    """Say kind, date and what else the item supports."""
    parts = [item.kind, item.date.isoformat() if item.date else ""]
    others = sorted(item.links - {code})
    if others:
        parts.append(_("also {codes}").format(codes=" ".join(others)))
    return ", ".join(part for part in parts if part)


def _name(widget: QWidget, name: str) -> None:
    widget.setAccessibleName(name)
    widget.setToolTip(plain_tip(name))


def _tool(theme: Theme, icon: str, action: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon(icon, "muted"))
    made.setIconSize(QSize(18, 18))
    made.setFixedSize(32, 32)
    made.setAutoRaise(True)
    made.clicked.connect(lambda _on=False: action())
    return made
