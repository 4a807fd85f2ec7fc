"""What the sections of the quality screen are made of."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.text_size import scaled


def today() -> date:
    """Return the day where the person is."""
    return date.today()  # noqa: DTZ011 - so it is meant


class Section(QWidget):
    """A part of the quality screen; `buttons` stand in the screen's header while it is shown."""

    stored = Signal()
    """Something typed here is in the workspace now."""

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__()
        self.context = context
        self.outbox = outbox
        self.buttons: tuple[QWidget, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def refresh(self) -> None:
        """Fetch what the section shows."""

    def leave(self) -> None:
        """Hand over what was typed and not stored yet."""

    def printout(self) -> Printout | None:
        """Return what is shown as a document; None while there is nothing to print."""
        return None


class OptionalDate(QWidget):
    """A date that may be left out."""

    edited = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.given = QCheckBox(text)
        self.date = DateEdit()
        self.date.setAccessibleName(text)
        self.date.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.given)
        row.addWidget(self.date, 1)
        self.given.toggled.connect(self.date.setEnabled)
        self.given.toggled.connect(lambda _on: self.edited.emit())
        self.date.dateChanged.connect(lambda _date: self.edited.emit())

    def value(self) -> date | None:
        """Return the date, None where it is left out."""
        return self.date.value() if self.given.isChecked() else None

    def show_value(self, value: date | None) -> None:
        """Show a date, or that there is none."""
        self.date.show_value(value)
        self.given.setChecked(value is not None)


class KeptText(QPlainTextEdit):
    """A text that says when it is to be stored: a moment after the last key, or when left."""

    settled = Signal(str)

    def __init__(self, name: str, hint: str = "", *, height: int = 80) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(scaled(height))
        self._autosave = Autosave(lambda: self.settled.emit(self.toPlainText().strip()), self)
        self.textChanged.connect(self._autosave.touch)

    @property
    def pending(self) -> bool:
        """Tell whether something was typed that is not handed over yet."""
        return self._autosave.pending

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something else is being typed."""
        if self.pending or text == self.toPlainText().strip():
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def flush(self) -> None:
        """Hand over now what waits."""
        self._autosave.flush()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        self.flush()


def labelled(text: str, widget: QWidget, hint: str = "") -> QVBoxLayout:
    """Return a field below its name."""
    label = widgets.TextLabel(text, "strong")
    label.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(text)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(widget)
    if hint:
        column.addWidget(widgets.small(hint))
    return column


def back_row(text: str, back: QWidget, *further: QWidget) -> FoldingRow:
    """Return the head of a page inside a section: its title, the way back, and what leads on."""
    title = widgets.ElidedLabel(text, "section")
    title.setMinimumWidth(scaled(200))
    return FoldingRow(title, side_by_side(back, *further), stretch=(1, 0))
