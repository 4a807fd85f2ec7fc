"""Files of evidence in the ratings step: attached, opened, saved, removed, never lost by undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Attachment, Decision, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import EvidenceDetails
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.evidence_list import EvidenceList, EvidenceRow
from s4c_desktop.ui.wizard.files import EvidenceFiles, open_file
from s4c_desktop.ui.wizard.files_dialog import FilesDialog
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from tests.samples import EXE, SAMPLES
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]
Attach = Callable[..., None]
DETAILS = EvidenceDetails("Minutes", "Work sample")


@pytest.fixture
def settle(settle: Settle, tasks: Tasks) -> Settle:
    """Wait for both workers: files are read on the second one."""

    def wait() -> None:
        while tasks.busy or tasks._long_jobs:
            settle()
            QApplication.processEvents()

    return wait


@pytest.fixture
def item(session: Session, settle: Settle) -> Session:
    """Note an item of evidence."""
    session.add_evidence(DETAILS, session.flow.position)
    settle()
    return session


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "Πρακτικά.pdf"
    path.write_bytes(SAMPLES["pdf"])
    return path


@pytest.fixture
def evidence(item: Session, qtbot: QtBot) -> EvidenceList:
    """Return the list with one item."""
    made = EvidenceList(item)
    item.evidence_changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def dialog(evidence: EvidenceList) -> Iterator[FilesDialog]:
    """Open the files of the item."""
    evidence.rows[0].files.click()
    (made,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, FilesDialog))
    yield made
    if isValid(made):
        made.close()


def attached(session: Session) -> tuple[Attachment, ...]:
    assert session.assessment is not None
    return session.assessment.evidence[0].attachments


def stored(session: Session, program: Program) -> tuple[Attachment, ...]:
    assert session.assessment is not None
    return program.assessments.load(session.assessment.id).evidence[0].attachments


def drag(row: QWidget, *urls: QUrl) -> bool:
    """Drag addresses over a widget and drop them; tells whether it takes them."""
    data = QMimeData()
    data.setUrls(list(urls))
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    over, drop = QDragEnterEvent(QPoint(5, 5), *how, none), QDropEvent(QPointF(5, 5), *how, none)
    over.ignore()
    QApplication.sendEvent(row, over)
    accepted = over.isAccepted()
    if accepted:
        QApplication.sendEvent(row, drop)
    return accepted


def test_a_file_dropped_on_an_item_is_attached_and_counted(
    evidence: EvidenceList, item: Session, place: Path, settle: Settle, program: Program
) -> None:
    (row,) = evidence.rows
    assert row.files.text() == ""
    assert row.files.accessibleName() == "Attach a file to Minutes"
    drag(row, QUrl.fromLocalFile(str(place)))
    waiting = item.has_unsaved
    settle()
    assert waiting
    assert not item.has_unsaved
    (row,) = evidence.rows
    assert (row.files.text(), row.files.toolTip()) == ("1", "1 file of Minutes")
    assert stored(item, program) == attached(item)
    assert attached(item)[0].name == "Πρακτικά.pdf"
    assert row.property("dropping") == "false"


def test_only_files_of_this_computer_can_be_dropped(
    evidence: EvidenceList, item: Session, settle: Settle
) -> None:
    (row,) = evidence.rows
    assert not drag(row, QUrl("https://example.org/a.pdf"))
    settle()
    assert attached(item) == ()


def test_a_file_dropped_beside_the_items_becomes_one_of_its_own(
    evidence: EvidenceList,
    item: Session,
    place: Path,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def agree(dialog: EvidenceDialog) -> int:
        asked.append(dialog.description.toPlainText())
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(EvidenceDialog, "exec", agree)
    assert not drag(evidence, QUrl("https://example.org/a.pdf"))
    assert drag(evidence, QUrl.fromLocalFile(str(place)))
    qtbot.waitUntil(lambda: bool(asked))
    settle()
    assert asked == ["Πρακτικά"]
    assert item.assessment is not None
    new = next(one for one in item.assessment.evidence if one.description == "Πρακτικά")
    assert [file.name for file in new.attachments] == ["Πρακτικά.pdf"]
    assert new.links == {item.flow.position}
    assert evidence.property("dropping") == "false"


def test_leaving_with_a_file_puts_the_look_back(evidence: EvidenceList, place: Path) -> None:
    row: EvidenceRow = evidence.rows[0]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(row, over)
    assert row.property("dropping") == "true"
    QApplication.sendEvent(row, QDragLeaveEvent())
    assert row.property("dropping") == "false"


def test_what_may_not_be_attached_is_told(
    evidence: EvidenceList,
    item: Session,
    tmp_path: Path,
    settle: Settle,
    messages: RecordingMessages,
) -> None:
    trick = tmp_path / "run.pdf"
    trick.write_bytes(EXE)
    evidence.files.attach(evidence.rows[0].item.id, [trick, tmp_path / "gone.pdf"])
    settle()
    assert [error.text().split(":")[0] for error in messages.errors] == [
        "run.pdf can't be attached",
        f"There is no file at {tmp_path / 'gone.pdf'}. It may have been moved; choose it again.",
    ]
    assert attached(item) == ()
    assert not item.has_unsaved


def test_the_dialog_attaches_opens_saves_and_removes(
    dialog: FilesDialog,
    evidence: EvidenceList,
    item: Session,
    place: Path,
    tmp_path: Path,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert dialog._none.isVisible()
    asked: list[str] = []

    def choose(*arguments: str) -> tuple[list[str], str]:
        asked.append(arguments[3])
        return [str(place)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    dialog.attach.click()
    settle()
    assert "*.pdf *.png" in asked[0]
    (row,) = dialog.rows
    assert not dialog._none.isVisible()

    opened: list[Path] = []

    def note(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(evidence.files, "_open", note)
    row.open.click()
    settle()
    assert opened[0].name == place.name
    assert opened[0] != place
    assert opened[0].read_bytes() == SAMPLES["pdf"]
    assert messages.infos == []

    target = tmp_path / "saved.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    row.save.click()
    settle()
    assert target.read_bytes() == SAMPLES["pdf"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("", ""))
    row.save.click()

    messages.answer = False
    row.remove.click()
    settle()
    assert len(attached(item)) == 1
    messages.answer = True
    row.remove.click()
    settle()
    assert attached(item) == ()
    assert dialog.rows == []
    assert "Πρακτικά.pdf is removed" in messages.questions[-1][1]


def test_files_are_dropped_on_the_dialog_too(
    dialog: FilesDialog, item: Session, place: Path, settle: Settle
) -> None:
    drag(dialog, QUrl.fromLocalFile(str(place)))
    settle()
    assert len(dialog.rows) == len(attached(item)) == 1


def test_the_dialog_closes_when_its_item_goes(
    dialog: FilesDialog, item: Session, settle: Settle
) -> None:
    item.undo_stack.undo()
    settle()
    assert not isValid(dialog) or not dialog.isVisible()


def test_a_computer_without_a_program_for_a_file_is_told_what_to_do(
    item: Session, place: Path, settle: Settle, messages: RecordingMessages
) -> None:
    files = EvidenceFiles(item, lambda _path: False)
    assert item.assessment is not None
    files.attach(item.assessment.evidence[0].id, [place])
    settle()
    files.open(attached(item)[0])
    settle()
    ((title, text),) = messages.infos
    assert title == "No program opens this file"
    assert "Πρακτικά.pdf" in text


def test_only_a_local_file_is_handed_to_the_system(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []

    def note(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    assert open_file(place)
    assert asked == [QUrl.fromLocalFile(str(place))]


def test_undo_and_redo_never_lose_a_file(
    evidence: EvidenceList,
    item: Session,
    place: Path,
    settle: Settle,
    program: Program,
    messages: RecordingMessages,
) -> None:
    evidence_id = evidence.rows[0].item.id
    item.change_evidence(evidence_id, EvidenceDetails("Other words"))
    evidence.files.attach(evidence_id, [place])
    settle()
    item.undo_stack.undo()
    settle()
    assert item.assessment is not None
    assert item.assessment.evidence[0].description == "Minutes"
    assert len(attached(item)) == len(stored(item, program)) == 1
    item.undo_stack.redo()
    settle()
    assert len(attached(item)) == len(stored(item, program)) == 1
    item.undo_stack.undo()
    # Undoing the item itself would take the file along: it is refused, and told.
    item.undo_stack.undo()
    settle()
    assert len(attached(item)) == len(stored(item, program)) == 1
    assert "Files are attached" in messages.errors[-1].text()
    assert evidence.rows[0].files.text() == "1"


def test_an_item_with_files_is_not_removed(
    evidence: EvidenceList,
    item: Session,
    place: Path,
    settle: Settle,
    messages: RecordingMessages,
) -> None:
    evidence.files.attach(evidence.rows[0].item.id, [place])
    settle()
    undoable = item.undo_stack.count()
    evidence.rows[0].remove.click()
    settle()
    assert len(attached(item)) == 1
    assert [type(error) for error in messages.errors] == [UserError]
    assert item.undo_stack.count() == undoable


def test_in_a_signed_assessment_files_are_only_opened_and_saved(
    evidence: EvidenceList,
    item: Session,
    place: Path,
    settle: Settle,
    program: Program,
) -> None:
    assert item.assessment is not None
    framework = program.library.current()
    item.set_up(SetUp(framework.id, "SCPD", held_on=date(2026, 9, 14), assessors="M. Berger"))
    evidence.files.attach(evidence.rows[0].item.id, [place])
    item.add_evidence(EvidenceDetails("Without files"), item.flow.position)
    for code in item.flow.competences:
        item.answer(code, State.RATED, 5)
    item.decide(Decision.NOT_YET, "M. Berger")
    settle()
    item.sign("M. Berger")
    settle()
    assert item.read_only
    first, second = evidence.rows
    assert not first.files.isHidden()
    assert second.files.isHidden()
    assert not drag(first, QUrl.fromLocalFile(str(place)))
    dialog = FilesDialog(evidence.files, first.item.id, evidence)
    dialog.show()
    assert not dialog.attach.isVisible()
    assert not dialog.rows[0].remove.isVisible()
    assert dialog.rows[0].open.isVisible()
    assert dialog.rows[0].save.isVisible()
    evidence.files.attach(first.item.id, [place])
    evidence.files.remove(attached(item)[0])
    settle()
    assert len(attached(item)) == 1
    dialog.close()


def test_the_ratings_step_keeps_place_and_words_while_a_file_is_attached(
    page: RatingsPage, item: Session, place: Path, settle: Settle
) -> None:
    item.jump("A2")
    page.panel.evidence.refresh()
    item.rate("A2", Rating(State.RATED, 6))
    page.panel.running_note.setPlainText("half a sen")
    page.panel.evidence.files.attach(page.panel.evidence.rows[0].item.id, [place])
    settle()
    assert item.flow.position == "A2"
    assert page.panel.running_note.toPlainText() == "half a sen"
    assert page.panel.evidence.rows[0].files.text() == "1"
    page.panel.running_note.commit()
    settle()
