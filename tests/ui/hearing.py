"""What somebody finds in a view who hears it, or has only a keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDateEdit,
    QLabel,
    QMenu,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from s4c_desktop.ui.rail import Rail
from s4c_desktop.ui.rating.rung import Rung

MOST_STOPS = 400
"""Presses of Tab after which it does not come around."""
PARTS_OF_A_DATE = 3
TOLERANCE = 8
"""How far two things on one line may lie apart in height, in pixels."""

UNTOLD = {QAccessible.Role.NoRole, QAccessible.Role.Client}
"""What a screen reader hears as no kind of thing at all."""


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)).strip()


def described(widget: QWidget) -> str:
    """Name a widget for the report of a test."""
    above = widget.parentWidget()
    return f"{type(widget).__name__} {name_of(widget)!r} in {type(above).__name__}"


def reached(root: QWidget) -> Iterator[QWidget]:
    """Return everything shown that takes the focus."""
    for widget in (root, *root.findChildren(QWidget)):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.window() is root.window()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            yield widget


def unheard(root: QWidget) -> list[str]:
    """Return what has no name, no sensible role, or a name that another button has as well."""
    widgets = list(reached(root))
    faults = [f"has no name: {described(one)}" for one in widgets if not name_of(one)]
    buttons = [one for one in widgets if isinstance(one, QAbstractButton)]
    for name, count in Counter(map(name_of, buttons)).items():
        if count > 1 and name:
            faults.append(f"{count} buttons are called {name!r}")
    for one in widgets:
        role = QAccessible.queryAccessibleInterface(one).role()
        if role in UNTOLD:
            faults.append(f"is {role.name}: {described(one)}")
        if isinstance(one, QAbstractButton) and not one.text().strip():
            faults += _untipped(one)
    return faults


def _untipped(button: QAbstractButton) -> list[str]:
    """Return that a button shows a picture alone, and nothing says what it does."""
    if button.icon().isNull() or button.toolTip():
        return []
    return [f"has no tool tip: {described(button)}"]


def unexplained(root: QWidget) -> list[str]:
    """Return the buttons that can't be pressed and do not say why."""
    return [
        f"can't be pressed, and does not say why: {described(one)}"
        for one in root.findChildren(QAbstractButton)
        if one.isVisible()
        and one.text()
        and not one.isEnabled()
        and (above := one.parentWidget()) is not None
        and above.isEnabled()
        and not one.toolTip()
        and not isinstance(one, Rung)
    ]


def way_of_tab(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Press Tab until it comes around; return the stops, and where it goes wrong."""
    found: list[QWidget] = []
    for _press in range(MOST_STOPS):
        before = QApplication.focusWidget() or window
        after = _press_tab(before)
        if after is None:
            return found, [f"the focus is lost after {described(before)}"]
        if after is before and len(found) < 2:
            return found, []  # The only stop there is.
        if found and after is found[0]:
            return found, []
        if after is before or after in found:
            return found, [f"Tab does not get out of {described(after)}"]
        if after.visibleRegion().isEmpty():
            return found, [f"the focus is out of sight in {described(after)}"]
        found.append(after)
    return found, ["Tab does not come around"]


def _press_tab(focused: QWidget) -> QWidget | None:
    """Press Tab, as often as a date has parts and a page of text has links."""
    presses = 1
    if isinstance(focused, QDateEdit):
        presses = PARTS_OF_A_DATE
    if isinstance(focused, QTextBrowser):
        presses = focused.toHtml().count("<a ") + 2
    for _press in range(presses):
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not focused:
            break
    return QApplication.focusWidget()


def out_of_order(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Return where the way of Tab goes back to the left or up, but for its way round."""
    places = {stop: QRect(stop.mapTo(window, QPoint()), stop.size()) for stop in stops}
    faults = []
    for one, other in pairwise(_from_the_top(stops, places)):
        before, after = places[one], places[other]
        if one.isAncestorOf(other):
            continue
        level = abs(before.center().y() - after.center().y()) < TOLERANCE
        back = after.left() < before.left() if level else _is_above(after, before)
        if back:
            faults.append(f"Tab jumps from {described(one)} to {described(other)}")
    return faults


def _is_above(after: QRect, before: QRect) -> bool:
    """Tell whether something lies above, and not in a column further to the right."""
    return after.bottom() <= before.top() + TOLERANCE and after.left() < before.right()


def _from_the_top(stops: list[QWidget], places: dict[QWidget, QRect]) -> list[QWidget]:
    """Return the stops from the one on that begins the window: the way has no beginning."""
    if not stops:
        return []
    in_rail = [stop for stop in stops if isinstance(stop.parentWidget(), Rail)]
    first = min(in_rail or stops, key=lambda stop: (places[stop].top(), places[stop].left()))
    number = stops.index(first)
    return [*stops[number:], *stops[:number]]


def without_letter(text: str) -> str:
    """Return a text as it is read: without its letter marked, ampersands single."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def mnemonics(texts: list[str]) -> list[str]:
    """Return the letters that more than one of some texts claim after an ampersand."""
    letters = Counter(
        text.replace("&&", "").partition("&")[2][:1].lower() for text in texts if "&" in text
    )
    return [letter for letter, count in letters.items() if count > 1 and letter]


def letterless(dialog: QWidget) -> list[str]:
    """Return what Alt with a letter does not lead to in a dialog, or not to it alone."""
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    commands = [one.text() for one in buttons if one.text() and one.property("role") != "chip"]
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible()]
    named = [one.text() for one in labels if cast(QWidget | None, one.buddy()) is not None]
    ticked = [one for one in dialog.findChildren(QCheckBox) if one.isVisible()]
    texts = [*commands, *named]
    faults = [f"{text!r} has no letter" for text in texts if "&" not in text.replace("&&", "")]
    texts += [one.text() for one in ticked]
    return faults + [f"two have {letter!r}" for letter in mnemonics(texts)]


def clashes(menu: QMenu) -> list[str]:
    """Return the letters that two entries of a menu are both reached by."""
    texts = [action.text() for action in menu.actions() if action.isVisible()]
    return [f"{menu.title()}: two entries have {letter!r}" for letter in mnemonics(texts)]
