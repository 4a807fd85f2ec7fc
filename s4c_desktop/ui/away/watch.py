"""Tells when an open workspace should be locked."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

TICK = 15
"""Seconds between two looks at the clocks."""

_LATE = 30
"""Seconds a look may come late before the computer must have slept."""

_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    )
)


class Watch(QObject):
    """Watches the clocks, the keyboard and the system while a protected workspace is open.

    `clock` runs steadily, `calendar` is the computer's time of day; both in seconds.
    """

    lock_due = Signal(str)
    """The person is away; says why: idle, suspend or screen."""

    def __init__(
        self,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        calendar: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._calendar = calendar
        self._minutes = 0
        self._active = False
        self._last_sign = 0.0
        self._last_look = 0.0
        self._system: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(TICK * 1000)
        self._timer.timeout.connect(self.look)

    @property
    def active(self) -> bool:
        """Tell whether anything is watched."""
        return self._active

    def start(self, minutes: int) -> None:
        """Watch from now on; after so many idle minutes a lock is due, never for 0."""
        self.stop()
        self._active = True
        self.set_minutes(minutes)
        self._last_sign = self._clock()
        self._last_look = self._calendar()
        self._timer.start()
        app = _application()
        app.installEventFilter(self)
        app.applicationStateChanged.connect(self._on_state)
        self._system = _system_watch(self.lock_due.emit, self)

    def set_minutes(self, minutes: int) -> None:
        """Take another number of idle minutes."""
        self._minutes = minutes

    def stop(self) -> None:
        """Watch no longer."""
        if not self._active:
            return
        self._active = False
        self._timer.stop()
        app = _application()
        app.removeEventFilter(self)
        app.applicationStateChanged.disconnect(self._on_state)
        if self._system is not None:
            self._system.deleteLater()
            self._system = None

    def look(self) -> None:
        """Compare the clocks with what was seen before."""
        now = self._calendar()
        slept = now - self._last_look > TICK + _LATE
        self._last_look = now
        if slept:
            # Timers stand still while the computer sleeps; the time of day does not.
            self.lock_due.emit("suspend")
        elif self._minutes and self._clock() - self._last_sign >= self._minutes * 60:
            self.lock_due.emit("idle")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a sign of life; every event goes its way."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._clock()
        return False

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationSuspended:
            self.lock_due.emit("suspend")


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise LookupError("there is no application to watch")
    return app


def _system_watch(tell: Callable[[str], object], parent: QObject) -> QObject | None:
    """Listen to what the system says about its screen and its sleep, where it says anything."""
    platform = sys.platform
    if platform.startswith("linux"):
        from s4c_desktop.ui.away.linux import BusWatch

        return BusWatch(tell, parent)
    if platform == "win32":
        from s4c_desktop.ui.away.windows import WindowsWatch

        return WindowsWatch(tell, parent)
    return None
