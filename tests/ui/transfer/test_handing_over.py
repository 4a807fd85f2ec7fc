"""Records leave by the person's page and come in by a drop on the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from s4c_desktop.base import paths
from s4c_desktop.bootstrap import open_program
from s4c_desktop.ui import handed_over as handed_over_module
from s4c_desktop.ui.calling import Calls
from s4c_desktop.ui.candidate.mode import CandidateMode
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.drop_sheet import DropSheet
from s4c_desktop.ui.drops import Use, dropped
from s4c_desktop.ui.handed_over import HandedOver
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.people.import_dialog import COLUMNS, ImportDialog
from s4c_desktop.ui.people.rights_card import RightsCard
from s4c_desktop.ui.protection.dialogs import OfferDialog, OpenDialog
from s4c_desktop.ui.transfer.arrival_dialog import ArrivalDialog
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import LONG, RecordingMessages, window_over

Settle = Callable[[], None]
HOW = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
PASSPHRASE = "seven brown bicycles lean on it"


def drag(window: MainWindow, path: Path) -> bool:
    """Drag a file over the window; tells whether it may be dropped."""
    data = file_data(path)  # The event does not keep it.
    over = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, *HOW)
    over.ignore()
    QApplication.sendEvent(window, over)
    return over.isAccepted()


def drop(window: MainWindow, path: Path) -> None:
    """Drag a file over the window and drop it."""
    assert drag(window, path)
    data = file_data(path)
    QApplication.sendEvent(
        window, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *HOW)
    )


def file_data(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


@pytest.fixture
def window(workspaces: Workspaces, workspace_file: Path, settle: Settle) -> Iterator[MainWindow]:
    yield from window_over(workspaces, settle, workspace_file)


def test_a_protected_file_travels_from_page_to_window(
    sample_context: Context,
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = sample_context.program.people.list()[0]
    file = tmp_path / "one.s4c"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    card = RightsCard(sample_context)
    qtbot.addWidget(card)
    card.show_person(person)
    settle()
    card.hand_over.click()
    (offer,) = card.findChildren(OfferDialog)
    offer.first.setText(PASSPHRASE)
    offer.second.setText(PASSPHRASE)
    offer.second.textEdited.emit(PASSPHRASE)
    with qtbot.waitSignal(card.saved.saved):
        offer.go_on.click()
    assert sample_context.program.transfer.is_sealed(file)

    drop(window, file)
    qtbot.waitUntil(lambda: bool(window.findChildren(OpenDialog)))
    (asks,) = window.findChildren(OpenDialog)
    asks.entry.line.setText("wrong")
    asks.accept()
    qtbot.waitUntil(lambda: not asks.entry.sentence.isHidden())
    asks.entry.line.setText(PASSPHRASE)
    asks.accept()
    qtbot.waitUntil(lambda: bool(window.findChildren(ArrivalDialog)))
    (arrival,) = window.findChildren(ArrivalDialog)
    texts = [arrival.lines.item(row).text() for row in range(arrival.lines.count())]
    assert texts[0] == f"{person.name}: Added"
    arrival.go_on.click()
    qtbot.waitUntil(lambda: bool(messages.infos))
    settle()
    context = workspaces.context
    assert context is not None
    assert [p.id for p in context.program.people.list()] == [person.id]

    drop(window, sample_context.program.transfer.export_person(person.id, tmp_path / "2.s4c"))
    qtbot.waitUntil(lambda: bool(window.findChildren(ArrivalDialog)))
    again = window.findChildren(ArrivalDialog)[-1]
    assert again.go_on.isHidden()
    again.reject()


def test_a_workspace_dropped_is_opened_and_a_bad_file_is_told(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
) -> None:
    bad = tmp_path / "bad.s4c"
    bad.write_bytes(b"no records")
    drop(window, bad)
    qtbot.waitUntil(lambda: bool(messages.errors))
    assert "bad.s4c can't be read" in messages.errors[0].text()
    other = tmp_path / "other.s4cw"
    open_program(other, create=True).close()
    with qtbot.waitSignal(workspaces.opened):
        drop(window, other)
    settle()
    assert workspaces.location == str(other)


def test_records_given_at_the_start_wait_for_a_workspace_and_for_the_assessor(
    workspaces: Workspaces,
    messages: RecordingMessages,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = MainWindow(workspaces)
    qtbot.addWidget(window)
    window.show()
    handed_over = HandedOver(window, window, workspaces)
    bad = tmp_path / "bad.s4c"
    bad.write_bytes(b"no records")
    # macOS tells of the file before the window is there.
    handed_over.take(str(bad))
    settle()
    assert not messages.errors
    with qtbot.waitSignal(workspaces.opened):
        handed_over.begin(None)
    qtbot.waitUntil(lambda: bool(messages.errors))
    assert "bad.s4c can't be read" in messages.errors[0].text()

    turned = True
    monkeypatch.setattr(CandidateMode, "active", property(lambda _mode: turned))
    other = tmp_path / "other.s4cw"
    open_program(other, create=True).close()
    handed_over.take(str(other))
    settle()
    assert workspaces.location != str(other)
    turned = False
    with qtbot.waitSignal(workspaces.opened):
        window.candidate.changed.emit()
    settle()
    assert workspaces.location == str(other)
    assert len(messages.errors) == 1
    window.close()
    settle()


def test_records_of_a_second_start_are_sent_to_the_window_that_has_the_workspace(
    workspaces: Workspaces,
    messages: RecordingMessages,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handed_over_module, "PATIENCE", 0)
    window = MainWindow(workspaces)
    qtbot.addWidget(window)
    handed_over = HandedOver(window, window, workspaces)
    elsewhere = open_program(tmp_path / "mine.s4cw", create=True)
    workspaces.preferences.used_workspace(str(tmp_path / "mine.s4cw"))
    try:
        handed_over.begin(str(tmp_path / "one.s4c"))
        qtbot.waitUntil(lambda: bool(messages.infos))
        settle()
    finally:
        elsewhere.close()
    title, text = messages.infos[0]
    assert title == "S4C Desktop is open already"
    assert "one.s4c was not brought in" in text
    with qtbot.waitSignal(workspaces.opened):
        workspaces.open(str(tmp_path / "mine.s4cw"))
    settle()
    assert not messages.errors, "it is not brought in later, unasked"
    window.close()
    settle()


def test_a_second_start_calls_the_window_that_has_the_workspace_and_is_over(
    workspaces: Workspaces,
    messages: RecordingMessages,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handed_over_module, "PATIENCE", LONG)
    window = MainWindow(workspaces)
    qtbot.addWidget(window)
    window.show()
    handed_over = HandedOver(window, window, workspaces)
    place = tmp_path / "mine.s4cw"
    elsewhere = open_program(place, create=True)
    other = Calls(window)
    other.listen(str(place))
    workspaces.preferences.used_workspace(str(place))
    records = str(tmp_path / "one – Ана.s4c")
    try:
        with qtbot.waitSignal(other.called) as heard:
            handed_over.begin(records)
        assert heard.args == [records]
        qtbot.waitUntil(window.isHidden)
        settle()
    finally:
        elsewhere.close()
    assert not messages.infos


def test_the_window_that_is_called_comes_forward_and_takes_the_file(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
) -> None:
    handed_over = HandedOver(window, window, workspaces)
    place = tmp_path / "next.s4cw"
    open_program(place, create=True).close()
    handed_over.begin(str(place))
    settle()
    assert workspaces.location == str(place)
    window.showMinimized()
    caller = Calls(window)
    with qtbot.waitSignal(caller.answered):
        caller.call(str(place.parent / "." / place.name))
    assert not window.isMinimized()
    assert not messages.errors

    bad = tmp_path / "bad.s4c"
    bad.write_bytes(b"no records")
    with qtbot.waitSignal(caller.answered):
        caller.call(str(place), str(bad))
    qtbot.waitUntil(lambda: bool(messages.errors))
    assert "bad.s4c can't be read" in messages.errors[0].text()

    # Nobody has another workspace open: the call is taken back.
    caller.call(str(tmp_path / "other.s4cw"), str(bad))
    caller.give_up()
    settle()
    assert not list((paths.data_dir() / "calls").iterdir())


@pytest.mark.parametrize(
    ("names", "use"),
    [
        (["a.s4cw"], Use.OPEN),
        (["A.S4C"], Use.BRING_IN),
        (["people.csv"], Use.IMPORT_PEOPLE),
        (["people.XLSX"], Use.IMPORT_PEOPLE),
        (["city.json"], Use.READ_FRAMEWORK),
        (["x.pdf"], Use.NOTHING),
        (["a.s4c", "b.s4c"], Use.NOTHING),
    ],
)
def test_a_file_s_name_says_what_becomes_of_it(names: list[str], use: Use) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/somewhere/{name}") for name in names])
    files = dropped(data)
    assert files is not None
    assert files.use is use
    said = files.promise(ready=True)
    assert said == files.refusal() if use is Use.NOTHING else names[0] in said
    assert ("Open a workspace first" in files.promise(ready=False)) is (
        use not in (Use.NOTHING, Use.OPEN)
    )


@pytest.mark.parametrize("urls", [[], [QUrl("https://example.org/x.s4c")]])
def test_what_is_no_file_is_left_alone(urls: list[QUrl]) -> None:
    data = QMimeData()
    data.setUrls(urls)
    assert dropped(data) is None


def test_the_window_says_what_becomes_of_a_file_and_does_it(
    window: MainWindow, messages: RecordingMessages, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    assert drag(window, tmp_path / "list.csv")
    sheet = window.findChildren(DropSheet)[0]
    assert sheet.isVisible()
    assert sheet.text.text() == "Drop list.csv here to import people from this list."
    assert window.rect().contains(sheet.geometry())
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert sheet.isHidden()

    drag(window, tmp_path / "film.mkv")
    assert "can't do anything with film.mkv" in sheet.text.text()
    drop(window, tmp_path / "film.mkv")
    qtbot.waitUntil(lambda: bool(messages.infos))
    assert sheet.isHidden()
    assert "film.mkv" in messages.infos[0][0]
    assert "lists of people" in messages.infos[0][1]

    people = tmp_path / "list.csv"
    people.write_text("name\nAna\n", "utf-8")
    drop(window, people)
    qtbot.waitUntil(lambda: any(d.page == COLUMNS for d in window.findChildren(ImportDialog)))
    assert window.screen_shown == "people"
    assert not drag(window, people), "a dialog is open"
    window.findChildren(ImportDialog)[0].reject()
    settle()

    odd = tmp_path / "odd.json"
    odd.write_text("[]", "utf-8")
    drop(window, odd)
    qtbot.waitUntil(lambda: bool(messages.errors))
    assert window.screen_shown == "own_frameworks"
    assert "odd.json" in messages.errors[0].text()
