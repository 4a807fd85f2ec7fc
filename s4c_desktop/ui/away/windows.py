"""Screen lock and suspend on Windows, as told to a window."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

_SESSION_CHANGE = 0x02B1
_SESSION_LOCK = 0x7
_POWER_BROADCAST = 0x0218
_SUSPEND = 0x4
_THIS_SESSION = 0

_log = logging.getLogger(__name__)


class Message(ctypes.Structure):
    """The beginning of a message as Windows hands it over."""

    _fields_ = (
        ("window", wintypes.HWND),
        ("message", wintypes.UINT),
        ("w_param", wintypes.WPARAM),
        ("l_param", wintypes.LPARAM),
    )


def reason_at(address: int) -> str:
    """Read the message at an address; return why to lock, or nothing."""
    found = Message.from_address(address)
    kind = (int(found.message), int(found.w_param))
    if kind == (_SESSION_CHANGE, _SESSION_LOCK):
        return "screen"
    return "suspend" if kind == (_POWER_BROADCAST, _SUSPEND) else ""


class MessageFilter(QAbstractNativeEventFilter):
    """Looks at every message to the program and lets all of them pass."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell of a locked screen or a suspend."""
        if QByteArray(event_type) == b"windows_generic_MSG":
            reason = reason_at(int(message))
            if reason:
                self._tell(reason)
        return False, 0


class WindowsWatch(QObject):
    """Tells of a locked screen or a suspend until it is deleted."""

    def __init__(self, tell: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = MessageFilter(tell)
        app = QCoreApplication.instance()
        if app is None:
            return
        app.installNativeEventFilter(self._filter)
        message_filter = self._filter
        self.destroyed.connect(lambda: app.removeNativeEventFilter(message_filter))
        self._register()

    @staticmethod
    def _register() -> None:
        """Ask Windows to tell the window about its session."""
        window = next((w for w in QApplication.topLevelWidgets() if w.isVisible()), None)
        if window is None:
            return
        try:
            library = ctypes.CDLL("wtsapi32.dll")
            library.WTSRegisterSessionNotification(
                wintypes.HWND(int(window.winId())), wintypes.DWORD(_THIS_SESSION)
            )
        except OSError:
            _log.warning("screen lock is not noticed: wtsapi32 is missing")
