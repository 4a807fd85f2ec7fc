"""Finds words in the guide that is shown, and says which other guide has them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.guides.shelf import Shelf
from s4c_desktop.ui.guides.view import GuideView
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import button, icon_button, name_widget, small

SHORTEST = 2
"""Letters from which on something is searched for."""


class FindLine(QWidget):
    """A field, how many there are, the one before and the next.

    `other` is a button that leads to another guide; whoever shows the line finds a place for it.
    """

    other_wanted = Signal(str)
    """Show the guide of this file name: it has the words, too."""

    def __init__(self, theme: Theme, shelf: Shelf, view: GuideView) -> None:
        super().__init__()
        self._theme, self._shelf, self._view = theme, shelf, view
        self._found: list[QTextCursor] = []
        self._current = -1
        self._other = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in the guides"))
        self.field.setAccessibleName(_("Find in the guides"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(160)
        self.field.setMaximumWidth(260)
        self.count = small()
        self.before = icon_button(theme.icon("caret-up", "accent"), lambda: self.step(-1))
        self.after = icon_button(theme.icon("caret-down", "accent"), lambda: self.step(1))
        name_widget(self.before, _("The one before (Shift+Enter)"))
        name_widget(self.after, _("The next one (Enter)"))
        self.other = button("", self._go_on, role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.count, self.field, self.before, self.after):
            row.addWidget(widget)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.search)
        theme.changed.connect(self.search)
        self._show()

    def start(self) -> None:
        """Let the person type what to look for."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def search(self) -> None:
        """Look for the words in the guide that is shown, and for the next guide with them."""
        words = self.field.text().strip()
        self._found, self._current, self._other = [], -1, ""
        guide = self._view.guide
        if len(words) >= SHORTEST and guide is not None:
            self._found = _occurrences(self._view.document(), words)
            other = self._shelf.next_with(words, guide.name)
            self._other = other.name if other is not None else ""
        if self._found:
            self.step(1)
        else:
            self._show()

    def step(self, by: int) -> None:
        """Go to the next one or the one before, round and round."""
        if self._found:
            first = self._current < 0 and by > 0
            self._current = 0 if first else (self._current + by) % len(self._found)
            cursor = QTextCursor(self._found[self._current])
            cursor.setPosition(cursor.selectionStart())
            self._view.setTextCursor(cursor)
            self._view.ensureCursorVisible()
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter in the field, back with Shift+Enter."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._found or back:
                self.step(-1 if back else 1)
            else:
                self._go_on()
            return True
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        if self._other:
            self.other_wanted.emit(self._other)

    def _show(self) -> None:
        searched = len(self.field.text().strip()) >= SHORTEST
        total = len(self._found)
        if not searched:
            text = ""
        elif total:
            text = _("{n} of {total}").format(n=self._current + 1, total=total)
        else:
            text = _("Not in this guide")
        self.count.setText(text)
        self.count.setVisible(bool(text))
        for made in (self.before, self.after):
            made.setVisible(total > 0)
        other = self._shelf.guide(self._other)
        self.other.setVisible(other is not None)
        if other is not None:
            self.other.setText(_("Also in: {title}").format(title=other.title))
        self._mark()

    def _mark(self) -> None:
        marks = []
        for place, cursor in enumerate(self._found):
            tokens = self._theme.tokens
            form = QTextCharFormat()
            current = place == self._current
            form.setBackground(QColor(tokens.accent if current else tokens.caution_wash))
            form.setForeground(QColor(tokens.on_accent if current else tokens.text))
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, form
            marks.append(mark)
        self._view.setExtraSelections(marks)


def _occurrences(document: QTextDocument, words: str) -> list[QTextCursor]:
    found = []
    cursor = document.find(words, 0)
    while not cursor.isNull():
        found.append(cursor)
        cursor = document.find(words, cursor)
    return found
