"""The learning screen: plans are made, planned, followed, undone, and stored all along."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain import study_edits, study_wording
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.plan_sheet import Elsewhere, LeftOut
from s4c_desktop.domain.study import ItemKind, ItemState, StudyPlan
from s4c_desktop.services.study import Studied
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.learning.check_dialog import CheckDialog
from s4c_desktop.ui.learning.item_dialogs import DoneDialog, RemoveItemDialog
from s4c_desktop.ui.learning.looking import looked
from s4c_desktop.ui.learning.own_item_dialog import OwnItemDialog
from s4c_desktop.ui.learning.pick_dialog import PickDialog
from s4c_desktop.ui.learning.planner import Page, Planner
from s4c_desktop.ui.learning.plans_model import DUE, FINISH, PROGRESS, cells
from s4c_desktop.ui.learning.profile_dialog import ProfileDialog
from s4c_desktop.ui.learning.screen import TRAINING, LearningScreen
from s4c_desktop.ui.quality.parts import today
from s4c_desktop.ui.question import Question

Settle = Callable[[], None]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="session")
def planned_template(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep a plan of somebody with evidence, gaps that no topic closes, and much to learn."""
    path = Path(shutil.copy(sample_template, tmp_path_factory.mktemp("planned") / "Sample.s4cw"))
    with closing(open_program(path)) as program:
        for line in program.study.lines(archived=True):
            program.study.delete(line.plan.id)
        found = next(a for a in program.assessments.list() if a.person == "Candidate 014")
        program.study.keep(program.study.start(found.id).plan)
    return path


@pytest.fixture
def sample_file(planned_template: Path, tmp_path: Path) -> Path:
    """Copy the sample with that one plan."""
    return Path(shutil.copy(planned_template, tmp_path / "Sample.s4cw"))


@pytest.fixture
def made(sample_context: Context) -> Studied:
    """Return the plan that is kept."""
    study = sample_context.program.study
    (line,) = study.lines()
    return study.open(line.plan.id)


@pytest.fixture
def screen(sample_context: Context, made: Studied, qtbot: QtBot, settle: Settle) -> LearningScreen:
    shown = LearningScreen(sample_context)
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    settle()
    return shown


@pytest.fixture
def planner(screen: LearningScreen, made: Studied, settle: Settle) -> Planner:
    screen.open_plan(made.plan.id)
    settle()
    assert screen.planner is not None
    return screen.planner


def planner_of(screen: LearningScreen) -> Planner | None:
    return screen.planner


def stored(planner: Planner) -> StudyPlan:
    return planner.editing.context.program.study.stored(planner.editing.plan.id)


def titles(planner: Planner) -> list[str]:
    return [line.group.title for line in planner.items.list.items.lines]


def ids(plan: StudyPlan) -> list[UUID]:
    return [item.id for item in plan.items]


def agree(monkeypatch: pytest.MonkeyPatch, fill: Callable[[Question], object]) -> list[Question]:
    """Let every question be filled in and agreed to."""
    asked: list[Question] = []

    def run(question: Question) -> bool:
        asked.append(question)
        fill(question)
        agreed = question.go_on.isEnabled()
        question.deleteLater()
        return agreed

    monkeypatch.setattr(Question, "run", run)
    return asked


def test_items_are_moved_by_keyboard_and_by_dragging_and_each_move_is_undone(
    planner: Planner, screen: LearningScreen, settle: Settle
) -> None:
    view = planner.items.list
    before = ids(stored(planner))
    view.setFocus()
    view.choose(0)
    first = view.line()
    assert first is not None
    for _step in range(2):  # Faster than the workspace: the second stands on the first.
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    settle()
    line = view.line()
    assert line is not None
    assert set(first.group.ids) <= set(line.group.ids)
    moved = ids(stored(planner))
    assert moved != before
    assert sorted(moved) == sorted(before)
    model = view.items
    last = model.lines[-1].group
    data = model.mimeData([model.index(len(model.lines) - 1)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    settle()
    assert ids(stored(planner))[: len(last.ids)] == list(last.ids)
    assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert screen.undo_stack is not None
    assert screen.undo_stack.count() == 3
    for _step in range(3):
        screen.undo_stack.undo()
    settle()
    assert ids(stored(planner)) == before
    assert "Saved" in screen.header.saved.text()


def test_an_item_is_begun_done_pinned_removed_and_restored(
    planner: Planner,
    screen: LearningScreen,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    sample_context: Context,
) -> None:
    evidence = dict(planner.editing.studied.evidence)
    assert evidence, "the sample person has evidence"

    def fill(question: Question) -> None:
        if isinstance(question, DoneDialog):
            question.evidence.setCurrentIndex(1)
        elif isinstance(question, RemoveItemDialog):
            assert not question.go_on.isEnabled()
            question.reason.setEditText("Known from work")

    asked = agree(monkeypatch, fill)
    page = planner.items.page
    planner.items.list.choose(0)
    group = planner.editing.shown[0]
    page.begin.click()
    settle()
    assert stored(planner).item(group.id).state is ItemState.STARTED
    assert not page.begin.isVisible()
    page.done.click()
    settle()
    item = stored(planner).item(group.id)
    assert (item.state, item.done_on) == (ItemState.DONE, today())
    assert item.evidence_id == next(iter(evidence))
    assert next(iter(evidence.values())) in page.evidence.text()
    planner.items.list.choose(3)
    third = planner.editing.shown[3]
    day = today() + timedelta(days=30)
    planner.edits.pin_on(third, day)
    settle()
    assert stored(planner).item(third.id).fixed_on == day
    said = planner.editing.looked.item(third.id)
    assert said is not None
    assert said.first is not None
    assert said.first >= day
    planner.items.list.choose(5)
    gone = planner.editing.shown[5]
    QTest.keyClick(planner.items.list, Qt.Key.Key_Delete)
    settle()
    assert stored(planner).item(gone.id).removed_because == "Known from work"
    planner.show_part(Page.BEYOND)
    back = next(b for b in planner.beyond.findChildren(QPushButton) if b.text() == "Restore")
    back.click()
    settle()
    assert stored(planner).item(gone.id).state is ItemState.PLANNED
    assert len(asked) == 3
    # Done and pinned stay where they are when the plan is made anew.
    anew = sample_context.program.study.anew(stored(planner)).plan
    assert anew.item(third.id).fixed_on == day
    assert anew.item(group.id).state is ItemState.DONE
    assert screen.undo_stack is not None
    while screen.undo_stack.canUndo():
        screen.undo_stack.undo()
    settle()
    assert all(one.state is ItemState.PLANNED for one in stored(planner).items)


def test_what_is_wished_is_worked_out_at_once_and_nonsense_is_refused(
    planner: Planner, screen: LearningScreen, settle: Settle, sample_context: Context
) -> None:
    wishes, follows = planner.wishes, planner.follows
    assert follows.misfit.isHidden()
    wishes.deadline.given.setChecked(True)
    wishes.deadline.date.show_value(today() + timedelta(days=3))
    wishes.flush()
    settle()
    assert stored(planner).deadline == today() + timedelta(days=3)
    assert "does not fit" in follows.misfit.text()
    assert [way.isVisible() for way in follows.ways][1:] == [True, True]
    faster, later, less = follows.ways
    before = stored(planner).minutes_per_week
    if faster.isVisible():
        faster.click()
        settle()
        assert stored(planner).minutes_per_week > before
        assert planner.editing.studied.followed.schedule.fits
        assert screen.undo_stack is not None
        screen.undo_stack.undo()
        settle()
        assert stored(planner).minutes_per_week == before
    less.click()
    settle()
    assert planner.editing.studied.followed.schedule.fits
    assert any(item.removed_because for item in stored(planner).items)
    assert screen.undo_stack is not None
    screen.undo_stack.undo()
    settle()
    later.click()
    settle()
    assert planner.editing.studied.followed.schedule.fits
    kept = stored(planner)
    wishes.deadline.date.show_value(today() - timedelta(days=40))
    wishes.flush()
    settle()
    assert "before it starts" in wishes.wrong.text()
    assert wishes.wrong.isVisible()
    assert stored(planner) == kept
    wishes.refresh()
    wishes.weekly.setValue(0)
    wishes.flush()
    settle()
    assert "more than zero" in wishes.wrong.text()
    assert stored(planner) == kept


def test_what_follows_from_the_wishes_follows_them_until_the_plan_is_changed_by_hand(
    planner: Planner, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing = planner.editing
    assert editing.studied.up_to_date
    other = next(r for r in editing.studied.framework.roles if r.code != editing.plan.role)
    planner.wishes.role.setCurrentIndex(planner.wishes.role.findData(other.code))
    planner.wishes.role.activated.emit(planner.wishes.role.currentIndex())
    planner.wishes.goals.more.activated.emit(1)
    planner.wishes.flush()
    settle()
    plan = stored(planner)
    assert planner.wishes.wrong.isHidden(), planner.wishes.wrong.text()
    assert plan.role == other.code
    assert len(plan.goals) == 1
    assert editing.studied.up_to_date, "its items followed"
    assert other.title in planner.title
    goal = planner.wishes.goals.rows[0]
    goal.level.setCurrentIndex(goal.level.findData(7))
    goal.level.activated.emit(goal.level.currentIndex())
    settle()
    assert stored(planner).goals[0].level == 7
    planner.wishes.goals.rows[0].drop.click()
    settle()
    assert stored(planner).goals == ()
    shown = editing.shown
    if shown:
        planner.edits.remove_because(shown[0], "Known")
    agree(monkeypatch, lambda _question: None)
    with_less = replace(editing.plan, items=editing.plan.items[:1])
    editing.edit("shorter", lambda _plan: with_less)
    settle()
    stale = not editing.studied.up_to_date
    assert planner.follows.anew.isVisible() is stale
    if stale:
        planner.follows.anew.click()
        settle()
        assert editing.studied.up_to_date
        assert len(stored(planner).items) > 1


def test_own_items_courses_and_case_studies_are_added_and_changed(
    planner: Planner, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(question: Question) -> None:
        if isinstance(question, OwnItemDialog):
            assert question.title.text() or not question.go_on.isEnabled()
            question.title.setText("Mentoring <b>at</b> work")
            question.hours[2].setValue(1.5)
            question.works_on.search.setText("a4")
            question.works_on.tick("A4")
        elif isinstance(question, PickDialog):
            question.search.setText("no such thing at all")
            assert not question.go_on.isEnabled()
            question.search.clear()
            question.hours.setValue(2)

    agree(monkeypatch, fill)
    planner.edits.add_own()
    planner.edits.add_course()
    planner.edits.add_case()
    settle()
    own, course, case = stored(planner).items[-3:]
    assert (own.kind, own.title, own.works_on) == (
        ItemKind.OWN,
        "Mentoring <b>at</b> work",
        ("A4",),
    )
    assert own.hours is not None
    assert own.hours.total == Hours(practical=own.hours.practical).total
    assert (course.kind, case.kind) == (ItemKind.COURSE, ItemKind.CASE)
    assert course.title
    assert course.hours is not None
    planner.items.list.choose(len(planner.items.list.items.lines) - 2)
    about = [label.text() for label in planner.items.page.findChildren(QLabel)]
    assert planner.edits.about(course) in about
    planner.items.list.choose(len(planner.items.list.items.lines) - 3)
    planner.items.page.note.setPlainText("By train")
    planner.leave()
    settle()
    assert stored(planner).item(own.id).note == "By train"
    topic = planner.editing.shown[0]
    agree(monkeypatch, lambda q: q.edits[0][0].setValue(9))  # type: ignore[attr-defined]
    planner.edits.hours(topic)
    settle()
    hours = stored(planner).item(topic.id).hours
    assert hours is not None
    assert hours.online == 9
    assert "entered" in planner.editing.looked.sheet.items[0].estimate


def test_the_list_shows_progress_and_what_is_due_and_deletes_with_undo(
    screen: LearningScreen,
    made: Studied,
    sample_context: Context,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    program = sample_context.program
    done = study_edits.finish(made.plan, made.shown[0].ids, today(), today=today())
    late = replace(done, deadline=today())
    program.study.keep(late)
    sample_context.events.changed.emit(program.study.archive(made.plan.id, archived=False).changes)
    settle()
    line = screen.plans.chosen()
    assert line is not None
    said = cells(line)
    assert said[PROGRESS].endswith("%")
    assert said[DUE] == ("" if not line.followed.due else said[DUE])
    assert "late" in said[FINISH]
    assert screen.plans.due.count() == len(line.followed.due)
    screen.plans.delete.click()
    settle()
    assert program.study.lines() == ()
    assert screen.plans.first.isVisible()
    assert screen.undo_stack is not None
    screen.undo_stack.undo()
    settle()
    assert [one.plan.items for one in program.study.lines()] == [late.items]
    screen.plans.archive.click()
    settle()
    assert screen.plans.table.plans.rowCount() == 0
    screen.undo_stack.undo()
    settle()
    assert screen.plans.table.plans.rowCount() == 1
    screen.undo_stack.redo()
    settle()
    assert screen.plans.table.plans.rowCount() == 0
    screen.plans.archived.setChecked(True)
    assert screen.plans.table.plans.rowCount() == 1
    QTest.keyClick(screen.plans.table, Qt.Key.Key_Return)
    settle()
    planner = planner_of(screen)
    assert planner is not None
    planner.wishes.note.setPlainText("Typed and left at once")
    screen.back.click()
    settle()
    assert planner_of(screen) is None
    assert program.study.stored(made.plan.id).note == "Typed and left at once"
    with qtbot.waitSignal(screen.undo_changed):
        screen.show_section(TRAINING)
    settle()
    assert screen.training is not None
    assert screen.undo_stack is screen.training.undo_stack
    assert not screen.plans.new.isVisible()


def test_what_somebody_else_saves_is_shown_and_a_deleted_plan_leads_back(
    planner: Planner, screen: LearningScreen, sample_context: Context, settle: Settle
) -> None:
    program = sample_context.program
    theirs = program.study.keep(replace(stored(planner), title="Theirs"))
    sample_context.events.changed.emit(theirs.changes)
    settle()
    assert "Theirs" in screen.header.title.full_text()
    gone = program.study.delete(planner.editing.plan.id)
    sample_context.events.changed.emit(gone.changes)
    settle()
    assert screen.planner is None
    messages = sample_context.messages
    assert getattr(messages, "errors", [])


def test_profile_and_self_check_are_taken_by_keyboard_and_used_at_once(
    planner: Planner,
    screen: LearningScreen,
    settle: Settle,
    sample_context: Context,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = sample_context.program
    editing = planner.editing
    topic = next(
        item.reference for item in editing.plan.items if program.self_checks.of(item.reference)
    )
    check = program.self_checks.of(topic)
    assert check is not None

    def take(dialog: QDialog) -> int:
        if isinstance(dialog, CheckDialog):
            for question in check.questions:
                assert dialog.question is not None
                assert not dialog.next.isEnabled()
                QTest.keyClick(dialog.question, Qt.Key(Qt.Key.Key_1 + question.right))
                dialog.next.click()
            assert dialog.mark.isVisibleTo(dialog)
            dialog.mark.click()
        elif isinstance(dialog, ProfileDialog):
            dialog.weekly.setValue(5)
            dialog.free[6].setChecked(True)
            dialog.experience.setPlainText("Six years")
            dialog.add_absence.click()
            row = dialog.absences[0]
            row.first.show_value(today())
            row.last.show_value(today() - timedelta(days=1))
            dialog.accept()
            assert "before they begin" in dialog.wrong.text()
            row.last.show_value(today() + timedelta(days=9))
            dialog.accept()
        return int(dialog.result())

    monkeypatch.setattr(QDialog, "exec", take)
    planner.check_wanted.emit(topic)
    settle()
    learner = program.learners.of(editing.plan.person_id)
    assert [one.topic for one in learner.mastered] == [topic]
    assert learner.checks[0].answered_right == len(check.questions)
    assert editing.learner == learner, "the planner has caught up"
    assert topic not in {item.reference for item in stored(planner).items if item.active}
    planner.wishes.profile.click()
    settle()
    learner = program.learners.of(editing.plan.person_id)
    assert (learner.minutes_per_week, learner.free_weekdays) == (300, frozenset({6}))
    assert [one.topic for one in learner.mastered] == [topic]
    assert stored(planner).minutes_per_week == 300, "the plan goes by the profile"
    finish = editing.studied.followed.schedule
    assert min(day for one in finish.placed for day, _m in one.minutes) > today() + timedelta(9)
    assert screen.undo_stack is not None
    for _step in range(2):
        screen.undo_stack.undo()
    settle()
    learner = program.learners.of(editing.plan.person_id)
    assert stored(planner).minutes_per_week != 300
    assert learner.minutes_per_week is None
    assert len(learner.checks) == 1, "a self-check that was taken stays"


def test_a_wrong_answer_is_explained_and_marks_nothing(
    sample_context: Context, qtbot: QtBot
) -> None:
    check = next(iter(sample_context.program.self_checks.all.values()))
    dialog = CheckDialog(check, "Topic", None)
    qtbot.addWidget(dialog)
    for question in check.questions:
        assert dialog.question is not None
        wrong = (question.right + 1) % len(question.options)
        QTest.keyClick(dialog.question, Qt.Key(Qt.Key.Key_1 + wrong))
        dialog.next.click()
    assert dialog.mark.isHidden()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert check.questions[0].explanation in texts
    dialog.reject()
    assert dialog.taken is not None
    assert dialog.taken.answered_right == 0
    assert dialog.mastered is None


def test_the_other_pages_say_what_the_plan_s_documents_say(
    planner: Planner,
    screen: LearningScreen,
    sample_context: Context,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editing = planner.editing
    studied = editing.studied
    gap = Elsewhere("C5", "Smart mobility", "No topic teaches it.", ("A mentor",))
    found = looked(sample_context.program, studied)
    left = LeftOut("Sensors", Hours(online=studied.shown[0].hours.online), works_on=("B4",))
    sheet = replace(found.sheet, elsewhere=(gap,))
    monkeypatch.setattr(
        editing,
        "looked",
        replace(
            found,
            sheet=sheet,
            studied=replace(studied, made=replace(studied.made, left_out=(left,))),
        ),
    )
    editing.followed.emit()
    planner.show_part(Page.BEYOND)
    texts = [label.text() for label in planner.beyond.findChildren(QLabel)]
    assert "No topic teaches it." in texts
    assert any("would cost" in text for text in texts)
    assert "1 left out" in planner.follows.amount.text()
    bare = replace(studied.framework, modules=(), curricula=())
    untaught = replace(studied, view=replace(studied.view, framework=bare))
    with monkeypatch.context() as patched:
        patched.setattr(editing, "looked", replace(editing.looked, studied=untaught))
        planner.follows.refresh()
        assert "No curriculum is known" in planner.follows.notes.text()
    add = [b for b in planner.beyond.findChildren(QPushButton) if b.text() == "Add"]
    assert add, "courses of the library help with C5"
    count = len(editing.plan.items)
    add[0].click()
    settle()
    assert len(stored(planner).items) == count + 1
    assert stored(planner).items[-1].works_on[:1] == ("C5",)

    planner.show_part(Page.TIMELINE)
    chart = planner.timeline.chart
    assert chart is not None
    drawing = chart.drawing
    dated = [item for item in editing.looked.sheet.items if item.stretches]
    assert [row[0] for row in drawing.table().rows] == [
        study_wording.item_name(item.title, item.topics) for item in dated
    ]
    assert drawing.items == len(dated)
    assert dated[0].title in drawing.describe(0)
    for suffix in (".png", ".svg", ".csv"):
        chart.save(tmp_path / f"chart{suffix}")
        assert (tmp_path / f"chart{suffix}").stat().st_size > 200
    view = chart.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert dated[1].title in view.accessibleDescription()
    QTest.mouseMove(view, QPoint(5, 5))
    assert not view.grab().isNull()

    planner.show_part(Page.FOLLOW)
    planner.edits.finish_on(
        replace(editing.shown[0], items=tuple(i for g in editing.shown for i in g.items)),
        today(),
        None,
    )
    settle()
    assert planner.follow.share.text().endswith("(100 %).")
    again = [b for b in planner.follow.findChildren(QPushButton) if b.text() == "Assess again…"]
    assert len(again) == len(editing.studied.followed.finished)
    with qtbot.waitSignal(screen.start_requested) as started:
        again[0].click()
    assert started.args == [Kind.ASSESSOR, editing.plan.person_id]

    paths = [tmp_path / f"plan{suffix}" for suffix in (".pdf", ".ics", ".xlsx")]
    chosen = iter([str(path) for path in paths])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (next(chosen), ""))
    for save in (planner.files.save_pdf, planner.files.save_calendar, planner.files.save_workbook):
        with qtbot.waitSignal(planner.files.saved):
            save()
    assert [path.read_bytes()[:4] for path in paths] == [b"%PDF", b"BEGI", b"PK\x03\x04"]


def test_in_a_narrow_window_the_wishes_are_a_page(planner: Planner, screen: LearningScreen) -> None:
    assert not planner.tabs.isTabVisible(Page.WISHES)
    screen.resize(780, 500)
    assert planner.tabs.isTabVisible(Page.WISHES)
    planner.show_part(Page.WISHES)
    assert planner.wishes.isVisible()
    screen.resize(1400, 900)
    assert not planner.tabs.isTabVisible(Page.WISHES)
    assert planner.wishes.isVisible()
    assert planner.items.isVisible()


def test_names_and_roles_are_there_for_screen_readers(planner: Planner) -> None:
    model = planner.items.list.items
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith(f"1. {model.lines[0].group.title}, planned")
    for widget in (planner.tabs, planner.items.list, planner.items.up, planner.wishes.weekly):
        assert widget.accessibleName()
