"""A question with consequences, asked in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import text_size
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.geometry import with_text
from s4c_desktop.ui.room import make_room, stay_on_screen, widen
from s4c_desktop.ui.widgets import body, button, scrolling, section


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
        self.setMinimumWidth(with_text(self, 460).width())
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
        self._scrolled: tuple[QScrollArea, QWidget] | None = None
        if text_size.is_usual():
            column.addWidget(body(text))
            column.addLayout(self.fields)
        else:
            # Larger text may be higher than the screen; the buttons stay in sight.
            page = QWidget()
            inner = QVBoxLayout(page)
            inner.setContentsMargins(0, 0, 8, 0)
            inner.addWidget(body(text))
            inner.addLayout(self.fields)
            area = scrolling(page)
            column.addWidget(area, 1)
            self._scrolled = area, page
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all lines of the texts, which wrap, unless a size was asked for."""
        asked = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        super().showEvent(event)
        if asked or self._scrolled is not None:
            self.grow()
        else:
            widen(self)
            self.resize(self.width(), self.heightForWidth(self.width()))
            stay_on_screen(self)

    def grow(self) -> None:
        """Take the room that the texts need by now."""
        if self._scrolled is None:
            make_room(self)
            return
        area, page = self._scrolled
        area.setMinimumWidth(page.minimumSizeHint().width() + area.verticalScrollBar().width())
        widen(self)
        wide = area.width() - area.verticalScrollBar().sizeHint().width()
        high = max(page.heightForWidth(wide), page.minimumSizeHint().height())
        self.resize(self.width(), self.height() - area.height() + high)
        stay_on_screen(self)
        if self.focusWidget() is area:
            next(each for each in (self.cancel, self.go_on) if each.isDefault()).setFocus()

    def run(self) -> bool:
        """Ask; tells whether the person agreed."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed
