"""Context menus of lists and charts, asked for with the pointer, the Menu key or Shift+F10."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QPushButton,
    QWidget,
)

from s4c_desktop.ui.mnemonics import letter_menu

MENU_KEYS = "Shift+F10"


def offer_menu(view: QAbstractScrollArea, make: Callable[[], QMenu | None]) -> None:
    """Let a view show the menu that `make` returns, where it returns one."""

    def show(position: QPoint) -> None:
        menu = make()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            letter_menu(menu)
            menu.popup(view.viewport().mapToGlobal(position_of_menu(view, position)))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(show)


def open_with_keys(window: QWidget) -> None:
    """Let Shift+F10 open the menu of what has the focus; Qt knows the Menu key alone on Linux."""
    keys = QShortcut(QKeySequence(MENU_KEYS), window)
    keys.activated.connect(_ask_for_menu)


def _ask_for_menu() -> None:
    focused = QApplication.focusWidget()
    if focused is None:
        return
    cursor = QRectF(focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
    here = cursor.center().toPoint()
    by_keyboard = QContextMenuEvent.Reason.Keyboard
    asked = QContextMenuEvent(by_keyboard, here, focused.mapToGlobal(here))
    QApplication.sendEvent(focused, asked)


def offer_buttons(view: QAbstractItemView, *buttons: QPushButton) -> None:
    """Let a list offer what the buttons beside it can do with the line that is chosen."""
    offer_menu(view, lambda: menu_of(view, *buttons))


def menu_of(view: QAbstractItemView, *buttons: QPushButton) -> QMenu | None:
    """Return a menu of the buttons that work now; None where no line is chosen."""
    if not view.currentIndex().isValid():
        return None
    menu = QMenu(view)
    for button in buttons:
        if button.isVisible() and button.isEnabled():
            action = menu.addAction(button.text())
            # Not before the menu is gone: what is done may delete the list.
            action.triggered.connect(button.click, Qt.ConnectionType.QueuedConnection)
    return menu


def position_of_menu(view: QAbstractScrollArea, position: QPoint) -> QPoint:
    """Return where in the viewport a menu belongs: at the chosen line if a key asked for it."""
    if not isinstance(view, QAbstractItemView):
        return position
    line = view.visualRect(view.currentIndex())
    return position if line.contains(position) or not line.isValid() else line.center()
