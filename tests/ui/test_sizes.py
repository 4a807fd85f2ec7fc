"""No text is cut in any window from 900×600 up, in long languages either."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from s4c_desktop.base import i18n
from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.widgets import ElidedLabel
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces

Settle = Callable[[], None]
SIZES = ((3840, 2160), (1440, 900), (900, 600))


class Longer(gettext.NullTranslations):
    """A language whose words are 30 % longer, as German's or Greek's are."""

    def gettext(self, message: str) -> str:
        return message + " " + "m" * (len(message) * 3 // 10)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(params=["English", "longer"])
def _language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "longer":
        monkeypatch.setattr(i18n._Catalogue, "current", Longer())


@pytest.fixture
def window(
    _language: None, workspaces: Workspaces, sample_file: Path, settle: Settle
) -> Iterator[MainWindow]:
    made = MainWindow(workspaces)
    made.show()
    workspaces.open(str(sample_file))
    settle()
    assert workspaces.context is not None
    yield made
    made.close()
    settle()
    made.deleteLater()


@pytest.mark.parametrize("step", list(Step))
def test_nothing_is_cut_in_the_wizard(
    window: MainWindow, workspaces: Workspaces, settle: Settle, step: Step
) -> None:
    assert workspaces.context is not None
    listed = workspaces.context.program.assessments.list()
    summary = next(a for a in listed if a.person.startswith("Ivan"))
    window.open_assessment(summary.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    wizard.session.go(step)
    check_sizes(window, settle)


@pytest.mark.parametrize("name", ["home", "people", "assessments", "settings"])
def test_nothing_is_cut(window: MainWindow, settle: Settle, name: str) -> None:
    window.show_screen(name)
    check_sizes(window, settle)


def check_sizes(window: MainWindow, settle: Settle) -> None:
    """Fail when a visible text has less room than it needs in one of the windows."""
    for size in SIZES:
        window.resize(*size)
        settle()
        for _turn in range(5):  # Wrapped text in cards in a scrolled page takes a few turns.
            QApplication.processEvents()
        assert (window.width(), window.height()) == size, "the window cannot be that small"
        shown = [w for w in window.findChildren(QWidget) if w.isVisible()]
        cut = [_describe(w) for w in shown if _is_cut(w)]
        assert not cut, f"in {size}"


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea):
        scrolls = widget.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        content = widget.widget()
        return not scrolls and content is not None and content.width() > widget.viewport().width()
    if isinstance(widget, ElidedLabel):
        return False  # Its tool tip has the whole text.
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        return widget.width() < widget.sizeHint().width()
    if isinstance(widget, QAbstractButton) and widget.text():
        return (
            widget.width() < widget.minimumSizeHint().width()
            or widget.height() < widget.minimumSizeHint().height()
        )
    return False


def _describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text!r} in {widget.size().toTuple()}"
