"""The main job, by keyboard alone: assess, be killed, resume, finish, sign, print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Decision, Phase
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.home.cards import DraftCard
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.sign_dialogs import SignDialog
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.hands import Hands, answer

Settle = Callable[[], None]

ROOT = Path(__file__).parents[2]
ASSESSOR = "Иван Български"
REASON = "Not part of this post, ș ț"
FIRST, SECOND = "6E53", "76584"
"""What is answered before and after the process is killed, over and over."""


@dataclass
class Killed:
    """What the killed process had told: the ratings acknowledged, and where it stood."""

    saved: dict[str, list[Any]]
    stands: str
    pressed: str


@pytest.fixture
def window(workspaces: Workspaces, qtbot: QtBot, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow(workspaces)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.close()
    settle()
    made.deleteLater()


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("SCPD", "Ελένη Ελληνικά"),
        # One role in the ordinary run, all three in the long one.
        pytest.param("SCPM", "Ștefan Țepeș", marks=pytest.mark.long),
        pytest.param("SCPMC", "Candidate 031", marks=pytest.mark.long),
    ],
)
def test_somebody_is_assessed_end_to_end(
    role: str,
    name: str,
    workspace_file: Path,
    window: MainWindow,
    workspaces: Workspaces,
    tasks: Tasks,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    killed = assess_until_killed(workspace_file, role, name)
    workspaces.open(str(workspace_file))
    hands = Hands(window, tasks)
    hands.wait()

    resume(hands, window)
    session = hands.wizard.session
    assert (session.flow.step, session.flow.position) == (Step.RATINGS, killed.stands)
    for code, (state, level) in killed.saved.items():
        rating = session.rating(code)
        assert (rating.state.value, rating.level) == (state, level)
    given = set(session.flow.given)
    assert set(killed.saved) <= given <= {*killed.saved, killed.pressed}

    finish_rating(hands)
    hands.wait()
    assert session.flow.step is Step.REVIEW
    assert session.flow.unrated == ()
    hands.press(Qt.Key.Key_Return)
    hands.wait()
    page = hands.wizard.page()
    assert isinstance(page, ResultPage)
    decide_and_sign(hands, page)
    report, plan = print_both(hands, page, qtbot, tmp_path, monkeypatch)
    check_documents(workspace_file, name, report, plan)


def assess_until_killed(workspace: Path, role: str, name: str) -> Killed:
    """Let another process rate half of the competences and kill it while it saves."""
    with closing(open_program(workspace)) as program:
        framework = program.library.current()
        required = framework.requirements(role, "default").values()
    half = sum(r.mandatory for r in required) // 2
    keys = "".join(islice(cycle(FIRST), half))
    command = [sys.executable, "-m", "tests.ui.killed", str(workspace), role, name, ASSESSOR, keys]
    told: dict[str, Any] = {}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told |= json.loads(line)
            if "pressed" in told:
                process.kill()
                break
    assert process.returncode != 0
    assert len(told["saved"]) == half
    return Killed(**told)


def resume(hands: Hands, window: MainWindow) -> None:
    """Open the draft that Home offers to go on with."""
    (card,) = window.findChildren(DraftCard)
    (go_on,) = card.findChildren(QPushButton)
    hands.tab_to(go_on)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()


def finish_rating(hands: Hands) -> None:
    """Rate what is left, in two keystrokes each; one competence is exempt."""
    session = hands.wizard.session
    left = session.flow.unrated
    if session.flow.position not in left:
        hands.press(Qt.Key.Key_Return)
    before = hands.pressed
    for key in islice(cycle(SECOND), len(left) - 1):
        answer(hands, key)
        hands.press(Qt.Key.Key_Return)
        hands.wait()
    assert hands.pressed - before == 2 * (len(left) - 1)
    assert len(session.flow.unrated) == 1

    def explain() -> None:
        hands.write(REASON)
        hands.press(Qt.Key.Key_Tab, "\t")
        hands.press(Qt.Key.Key_Return)

    hands.in_dialog(ExemptDialog, explain)
    answer(hands, "X")
    hands.wait()
    assert session.rating(session.flow.position).state is State.EXEMPT
    hands.press(Qt.Key.Key_Return)


def decide_and_sign(hands: Hands, page: ResultPage) -> None:
    """Choose a decision, then sign in the dialog."""
    session = hands.wizard.session
    assert not page.sign_off.sign.isEnabled()
    hands.tab_to(page.decision.choices[Decision.MEETS])
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    assert session.assessment is not None
    assert session.assessment.decision is Decision.NOT_YET
    assert session.assessment.decided_by == ASSESSOR

    def agree() -> None:
        hands.press(Qt.Key.Key_Space, " ")
        hands.press(Qt.Key.Key_Return)

    hands.tab_to(page.sign_off.sign)
    hands.in_dialog(SignDialog, agree)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    assert session.assessment.phase is Phase.SIGNED


def print_both(
    hands: Hands,
    page: ResultPage,
    qtbot: QtBot,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[str, str]:
    """Save the report and the learning plan; returns their texts without white space."""
    monkeypatch.setattr("s4c_desktop.ui.documents.ask_place", lambda name, *_: folder / name)
    with qtbot.waitSignal(page.documents.saved) as report:
        hands.tab_to(page.report)
        hands.press(Qt.Key.Key_Space, " ")
    hands.tab_to(page.plan)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    with qtbot.waitSignal(page.plan_panel.documents.saved) as plan:
        hands.tab_to(page.plan_panel.save)
        hands.press(Qt.Key.Key_Space, " ")
    assert report.args is not None
    assert plan.args is not None
    return pdf_text(report.args[0]), pdf_text(plan.args[0])


def pdf_text(path: Path) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(path).pages))


def bare(text: str) -> str:
    """Return a text without white space: a PDF breaks lines where it likes."""
    return "".join(text.split())


def check_documents(workspace: Path, name: str, report: str, plan: str) -> None:
    """Compare what is printed with what the workspace holds."""
    with closing(open_program(workspace, writing=False)) as program:
        (summary,) = program.assessments.list()
        view = program.results.view(summary.id)
        planned = program.plans.view(summary.id)
    assert view.assessment.phase is Phase.SIGNED
    framework = view.framework
    for text in (
        name,
        ASSESSOR,
        REASON,
        view.role.title,
        wording.readiness_sentence(view.result, view.assessment.kind),
        wording.framework_line(framework, view.assessment.reading),
        wording.decision_name(Decision.NOT_YET),
        wording.eqf_disclaimer(),
        *(wording.competence_name(framework, c.competence) for c in view.result.comparisons),
    ):
        assert bare(text) in report, text
    for text in (
        name,
        view.role.title,
        wording.hours_label(),
        *(item.unit for item in planned.plan.items),
        *(wording.item_reason(item, framework) for item in planned.plan.items),
        *(wording.untaught_sentence(gap, framework) for gap in planned.plan.untaught),
        *(wording.competence_name(framework, code) for code in planned.plan.evidence_only),
    ):
        assert bare(text) in plan, text
    for document in (report, plan):
        assert "Draft" not in document
        assert "■" not in document
