"""Screen lock and suspend on Linux, as told on the D-Bus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_LOGIN = "org.freedesktop.login1"


class BusWatch(QObject):
    """Tells of a locked screen or a suspend; silent where there is no bus."""

    def __init__(self, tell: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            # Any session's lock: on a computer for one that is ours, and else it does no harm.
            self._listen(system, f"{_LOGIN}.Session", "Lock", "on_lock()")
            self._listen(system, f"{_LOGIN}.Manager", "PrepareForSleep", "on_sleep(bool)")
        if session.isConnected():
            for interface in _SCREENS:
                self._listen(session, interface, "ActiveChanged", "on_screen(bool)")

    def _listen(self, bus: QDBusConnection, interface: str, name: str, slot: str) -> None:
        # PySide6 takes what SLOT returns, whatever its stubs say.
        bus.connect("", "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot()
    def on_lock(self) -> None:
        """The session is to be locked."""
        self._tell("screen")

    @Slot(bool)
    def on_screen(self, active: bool) -> None:
        """The screen saver begins or ends."""
        if active:
            self._tell("screen")

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The computer is about to sleep, or just woke up."""
        if begins:
            self._tell("suspend")
