"""What is known of a participant, to filter by: a field for each attribute of the group."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.folding import fold
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.text_size import scaled


class AttributeFields(QWidget):
    """A choice of the values that others have, or a new one; and a way to add an attribute."""

    edited = Signal(object)
    """These attributes are to be kept, by name."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, ComboBox] = {}
        self._known: Mapping[str, tuple[str, ...]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, scaled(104))
        self._grid.setColumnStretch(1, 1)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Such as: employer"))
        self.name.setAccessibleName(_("Name of another attribute"))
        self.name.returnPressed.connect(self.add)
        self.more = widgets.button(_("Add attribute"), self.add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addLayout(row)

    def show_values(
        self, known: Mapping[str, tuple[str, ...]], attributes: Mapping[str, str]
    ) -> None:
        """Show a participant's attributes, with the values `known` of others to choose from."""
        names = list(known)
        names += [name for name in attributes if fold(name) not in map(fold, names)]
        names += [name for name in self._fields if fold(name) not in map(fold, names)]
        if known != self._known or names != list(self._fields):
            self._known = known
            self._rebuild(names)
        mine = {fold(name): value for name, value in attributes.items()}
        for name, field in self._fields.items():
            value = mine.get(fold(name), "")
            if not field.hasFocus() and field.currentText() != value:
                field.setEditText(value)

    def forget(self) -> None:
        """Forget the attributes of another group."""
        self._known = {}
        self._rebuild([])

    def add(self) -> None:
        """Offer a field for another attribute."""
        name = " ".join(self.name.text().split())
        self.name.clear()
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        known = next((each for each in self._fields if fold(each) == fold(name)), None)
        if known is None:
            values = {each: field.currentText() for each, field in self._fields.items()}
            self._rebuild([*self._fields, name])
            for each, value in values.items():
                self._fields[each].setEditText(value)
        self._fields[known or name].setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what was typed."""
        if self._fields:
            self._emit()

    def field(self, name: str) -> ComboBox:
        """Return the field of an attribute; raises KeyError for one that has none."""
        return self._fields[name]

    def _emit(self) -> None:
        texts = {name: " ".join(f.currentText().split()) for name, f in self._fields.items()}
        self.edited.emit({name: text for name, text in texts.items() if text})

    def _rebuild(self, names: list[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            found = item.widget()
            if found is not None:
                widgets.put_away(found)
        self._fields = {}
        for row, name in enumerate(names):
            field = self._fields[name] = ComboBox()
            field.setEditable(True)
            field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field.setMinimumContentsLength(8)
            field.addItem("")
            field.addItems([value for value in self._known.get(name, ()) if value])
            field.setAccessibleName(name)
            field.activated.connect(lambda _index: self._emit())
            line = field.lineEdit()
            if line is not None:
                line.editingFinished.connect(self._emit)
            label = widgets.ElidedLabel(name)
            label.setBuddy(field)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
