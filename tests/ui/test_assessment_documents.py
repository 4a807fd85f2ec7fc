"""Documents of several assessments from their list: a cohort's reports, comparisons, forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.documents import Depth
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services import cohort_reports
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.assessments.cohort_dialog import CohortDialog, Whose
from s4c_desktop.ui.assessments.model import Show
from s4c_desktop.ui.assessments.screen import AssessmentsScreen
from s4c_desktop.ui.bars import LongWorkBar
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.protection.dialogs import OfferDialog
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def screen(sample_context: Context, qtbot: QtBot, settle: Settle) -> AssessmentsScreen:
    made = AssessmentsScreen(sample_context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    return made


def select(screen: AssessmentsScreen, *rows: int) -> None:
    screen.view.clearSelection()
    model = screen.view.selectionModel()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        model.select(screen.rows.index(row, 0), flags)


def asked(screen: AssessmentsScreen, settle: Settle, folder: Path) -> CohortDialog:
    """Ask for the reports, and return the dialog with another folder chosen."""
    screen.reports_action.trigger()
    settle()
    dialog = screen.documents.cohort_dialog
    assert dialog is not None
    dialog.folder = folder
    return dialog


def test_the_selected_ones_get_their_reports_and_nothing_is_replaced_unasked(
    screen: AssessmentsScreen,
    messages: RecordingMessages,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bar = LongWorkBar(screen.context.tasks)
    qtbot.addWidget(bar)
    told: list[tuple[int, int]] = []
    screen.context.tasks.long_progress.connect(lambda done, total: told.append((done, total)))
    select(screen, 0, 2)
    assert not screen.open_action.isEnabled()
    assert not screen.delete_action.isEnabled()
    wanted = {each.id for each in screen.selected()}
    dialog = asked(screen, settle, tmp_path / "elsewhere")
    monkeypatch.setattr("s4c_desktop.ui.documents.ask_folder", lambda *_: tmp_path)
    dialog.choose_folder.click()
    assert dialog.whose.value() is Whose.SELECTED
    assert set(dialog.chosen) == wanted
    before = set(tmp_path.iterdir())
    with qtbot.waitSignal(screen.documents.saved):
        dialog.accept()
    made = sorted(set(tmp_path.iterdir()) - before)
    assert len(made) == 2
    assert told == [(0, 2), (1, 2), (2, 2)]
    (progress,) = bar.findChildren(QProgressBar)
    assert progress.maximum() == 0  # ready for what comes next
    screen.context.tasks.tell_progress(3, 8)
    assert (progress.value(), progress.maximum()) == (3, 8)
    assert "3 of 8" in [label.text() for label in bar.findChildren(QLabel)]
    assert f"2 reports made in {tmp_path}" in screen.documents.message.full_text()
    for path in made:
        path.write_bytes(b"mine")
    messages.answer = False
    asked(screen, settle, tmp_path).accept()
    settle()
    assert messages.questions[-1][0] == "Replace files?"
    assert [path.read_bytes() for path in made] == [b"mine", b"mine"]
    messages.answer = True
    with qtbot.waitSignal(screen.documents.saved):
        asked(screen, settle, tmp_path).accept()
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)


def test_a_tag_chooses_and_what_fails_is_named(
    screen: AssessmentsScreen,
    sample_program: Program,
    messages: RecordingMessages,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for person in sample_program.people.list()[:2]:
        sample_program.people.update(replace(person, tags=("Varna",)))
    depths: list[Depth] = []

    def write(path: Path, content: Any, depth: Depth) -> None:
        depths.append(depth)
        if len(depths) == 1:
            raise UserError("The disk is full.")
        path.write_text(content.assessment.person.name, encoding="utf-8")

    monkeypatch.setattr(cohort_reports, "write_report", write)
    folder = tmp_path / "tagged"
    folder.mkdir()
    screen.show_only.setCurrentIndex(screen.show_only.findData(Show.ARCHIVED))
    dialog = asked(screen, settle, folder)
    assert not dialog.go_on.isEnabled()  # none is listed
    dialog.whose.radio(Whose.TAG).click()
    dialog.reports.radio(Depth.FILE).click()
    assert dialog.chosen_tag == "Varna"
    with qtbot.waitSignal(screen.documents.saved):
        dialog.accept()
    assert depths == [Depth.FILE] * 2
    assert len(list(folder.iterdir())) == 1
    ((title, text),) = messages.infos
    assert title == "1 report could not be made"
    assert text.endswith(": The disk is full.")


def test_stopping_half_way_says_where_the_first_ones_are(
    screen: AssessmentsScreen,
    messages: RecordingMessages,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write(path: Path, _content: Any, _depth: Depth) -> None:
        path.write_text("a report")
        screen.context.tasks.cancel_long()

    monkeypatch.setattr(cohort_reports, "write_report", write)
    folder = tmp_path / "stopped"
    folder.mkdir()
    dialog = asked(screen, settle, folder)
    assert dialog.whose.value() is Whose.SHOWN
    with qtbot.waitSignal(screen.documents.saved):
        dialog.accept()
    assert len(list(folder.iterdir())) == 1
    assert screen.documents.message.full_text().startswith("Stopped.")
    assert not messages.errors


def test_two_of_one_person_are_compared(
    screen: AssessmentsScreen,
    sample_program: Program,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    select(screen, 0, 1)
    assert not screen.compare_action.isEnabled()
    person = sample_program.people.create(PersonDetails("Nadia")).value
    for day in (1, 20):
        choice = _choice(sample_program, date(2026, 9, day))
        sample_program.assessments.create(person.id, choice)
    screen.refresh()
    settle()
    rows = [row for row in range(screen.rows.rowCount()) if screen._at(row).person == "Nadia"]
    select(screen, *rows)
    assert screen.compare_action.isEnabled()
    target = tmp_path / "comparison.pdf"
    monkeypatch.setattr("s4c_desktop.ui.documents.ask_place", lambda *_: target)
    with qtbot.waitSignal(screen.documents.saved):
        screen.compare_action.trigger()
    text = PdfReader(target).pages[0].extract_text()
    assert text.index("1 September 2026") < text.index("20 September 2026")


def test_one_assessment_is_handed_over_to_another_workspace(
    screen: AssessmentsScreen,
    sample_program: Program,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    select(screen, 0, 1)
    assert not screen.hand_over_action.isEnabled()
    select(screen, 1)
    target = tmp_path / "one.s4c"
    monkeypatch.setattr("s4c_desktop.ui.transfer.departure.ask_place", lambda *_: target)
    screen.hand_over_action.trigger()
    (offer,) = screen.findChildren(OfferDialog)
    with qtbot.waitSignal(screen.documents.saved):
        offer.not_now.click()
    chosen = screen.chosen()
    assert chosen is not None
    joining = sample_program.transfer.preview(target).joining
    assert [each.record.assessment.id for each in joining.assessments] == [chosen.id]


def _choice(program: Program, day: date) -> SetUp:
    return SetUp(program.library.current().id, "SCPD", held_on=day, assessors="Maria Ilieva")


def test_an_interview_is_printed_for_the_areas_chosen(
    screen: AssessmentsScreen,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen.form_action.trigger()
    settle()
    dialog = screen.documents.form_dialog
    assert dialog is not None
    dialog.role.setCurrentIndex(dialog.role.findData("SCPM"))
    assert not dialog.areas["A"].isVisible()
    dialog.scope.setCurrentIndex(dialog.scope.findData(Scope.AREAS))
    dialog.areas["A"].setChecked(False)
    assert not dialog.go_on.isEnabled()
    dialog.areas["D"].setChecked(True)
    assert dialog.go_on.isEnabled()
    names: list[str] = []

    def ask_place(name: str, *_asked: object) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr("s4c_desktop.ui.documents.ask_place", ask_place)
    with qtbot.waitSignal(screen.documents.saved):
        dialog.accept()
    assert names == ["Interview form - Smart City Project Manager.pdf"]
    pages = [page.extract_text() for page in PdfReader(tmp_path / names[0]).pages]
    assert len(pages) == 1 + 5 + 1
    assert "D1 Technological challenges" in pages[1]
