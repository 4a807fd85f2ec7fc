"""A screen reader's user at the wizard: knows only what AT-SPI tells, and presses keys.

Run by the system's Python, which has pyatspi, inside a D-Bus session and an X display of its own:
`reader.py PYTHON NAME ASSESSOR` starts the program with that Python, assesses somebody up to the
result and prints one JSON list of all that was heard, in order.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found, unused-ignore]
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]

TAB, ENTER, SPACE = 0xFF09, 0xFF0D, 0x20
PATIENCE = 60.0
"""Seconds after which something that should be heard is given up: a busy machine is slow."""
QUIET = 0.25
"""Seconds without news after which a key has done what it does."""
MOST_TABS = 200


class Desktop:
    """Does a window manager's one duty here: it gives the keyboard to the largest window."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))

    def give_keyboard(self) -> None:
        """Let the keys go to the largest window there is."""
        windows = ctypes.POINTER(ctypes.c_ulong)()
        count, unused = ctypes.c_uint(), ctypes.c_ulong()
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XQueryTree(
            self._display,
            root,
            ctypes.byref(unused),
            ctypes.byref(unused),
            ctypes.byref(windows),
            ctypes.byref(count),
        )
        largest = max((windows[number] for number in range(count.value)), key=self._area)
        self._x.XSetInputFocus(self._display, ctypes.c_ulong(largest), 1, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def _area(self, window: int) -> int:
        x, y, width, height, border, depth = (ctypes.c_uint() for _each in range(6))
        self._x.XGetGeometry(
            self._display,
            ctypes.c_ulong(window),
            ctypes.byref(ctypes.c_ulong()),
            *(ctypes.byref(each) for each in (x, y, width, height, border, depth)),
        )
        return width.value * height.value


class Reader:
    """Listens, and presses keys."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.heard: list[str] = []
        self.focused: Any = None
        self._process = process
        # It waits less than a second for an answer else; a busy machine takes longer.
        milliseconds = int(PATIENCE * 1000)
        Atspi.set_timeout(milliseconds, milliseconds)
        self._loop = GLib.MainContext.default()
        register = pyatspi.Registry.registerEventListener
        register(self._on_focus, "object:state-changed:focused")
        register(self._on_announcement, "object:announcement")

    # -- listening ---------------------------------------------------------------------

    def wait(self, until: Callable[[], object], what: str) -> Any:
        """Listen until something is there, and return it."""
        end = time.monotonic() + PATIENCE
        while not (found := until()):
            if time.monotonic() > end:
                raise AssertionError(f"never came: {what}; heard: {self.heard[-12:]}")
            self._listen(0.05)
        return found

    def settle(self) -> None:
        """Listen until nothing more comes."""
        before = -1
        while before != len(self.heard):
            before = len(self.heard)
            self._listen(QUIET)

    def application(self) -> Any:
        """Return the program, once it is there."""
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.get_process_id() == self._process.pid:
                return one
        return None

    def shown(self, role: str, name: str) -> list[Any]:
        """Return what is shown of a role, with names that begin so."""
        try:
            found = list(self._inside(self.application()))
            return [o for o in found if o.getRoleName() == role and o.name.startswith(name)]
        except GLib.Error:
            return []  # Something went away while it was asked.

    def text(self) -> str:
        """Return what stands in the field that has the focus."""
        return str(self.focused.queryText().getText(0, -1))

    def _inside(self, one: Any) -> Iterator[Any]:
        yield one
        for number in range(one.childCount):
            child = one.getChildAtIndex(number)
            if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
                yield from self._inside(child)

    def _listen(self, seconds: float) -> None:
        timeout = GLib.timeout_source_new(int(seconds * 1000))
        over = threading.Event()
        timeout.set_callback(lambda _data: over.set())
        timeout.attach(self._loop)
        while not over.is_set():
            self._loop.iteration(True)
        if self._process.poll() is not None:
            raise AssertionError(f"the program has ended; heard: {self.heard[-12:]}")

    def _on_focus(self, event: Any) -> None:
        if event.detail1:
            self.focused = event.source
            self.heard.append(f"{event.source.getRoleName()}: {event.source.name}")

    def _on_announcement(self, event: Any) -> None:
        self.heard.append(f"said: {event.any_data}")

    # -- doing -------------------------------------------------------------------------

    def press(self, key: int) -> None:
        """Press and release a key, and listen to what comes of it."""
        pyatspi.Registry.generateKeyboardEvent(key, None, pyatspi.KEY_SYM)
        self.settle()

    def write(self, text: str) -> None:
        """Type a text, and hear that it stands in the field."""
        for letter in text:
            pyatspi.Registry.generateKeyboardEvent(ord(letter), None, pyatspi.KEY_SYM)
        self.wait(lambda: self.text() == text, f"{text!r} in the field")

    def tab_to(self, role: str, name: str) -> None:
        """Press Tab until something with a name that begins so has the focus."""
        for _press in range(MOST_TABS):
            if self._has_focus(role, name):
                return
            self.press(TAB)
        raise AssertionError(f"Tab does not lead to {role} {name}; heard: {self.heard[-40:]}")

    def _has_focus(self, role: str, name: str) -> bool:
        one = self.focused
        return (
            one is not None
            and one.getRoleName() == role
            and one.name.startswith(name)
            and one.getState().contains(pyatspi.STATE_FOCUSED)
        )


def assess(reader: Reader, name: str, assessor: str) -> None:
    """Assess somebody new for the first role there is, all at level 6."""
    reader.wait(lambda: reader.shown("push button", "Assess someone"), "the first page")
    Desktop().give_keyboard()
    reader.settle()
    reader.tab_to("push button", "Assess someone")
    reader.press(ENTER)
    reader.wait(lambda: reader.shown("push button", "Step 1 of 5: Person, current"), "step 1")
    reader.tab_to("text", "Name")
    reader.write(name)
    reader.press(ENTER)
    reader.wait(lambda: reader.shown("push button", "Step 2 of 5: Set-up, current"), "step 2")
    reader.tab_to("radio button", "Smart City Project Developer")
    reader.press(SPACE)
    reader.tab_to("text", "Who assesses")
    reader.write(assessor)
    reader.press(ENTER)
    reader.wait(lambda: reader.shown("push button", "Step 3 of 5: Ratings, current"), "step 3")
    rate_all(reader)
    reader.tab_to("push button", "See the result")
    reader.press(ENTER)
    reader.wait(lambda: reader.shown("push button", "Step 5 of 5: Result, current"), "step 5")
    sentence = reader.wait(lambda: _sentence(reader), "the sentence of the result")
    reader.heard.append(f"label: {sentence}")


def rate_all(reader: Reader) -> None:
    """Rate what is asked for until the review is shown."""
    reviewing = "Step 4 of 5: Review, current"
    for _competence in range(60):
        said = len(reader.heard)
        reader.press(ord("6"))
        reader.wait(lambda said=said: _said(reader, said, "EQF 6"), "the rating")  # type: ignore[misc]
        said = len(reader.heard)
        reader.press(ENTER)
        reader.wait(lambda said=said: len(reader.heard) > said, "what is next")  # type: ignore[misc]
        if reader.shown("push button", reviewing):
            return
    raise AssertionError(f"the ratings never end; heard: {reader.heard[-12:]}")


def _said(reader: Reader, since: int, text: str) -> bool:
    return any(one.startswith("said:") and text in one for one in reader.heard[since:])


def _sentence(reader: Reader) -> str:
    """Return the sentence of the result, if it is shown."""
    return next((one.name for one in reader.shown("label", "") if " mandatory " in one.name), "")


def main() -> int:
    """Assess somebody and tell what was heard."""
    python, name, assessor = sys.argv[1:]
    with subprocess.Popen([python, "-m", "s4c_desktop"]) as process:
        try:
            reader = Reader(process)
            reader.wait(reader.application, "the program")
            assess(reader, name, assessor)
        finally:
            process.terminate()
    # On a line of its own: the registry of AT-SPI writes to standard output as well.
    sys.stdout.write(f"\n{json.dumps(reader.heard)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
