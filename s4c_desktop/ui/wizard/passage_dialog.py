"""Asks which competences a passage of the running note speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework import Competence
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import TextLabel, button, primary_button, section
from s4c_desktop.ui.wizard.competence_model import plain

CODE = Qt.ItemDataRole.UserRole
ROW = 32


class PassageDialog(Dialog):
    """Shows a passage and ticks the competences that it speaks of, as many as there are."""

    def __init__(
        self,
        text: str,
        competences: Iterable[Competence],
        links: frozenset[str],
        parent: QWidget | None,
        *,
        locked: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Passage of the running note"))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Passage"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(scaled(112))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a competence"))
        self.search.setAccessibleName(_("Find a competence"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Competences"))
        self.list.setTabKeyNavigation(False)
        for competence in competences:
            self.list.addItem(_item(competence, ticked=competence.code in links))
        self.count = TextLabel("", "small")
        self.ok = primary_button(_("Link"), self.accept)
        self.ok.setDefault(True)
        self._lay_out(locked=locked)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _item: self._check())
        self._before = links
        self._check()
        self.search.setFocus()

    def _lay_out(self, *, locked: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(_("What does this passage speak of?")))
        column.addWidget(self.text)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(button(_("Close") if locked else _("Cancel"), self.reject))
        if not locked:
            buttons.addWidget(self.ok)
        column.addLayout(buttons)
        self.list.setEnabled(not locked)
        self.resize(520, 540)

    def links(self) -> frozenset[str]:
        """Return the competences (codes) that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(
            str(item.data(CODE)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def keep_typed(self) -> None:
        """Keep the links ticked so far."""
        self.press_or_leave(self.ok)

    def _filter(self, text: str) -> None:
        words = plain(text).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            found = plain(item.text())
            item.setHidden(not all(word in found for word in words))

    def _check(self) -> None:
        links = self.links()
        self.ok.setEnabled(links != self._before or bool(links))
        self.ok.setText(_("Link") if links or not self._before else _("Unlink"))
        self.count.setText(
            ngettext("{n} competence chosen", "{n} competences chosen", len(links)).format(
                n=len(links)
            )
        )

    @classmethod
    def ask(
        cls,
        text: str,
        competences: Iterable[Competence],
        links: frozenset[str],
        parent: QWidget | None,
        *,
        locked: bool = False,
    ) -> frozenset[str] | None:
        """Return the competences that a passage speaks of; None when nothing is to change."""
        dialog = cls(text, competences, links, parent, locked=locked)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.links()
        dialog.deleteLater()
        return chosen if agreed else None


def _item(competence: Competence, *, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(f"{competence.code} {competence.title}")
    item.setSizeHint(QSize(0, scaled(ROW)))
    item.setData(CODE, competence.code)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
