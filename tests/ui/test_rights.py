"""A person's rights on their page: how long, under which name, handing over and erasing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.backups import Backup, Reason
from s4c_desktop.domain.dossier import Holdings
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.people import rights_card
from s4c_desktop.ui.people.erase_dialog import EraseAnswer, EraseDialog, Subject
from s4c_desktop.ui.people.screen import PeopleScreen
from s4c_desktop.ui.settings.screen import WORKSPACE, SettingsScreen
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]

ANA = Person(uuid4(), "Ana Lupu", pseudonym="P-7K3Q")
BACKUP = Backup(Path("b.s4cw"), datetime(2026, 9, 14, 8, tzinfo=UTC), Reason.DAY, 1000, True)


@pytest.fixture
def ana(program: Program) -> Person:
    return program.people.create(PersonDetails("Ana Lupu")).value


@pytest.fixture
def screen(context: Context, ana: Person, qtbot: QtBot, settle: Settle) -> PeopleScreen:
    made = PeopleScreen(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Subject]:
    """Agree to every erasure, and keep what was asked."""
    seen: list[Subject] = []

    def ask(subject: Subject, by: str, _parent: QWidget | None) -> EraseAnswer:
        seen.append(subject)
        return EraseAnswer(by or "Maria Ilieva", "asked for it", backups=True)

    monkeypatch.setattr(EraseDialog, "ask", ask)
    return seen


def texts(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if not label.isHidden())


# -- how long, and under which name ------------------------------------------------------


def test_date_and_code_name_are_stored(
    screen: PeopleScreen, program: Program, settle: Settle
) -> None:
    rights = screen.rights
    assert not rights.date.isEnabled()
    rights.kept.click()
    rights.date.setDate(QDate(2028, 9, 14))
    QTest.keyClicks(rights.code_name, "P-7K3Q")
    screen.leave()
    settle()
    (person,) = program.people.list()
    assert (person.retain_until, person.pseudonym) == (date(2028, 9, 14), "P-7K3Q")
    rights.kept.click()
    screen.leave()
    settle()
    assert program.people.list()[0].retain_until is None


def test_a_code_name_is_suggested(screen: PeopleScreen, program: Program, settle: Settle) -> None:
    screen.rights.take_name.click()
    settle()
    settle()
    (person,) = program.people.list()
    assert person.pseudonym.startswith("P-")
    assert screen.rights.code_name.text() == person.pseudonym


def test_the_code_name_of_somebody_else_is_refused(
    screen: PeopleScreen, program: Program, settle: Settle, messages: RecordingMessages
) -> None:
    other = program.people.create(PersonDetails("Zoe")).value
    program.people.update(replace(other, pseudonym="P-7K3Q"))
    QTest.keyClicks(screen.rights.code_name, "p-7k3q")
    screen.leave()
    settle()
    assert "code name" in messages.errors[0].text()
    assert screen.rights.code_name.text() == ""
    assert screen.form.name.text() == "Ana Lupu"


def test_a_date_is_offered_where_there_is_a_default(
    screen: PeopleScreen, program: Program, ana: Person, settle: Settle
) -> None:
    assert screen.rights.take_date.isHidden()
    program.privacy.set_retention(24)
    screen.rights.show_person(ana)
    settle()
    assert not screen.rights.take_date.isHidden()
    screen.rights.take_date.click()
    settle()
    (person,) = program.people.list()
    assert person.retain_until == program.privacy.suggest(ana.id)


def test_who_is_past_their_date_is_shown(
    screen: PeopleScreen, program: Program, context: Context, settle: Settle
) -> None:
    assert screen.due.isHidden()
    for name in ("Bea", "Cid"):
        person = program.people.create(PersonDetails(name)).value
        program.people.update(replace(person, retain_until=date(2026, 1, 1)))
    screen.refresh()
    settle()
    assert screen.due.text.text().startswith("2 people are past")
    screen.due.button.click()
    settle()
    assert screen.form.name.text() == "Bea"
    rows = range(screen.model.rowCount())
    assert [screen.model.line(row).name for row in rows] == ["Bea", "Cid"]


# -- handing over ------------------------------------------------------------------------


def test_everything_is_exported_as_it_was_typed(
    screen: PeopleScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def place(name: str, *_: object) -> Path:
        offered.append(name)
        return tmp_path / "ana.zip"

    monkeypatch.setattr(rights_card, "ask_place", place)
    QTest.keyClicks(screen.form.name, " B.")
    with qtbot.waitSignal(screen.rights.saved.saved):
        screen.rights.export.click()
    assert offered == ["Everything about - Ana Lupu.zip"]
    with ZipFile(tmp_path / "ana.zip") as archive:
        assert b"Ana Lupu B." in archive.read("person.json")


# -- erasing -----------------------------------------------------------------------------


def test_somebody_is_erased(
    screen: PeopleScreen,
    program: Program,
    settle: Settle,
    asked: list[Subject],
    messages: RecordingMessages,
) -> None:
    QTest.keyClicks(screen.form.name, " B.")
    screen.rights.erase.click()
    settle()
    settle()
    assert [subject.shown for subject in asked] == ["Ana Lupu B."]
    assert program.people.list() == ()
    assert [noted.reason for noted in program.privacy.erasures()] == ["asked for it"]
    assert messages.infos[0][0] == "Erased"
    assert not screen.form.isVisible()
    assert screen.traces.isHidden()


def test_backups_that_hold_the_person_go_too(
    screen: PeopleScreen,
    program: Program,
    ana: Person,
    context: Context,
    qtbot: QtBot,
    settle: Settle,
    asked: list[Subject],
) -> None:
    assert program.backups is not None
    old = program.backups.make()
    screen.rights.erase.click()
    settle()
    qtbot.waitUntil(lambda: not old.path.exists())
    settle()
    assert asked[0].backups == (old,)
    assert program.backups.holding(ana.id) == ()
    assert len(program.backups.list()) == 1


def test_a_file_that_is_read_can_be_compacted_later(
    screen: PeopleScreen,
    program: Program,
    settle: Settle,
    asked: list[Subject],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def busy(_engine: object) -> None:
        raise UserError("It is being read.")

    monkeypatch.setattr("s4c_desktop.services.privacy.compact", busy)
    screen.rights.erase.click()
    settle()
    settle()
    assert len(asked) == 1
    assert screen.traces.text.text() == "It is being read."
    screen.traces.button.click()
    settle()
    assert not screen.traces.isHidden()
    monkeypatch.undo()
    screen.traces.button.click()
    settle()
    assert screen.traces.isHidden()


def test_an_erasure_that_fails_leaves_the_person_on_the_page(
    screen: PeopleScreen,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = EraseAnswer("Maria", "Ana Lupu asked for it")
    monkeypatch.setattr(EraseDialog, "ask", lambda *_: answer)
    screen.rights.erase.click()
    settle()
    settle()
    assert "must not name" in messages.errors[0].text()
    assert screen.form.name.text() == "Ana Lupu"


# -- the question ------------------------------------------------------------------------


def ask(qtbot: QtBot, subject: Subject, by: str = "Maria") -> EraseDialog:
    dialog = EraseDialog(subject, by, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_question_says_exactly_what_goes(qtbot: QtBot) -> None:
    said = texts(ask(qtbot, Subject(ANA, "Ana Lupu", Holdings(3, 2, 1, 4))))
    assert "3 assessments, 2 of them signed off" in said
    assert "1 item of evidence" in said
    assert "4 files" in said
    assert "only a hash" in said
    assert "backup" not in said.lower()
    bare = texts(ask(qtbot, Subject(ANA, "Ana Lupu", Holdings(0, 0, 0, 0))))
    assert "assessment" not in bare
    assert "hash" not in bare


def test_nothing_is_agreed_to_by_the_way(qtbot: QtBot) -> None:
    dialog = ask(qtbot, Subject(ANA, "P-7K3Q", Holdings(0, 0, 0, 0)))
    assert dialog.cancel.isDefault()
    assert not dialog.go_on.isEnabled()
    dialog.reason.setText("asked for it")
    for name, enough in (("P-7K", False), ("P-7K3Q", True), ("x", False), ("Ana Lupu", True)):
        dialog.name.setText(name)
        assert dialog.go_on.isEnabled() is enough
    dialog.by.clear()
    assert not dialog.go_on.isEnabled()
    dialog.by.setText("Maria")
    assert dialog.answer() == EraseAnswer("Maria", "asked for it", backups=False)


def test_backups_are_listed_with_their_end(qtbot: QtBot) -> None:
    backups = (*(BACKUP,) * 4, replace(BACKUP, reason=Reason.HAND))
    leftovers = (Path("damaged 2026-09-14T080000Z"),)
    dialog = ask(qtbot, Subject(ANA, "Ana Lupu", Holdings(0, 0, 0, 0), backups, leftovers))
    said = texts(dialog)
    assert "14 Sep 2026" in said
    assert "gone by 15 Sep 2027" in said
    assert "2 older ones" in said
    assert "damaged 2026-09-14T080000Z, set aside" in said
    dialog.backups.click()
    assert dialog.answer().backups


def test_on_a_server_backups_are_somebody_elses_matter(qtbot: QtBot) -> None:
    dialog = ask(qtbot, Subject(ANA, "Ana Lupu", Holdings(0, 0, 0, 0), shared=True))
    assert "Backups of the server" in texts(dialog)
    assert dialog.backups.isHidden()


# -- the default -------------------------------------------------------------------------


def test_the_default_is_set_in_the_settings(
    context: Context, program: Program, ana: Person, qtbot: QtBot, settle: Settle
) -> None:
    program.privacy.erase(ana.id, "Maria Ilieva", "asked for it")
    screen = SettingsScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_section(WORKSPACE)
    settle()
    keeping = screen.workspace.keeping
    assert "by Maria Ilieva: asked for it" in keeping.erasures.text()
    assert not keeping.suggested.isChecked()
    keeping.suggested.click()
    keeping.months.setValue(36)
    screen.leave()
    settle()
    with closing(open_program(program.workspace.location, writing=False)) as other:
        assert other.privacy.retention() == 36
    keeping.suggested.click()
    screen.leave()
    settle()
    assert program.privacy.retention() is None
