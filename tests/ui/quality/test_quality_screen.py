"""A walk through each section of the quality screen, as a person takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import StorageError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessors import Assessor, Record, RecordKind
from s4c_desktop.domain.quality import Finding, Judged, SecondLevel, Verdict
from s4c_desktop.domain.sampling import Reason
from s4c_desktop.ui import documents
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.quality.finding_dialog import FindingDialog
from s4c_desktop.ui.quality.parts import today
from s4c_desktop.ui.quality.practice_page import PracticePage
from s4c_desktop.ui.quality.practice_result import PracticeResult
from s4c_desktop.ui.quality.record_dialog import AssessorDialog, RecordDialog
from s4c_desktop.ui.quality.screen import (
    ASSESSORS,
    FINDINGS,
    LENIENCY,
    PRACTICE,
    SAMPLES,
    QualityScreen,
)
from s4c_desktop.ui.quality.tables import BELOW
from tests.services.quality import IVAN, MARIA, sample_of, signed, signed_by_two
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def screen(qtbot: QtBot, context: Context, settle: Settle) -> QualityScreen:
    made = QualityScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    settle()
    return made


def wait_for_long(context: Context, settle: Settle) -> None:
    """Let the second worker finish, and show what came of it."""
    settle()
    while context.tasks.long_busy:
        QApplication.processEvents()
    settle()


def sampled(program: Program) -> tuple[UUID, UUID]:
    """Sign an assessment of today and put it into a sample."""
    assessment = signed(program, day=today(), level=6)
    sample = program.quality.create(sample_of(assessment.id)).value
    return sample.id, assessment.id


def test_an_empty_screen_says_what_to_do_first(
    screen: QualityScreen, context: Context, settle: Settle
) -> None:
    for section, shown in (
        (SAMPLES, screen.samples._nothing),
        (FINDINGS, screen.findings._nothing),
        (ASSESSORS, screen.assessors._nothing),
        (LENIENCY, screen.leniency._nothing),
        (PRACTICE, screen.practice.table),
    ):
        screen.show_section(section)
        wait_for_long(context, settle)
        assert shown.isVisible()
    screen.show_section(FINDINGS)
    assert not screen.findings.done.isEnabled()
    assert not screen.samples.new.isVisible()


def test_a_plan_is_made_with_a_preview_and_kept_as_previewed(
    screen: QualityScreen,
    context: Context,
    program: Program,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = signed(program, "Candidate 1", day=today(), by=MARIA)
    two = signed(program, "Candidate 2", day=today() - timedelta(1), by=IVAN)
    section, editor = screen.samples, screen.samples.editor
    QTest.mouseClick(section.new, Qt.MouseButton.LeftButton)
    wait_for_long(context, settle)
    assert not section.new.isVisible()
    for row in editor.rules:
        row.on.setChecked(row.rule is Reason.NEW_ASSESSOR)
        if row.rule is Reason.NEW_ASSESSOR:
            assert row.limit is not None
            row.limit.setValue(1)
            assert "fewer than 1 assessment before" in row.words.text()
    assert editor.summary.text() == "2 of 2 assessments chosen: 2 by rules, 0 by lot."
    for row in editor.rules:
        row.on.setChecked(False)
    editor.least.setValue(0)
    editor.share.setValue(50)
    assert editor.summary.text() == "1 of 2 assessments chosen: 0 by rules, 1 by lot."
    ((_person, _names, why),) = editor.table.cells()
    assert why == "drawn by lot: 50 % of all"
    assert not editor.save.isEnabled()
    QTest.keyClicks(editor.title, "Autumn")
    QTest.keyClicks(editor.by, "Elena")
    chosen = editor.table.key()
    QTest.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    settle()
    (view,) = program.quality.samples()
    assert [s.assessment_id for s in view.sample.sampled] == [chosen]
    assert chosen in (one.id, two.id)
    assert section.table.isVisible()
    assert section.progress.text() == "0 of 1 looked at."
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(documents, "ask_place", lambda *_args: target)
    section.report.click()
    wait_for_long(context, settle)
    assert target.read_bytes().startswith(b"%PDF")
    section.delete.click()
    settle()
    assert program.quality.samples() == ()
    assert section._nothing.isVisible()


def test_a_second_look_is_independent_first_and_kept_at_once(
    screen: QualityScreen,
    program: Program,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan_id, assessment_id = sampled(program)
    screen.refresh()
    settle()
    section = screen.samples
    section.table.opened.emit()
    settle()
    look = section.look
    assert look is not None
    assert look.list.item(0).text().startswith("A1")
    assert not look.rating.said.isVisible()
    assert not any(rung.required for rung in look.rating.ladder.rungs.values())
    assert not look.rating.text.isEnabled()
    look.rating.ladder.rungs[4].click()
    QTest.keyClicks(look.rating.text, "Only told.")
    look.list.step(1)
    settle()
    assert look.rating.text.toPlainText() == ""
    kept = program.quality.look(plan_id, assessment_id).sampled
    assert kept.levels == {"A1": SecondLevel(4, "Only told.")}
    assert screen.header.saved.text().startswith("Saved ")

    look.verdict.radio(Verdict.NOT_CONFIRMED).click()
    look.by.clear()
    look.by.editingFinished.emit()
    assert look.fault.isVisible()
    QTest.keyClicks(look.by, IVAN)
    look.by.editingFinished.emit()
    settle()
    judged = program.quality.look(plan_id, assessment_id).sampled.judged
    assert (judged.verdict, judged.by, judged.on) == (Verdict.NOT_CONFIRMED, IVAN, today())
    look.list.choose("A1")
    assert "EQF 6" in look.rating.said.text()
    assert "2 levels lower" in look.rating.said.text()

    finding = Finding(uuid4(), assessment_id, "Thin evidence")
    monkeypatch.setattr(FindingDialog, "ask", lambda *_args, **_more: finding)
    look.add.click()
    settle()
    assert look.findings.cells() == [("Thin evidence", "", "Open")]
    # Another desk gives a level that is shown here without being asked for.
    program.quality.level(plan_id, assessment_id, "A2", SecondLevel(8), seen=None)
    screen.refresh()
    settle()
    assert look.list.item(1).data(BELOW) == "EQF 8: 2 levels higher"
    look.back.click()
    settle()
    assert section.table.cells()[0][-1] == "Not confirmed"

    level, full = program.quality.level, [True]

    def held(*args: Any, **more: Any) -> object:
        if full:
            raise StorageError(mark("The disk is full."))
        return level(*args, **more)

    section.open_look()
    settle()
    monkeypatch.setattr(program.quality, "level", held)
    assert section.look is not None
    section.look.rating.ladder.rungs[8].click()
    settle()
    assert not screen._pages.isEnabled()
    full.clear()
    assert screen.outbox is not None
    screen.outbox.try_again()
    settle()
    assert program.quality.look(plan_id, assessment_id).sampled.levels["A1"].rank == 8
    assert messages.errors == []


def test_findings_are_filtered_and_done(
    screen: QualityScreen, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_id, assessment_id = sampled(program)
    for text, days in (("Late", -2), ("Soon", 5)):
        due = today() + timedelta(days)
        finding = Finding(uuid4(), assessment_id, text, "Talk", IVAN, due)
        program.quality.keep_finding(plan_id, finding, seen=None)
    screen.show_section(FINDINGS)
    settle()
    section = screen.findings
    assert section.sentence.text() == "1 open, 1 overdue, 0 done."
    assert [cells[0] for cells in section.table.cells()] == ["Late", "Soon"]
    section.search.setText("soon")
    assert [cells[0] for cells in section.table.cells()] == ["Soon"]
    section.search.clear()
    section.only.setCurrentIndex(section.only.findData("overdue"))
    assert [cells[0] for cells in section.table.cells()] == ["Late"]

    def answer(finding: Finding, *_args: object, **_more: object) -> Finding:
        return replace(finding, done_on=today(), outcome="Talked")

    monkeypatch.setattr(FindingDialog, "ask", answer)
    section.done.click()
    settle()
    assert section.sentence.text() == "1 open, 0 overdue, 1 done."
    assert section.table.cells() == []
    section.only.setCurrentIndex(0)
    section.open.click()
    settle()
    assert screen.section() is screen.samples
    assert screen.samples.look is not None


def test_assessors_are_registered_with_records_that_end(
    screen: QualityScreen, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(program, day=today(), by=f"{MARIA}, {IVAN}")
    screen.show_section(ASSESSORS)
    settle()
    section = screen.assessors
    assert section.unregistered.text() == (
        "Named by assessments, not registered: Ivan Petrov, Maria Ilieva."
    )
    monkeypatch.setattr(AssessorDialog, "ask", lambda names, _parent: names[1])
    section.register.click()
    settle()
    assert section.name.text() == MARIA
    assert section.counts.text() == "1 signed assessment, 0 of them sampled (0 %)"
    record = Record(uuid4(), RecordKind.TRAINING, "Two days", None, today() + timedelta(9))
    monkeypatch.setattr(RecordDialog, "ask", lambda *_args: record)
    section.add.click()
    QTest.keyClicks(section.note, "Speaks Greek.")
    screen.leave()
    settle()
    (line,) = program.assessors.all().lines
    assert (line.assessor.records, line.assessor.note) == ((record,), "Speaks Greek.")
    assert section.expiry.text() == "Records that end within 60 days: Maria Ilieva."
    program.assessors.keep(Assessor(uuid4(), IVAN))
    screen.refresh()
    settle()
    section.list.choose(next(a.assessor.id for a in program.assessors.all().lines))
    assert section.name.text() == IVAN
    assert section.note.toPlainText() == ""
    section.list.choose(line.assessor.id)
    section.take.click()
    section.active.click()
    settle()
    stored = program.assessors.all().named(MARIA)
    assert stored is not None
    assert (stored.assessor.records, stored.assessor.active) == ((), False)
    section.remove.click()
    settle()
    assert [a.assessor.name for a in program.assessors.all().lines] == [IVAN]


def test_leniency_is_drawn_and_listed(
    screen: QualityScreen, context: Context, program: Program, settle: Settle, tmp_path: Path
) -> None:
    mine, _second = signed_by_two(program, day=today(), level=6)
    sample = program.quality.create(sample_of(mine.id)).value
    program.quality.level(sample.id, mine.id, "A1", SecondLevel(5), seen=None)
    program.quality.judge(
        sample.id, mine.id, Judged(Verdict.CONFIRMED, IVAN, today()), seen=Judged()
    )
    screen.show_section(LENIENCY)
    wait_for_long(context, settle)
    section = screen.leniency
    assert [cells[0] for cells in section.table.cells()] == [IVAN, MARIA, MARIA]
    section.who.setCurrentText(MARIA)
    settle()
    assert section.frame is not None
    assert section.frame.drawing.items == 2
    section.frame.as_table.click()
    assert section.frame.table.isVisible()
    section.frame.save(tmp_path / "maria.csv")
    assert "Second looks" in (tmp_path / "maria.csv").read_text("utf-8-sig")
    section.table.choose((IVAN, 0))
    section.table.opened.emit()
    assert section.who.currentText() == IVAN
    assert section.frame.drawing.items == 1


def test_practice_hides_the_reference_until_the_end(
    screen: QualityScreen, program: Program, settle: Settle
) -> None:
    screen.show_section(PRACTICE)
    settle()
    section = screen.practice
    assert not section.start.isEnabled()
    section.who.setCurrentText(MARIA)
    assert section.start.isEnabled()
    assert not section.compare.isEnabled()
    section.start.click()
    settle()
    page = section.inside
    assert isinstance(page, PracticePage)
    assert not page.finish.isEnabled()
    codes = page.task.vignette.competences
    page.rating.no_evidence.click()
    QTest.keyClicks(page.rating.text, "Nothing was shown.")
    page.next.click()
    settle()
    page.back.click()
    settle()
    assert section.start.text() == "Continue"
    section.start.click()
    settle()
    page = section.inside
    assert isinstance(page, PracticePage)
    assert page.list.key() == codes[1]
    for code in codes[1:]:
        page.list.choose(code)
        page.rating.ladder.rungs[5].click()
    settle()
    assert page.finish.isEnabled()
    page.finish.click()
    settle()
    result = section.inside
    assert isinstance(result, PracticeResult)
    assert "as the reference" in result.sentence.text()
    assert result.frame.drawing.items == len(codes)
    (line,) = (v for v in program.practice.vignettes() if v.rounds)
    assert line.finished[0].rating(codes[0]).note == "Nothing was shown."
    result.back.click()
    assert section.compare.isEnabled()
    section.who.setCurrentText(IVAN)
    assert not section.compare.isEnabled()
