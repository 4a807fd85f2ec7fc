"""No text is cut in any window from 900×600 up, in long languages either."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from s4c_desktop.base import i18n
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.widgets import ElidedLabel
from s4c_desktop.ui.workspaces import Workspaces

Settle = Callable[[], None]


class Longer(gettext.NullTranslations):
    """A language whose words are 40 % longer, as German's or Greek's are."""

    def gettext(self, message: str) -> str:
        return message + " " + "m" * (len(message) * 2 // 5)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(params=["English", "longer"])
def _language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "longer":
        monkeypatch.setattr(i18n._Catalogue, "current", Longer())


@pytest.fixture
def window(
    _language: None, workspaces: Workspaces, sample_context: Context, settle: Settle
) -> Iterator[MainWindow]:
    made = MainWindow(workspaces)
    made.show()
    workspaces.open(sample_context.program.workspace.location)
    settle()
    yield made
    made.close()
    settle()
    made.deleteLater()


@pytest.mark.parametrize("size", [(900, 600), (1440, 900), (3840, 2160)])
@pytest.mark.parametrize("name", ["home", "people", "assessments", "settings"])
def test_nothing_is_cut(
    window: MainWindow, settle: Settle, name: str, size: tuple[int, int]
) -> None:
    window.show_screen(name)
    window.resize(*size)
    settle()
    assert (window.width(), window.height()) == size, "the window cannot be that small"
    cut = [_describe(w) for w in window.findChildren(QWidget) if w.isVisible() and _is_cut(w)]
    assert not cut


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return False
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
