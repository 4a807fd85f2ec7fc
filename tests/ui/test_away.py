from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.away.watch import TICK, Watch
from s4c_desktop.ui.away.windows import Message, MessageFilter, reason_at


class Time:
    """A steady clock and a calendar, both set by hand."""

    def __init__(self) -> None:
        self.clock = 50.0
        self.calendar = 1_000_000.0

    def tick(self, watch: Watch, times: int = 1) -> None:
        for _time in range(times):
            self.clock += TICK
            self.calendar += TICK
            watch.look()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def reasons() -> list[str]:
    return []


@pytest.fixture
def watch(qtbot: QtBot, time: Time, reasons: list[str]) -> Iterator[Watch]:
    made = Watch(None, lambda: time.clock, lambda: time.calendar)
    made.lock_due.connect(reasons.append)
    made.start(2)
    yield made
    made.stop()


def test_idle_minutes_are_counted_from_the_last_key(
    watch: Watch, time: Time, reasons: list[str], qtbot: QtBot
) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    time.tick(watch, 7)
    QTest.keyClick(line, Qt.Key.Key_A)
    time.tick(watch, 7)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    time.tick(watch, 7)
    assert reasons == []
    time.tick(watch)
    assert reasons == ["idle"]


def test_never_is_never(watch: Watch, time: Time, reasons: list[str]) -> None:
    watch.set_minutes(0)
    time.tick(watch, 1000)
    assert reasons == []


def test_a_gap_in_the_calendar_is_a_sleep(watch: Watch, time: Time, reasons: list[str]) -> None:
    time.tick(watch, 2)
    time.calendar += 120
    time.tick(watch)
    assert reasons == ["suspend"]
    time.calendar -= 7200
    time.tick(watch)
    assert reasons == ["suspend"], "a clock that is set back is no sleep"


def test_nothing_is_watched_after_the_end(watch: Watch, qtbot: QtBot) -> None:
    watch.stop()
    assert not watch.active
    watch.stop()


@pytest.mark.parametrize(
    ("message", "w_param", "reason"),
    [
        (0x02B1, 0x7, "screen"),
        (0x02B1, 0x8, ""),
        (0x0218, 0x4, "suspend"),
        (0x0218, 0x7, ""),
        (0x0100, 0x7, ""),
    ],
)
def test_messages_of_windows_are_read(message: int, w_param: int, reason: str) -> None:
    made = Message(None, message, w_param, 0)
    address = ctypes.addressof(made)
    assert reason_at(address) == reason
    told: list[str] = []
    found = MessageFilter(told.append)
    assert found.nativeEventFilter(QByteArray(b"windows_generic_MSG"), address) == (False, 0)
    assert found.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), address) == (False, 0)
    assert told == ([reason] if reason else [])


_ON_A_BUS = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from s4c_desktop.ui.away.linux import BusWatch
app = QCoreApplication([])
told = []
watch = BusWatch(lambda reason: (told.append(reason), len(told) == 4 and app.quit()))
QTimer.singleShot(200000, app.quit)
for bus, interface, name, values in (
    (QDBusConnection.sessionBus(), "org.gnome.ScreenSaver", "ActiveChanged", [False]),
    (QDBusConnection.sessionBus(), "org.gnome.ScreenSaver", "ActiveChanged", [True]),
    (QDBusConnection.sessionBus(), "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    (QDBusConnection.systemBus(), "org.freedesktop.login1.Manager", "PrepareForSleep", [False]),
    (QDBusConnection.systemBus(), "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    (QDBusConnection.systemBus(), "org.freedesktop.login1.Session", "Lock", []),
):
    signal = QDBusMessage.createSignal("/s4c", interface, name)
    signal.setArguments(values)
    bus.send(signal)
app.exec()
print(*sorted(told))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a D-Bus daemon")
def test_the_bus_is_listened_to() -> None:
    code = 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$0" -c "$1"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", code, sys.executable, _ON_A_BUS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["screen", "screen", "screen", "suspend"]
