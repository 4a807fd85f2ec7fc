"""A question with consequences, asked in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.room import make_room, widen
from s4c_desktop.ui.widgets import body, button, section


class Question(Dialog):
    """A dialog with a heading, an explanation, fields and two buttons.

    Enter goes on, or, where that would be `rash`, cancels.
    """

    def __init__(
        self,
        heading: str,
        text: str,
        go_on: QPushButton,
        parent: QWidget | None,
        *,
        rash: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(460)
        self.go_on = go_on
        self.cancel = button(_("Cancel"), self.reject)
        (self.cancel if rash else self.go_on).setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(8)
        self.buttons = buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(heading))
        column.addWidget(body(text))
        column.addLayout(self.fields)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all lines of the texts, which wrap, unless a size was asked for."""
        asked = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        super().showEvent(event)
        if asked:
            self.grow()
        else:
            widen(self)
            self.resize(self.width(), self.heightForWidth(self.width()))

    def grow(self) -> None:
        """Take the room that the texts need by now."""
        make_room(self)

    def run(self) -> bool:
        """Ask; tells whether the person agreed."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed
