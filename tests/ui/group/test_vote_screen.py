"""A facilitator holds a vote on the screen, with the keyboard, and takes everything back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.vote import (
    Method,
    Need,
    Option,
    Phase,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
    VoteDetails,
)
from s4c_desktop.domain.vote_outcome import settled
from s4c_desktop.services.votes import ProposedFrom
from s4c_desktop.ui import documents
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.group.audience_window import AudienceWindow
from s4c_desktop.ui.group.vote_dialog import VoteDialog
from s4c_desktop.ui.group.vote_dialogs import OutcomeProfileDialog, RulingDialog
from s4c_desktop.ui.group.vote_screen import VotesScreen
from s4c_desktop.ui.group.vote_tally import TallyField, TallyGrid
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]
LEVEL, MANDATORY = Question.LEVEL, Question.MANDATORY
NAMES = ("Mirela Canary", "Boyan Canary", "canary reason", "canary said", "canary of all")
"""What no audience may ever see: who leads, who decides and why, what was noted."""
DETAILS = VoteDetails(
    "What our officer needs", "OFFICER", "Resilience officer", date(2026, 11, 21), "Varna", NAMES[0]
)


@pytest.fixture
def screen(qtbot: QtBot, context: Context, settle: Settle) -> VotesScreen:
    made = VotesScreen(context)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    qtbot.waitActive(made)
    settle()
    return made


def planned(program: Program, codes: Sequence[str], *, role: str = "") -> Vote:
    """Plan a vote on a new role of the draft, or on a role of SCCF with its levels proposed."""
    framework = program.library.current() if role else program.library.named("SCRO")
    details = replace(DETAILS, role=role, role_title="") if role else DETAILS
    vote = program.votes.create(framework.id, details, Rule(75, 8, Method.SLIPS)).value
    program.votes.count_present(vote.id, 12)
    propose = ProposedFrom(role, "default") if role else None
    return program.votes.set_agenda(vote.id, codes, propose).value.vote


def voting(program: Program, *codes: str) -> Vote:
    vote = planned(program, codes or ("RE1", "RE2", "RE3"))
    return program.voting.begin(vote.id).value.vote


def opened(screen: VotesScreen, vote: Vote, settle: Settle) -> None:
    screen.panel.open_vote(vote.id)
    settle()
    assert screen.panel.session.is_open


def stored(screen: VotesScreen, program: Program, settle: Settle) -> Vote:
    """Return the vote as it is in the workspace; what is shown is the same."""
    settle()
    found = program.votes.get(screen.panel.session.vote.id).vote
    assert found == screen.panel.session.vote
    return found


def press(*keys: Qt.Key | str, ctrl: bool = False) -> None:
    """Press keys where the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key, modifier)


def agree(monkeypatch: pytest.MonkeyPatch, kind: type[Any], fill: Callable[[Any], object]) -> None:
    """Fill a dialog that is asked, and agree."""

    def run(dialog: Any) -> bool:
        fill(dialog)
        assert dialog.go_on.isEnabled()
        dialog.deleteLater()
        return True

    monkeypatch.setattr(kind, "run", run)


def counts(vote: Vote, code: str, question: Question) -> tuple[int, ...]:
    found = vote.item(code).rounds[-1].ballot(question)
    assert found is not None
    return (*found.counts, found.abstentions)


def slip(screen: VotesScreen) -> TallyGrid:
    """Return the slip of the round that is open."""
    found = screen.panel.desk.item.grid
    assert found is not None
    return found


def window_of(screen: VotesScreen) -> AudienceWindow:
    """Return the audience's window."""
    found = screen.panel.show_audience.window
    assert found is not None
    return found


def test_from_no_levels_at_all_to_a_published_profile(
    screen: VotesScreen,
    program: Program,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    panel = screen.panel
    desk, session, buttons = panel.desk, panel.session, panel.buttons

    def plan(dialog: VoteDialog) -> None:
        assert not dialog.go_on.isEnabled()
        assert not dialog.fault.text()
        about = dialog.about
        names = [each.name for each in program.library.frameworks()]
        assert about.framework.count() == len(names)
        draft = next(n for n in range(len(names)) if about.framework.itemText(n).startswith("SCRO"))
        about.framework.setCurrentIndex(draft)
        assert dialog.agenda.proposed_from() is None
        assert dialog.agenda.propose.count() == 1, "the draft has no levels to propose"
        about.title.setText("What our officer needs")
        about.role.setCurrentIndex(about.role.count() - 1)
        about.code.setText("OFFICER!")
        about.role_title.setText("Resilience officer")
        assert "role" in dialog.fault.text()
        assert not dialog.go_on.isEnabled()
        about.code.setText("OFFICER")
        about.facilitator.setText(NAMES[0])
        dialog.rule.method.setCurrentIndex(2)
        dialog.rule.threshold.setValue(60)
        dialog.rule.quorum.setValue(5)
        dialog.agenda.none.click()
        assert "agenda" in dialog.fault.text()
        dialog.agenda.tick(("RE2", "RE1"))

    agree(monkeypatch, VoteDialog, plan)
    assert buttons.new.isVisible()
    assert not buttons.next.isVisible()
    QTest.mouseClick(buttons.new, Qt.MouseButton.LeftButton)
    settle()
    vote = stored(screen, program, settle)
    assert vote.rule == Rule(60, 5, Method.SLIPS, anonymous=True)
    assert vote.competences == ("RE1", "RE2")
    assert vote.phase is Phase.PLANNED
    assert "Delphi" in desk.plan.values["Votes"].text()
    # Nobody is there yet: it says so, and nothing has begun.
    buttons.next.click()
    assert "quorum" in desk.plan.refusal.text()
    assert desk.plan.refusal.isVisible()
    desk.bar.present.setFocus()
    press("12")
    assert session.vote.present == 12
    assert "met" in desk.bar.quorum.text()
    buttons.next.click()
    assert stored(screen, program, settle).phase is Phase.VOTING
    # One undo takes back the number, however many digits it has.
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert stored(screen, program, settle).present == 0
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert session.vote.phase is Phase.VOTING
    assert session.vote.present == 12

    # A round by keyboard: digits, arrows, + and −, and Enter from field to field.
    desk.setFocus()
    press("o")
    assert isinstance(QApplication.focusWidget(), TallyField)
    press(Qt.Key.Key_Return, Qt.Key.Key_Right, "3", Qt.Key.Key_Tab, "7", Qt.Key.Key_Return)
    press(Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left)
    assert counts(stored(screen, program, settle), "RE1", LEVEL) == (0, 0, 3, 7, 1, 0, 0)
    assert not desk.item.results.frames
    assert not desk.item.results.isVisible()
    # More votes than people: refused with a sentence, and the field shows what is counted.
    press("9")
    assert "12 people are present" in desk.item.refusal.text()
    assert slip(screen).fields[LEVEL, Option.EQF6].value() == 7
    press("7")
    assert counts(stored(screen, program, settle), "RE1", LEVEL)[3] == 7
    slip(screen).fields[LEVEL, None].setFocus()
    press("1")
    assert "all who are present" in " ".join(
        label.text() for label in slip(screen).findChildren(type(desk.item.refusal))
    )
    press(Qt.Key.Key_Return, "9", Qt.Key.Key_Return, "2", Qt.Key.Key_Return, "1")
    assert counts(stored(screen, program, settle), "RE1", MANDATORY) == (9, 2, 1)
    # The clicker closes nothing by itself.
    press(Qt.Key.Key_PageDown)
    assert "Close it" in desk.item.refusal.text()
    assert session.vote.position == "RE1"
    press(Qt.Key.Key_Return, ctrl=True)
    vote = stored(screen, program, settle)
    first = vote.item("RE1")
    assert first.open_round is None
    assert desk.item.grid is None
    assert [frame.drawing.title for frame in desk.item.results.frames] == [
        "EQF level",
        "Mandatory or optional",
    ]
    said = " ".join(desk.item.results.lines())
    assert "Decided: EQF 6, by 7 of 11 votes (63 %)" in said
    assert "Consensus" in said
    table = desk.item.results.frames[0].drawing.table()
    assert table.rows[3] == ("EQF 6", "7", "63 %")
    assert table.rows[-1][:2] == ("Abstentions", "1")
    assert "Median: EQF 6" in desk.item.results.frames[0].drawing.summary()

    # What stays open after its rounds is decided by somebody.
    desk.setFocus()
    press("n")
    assert session.vote.position == "RE2"
    press("o")
    for option in (Option.EQF5, Option.EQF7):
        slip(screen).fields[LEVEL, option].setValue(5)
    slip(screen).fields[MANDATORY, Option.MANDATORY].setValue(10)
    desk.item.close_button.click()

    def rule(dialog: RulingDialog) -> None:
        assert not dialog.go_on.isEnabled()
        assert not dialog.mandatory.isEnabled()
        dialog.level.setCurrentIndex(dialog.level.findData(Option.NOT_NEEDED.value))
        dialog.by.setText(NAMES[1])
        dialog.reason.setPlainText(NAMES[2])
        assert "mandatory" in dialog.fault.text(), "the votes have decided that"
        dialog.level.setCurrentIndex(dialog.level.findData(Option.EQF7.value))
        assert dialog.mandatory.isChecked()

    agree(monkeypatch, RulingDialog, rule)
    desk.setFocus()
    press("d")
    ruled = stored(screen, program, settle).item("RE2")
    assert ruled.ruling == Ruling(Need(7, mandatory=True), NAMES[1], NAMES[2])
    assert NAMES[2] in desk.item.basis.text()
    assert desk.item.take_back.isVisible()
    session.undo_stack.undo()
    assert stored(screen, program, settle).item("RE2").ruling is None
    session.undo_stack.redo()

    # Notes store themselves.
    desk.item.notes.setPlainText(NAMES[3])
    desk.item.all_notes.setPlainText(NAMES[4])
    screen.leave()
    vote = stored(screen, program, settle)
    assert (vote.item("RE2").notes, vote.notes) == (NAMES[3], NAMES[4])

    buttons.next.click()
    assert stored(screen, program, settle).phase is Phase.DECIDED
    assert [cells[1] for cells in desk.outcome.table.cells()] == [
        "EQF 6, mandatory",
        "EQF 7, mandatory",
    ]
    desk.outcome.notes.setPlainText(f"{NAMES[4]}, at last")
    screen.leave()
    assert stored(screen, program, settle).notes == f"{NAMES[4]}, at last"
    for ending, save in ((".pdf", panel.save_protocol), (".xlsx", panel.save_workbook)):
        place = tmp_path / f"vote{ending}"
        monkeypatch.setattr(documents, "ask_place", lambda *_args, place=place: place)
        save()
        settle()
        while panel.context.tasks.long_busy:
            QApplication.processEvents()
        assert place.stat().st_size > 2000
        assert str(place) in panel.files.message.full_text()

    def publish(dialog: OutcomeProfileDialog) -> None:
        assert dialog.code.text() == "OURSCRO"
        assert "difference" in dialog.difference.text()
        dialog.code.setText("SCRO")
        dialog._look()
        settle()
        assert not dialog.go_on.isEnabled()
        assert dialog.findings.text()
        dialog.code.setText("BURGAS")
        dialog._look()
        settle()

    agree(monkeypatch, OutcomeProfileDialog, publish)
    buttons.next.click()
    settle()
    vote = stored(screen, program, settle)
    assert vote.phase is Phase.PUBLISHED
    assert not session.undo_stack.count()
    needs = program.library.named("BURGAS").requirements("OFFICER", "default")
    assert {code: (need.eqf, need.mandatory) for code, need in needs.items()} == {
        "RE1": (6, True),
        "RE2": (7, True),
    }
    assert "BURGAS 1.0" in desk.outcome.hint.text()
    assert not buttons.next.isVisible()
    assert not messages.errors


def test_sorting_with_one_key_each_and_every_step_taken_back(
    screen: VotesScreen, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = tuple(program.library.current().order)[:6]
    vote = planned(program, codes, role="SCPM")
    panel = screen.panel
    desk, session = panel.desk, panel.session
    opened(screen, vote, settle)

    def change(dialog: VoteDialog) -> None:
        assert not dialog.about.framework.isEnabled()
        assert dialog.about.role.isEnabled()
        assert dialog.agenda.codes() == codes
        assert dialog.agenda.proposed_from() == ProposedFrom("SCPM", "default")
        dialog.about.title.setText("The manager")
        dialog.rule.threshold.setValue(66)
        dialog.agenda.tick(codes[:5])

    agree(monkeypatch, VoteDialog, change)
    desk.plan.change.click()
    settle()
    changed = stored(screen, program, settle)
    assert (changed.title, changed.rule.threshold) == ("The manager", 66)
    assert changed.competences == codes[:5]
    assert screen.header.title.full_text() == "The manager"
    for _time in range(session.undo_stack.count()):
        session.undo_stack.undo()
    assert replace(stored(screen, program, settle), version=0) == replace(vote, version=0)
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    panel.buttons.next.click()
    assert session.vote.phase is Phase.SORTING
    desk.setFocus()
    before = session.vote
    sortable = [item.competence for item in before.items if item.proposal is not None]
    # The list leaves the letters to the page.
    desk.agenda.list.setFocus()
    press("a", "c", Qt.Key.Key_Return, "c")
    vote = stored(screen, program, settle)
    assert [vote.item(code).sorting for code in sortable[:4]] == [
        Sorting.ACCEPTED,
        Sorting.CONTESTED,
        Sorting.UNSORTED,
        Sorting.CONTESTED,
    ]
    panel.buttons.next.click()
    assert sortable[2] in desk.item.refusal.text(), "not all are sorted"
    desk.item.accept_rest.click()
    assert not session.view.standing.unsorted
    desk.agenda.state.setCurrentIndex(3)
    assert desk.agenda.list.count() == 2 + len(before.items) - len(sortable)
    desk.agenda.search.setText("nothing like this")
    assert desk.agenda.nothing.isVisible()
    desk.agenda.clear_search()
    panel.buttons.next.click()
    vote = stored(screen, program, settle)
    assert vote.phase is Phase.VOTING
    assert vote.position == sortable[1]
    # An accepted proposal can still be contested; then the list leads there.
    desk.agenda.list.choose(sortable[0])
    assert session.vote.position == sortable[0]
    assert desk.item.contest.isVisible()
    press("c")
    assert not desk.item.open.isHidden()
    for _time in range(session.undo_stack.count()):
        session.undo_stack.undo()
    vote = stored(screen, program, settle)
    assert vote.phase is Phase.PLANNED
    assert vote.title == "What our officer needs"
    assert all(item.sorting is Sorting.UNSORTED for item in vote.items)


def test_another_desk_and_a_crash(
    screen: VotesScreen,
    program: Program,
    settle: Settle,
    messages: RecordingMessages,
    qtbot: QtBot,
    context: Context,
    workspace_file: Path,
    tmp_path: Path,
) -> None:
    vote = voting(program)
    panel = screen.panel
    opened(screen, vote, settle)
    panel.session.go("RE2")
    panel.desk.item.open_round()
    grid = panel.desk.item.grid
    assert grid is not None
    grid.fields[LEVEL, Option.EQF5].setValue(4)
    settle()
    # The other desk was first with another option, and with the same one.
    program.voting.tally(vote.id, "RE2", LEVEL, Option.EQF6, 3, seen=0)
    grid.fields[LEVEL, Option.EQF6].setValue(2)
    settle()
    assert "3 was there" in messages.errors[-1].text()
    assert grid.fields[LEVEL, Option.EQF6].value() == 3
    stack = panel.session.undo_stack
    assert stack.undoText() == "RE2: votes"
    stack.undo()
    assert counts(stored(screen, program, settle), "RE2", LEVEL)[2:4] == (0, 3)
    stack.redo()
    assert counts(stored(screen, program, settle), "RE2", LEVEL)[2:4] == (4, 3)
    panel.desk.item.notes.setPlainText("half a sentence")
    screen.leave()
    settle()
    # The computer stops: what is on the disk at this moment is all that is left.
    for file in workspace_file.parent.glob(f"{workspace_file.name}*"):
        shutil.copy(file, tmp_path / f"after{file.name.removeprefix(workspace_file.name)}")
    again = open_program(tmp_path / "after")
    try:
        other = VotesScreen(replace(context, program=again))
        qtbot.addWidget(other)
        other.show()
        settle()
        QTest.keyClick(other.panel.list.table, Qt.Key.Key_Return)
        settle()
        session, item = other.panel.session, other.panel.desk.item
        assert session.vote.position == "RE2"
        assert session.vote.in_round is not None
        assert item.grid is not None
        assert item.grid.fields[LEVEL, Option.EQF5].value() == 4
        assert item.notes.toPlainText() == "half a sentence"
        item.grid.fields[LEVEL, Option.EQF5].setValue(7)
        item.close_round()
        settle()
        assert again.votes.get(vote.id).vote.item("RE2").closed
        other.close_down()
        other.close()
        settle()
    finally:
        again.close()
    # A round closed by mistake is opened again, one opened by mistake is taken back.
    item = panel.desk.item
    item.close_round()
    stack.undo()
    reopened = stored(screen, program, settle).item("RE2").open_round
    assert reopened is not None
    assert len(reopened.earlier) == 1
    assert item.results.isVisible(), "how it stood before is kept in sight"
    stack.redo()
    item.open_round()
    assert item.grid is not None
    item.grid.fields[LEVEL, Option.NOT_NEEDED].setValue(6)
    item.withdraw.click()
    assert len(stored(screen, program, settle).item("RE2").rounds) == 1
    stack.undo()
    assert counts(stored(screen, program, settle), "RE2", LEVEL)[0] == 6


def test_the_audience_sees_the_page_and_never_a_name_or_a_note(
    screen: VotesScreen, program: Program, settle: Settle
) -> None:
    vote = planned(program, ("RE1", "RE2", "RE3"))
    panel = screen.panel
    session, desk, show = panel.session, panel.desk, panel.show_audience
    seen: list[str] = []
    opened(screen, vote, settle)
    assert not desk.audience.menu.isVisible()
    desk.audience.start.click()
    window = window_of(screen)
    assert window.isVisible()
    assert desk.audience.menu.isVisible()

    def words() -> str:
        assert window.view.page == show.page
        seen.append(window.view.accessibleName())
        return seen[-1]

    assert "What our officer needs" in words()
    panel.buttons.next.click()
    assert "RE1" in words()
    for code in ("RE1", "RE2", "RE3"):
        session.do(session.changes.note(session.vote, code, NAMES[3]))
    session.do(session.changes.note(session.vote, "", NAMES[4]))
    # A clicker leads, pointed at either window.
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert session.vote.position == "RE2"
    assert "RE2" in words()
    desk.setFocus()
    press(Qt.Key.Key_PageUp)
    assert session.vote.position == "RE1"
    assert "RE1" in words()
    desk.item.open_round()
    slip(screen).fields[LEVEL, Option.EQF6].setValue(11)
    slip(screen).fields[MANDATORY, Option.OPTIONAL].setValue(10)
    assert "Round 1, open" in words()
    assert "11" not in words()
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert session.vote.in_round is not None
    assert "Round 1, open" in words()
    desk.item.close_round()
    assert "EQF 6" in words()
    assert "6: 11" in words()
    # Blank from either window; what is done meanwhile does not light it up.
    desk.setFocus()
    press("b")
    session.next()
    assert window.view.is_blank
    assert words() == ""
    QTest.keyClick(window, Qt.Key.Key_B)
    assert "RE2" in words()
    for code in ("RE2", "RE3"):
        session.go(code)
        session.do(session.changes.decide(session.vote, code, Ruling(Need(5), *NAMES[1:3])))
        words()
    panel.buttons.next.click()
    assert session.vote.phase is Phase.DECIDED
    assert "What the vote came to" in words()
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert "How it goes on" in words()
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert "How it goes on" in words()
    press(Qt.Key.Key_PageUp)
    assert "What the vote came to" in words()
    # The screen is unplugged: the vote goes on, and says so quietly.
    window.brought_home.emit()
    assert "unplugged" in panel.home_notice.text.text()
    assert panel.home_notice.isVisible()
    for page in seen:
        assert not [name for name in NAMES if name.casefold() in page.casefold()], page
    stored(screen, program, settle)
    assert all(settled(item, vote.rule) for item in session.vote.items)
    # It closes with the vote, and with the workspace.
    panel.buttons.all.click()
    settle()
    assert show.window is None
    assert not (shiboken6.isValid(window) and window.isVisible())
    assert not session.is_open
    assert panel.list.isVisible()
    assert panel.list.table.cells()[0][3] == "Decided"
    opened(screen, vote, settle)
    show.start()
    again = window_of(screen)
    assert again.isVisible()
    screen.close_down()
    assert show.window is None
    assert not again.isVisible()


def test_the_list_puts_away_brings_back_and_deletes(
    screen: VotesScreen, program: Program, settle: Settle, messages: RecordingMessages
) -> None:
    panel = screen.panel
    assert not panel.list.table.isVisible(), "an empty list says what a vote is"
    vote, begun = planned(program, ("RE1",)), voting(program, "RE2")
    program.voting.open_round(begun.id, "RE2")
    screen.refresh()
    settle()
    assert len(panel.list.table.cells()) == 2
    panel.list.table.choose(begun.id)
    assert not panel.list.delete.isVisible(), "people have voted in it"
    panel.list.archive.click()
    screen.refresh()
    settle()
    assert program.votes.get(begun.id).vote.archived
    assert len(panel.list.table.cells()) == 1
    panel.list.away.click()
    settle()
    assert panel.list.archive.text() == "Take out of the archive"
    panel.list.archive.click()
    panel.list.away.click()
    settle()
    panel.list.table.choose(vote.id)
    messages.answer = False
    panel.list.delete.click()
    settle()
    assert len(program.votes.all()) == 2
    messages.answer = True
    panel.list.delete.click()
    screen.refresh()
    settle()
    assert [line[0] for line in panel.list.table.cells()] == [begun.title]
    assert not [w for w in screen.findChildren(QWidget) if w.isWindow() and w.isVisible()]


def test_nothing_stays_on_the_projector_when_the_workspace_is_put_away(
    workspaces: Workspaces, workspace_file: Path, settle: Settle
) -> None:
    window = MainWindow(workspaces)
    window.show()
    workspaces.open(str(workspace_file))
    settle()
    context = workspaces.context
    assert context is not None
    vote = voting(context.program)
    window.show_screen("votes")
    screen = window.current()
    assert isinstance(screen, VotesScreen)
    opened(screen, vote, settle)
    # Undo and Redo of the window are those of the vote.
    screen.panel.desk.item.open_round()
    slip(screen).fields[LEVEL, Option.EQF6].setValue(5)
    window.undo_group.undo()
    assert slip(screen).fields[LEVEL, Option.EQF6].value() == 0
    window.undo_group.redo()
    show = screen.panel.show_audience
    show.start()
    audience = window_of(screen)
    # Looking something up elsewhere leaves the audience where it is.
    window.show_screen("library")
    settle()
    assert audience.isVisible()
    window.put_away(QWidget())
    assert show.window is None
    assert not (shiboken6.isValid(audience) and audience.isVisible())
    window.close()
    settle()
    window.deleteLater()
