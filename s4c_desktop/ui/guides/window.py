"""The window of the guides: contents, the guide, the way back and words to find."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import text_size
from s4c_desktop.ui.addresses import offer_address
from s4c_desktop.ui.context_menu import open_with_keys
from s4c_desktop.ui.guides.contents import Contents
from s4c_desktop.ui.guides.find_line import FindLine
from s4c_desktop.ui.guides.shelf import START, Shelf
from s4c_desktop.ui.guides.view import GuideView
from s4c_desktop.ui.key_names import with_keys
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, button, icon_button, name_widget

SIZE = (1120, 800)
MINIMUM_SIZE = (560, 400)
NARROW = 880
"""Below this width the contents fold away; a button brings them back."""

Place = tuple[str, str]
"""A guide's file name, and the anchor of a heading or nothing."""


class GuideWindow(QWidget):
    """Shows guides from the disk; an address outside is handed on only when agreed to."""

    def __init__(self, theme: Theme, shelf: Shelf, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*MINIMUM_SIZE)
        self.resize(*SIZE)
        self._shelf = shelf
        self._messages = messages
        self._way: list[Place] = []
        self._at = -1
        self.view = GuideView(theme, shelf.folder)
        self.contents = Contents(shelf)
        self.search = FindLine(theme, shelf, self.view)
        self.fold: QPushButton = button(_("Contents"), self._toggle_contents, role="quiet")
        self.back = icon_button(theme.icon("arrow-left", "accent"), self.go_back)
        name_widget(self.back, with_keys(_("Back"), "Alt+Left"))
        self.forward = icon_button(theme.icon("arrow-right", "accent"), self.go_forward)
        name_widget(self.forward, with_keys(_("Forward"), "Alt+Right"))
        self._lay_out()
        self._listen()

    def show_place(self, name: str, anchor: str = "") -> None:
        """Show a guide at a heading and remember it; one that does not ship shows the first."""
        if self._shelf.guide(name) is None:
            name, anchor = START, ""
        if not self._way or self._way[self._at] != (name, anchor):
            del self._way[self._at + 1 :]
            self._way.append((name, anchor))
            self._at = len(self._way) - 1
        self._show()

    def go_back(self) -> None:
        """Show what was shown before."""
        if self._at > 0:
            self._at -= 1
            self._show()

    def go_forward(self) -> None:
        """Show what was shown before going back."""
        if self._at + 1 < len(self._way):
            self._at += 1
            self._show()

    @property
    def place(self) -> Place:
        """Return what is shown."""
        return self._way[self._at]

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        for widget in (self.fold, self.back, self.forward):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.search)
        card = Card(margin=1, spacing=0)
        card.column.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.contents)
        row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.search.other, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row, 1)

    def _listen(self) -> None:
        self.contents.chosen.connect(self.show_place)
        self.search.other_wanted.connect(self.show_place)
        self.view.anchorClicked.connect(self._follow)
        self.view.verticalScrollBar().valueChanged.connect(self._mark_heading)
        key = QKeySequence.StandardKey
        for sequence, call in (
            (QKeySequence(key.Find), self.search.start),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_forward),
            (QKeySequence(key.Close), self.close),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(sequence, self)
            shortcut.activated.connect(call)
        open_with_keys(self)

    # -- showing -------------------------------------------------------------------------

    def _show(self) -> None:
        name, anchor = self.place
        guide = self._shelf.guide(name)
        if guide is None:
            return
        if self.view.guide is not guide:
            self.view.show_guide(guide)
            self.contents.show_guide(name, self.view.headings)
            self.search.search()
        if anchor:
            self.view.go_to(anchor)
            # The last heading can't be brought to the top, but is where the person is.
            self.contents.mark(anchor)
        elif not self.search.field.text():
            self.view.verticalScrollBar().setValue(0)
            self._mark_heading()
        self.setWindowTitle(f"{guide.title} · S4C Desktop")
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._way))
        if self.width() < text_size.scaled(NARROW):
            self._show_contents(False)

    def _mark_heading(self) -> None:
        heading = self.view.top_heading()
        self.contents.mark(heading.anchor if heading is not None else "")

    def _follow(self, url: QUrl) -> None:
        if not url.scheme():
            self.show_place(url.path() or self.place[0], url.fragment())
        else:
            offer_address(url, self._messages)

    def _escape(self) -> None:
        if self.search.field.text():
            self.search.field.clear()
            self.view.setFocus()
        else:
            self.close()

    # -- size ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the contents away where there is no room for them."""
        super().resizeEvent(event)
        narrow = self.width() < text_size.scaled(NARROW)
        self.fold.setVisible(narrow)
        if (
            narrow != (event.oldSize().width() < text_size.scaled(NARROW))
            or not event.oldSize().isValid()
        ):
            self._show_contents(not narrow)

    def _toggle_contents(self) -> None:
        self._show_contents(self.contents.isHidden())

    def _show_contents(self, shown: bool) -> None:
        self.contents.setVisible(shown)
