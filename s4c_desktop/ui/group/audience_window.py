"""The window for an audience: on a second screen, or over the only one with controls to hide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.audience import Page
from s4c_desktop.ui.group.audience_view import AudienceView
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import TextLabel, button

NEXT = frozenset(
    {Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return}
)
PREVIOUS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace})
BLANK = frozenset({Qt.Key.Key_B, Qt.Key.Key_Period})
"""What remote clickers send: Page Down and Page Up, and a full stop for a blank screen."""

Screens = Callable[[], Sequence[QScreen]]


class AudienceWindow(QWidget):
    """Shows pages full screen; every key of a clicker works wherever it is pointed."""

    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()
    brought_home = Signal()
    """Its screen was unplugged, so it is an ordinary window on another one now."""

    def __init__(
        self, theme: Theme, home: QWidget, screens: Screens = QGuiApplication.screens
    ) -> None:
        """Take the facilitator's window: the audience's opens on another screen if there is one."""
        super().__init__(None, Qt.WindowType.Window)
        self._home = home
        self._screens = screens
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Audience"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view = AudienceView(theme)
        self.controls = self._made_controls()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.controls)
        theme.dress(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_removed)

    def open(self) -> None:
        """Show the window full screen on a screen of its own, else over the only one."""
        others = [screen for screen in self._screens() if screen is not self._home.screen()]
        self.controls.setVisible(not others)
        self._fill(others[0] if others else self._home.screen())

    def show_page(self, page: Page) -> None:
        """Show a page; a blank screen stays blank until it is asked for again."""
        self.view.show_page(page)

    def toggle_blank(self) -> None:
        """Show nothing, or the page again."""
        self.view.set_blank(not self.view.is_blank)

    def move_on(self) -> None:
        """Move to the next screen, after the last to the first."""
        screens = list(self._screens())
        here = screens.index(self.screen()) if self.screen() in screens else -1
        target = screens[(here + 1) % len(screens)]
        self.controls.setVisible(target is self._home.screen())
        self._fill(target)

    def can_move(self) -> bool:
        """Tell whether there is another screen."""
        return len(self._screens()) > 1

    def toggle_controls(self) -> None:
        """Show or hide the facilitator's buttons."""
        self.controls.setVisible(not self.controls.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of a clicker and the facilitator's own keys say."""
        key = Qt.Key(event.key())
        if key in NEXT:
            self.next_wanted.emit()
        elif key in PREVIOUS:
            self.previous_wanted.emit()
        elif key in BLANK:
            self.toggle_blank()
        elif key is Qt.Key.Key_H:
            self.toggle_controls()
        elif key is Qt.Key.Key_M and self.can_move():
            self.move_on()
        elif key is Qt.Key.Key_F11:
            self._switch_full_screen()
        elif key is Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever shows the pages."""
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the pointer off a full screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            shape = (
                Qt.CursorShape.BlankCursor if self.isFullScreen() else Qt.CursorShape.ArrowCursor
            )
            self.view.setCursor(shape)

    def _made_controls(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(TextLabel(_("Press H to hide these buttons from the audience."), "muted"), 1)
        for text, act in (
            (_("Previous"), self.previous_wanted.emit),
            (_("Next"), self.next_wanted.emit),
            (_("Blank screen"), self.toggle_blank),
            (_("Close"), self.close),
        ):
            made = button(text, act)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(made)
        return bar

    def _fill(self, screen: QScreen) -> None:
        # A full-screen window stays where it is, so it is an ordinary one for the move.
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _screen_removed(self, screen: QScreen) -> None:
        """Come back as an ordinary window, beside the facilitator's and not over it."""
        if not self.isVisible() or self.screen() not in (screen, self._home.screen()):
            return
        self.showNormal()
        self.resize(self._home.size() * 0.6)
        self.move(self._home.frameGeometry().topLeft())
        self.controls.setVisible(True)
        self.brought_home.emit()
