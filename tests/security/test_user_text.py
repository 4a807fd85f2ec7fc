"""User text is only text in the window: shown letter for letter, and nothing in it is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QAction, QDesktopServices, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import (
    Decision,
    Evidence,
    Judgement,
    Kind,
    Passage,
    Rating,
    Scope,
)
from s4c_desktop.domain.flow import Step, competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.crash_dialog import CrashDialog
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.people.screen import PeopleScreen
from s4c_desktop.ui.widgets import ElidedLabel
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.given_button import GivenButton
from s4c_desktop.ui.wizard.passage_list import Beginning
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.sign_dialogs import SignDialog
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.figures import Figure
from tests.security import facilitator_text
from tests.security.texts import HOSTILE
from tests.ui.conftest import _look as _look
from tests.ui.conftest import _nothing_left as _nothing_left
from tests.ui.conftest import events as events
from tests.ui.conftest import messages as messages
from tests.ui.conftest import settle as settle
from tests.ui.conftest import tasks as tasks
from tests.ui.conftest import theme as theme
from tests.ui.conftest import workspaces as workspaces

Index = QModelIndex | QPersistentModelIndex

# What every screen together must show of what a person enters.
FIELDS = {
    "name", "basis", "notice", "identity", "adjustments", "title", "place", "assessors", "running",
    "comment", "candidate", "decided", "note", "reason", "allowed", "evidence", "kind", "signer",
    "revision", "message", "grounds", "reviewer", "passage",
}  # fmt: skip
# Fields too short for all hostile texts together: each is one of them.
SHORT = {"code", "attribute"}
_FIELD = re.compile(r"⟦(\w+)⟧(.*?)⟧", re.DOTALL)


def bare(text: str) -> str:
    """Return the letters that can be compared: without white space."""
    return "".join(text.split())


@dataclass
class Walk:
    """Looks at every text that the program shows, for those that a person entered."""

    hostile: str
    seen: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return what a person enters in a field."""
        return f"⟦{name}⟧{self.hostile}⟧"

    def look(self, what: str) -> None:
        """Look at every widget there is, shown or not."""
        for window in QApplication.topLevelWidgets():
            for widget in (window, *window.findChildren(QWidget)):
                self._widget(what, widget)
            for action in window.findChildren(QAction):
                self._shown(f"{what}, action", unaccelerated(action.text()))

    def _widget(self, what: str, widget: QWidget) -> None:
        where = f"{what}, {type(widget).__name__}"
        for text in texts_of(widget):
            self._shown(where, text)
        self._shown(f"{where} (window title)", widget.windowTitle())
        self._shown(f"{where} (tool tip)", as_tip(widget.toolTip()))
        if isinstance(widget, QLabel) and widget.text():
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                self.faults.append(f"{where} guesses whether it is HTML: {widget.text()[:60]!r}")
        elif isinstance(widget, QTextEdit) and "⟦" in widget.toPlainText():
            self.faults.append(f"{where} shows user text in a view that reads HTML")

    def _shown(self, where: str, text: str) -> None:
        found = _FIELD.findall(text)
        if len(found) != text.count("⟦"):
            self.faults.append(f"{where} shows a part: {text[:90]!r}")
        for name, shown in found:
            self.seen.add(name)
            wanted = HOSTILE if name in SHORT else (self.hostile,)
            if bare(shown) not in map(bare, wanted):
                self.faults.append(f"{where} shows {shown!r} for {name}")


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what a widget shows as text, as a person reads it."""
    if isinstance(widget, ElidedLabel | GivenButton | Beginning):
        yield widget.full_text()
    elif isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield unaccelerated(widget.text())
    elif isinstance(widget, QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox | QAbstractItemView) and widget.model() is not None:
        yield from cells(widget.model())


def cells(model: QAbstractItemModel, parent: Index | None = None) -> Iterator[str]:
    """Yield the texts and tool tips of a model."""
    top = parent or QModelIndex()
    for row in range(model.rowCount(top)):
        # A list model keeps the count of its columns, which is one, to itself.
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top)):
            index = model.index(row, column, top)
            yield str(index.data() or "")
            yield as_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
            if not isinstance(model, QAbstractListModel) and model.rowCount(index):
                yield from cells(model, index)


def as_tip(text: str) -> str:
    """Return what a tool tip shows: it guesses whether its text is HTML."""
    if not GuiQt.mightBeRichText(text):
        return text
    return QTextDocumentFragment.fromHtml(text).toPlainText()


def unaccelerated(text: str) -> str:
    """Return what a button or an action shows: an ampersand marks a key, two are one."""
    return re.sub(r"&(.)", r"\1", text)


def fill(program: Program, text: Callable[[str], str]) -> tuple[UUID, UUID, UUID]:
    """Enter texts everywhere; return a draft, a signed assessment and the revision of it."""
    program.people.create(
        PersonDetails(
            text("name"),
            lawful_basis=text("basis"),
            notice_version=text("notice"),
            notice_date=date(2026, 9, 1),
            identity_check=text("identity"),
            adjustments=text("adjustments"),
        )
    )
    signed = assess(program, text)
    program.signing.sign(signed, text("signer"))
    revision = program.signing.revise(signed, text("revision")).value.id
    draft = assess(program, text)
    program.assessments.write(draft, TextField.TITLE, text("title"))
    return draft, signed, revision


def assess(program: Program, text: Callable[[str], str]) -> UUID:
    (person,) = program.people.list()
    framework = program.library.current()
    choice = SetUp(
        framework.id,
        "SCPMC",
        kind=Kind.ASSESSOR,
        scope=Scope.MANDATORY,
        held_on=date(2026, 9, 14),
        place=text("place"),
        assessors=text("assessors"),
    )
    made = program.assessments.create(person.id, choice).value.id
    codes = competences_in_scope(framework, choice.role, choice.reading, choice.scope)
    exempt = Rating(
        State.EXEMPT, reason=text("reason"), allowed_by=text("allowed"), note=text("note")
    )
    apart = Rating(
        State.RATED, 5, note=text("note"), knowledge=7, autonomy=4, grounds=text("grounds")
    )
    for code in codes:
        rating = exempt if code == codes[0] else apart
        program.assessments.rate(made, code, rating, by=text("assessors"))
    item = Evidence(
        uuid4(),
        text("evidence"),
        text("kind"),
        links=frozenset(codes[:1]),
        valid=Judgement.NO,
        reviewed_by=text("reviewer"),
    )
    program.assessments.keep_evidence(made, item)
    program.passages.keep(made, Passage(uuid4(), text("passage"), frozenset(codes)))
    for kind, name in (
        (TextField.RUNNING_NOTE, "running"),
        (TextField.COMMENT, "comment"),
        (TextField.CANDIDATE_COMMENT, "candidate"),
    ):
        program.assessments.write(made, kind, text(name))
    program.assessments.decide(made, Decision.NOT_YET, text("decided"))
    return made


@pytest.fixture
def _nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(address: object) -> bool:
        raise AssertionError(f"opened {address}")

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)


@pytest.fixture
def window(workspaces: Workspaces, settle: Callable[[], None]) -> Iterator[MainWindow]:
    made = MainWindow(workspaces)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()
    settle()
    made.deleteLater()


TOGETHER = "\n".join(HOSTILE)


@pytest.mark.usefixtures("_nothing_is_opened")
@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(TOGETHER, id="together"),
        *(
            pytest.param(text, id=f"text {number}", marks=pytest.mark.long)
            for number, text in enumerate(HOSTILE, start=1)
        ),
    ],
)
def test_hostile_texts_are_shown_letter_for_letter_on_every_screen(
    hostile: str,
    empty_template: Path,
    window: MainWindow,
    workspaces: Workspaces,
    settle: Callable[[], None],
    tmp_path: Path,
    figure: Figure,
) -> None:
    walk = Walk(hostile)
    path = tmp_path / "<b>bold<b> & co.s4cw"
    path.write_bytes(empty_template.read_bytes())
    program = open_program(path)
    draft, signed, revision = fill(program, walk.text)
    facilitator_text.fill_facilitated(program, walk.text)
    item = program.assessments.load(draft).evidence[0]
    program.close()
    workspaces.open(str(path))
    settle()
    for name in ("home", "people", "assessments", "settings"):
        window.show_screen(name)
        settle()
        screen = window.current()
        if isinstance(screen, PeopleScreen):
            screen.view.setCurrentIndex(screen.view.model().index(0, 0))
            settle()
        walk.look(name)
    result = (Step.RESULT,)
    for identity, steps in ((draft, tuple(Step)), (signed, result), (revision, result)):
        window.open_assessment(identity)
        settle()
        wizard = window.current()
        assert isinstance(wizard, Wizard)
        for step in steps:
            wizard.session.go(step)
            settle()
            walk.look(f"step {step}")
            if step is Step.RATINGS:
                wizard.session.next()
                walk.look("the next competence")
    for page in window.findChildren(ResultPage):
        page.plan.click()
    settle()
    walk.look("plan")
    facilitator_text.show_facilitated(window, settle, walk.look)
    show_dialogs(walk, window, item)
    figure("User text is only text", f"{len(walk.seen)} fields shown letter for letter")
    assert walk.faults == []
    assert (FIELDS | facilitator_text.FIELDS) - walk.seen == set()


def show_dialogs(walk: Walk, window: MainWindow, item: Evidence) -> None:
    """Look at the dialogs that show what a person entered."""
    dialogs = (
        EvidenceDialog(item, window),
        ExemptDialog(walk.text("title"), walk.text("reason"), walk.text("allowed"), window),
        SignDialog(walk.text("name"), walk.text("decided"), window),
        CrashDialog(ValueError("details")),
    )
    walk.look("dialogs")
    for dialog in dialogs:
        dialog.deleteLater()
    before = set(QApplication.topLevelWidgets())
    shown = Messages(lambda _error: None)
    shown.info(walk.text("message"), walk.text("message"))
    shown.error(UserError("{text}", text=walk.text("message")))
    walk.look("messages")
    for box in set(QApplication.topLevelWidgets()) - before:
        box.close()
