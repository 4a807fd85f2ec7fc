"""A field for the passphrase that is in use, gentle with a wrong one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets

PAUSES = (0, 1, 2, 4, 8)
"""Seconds to wait after the first, second … wrong passphrase; never more than the last."""


class PassphraseLine(QLineEdit):
    """One line whose text is hidden and is nobody's business: not the keyboard's, not menus'."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.show_text(shown=False)

    def show_text(self, *, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        self.setInputMethodHints(
            hint.ImhSensitiveData
            | hint.ImhNoPredictiveText
            | hint.ImhNoAutoUppercase
            | (hint.ImhNone if shown else hint.ImhHiddenText)
        )


def show_switch(*lines: PassphraseLine) -> QCheckBox:
    """Return a switch that shows what is typed in the lines."""
    switch = QCheckBox(_("Show what I type"))
    for line in lines:
        switch.toggled.connect(lambda shown, line=line: line.show_text(shown=shown))
    return switch


class PassphraseEntry(QWidget):
    """The line, a switch to show it, and a sentence when it was wrong.

    After a wrong passphrase there is a pause that grows; nobody is ever locked out.
    """

    changed = Signal()
    """Whether something can be tried may have changed."""

    entered = Signal()
    """Enter was pressed, and something can be tried."""

    def __init__(self, name: str, *, own_switch: bool = True) -> None:
        super().__init__()
        self._wrong = 0
        self._trying = False
        self.line = PassphraseLine(name)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)
        self.sentence = widgets.TextLabel(
            _("That is not the passphrase. Mind capital letters."), "bad", wrap=False
        )
        # Nothing moves when it is shown.
        policy = self.sentence.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.sentence.setSizePolicy(policy)
        self.sentence.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        if own_switch:
            column.addWidget(show_switch(self.line))
        column.addWidget(self.sentence)
        self.setFocusProxy(self.line)

    @property
    def ready(self) -> bool:
        """Tell whether there is something that can be tried now."""
        return bool(self.line.text()) and not self._trying and not self._pause.isActive()

    def take(self) -> str:
        """Return the passphrase in order to try it."""
        self._trying = True
        self.changed.emit()
        return self.line.text()

    def refuse(self) -> None:
        """Say that the passphrase was wrong, and let the person try again after a pause."""
        pause = PAUSES[min(self._wrong, len(PAUSES) - 1)]
        self._wrong += 1
        self.sentence.show()
        if pause:
            self._pause.start(pause * 1000)
        self.rest()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Nothing is being tried any more."""
        self._trying = False
        self.changed.emit()

    def forget(self) -> None:
        """Let go of what was typed."""
        self._pause.stop()
        self.line.clear()

    def _on_edited(self) -> None:
        self.sentence.hide()
        self.changed.emit()

    def _on_return(self) -> None:
        if self.ready:
            self.entered.emit()
