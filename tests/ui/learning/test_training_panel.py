"""A walk through the trainer's view, as a person takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import StorageError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.study import (
    ItemKind,
    ItemState,
    Seat,
    SeatState,
    StudyItem,
    StudyPlan,
    Training,
)
from s4c_desktop.services.cohorts import CohortChoice
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui import documents
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.learning.item_dialogs import HoursDialog
from s4c_desktop.ui.learning.mark_dialog import MarkDialog
from s4c_desktop.ui.learning.needs_model import COUNTS
from s4c_desktop.ui.learning.outcomes_dialog import OutcomesDialog
from s4c_desktop.ui.learning.people_picker import PickPeopleDialog
from s4c_desktop.ui.learning.training_dialog import TrainingDialog
from s4c_desktop.ui.learning.training_panel import GROUPS, TRAININGS, TrainingPanel
from tests.services.conftest import new_draft
from tests.services.people_with_canaries import units_of
from tests.ui.conftest import RecordingMessages
from tests.ui.hearing import without_letter

Settle = Callable[[], None]
TODAY = datetime.now(UTC).astimezone().date()
ANALYSIS = ("A.policy-mapping", "A.urban-development-theories")
VISION = ("A.adaptability",)


def planned(program: Program, name: str, *topics: str, tags: tuple[str, ...] = ()) -> StudyPlan:
    """Keep a plan with these topics for a mandatory gap."""
    draft = new_draft(program, name)
    program.people.update(replace(draft.person, tags=tags))
    plan = StudyPlan(
        id=uuid4(),
        person_id=draft.person.id,
        assessment_id=draft.id,
        framework_id=draft.framework_id,
        role=draft.role,
        reading=draft.reading,
        start_on=TODAY,
        minutes_per_week=60,
        items=tuple(
            StudyItem(uuid4(), ItemKind.TOPIC, topic, works_on=("A4",)) for topic in topics
        ),
    )
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.plans.add(plan)
    return plan


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> TrainingPanel:
    made = TrainingPanel(context)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    return made


@pytest.fixture
def show(panel: TrainingPanel, context: Context, settle: Settle) -> Callable[[], None]:
    """Return a function that shows the panel and waits for what it shows."""

    def call() -> None:
        panel.show()
        settle()
        while context.tasks.long_busy:
            QApplication.processEvents()
        settle()

    return call


def answering(
    monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], fill: Callable[[QDialog], object]
) -> None:
    """Let a dialog be filled in and agreed to, instead of waiting for a person."""

    def run(dialog: QDialog) -> int:
        fill(dialog)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(kind, "exec", run)


def test_an_empty_workspace_says_what_to_do_first(
    panel: TrainingPanel, show: Callable[[], None]
) -> None:
    show()
    assert panel._nothing.isVisible()
    assert "Assess people first" in panel._nothing.text.text()


def test_what_could_not_be_read_can_be_tried_again(
    panel: TrainingPanel,
    show: Callable[[], None],
    program: Program,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_asked: object) -> None:
        raise StorageError(mark("The server can't be reached."))

    with monkeypatch.context() as patched:
        patched.setattr(program.cohorts, "of", fail)
        show()
    assert panel._missing.isVisible()
    assert "can't be reached" in str(messages.errors[-1])
    panel.again.click()
    show()
    assert panel._nothing.isVisible()


def test_a_centre_plans_hours_of_its_own_for_a_unit(
    panel: TrainingPanel,
    show: Callable[[], None],
    program: Program,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = planned(program, "Ann", *ANALYSIS)
    show()
    seen: list[int] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HoursDialog)
        seen.append(len(dialog.edits))
        assert dialog.estimate.isHidden()
        need, sheet = panel.needs.need(), panel.sheet
        unit = sheet.unit(need.subject) if need and sheet else None
        assert unit is not None
        row = [placed.topic.code for placed in unit.topics].index(ANALYSIS[0])
        for spin, hours in zip(dialog.edits[row], (1.5, 0, 2), strict=True):
            spin.setValue(hours)

    answering(monkeypatch, HoursDialog, fill)
    panel.needs.hours.click()
    show()
    kept = program.topic_hours.of(plan.framework_id)
    assert [float(hours.total) for hours in kept.values()] == [3.5]
    assert seen[0] > 1, "the topics that nobody touched go on by the estimate"
    assert "3 h" in panel.needs.matrix.needs.index(0, COUNTS - 1).data()

    def go_back(dialog: QDialog) -> None:
        assert isinstance(dialog, HoursDialog)
        assert not dialog.estimate.isHidden()
        dialog.estimate.click()

    answering(monkeypatch, HoursDialog, go_back)
    panel.needs.hours.click()
    show()
    assert program.topic_hours.of(plan.framework_id) == {}
    panel.undo_stack.undo()
    settle()
    assert program.topic_hours.of(plan.framework_id) == kept
    panel.undo_stack.undo()
    settle()
    assert program.topic_hours.of(plan.framework_id) == {}


def test_from_needs_to_a_training_that_is_attended_and_marked(
    panel: TrainingPanel,
    show: Callable[[], None],
    program: Program,
    context: Context,
    messages: RecordingMessages,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ann, ben = (planned(program, name, *ANALYSIS) for name in ("Ann", "Ben"))
    eve = planned(program, "Eve", *VISION)
    show()
    assert panel.cohort.sentence.full_text() == "3 people, 3 need training."
    matrix = panel.needs.matrix
    model = matrix.needs
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)] == [
        "Analytical Skills",
        "Vision",
    ]
    assert [model.index(0, column).data() for column in range(COUNTS)] == ["2", "–", "–", "23 min"]
    said = model.index(0, COUNTS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Ann, Analytical Skills: needed for a mandatory gap, 2 topics")
    assert model.index(1, COUNTS).data(Qt.ItemDataRole.AccessibleTextRole) is None
    assert "needed by 2 people, 2 for a mandatory gap: Ann, Ben" in panel.needs.who.full_text()
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, OutcomesDialog)
        dialog.show()
        dialog.copy.click()
        shown.append(dialog.view.toPlainText())

    answering(monkeypatch, OutcomesDialog, read)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert "What participants can do afterwards" in shown[0]
    assert QGuiApplication.clipboard().text().startswith("Learning outcomes: Analytical Skills")

    # A group of two gets a training of its own; the third waits.
    panel.parts.button(GROUPS).click()
    panel.groups.least.setValue(2)
    assert [cells[:3] for cells in panel.groups.table.cells()] == [
        ("Analytical Skills", "New training", "2"),
        ("Vision", "No group yet", "1"),
    ]
    panel.groups.least.setValue(99)
    assert "can't have at most 12 people" in panel.groups.fault.text()
    panel.groups.least.setValue(2)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TrainingDialog)
        assert dialog.picker.ticked() == (ann.person_id, ben.person_id)
        dialog.form.title.setText("Analysis days")
        dialog.form.starts.given.setChecked(True)
        dialog.form.starts.date.show_value(TODAY - timedelta(2))
        dialog.form.seats.setValue(2)

    answering(monkeypatch, TrainingDialog, fill)
    panel.groups.make.click()
    settle()
    (made,) = program.training.all()
    assert (made.title, made.seats, made.unit) == ("Analysis days", 2, "A.analytical-skills")
    assert [seat.person_id for seat in made.taken] == [ann.person_id, ben.person_id]
    page = panel.trainings
    assert page.isVisible()
    (cells,) = page.table.cells()
    assert (cells[0], cells[3], cells[4]) == (
        "Analysis days",
        "2 of 2 taken, none free",
        "over, 2 people to mark",
    )
    assert panel.groups.table.cells()[0][0] == "Vision"
    assert not page.mark.isEnabled()

    # Undo takes it away, redo brings it back with its seats.
    panel.undo_stack.undo()
    settle()
    assert program.training.all() == ()
    assert page._nothing.isVisible()
    panel.undo_stack.redo()
    settle()
    assert program.training.all()[0].taken == made.taken

    def attend(dialog: QDialog) -> None:
        assert isinstance(dialog, TrainingDialog)
        dialog.picker.list.item(0).setSelected(True)
        dialog.state.button(SeatState.ATTENDED).click()

    answering(monkeypatch, TrainingDialog, attend)
    page.change.click()
    settle()
    states = [seat.state for seat in program.training.all()[0].taken]
    assert states == [SeatState.ATTENDED, SeatState.PLANNED]
    assert panel.sheet is not None
    assert [need.done for need in panel.sheet.needs] == [(), (ann.person_id,)]

    # Plans change only now.
    answering(monkeypatch, MarkDialog, lambda _dialog: None)
    page.mark.click()
    show()
    assert panel.note.text() == "2 items marked in 1 plan."
    (marked,) = program.study.of_assessment(ann.assessment_id)
    assert {item.state for item in marked.items} == {ItemState.DONE}
    assert program.study.of_assessment(eve.assessment_id)[0].items == eve.items
    panel.undo_stack.undo()
    show()
    (back,) = program.study.of_assessment(ann.assessment_id)
    assert back.items == ann.items

    messages.answer = True
    page.delete.click()
    settle()
    assert program.training.all() == ()
    assert context.tasks.failures == 0


def test_what_another_desk_changed_stands_and_ends_what_can_be_undone(
    panel: TrainingPanel,
    show: Callable[[], None],
    program: Program,
    messages: RecordingMessages,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    framework = program.library.current()
    here = Training(uuid4(), framework.id, "A.vision", 4)
    seen = program.training.keep(here, seen=None).value
    show()
    assert panel.trainings.training() == seen
    theirs = program.training.keep(replace(seen, place="Burgas"), seen=seen).value

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TrainingDialog)
        dialog.form.place.setText("Varna")

    answering(monkeypatch, TrainingDialog, fill)
    panel.show_part(TRAININGS)
    panel.trainings.change.click()
    settle()
    assert "Somebody else has changed this training" in str(messages.errors[-1])
    assert program.training.all() == (theirs,)
    assert not panel.undo_stack.canUndo()


def test_another_cohort_is_chosen_and_exported(
    panel: TrainingPanel,
    show: Callable[[], None],
    program: Program,
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ann = planned(program, "Ann", *ANALYSIS, tags=("Evening",))
    planned(program, "Ben", *ANALYSIS)
    program.people.create(PersonDetails("Tom", tags=("Evening",)))
    show()
    panel.cohort.menu.aboutToShow.emit()
    texts = [without_letter(a.text()) for a in panel.cohort.menu.actions() if a.isCheckable()]
    assert texts == ["Everybody", "Evening (2)", "Pick people…"]
    panel.cohort.menu.actions()[2].trigger()
    show()
    assert panel.cohort.button.text() == "Evening"
    assert panel.cohort.sentence.full_text() == "2 people, 1 needs training, 1 has no plan."
    assert panel.needs.without.full_text() == "Without a plan: Tom"

    def pick(dialog: QDialog) -> None:
        assert isinstance(dialog, PickPeopleDialog)
        assert not dialog.go_on.isEnabled()
        dialog.picker.search.setText("ann")
        rows = [dialog.picker.list.item(row) for row in range(3)]
        assert [row.isHidden() for row in rows] == [False, True, True]
        rows[0].setCheckState(Qt.CheckState.Checked)

    answering(monkeypatch, PickPeopleDialog, pick)
    panel.cohort.pick()
    show()
    assert panel.cohort.choice == CohortChoice(people=frozenset({ann.person_id}))
    assert panel.sheet is not None
    assert panel.sheet.people == (ann.person_id,)
    for suffix in (".xlsx", ".pdf"):
        place = tmp_path / f"needs{suffix}"
        monkeypatch.setattr(documents, "ask_place", lambda *_asked, place=place: place)
        panel.save(suffix)
        show()
        assert place.stat().st_size > 1000
    assert "Saved as" in panel.saved.message.full_text()

    # The code name stands there at once.
    (person,) = (one for one in program.people.list() if one.id == ann.person_id)
    program.people.update(replace(person, pseudonym="P-7"))
    program.names.code_names = True
    context.events.names_changed.emit()
    show()
    assert panel.sheet.names[ann.person_id] == "P-7"


def test_a_training_is_refused_where_it_makes_no_sense(
    panel: TrainingPanel, show: Callable[[], None], program: Program
) -> None:
    ann, ben = (planned(program, name, *ANALYSIS, *VISION) for name in ("Ann", "Ben"))
    show()
    assert panel.sheet is not None
    subjects = [need.subject for need in panel.sheet.needs]
    framework = program.library.current()
    training = Training(uuid4(), framework.id, "", 2, taken=(Seat(ann.person_id),))
    dialog = TrainingDialog(panel.sheet, training, panel, subjects=subjects, is_new=True)
    assert [box.text() for box in dialog.form.several.values()] == ["Vision", "Analytical Skills"]
    assert len({one.id for one in dialog.trainings()}) == 2
    texts = [dialog.picker.list.item(row).text() for row in range(2)]
    assert texts == ["Ann · seat planned, mandatory, 1 topic", "Ben · mandatory, 1 topic"]
    dialog.picker.tick([ben.person_id])
    assert dialog.taken.text() == "2 of 2 taken, none free"
    dialog.form.seats.setValue(1)
    assert dialog.fault.text() == "2 people have a seat, but there are only 1 seats."
    assert not dialog.ok.isEnabled()
    dialog.form.seats.setValue(2)
    for box in dialog.form.several.values():
        box.setChecked(False)
    assert dialog.fault.text() == "Tick at least one unit."
    dialog.keep_typed()
    assert dialog.result() == QDialog.DialogCode.Rejected
    one = TrainingDialog(panel.sheet, replace(training, unit="A.vision"), panel, is_new=False)
    assert [one.form.about.itemText(row) for row in range(4)] == [
        "Vision (needed by 2)",
        "Analytical Skills (needed by 2)",
        "Transversal Skills (all its units)",
        "Soft skills",
    ]
    one.form.about.setCurrentIndex(1)
    assert one.trainings()[0].unit == "A.analytical-skills"
    one.keep_typed()
    assert one.result() == QDialog.DialogCode.Accepted
