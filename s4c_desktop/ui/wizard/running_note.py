"""The running note of an interview, whose parts can be linked to competences."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.widgets import button, plain_tip
from s4c_desktop.ui.wizard.autosave import AutosaveText
from s4c_desktop.ui.wizard.session import Session

LINK_KEYS = "Ctrl+Shift+L"
PARAGRAPH = "\u2029"
"""What Qt has for the end of a line in what is selected."""


class RunningNote(AutosaveText):
    """A text that saves itself, and hands over the part of it that is to be linked."""

    link_wanted = Signal(str)
    """The person wants to link this passage."""

    def __init__(self, session: Session) -> None:
        from s4c_desktop.services.assessments import TextField

        super().__init__(
            session,
            lambda: session.assessment.running_note if session.assessment else "",
            lambda text, seen: session.write(TextField.RUNNING_NOTE, text, seen),
            _("Running note for the whole interview"),
        )
        self._session = session
        self.link = QAction(_("Link to competences…"), self)
        self.link.setShortcut(QKeySequence(LINK_KEYS))
        self.link.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.link.triggered.connect(lambda _on=False: self._want_link())
        self.addAction(self.link)
        self.link_button: QPushButton = button(_("Link a passage…"), self._want_link)
        self.link_button.setToolTip(
            plain_tip(
                _("Link what is selected in the running note to competences ({keys})").format(
                    keys=self.link.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                )
            )
        )
        self.selectionChanged.connect(self._allow)
        session.holding_changed.connect(self._allow)
        self._allow()

    def passage(self) -> str:
        """Return what is selected, in lines."""
        return self.textCursor().selectedText().replace(PARAGRAPH, "\n").strip()

    def refresh(self) -> None:
        """Show what the session has."""
        super().refresh()
        self.link_button.setVisible(not self._session.read_only)
        self._allow()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the link beside cut, copy and paste."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addAction(self.link)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _allow(self) -> None:
        allowed = bool(self.passage()) and not self._session.locked
        self.link.setEnabled(allowed)
        self.link_button.setEnabled(allowed)

    def _want_link(self) -> None:
        if self.link.isEnabled():
            self.commit()
            self.link_wanted.emit(self.passage())
