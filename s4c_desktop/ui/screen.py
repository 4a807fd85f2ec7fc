"""What all screens have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui import text_size, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.save_mark import SaveMark
from s4c_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from s4c_desktop.ui.documents import Printout

MARGIN = 24
LEFT = Qt.AlignmentFlag.AlignLeft
ENOUGH = 180
"""So much of a long title is to be read beside the buttons, in the usual size of text."""


class ScreenHeader(QWidget):
    """The row on top of a screen: title, what is saved, and `buttons`, the primary one last.

    Where larger text leaves the title no room, the buttons stand in a row below it.
    """

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        self.title = widgets.ElidedLabel(text, "title")
        self.saved = SaveMark(theme)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        words = QHBoxLayout()
        words.setSpacing(16)
        words.addWidget(self.title, 1)
        words.addWidget(self.saved)
        # At least this, and more for larger letters.
        words.addStrut(36)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(16)
        self._rows.addLayout(words, 1)
        self._rows.addLayout(self.buttons)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed, the buttons below the title where they may stand there."""
        hint = super().minimumSizeHint()
        if text_size.is_usual():
            return hint
        margins = self.contentsMargins()
        wide = max(self.buttons.minimumSize().width(), self._words(ENOUGH // 2).width())
        return QSize(wide + margins.left() + margins.right(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the row for the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the row anew when a button or the title changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        if text_size.is_usual():
            return
        direction = QBoxLayout.Direction
        one_row = self._words().width() + self._rows.spacing() + self.buttons.sizeHint().width()
        fits = one_row <= self.contentsRect().width()
        self._rows.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._rows.setAlignment(self.buttons, LEFT if not fits else Qt.AlignmentFlag(0))

    def _words(self, enough: int = ENOUGH) -> QSize:
        """Return the room of the title, or of enough of it, and of what is saved."""
        title = self.title.sizeHint().boundedTo(QSize(text_size.scaled(enough), 1 << 20))
        saved = self.saved.sizeHint().width() + 16 if self.saved.text() else 0
        return title + QSize(saved, 0)


class Screen(QWidget):
    """A page of the window that shows a part of the workspace and keeps up with it.

    While it is hidden it only remembers that something changed. Undo and Redo of the window work
    on the `undo_stack` of the screen that is shown; one without has nothing to undo.
    """

    spoken_role = "page"

    open_requested = Signal(object)
    """Open the assessment with this UUID."""

    start_requested = Signal(object, object)
    """Start an assessment: its Kind, and the person's UUID or None."""

    undo_changed = Signal()
    """Other edits can be undone now: `undo_stack` is another while the screen is shown."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.title = title
        self.setAccessibleName(title)
        self.header = ScreenHeader(context.theme, title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        self.column.setSpacing(16)
        self.column.addWidget(self.header)
        self.outbox: Outbox | None = None
        self.undo_stack: QUndoStack | None = None
        self._stale = True
        context.events.changed.connect(self._on_changed)
        context.events.names_changed.connect(self._catch_up)

    def refresh(self) -> None:
        """Fetch what the screen shows."""

    def add_scrolling(self, page: QWidget) -> QScrollArea:
        """Fill the screen below the header with a page that scrolls up to the window's edge."""
        self.column.setContentsMargins(MARGIN, 16, 0, 0)
        self.header.setContentsMargins(0, 0, MARGIN, 0)
        area = widgets.scrolling(page)
        bar = area.verticalScrollBar()

        def make_room(_low: int, high: int) -> None:
            # The bar takes its place from the margin: the page stays under the header.
            page.setContentsMargins(0, 0, MARGIN - (bar.sizeHint().width() if high else 0), MARGIN)

        make_room(0, 0)
        bar.rangeChanged.connect(make_room)
        self.column.addWidget(area, 1)
        return area

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches what the screen shows."""
        return bool(changes.everything or changes.people or changes.assessments)

    def leave(self) -> None:
        """Store what was typed and not stored yet; called before the screen is left."""

    def printout(self) -> Printout | None:
        """Return what is shown as a document; None while there is nothing to print."""
        return None

    def close_down(self) -> None:
        """Let nothing of the screen stay outside the window, as on a projector."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if self.concerns(changes):
            self._catch_up()

    def _catch_up(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
