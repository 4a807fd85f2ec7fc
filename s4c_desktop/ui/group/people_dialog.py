"""Choosing people of the workspace to take part in a group."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.register import PersonLine
from s4c_desktop.ui import widgets
from s4c_desktop.ui.question import Question

_ID = Qt.ItemDataRole.UserRole


class PeopleDialog(Question):
    """A list to tick; Space ticks, typing above the list narrows it."""

    def __init__(self, lines: Sequence[PersonLine], parent: QWidget | None) -> None:
        super().__init__(
            _("People of this workspace"),
            _(
                "They come in under their code names, new ones for those without, with what their "
                "newest assessment in the group's framework says."
            ),
            widgets.primary_button(_("Add to the group")),
            parent,
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(_("People"))
        self.list.setMinimumHeight(260)
        for line in lines:
            item = QListWidgetItem(" ".join(line.name.split()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_ID, line.id)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._check())
        self.fields.addWidget(self.search)
        self.fields.addWidget(self.list)
        self._check()

    def chosen(self) -> tuple[UUID, ...]:
        """Return who is ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(fold(text) not in fold(item.text()))

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.chosen()))
