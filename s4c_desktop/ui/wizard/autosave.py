"""A text that saves itself: half a second after the last key, and when focus leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.wizard.session import Session


class AutosaveText(QPlainTextEdit):
    """Edits one text of the session.

    `read` returns the text as the session has it, `write` hands a new one to the session, with
    the text that it was written over: another desk may have changed it since. Text that was
    refused stays in the field and is offered again.
    """

    def __init__(
        self,
        session: Session,
        read: Callable[[], str],
        write: Callable[[str, str], object],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read = read
        self._write = write
        self._dirty = False
        self._offered: str | None = None
        self._base = self._offered_over = ""
        self._pause = Autosave(self.commit, self)
        self.setAccessibleName(name)
        # Tab leaves the field; nobody indents a note.
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_typed)
        session.flushing.connect(self.commit)
        session.not_saved.connect(self._on_refused)
        session.holding_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the session has, unless the person is still typing."""
        if self.isReadOnly() != self._session.locked:
            self.setReadOnly(self._session.locked)
        if self._dirty:
            return
        self._base = self._read()
        if self.toPlainText() != self._base:
            self._fill(self._base)

    def commit(self) -> None:
        """Hand over what was typed."""
        self._pause.drop()
        if self._dirty:
            self._dirty = False
            self._offered, self._offered_over = self.toPlainText(), self._base
            self._base = self._offered
            self._write(self._offered, self._offered_over)

    def sizeHint(self) -> QSize:
        """Ask for the room of a few lines."""
        return QSize(240, 5 * self.fontMetrics().lineSpacing())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when focus leaves."""
        super().focusOutEvent(event)
        self.commit()

    def _fill(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def _on_typed(self) -> None:
        self._dirty = True
        self._pause.touch()

    def _on_refused(self, _part: object) -> None:
        # Told before the session puts the old text back: what was typed is not lost.
        if self._offered is not None and self._offered == self._read():
            self._dirty = True
            self._base = self._offered_over
