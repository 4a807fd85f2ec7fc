"""Picks people from a list that can be searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.folding import fold, words
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question

_PERSON = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody to pick, with a note on them."""

    person_id: UUID
    name: str
    note: str = ""


class PeoplePicker(QWidget):
    """Names with check boxes; Space ticks the selected ones."""

    changed = Signal()
    """Somebody was ticked, or no longer."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search people"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    def offer(self, people: Iterable[Offer], ticked: Iterable[UUID]) -> None:
        """Show these people, some of them ticked, and forget all others."""
        chosen = frozenset(ticked)
        self.list.blockSignals(True)
        self.list.clear()
        for one in people:
            item = QListWidgetItem()
            item.setData(_PERSON, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = one.person_id in chosen
            item.setCheckState(Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)
            _say(item, one.note)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._filter()
        self.changed.emit()

    def ticked(self) -> tuple[UUID, ...]:
        """Return who is ticked, in the list's order."""
        return tuple(
            _offer(item).person_id
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def selected(self) -> tuple[UUID, ...]:
        """Return who is selected, ticked or not."""
        return tuple(_offer(item).person_id for item in self.list.selectedItems())

    def tick(self, people: Iterable[UUID]) -> None:
        """Tick people as well."""
        wanted = frozenset(people)
        self.list.blockSignals(True)
        for item in self._items():
            if _offer(item).person_id in wanted:
                item.setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self.changed.emit()

    def say(self, notes: Mapping[UUID, str]) -> None:
        """Say something else beside names."""
        self.list.blockSignals(True)
        for item in self._items():
            person = _offer(item).person_id
            if person in notes:
                _say(item, notes[person])
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self) -> None:
        wanted = words(self.search.text())
        for item in self._items():
            text = fold(_offer(item).name)
            item.setHidden(not all(word in text for word in wanted))


class PickPeopleDialog(Question):
    """Asks for the people of a cohort."""

    def __init__(
        self, people: Iterable[Offer], ticked: Iterable[UUID], parent: QWidget | None
    ) -> None:
        super().__init__(
            _("Pick people"),
            _("The needs of those who are ticked are looked at together."),
            widgets.primary_button(_("Look at them")),
            parent,
        )
        self.picker = PeoplePicker(_("People"))
        self.picker.list.setMinimumHeight(280)
        self.fields.addWidget(self.picker)
        self.picker.changed.connect(self._check)
        self.picker.offer(people, ticked)
        self.picker.search.setFocus()

    def _check(self) -> None:
        allow(self.go_on, self.picker.ticked(), _("Choose somebody first."))

    @classmethod
    def ask(
        cls, people: Iterable[Offer], ticked: Iterable[UUID], parent: QWidget | None
    ) -> frozenset[UUID] | None:
        """Return who was picked; None when the person cancels."""
        dialog = cls(people, ticked, parent)
        agreed = dialog.run()
        return frozenset(dialog.picker.ticked()) if agreed else None


def _offer(item: QListWidgetItem) -> Offer:
    found = item.data(_PERSON)
    if not isinstance(found, Offer):
        raise TypeError("an entry without a person")
    return found


def _say(item: QListWidgetItem, note: str) -> None:
    name = " ".join(_offer(item).name.split())
    text = f"{name} · {note}" if note else name
    item.setText(text)
    item.setToolTip(widgets.plain_tip(text))
