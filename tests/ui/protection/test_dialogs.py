from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.condition import Condition
from s4c_desktop.models import cipher
from s4c_desktop.services import protection
from s4c_desktop.ui.leaving import Document, Leaving
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.protection.dialogs import NewDialog, NewWorkspaceDialog
from s4c_desktop.ui.recovery.page import RecoveryPage
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import RecordingMessages, window_over

Settle = Callable[[], None]


@pytest.fixture
def window(workspaces: Workspaces, settle: Settle) -> Iterator[MainWindow]:
    yield from window_over(workspaces, settle)


def test_a_new_passphrase_is_given_twice_with_a_hint(qtbot: QtBot) -> None:
    dialog = NewDialog("Protect", "", "Protect", None, None)
    qtbot.addWidget(dialog)
    chosen: list[tuple[object, object]] = []
    dialog.chosen.connect(lambda old, new: chosen.append((old, new)))
    dialog.show()
    QTest.keyClicks(dialog.first, "short")
    QTest.keyClicks(dialog.second, "short")
    assert not dialog.go_on.isEnabled()
    assert "8 characters" in dialog.advice.text()
    dialog.first.clear()
    dialog.second.clear()
    QTest.keyClicks(dialog.first, "harbour candle marble otter")
    assert dialog.strength.text() == "Good"
    QTest.keyClicks(dialog.second, "harbour candel")
    assert dialog.advice.text() == "The two are not the same."
    assert not dialog.go_on.isEnabled()
    dialog.second.clear()
    QTest.keyClicks(dialog.second, "harbour candle marble otter")
    dialog.go_on.click()
    assert chosen == [(None, "harbour candle marble otter")]
    assert dialog.first.text() == dialog.second.text() == ""


def test_a_new_workspace_can_be_protected(
    window: MainWindow, workspaces: Workspaces, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "New.s4cw"
    window.new_workspace(str(path))
    settle()
    offer = QApplication.activeModalWidget()
    assert isinstance(offer, NewWorkspaceDialog)
    for line in (offer.first, offer.second):
        QTest.keyClicks(line, "a weak one is allowed")
    offer.go_on.click()
    settle()
    assert workspaces.location == str(path)
    assert protection.is_protected(path)
    assert window.locking.watch.active


@pytest.mark.parametrize("agreed", [True, False])
def test_without_encryption_the_person_decides(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    agreed: bool,
) -> None:
    monkeypatch.setattr(cipher, "available", lambda: False)
    messages.answer = agreed
    path = tmp_path / "New.s4cw"
    window.new_workspace(str(path))
    settle()
    assert "not available on this computer" in messages.questions[0][0]
    assert path.exists() is agreed


def test_a_protected_file_without_encryption_gets_its_sentence(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    workspace_file: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    protection.change(workspace_file, None, "harbour candle marble otter")
    monkeypatch.setattr(cipher, "available", lambda: False)
    workspaces.open(str(workspace_file))
    settle()
    page = window.current()
    assert isinstance(page, RecoveryPage)
    assert page.panel.condition is Condition.NO_CIPHER
    assert "lacks the part" in page.panel.reason


def test_a_readable_document_is_told_of_once(messages: RecordingMessages) -> None:
    leaving = Leaving()
    assert leaving.may_leave(Document.PDF, messages)
    assert messages.questions == []
    leaving.protected = True
    messages.answer = False
    assert not leaving.may_leave(Document.PDF, messages)
    messages.answer = True
    assert leaving.may_leave(Document.PDF, messages)
    assert leaving.may_leave(Document.PDF, messages)
    assert len(messages.questions) == 2
    messages.quiet = True
    assert leaving.may_leave(Document.CHART, messages)
    assert leaving.may_leave(Document.COPY, messages)
    assert len(messages.questions) == 3
