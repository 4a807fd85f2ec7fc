"""Fields over preferences, each with its name and a sentence below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.settings import Preferences
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.settings.wishes import Wishes
from s4c_desktop.ui.text_size import scaled

WIDEST = 420


@dataclass(frozen=True)
class Field:
    """Shows a preference as it is now; hands over what was typed."""

    show: Callable[[], object]
    leave: Callable[[], object]


class Fields:
    """Makes the fields of a section and keeps them in step with the preferences."""

    def __init__(self, preferences: Preferences, wishes: Wishes) -> None:
        self._preferences = preferences
        self._wishes = wishes
        self._made: list[Field] = []
        wishes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show all as it is now."""
        for field in self._made:
            field.show()

    def leave(self) -> None:
        """Store what was typed."""
        for field in self._made:
            field.leave()

    def line(self, name: str) -> QLineEdit:
        """Return a line that stores itself."""
        made = QLineEdit(getattr(self._preferences, name))
        made.setMaximumWidth(scaled(WIDEST))

        def store() -> None:
            self._wishes.choose(name, made.text().strip(), typed=True)

        def show() -> None:
            stored = getattr(self._preferences, name)
            # What is being typed stays as it is, spaces at its end included.
            if made.text().strip() != stored and not autosave.pending:
                made.setText(stored)

        autosave = Autosave(store, made)
        made.textEdited.connect(autosave.touch)
        made.editingFinished.connect(autosave.flush)
        self._made.append(Field(show, autosave.flush))
        return made

    def box(self, name: str, text: str) -> QCheckBox:
        """Return a box to tick."""
        made = QCheckBox(text)
        made.clicked.connect(lambda on: self._wishes.choose(name, on))
        self._add(lambda: made.setChecked(getattr(self._preferences, name)))
        return made

    def choice(self, name: str, options: Sequence[tuple[object, str]] = ()) -> ComboBox:
        """Return a list to choose one value from; other values can be offered later."""
        made = ComboBox()
        made.setMaximumWidth(scaled(WIDEST))
        made.activated.connect(lambda _index: self._wishes.choose(name, made.currentData()))
        for value, text in options:
            made.addItem(text, value)

        def show() -> None:
            # A value that is not offered any more counts for nothing: the first one holds.
            made.setCurrentIndex(max(0, made.findData(getattr(self._preferences, name))))

        self._add(show)
        return made

    def _add(self, show: Callable[[], object]) -> None:
        self._made.append(Field(show, _nothing))
        show()


def named(text: str, field: QWidget, explanation: str = "") -> QWidget:
    """Return a field below its name, with a sentence below it where one is given."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(4)
    label = widgets.TextLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text)
    field.setAccessibleDescription(explanation)
    column.addWidget(label)
    column.addWidget(field)
    if explanation:
        column.addWidget(widgets.small(explanation))
    return made


def _nothing() -> None:
    """Nothing was typed."""
