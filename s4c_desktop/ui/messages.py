"""The one place that shows messages; always plain text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QPushButton, QWidget

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.mnemonics import letter_dialog


class Messages:
    """Tells the person what happened and asks for confirmation.

    A UserError becomes a message; any other exception is a bug and goes to `report_bug`.
    """

    def __init__(self, report_bug: Callable[[BaseException], None]) -> None:
        self._report_bug = report_bug

    def error(self, error: BaseException) -> None:
        """Show what went wrong and what to do about it; a bug goes to the crash handler."""
        if isinstance(error, UserError):
            self._show(_("That did not work"), error.text())
        elif not isinstance(error, Cancelled):
            self._report_bug(error)

    def info(self, title: str, text: str) -> None:
        """Show something the person should know."""
        self._show(title, text)

    def ask(self, title: str, text: str, ok_label: str) -> bool:
        """Ask whether to go on; Cancel is the default."""
        box = _box(title, text)
        go_on = box.addButton(ok_label, QMessageBox.ButtonRole.AcceptRole)
        stay = QPushButton(_("Cancel"))
        box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        letter_dialog(box)
        box.exec()
        agreed = box.clickedButton() is go_on
        box.deleteLater()
        return agreed

    def tell_before(self, title: str, text: str, ok_label: str, quiet: str) -> tuple[bool, bool]:
        """Tell something before going on; returns whether to go on, and whether `quiet` is on."""
        box = _box(title, text)
        go_on = box.addButton(ok_label, QMessageBox.ButtonRole.AcceptRole)
        stay = QPushButton(_("Cancel"))
        box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(stay)
        tick = QCheckBox(quiet)
        box.setCheckBox(tick)
        letter_dialog(box)
        box.exec()
        answer = box.clickedButton() is go_on, tick.isChecked()
        box.deleteLater()
        return answer

    def _show(self, title: str, text: str) -> None:
        box = _box(title, text)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Not exec(): results that arrive meanwhile are not delivered inside a nested loop.
        letter_dialog(box)
        box.open()


def _box(title: str, text: str) -> QMessageBox:
    box = QMessageBox(window_in_front())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    return box


def window_in_front() -> QWidget | None:
    """Return the window to show a message over, whose look it takes on."""
    active = QApplication.activeModalWidget() or QApplication.activeWindow()
    if active is not None:
        return active
    visible = (w for w in QApplication.topLevelWidgets() if w.isWindow() and w.isVisible())
    return next(visible, None)
