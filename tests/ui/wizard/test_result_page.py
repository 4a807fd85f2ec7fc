"""Step 5: the decision, signing off, revisions and the two documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Decision, Kind, Phase, Scope
from s4c_desktop.domain.chain import grouped
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.documents import DocumentService
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sign_dialogs import ReviseDialog, SignDialog
from s4c_desktop.ui.wizard.sign_off_card import SignOffCard
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, press

Open = Callable[..., ResultPage]


@pytest.fixture
def open_page(session: Session, settle: Settle, qtbot: QtBot) -> Iterator[Open]:
    """Return a function that shows the page of the session, with everything rated."""

    def make(kind: Kind = Kind.ASSESSOR, *, leave_out: tuple[str, ...] = ()) -> ResultPage:
        held = date(2026, 3, 2)
        session.set_up(
            SetUp(
                session.framework.id,
                "SCPD",
                kind=kind,
                scope=Scope.MANDATORY,
                held_on=held,
                assessors="M. Berger",
            ),
            Step.RESULT,
        )
        settle()
        for code in session.flow.competences:
            if code not in leave_out:
                session.answer(code, State.RATED, 6)
        page = ResultPage(session)
        qtbot.addWidget(page)
        page.resize(900, 600)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.refresh()
        page.enter()
        settle()
        return page

    yield make
    settle()


def signs(monkeypatch: pytest.MonkeyPatch, name: str | None = "M. Berger") -> None:
    monkeypatch.setattr(SignDialog, "ask", classmethod(lambda *_args: name))


def saves(monkeypatch: pytest.MonkeyPatch, target: Path | None) -> list[str]:
    """Answer the question for a place; returns the names proposed."""
    proposed: list[str] = []

    def ask_place(name: str, *_asked: object) -> Path | None:
        proposed.append(name)
        return target

    monkeypatch.setattr("s4c_desktop.ui.documents.ask_place", ask_place)
    return proposed


def texts(card: SignOffCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def pdf_text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


# -- the decision --------------------------------------------------------------------------


def test_no_decision_is_chosen_beforehand(open_page: Open) -> None:
    page = open_page()
    assert not any(choice.isChecked() for choice in page.decision.choices.values())
    assert "A decision." in texts(page.sign_off)
    assert "The name of who decides." in texts(page.sign_off)
    assert not page.sign_off.sign.isEnabled()


def test_deciding_by_keyboard_takes_the_assessors_name_and_can_be_undone(
    open_page: Open, session: Session, settle: Settle
) -> None:
    page = open_page()
    page.decision.choices[Decision.NOT_YET].setFocus()
    press(Qt.Key.Key_Space, " ")
    settle()
    assert session.assessment is not None
    assert (session.assessment.decision, session.assessment.decided_by) == (
        Decision.NOT_YET,
        "M. Berger",
    )
    assert page.sign_off.sign.isEnabled()
    session.undo_stack.undo()
    assert session.assessment.decision is None
    assert not page.decision.choices[Decision.NOT_YET].isChecked()
    assert not page.sign_off.sign.isEnabled()


def test_a_list_of_names_is_nobodys_decision(
    open_page: Open, session: Session, settle: Settle
) -> None:
    page = open_page()
    assert session.assessment is not None
    session.set_up(
        SetUp(session.framework.id, "SCPD", held_on=date(2026, 3, 2), assessors="Ana, Boris")
    )
    settle()
    page.decision.choices[Decision.MEETS].click()
    assert session.assessment.decided_by == ""


def test_a_decision_can_be_taken_back(open_page: Open, session: Session) -> None:
    page = open_page()
    page.decision.choices[Decision.MEETS].click()
    page.decision.take_back.click()
    assert session.assessment is not None
    assert session.assessment.decision is None
    assert session.assessment.decided_by == "M. Berger"


def test_comments_and_the_name_store_themselves(
    open_page: Open, session: Session, settle: Settle, program: Program
) -> None:
    page = open_page()
    page.decision.name.setFocus()
    press(0, "B")
    page.comments.comment.setFocus()
    press(0, "C")
    page.comments.candidate_comment.setFocus()
    press(0, "D")
    page.leave()
    settle()
    assert session.assessment is not None
    kept = program.assessments.load(session.assessment.id)
    assert (kept.decided_by, kept.comment, kept.candidate_comment) == ("B", "C", "D")


def test_rating_oneself_has_one_comment(open_page: Open) -> None:
    page = open_page(Kind.SELF)
    assert page.comments.comment.isVisible()
    assert not page.comments.candidate_comment.isVisible()


# -- signing -------------------------------------------------------------------------------


def test_signing_is_not_the_primary_step_while_anything_is_unknown(
    open_page: Open, session: Session, settle: Settle
) -> None:
    page = open_page(leave_out=("A1",))
    session.answer("A1", State.NO_EVIDENCE)
    page.decision.choices[Decision.NOT_YET].click()
    settle()
    assert page.sign_off.sign.isEnabled()
    assert page.sign_off.sign.property("role") == ""
    assert page.report.property("role") == "primary"
    session.answer("A1", State.RATED, 6)
    settle()
    assert page.sign_off.sign.property("role") == "primary"
    assert page.report.property("role") == ""


def test_what_is_missing_is_named(open_page: Open) -> None:
    page = open_page(leave_out=("A1", "A4"))
    assert "Mandatory competences nobody has rated: A1, A4." in texts(page.sign_off)


def test_signing_locks_and_the_sentence_still_comes_first(
    open_page: Open,
    session: Session,
    settle: Settle,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs(monkeypatch)
    page = open_page()
    page.decision.choices[Decision.MEETS].click()
    settle()
    page.sign_off.sign.click()
    settle()
    assert session.assessment is not None
    assert program.assessments.load(session.assessment.id).phase is Phase.SIGNED
    assert page.panel.readiness is not None
    assert page.panel.y() < page.comments.y() or not page.comments.isVisible()
    assert page.panel.y() < page.decision.y() < page.after.y() < page.sign_off.y()
    assert page.panel.readiness.chips[0].text().startswith("Signed off ")
    assert "Signed off by M. Berger" in texts(page.sign_off)
    assert "shown as signed" in texts(page.sign_off)
    assert page.decision.taken.text() == "Meets the requirements, decided by M. Berger"
    assert not page.decision.choices[Decision.MEETS].isVisible()
    assert not page.comments.comment.isVisible()
    assert page.report.property("role") == "primary"
    signature = program.assessments.load(session.assessment.id).signature
    assert signature is not None
    link = page.sign_off.link
    first, second = signature.chain[:4], signature.chain[4:8]
    assert f"Link 1 of this workspace's chain of signatures: {first} {second} …" == link.text.text()
    assert grouped(signature.chain) in link.toolTip()
    link.copy.click()
    assert QApplication.clipboard().text() == grouped(signature.chain)


def test_thinking_better_of_it_signs_nothing(
    open_page: Open, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs(monkeypatch, None)
    page = open_page()
    page.decision.choices[Decision.MEETS].click()
    settle()
    page.sign_off.sign.click()
    settle()
    assert not session.read_only


def test_the_dialog_wants_a_name_and_an_explicit_yes(qtbot: QtBot) -> None:
    dialog = SignDialog("Candidate 014", "", None)
    qtbot.addWidget(dialog)
    dialog.sure.setChecked(True)
    assert not dialog.go_on.isEnabled()
    dialog.name.setText("M. Berger")
    assert dialog.go_on.isEnabled()
    dialog.sure.setChecked(False)
    assert not dialog.go_on.isEnabled()


def test_a_revision_wants_its_reason(qtbot: QtBot) -> None:
    dialog = ReviseDialog(None)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.reason.setPlainText(" ")
    assert not dialog.go_on.isEnabled()
    dialog.reason.setPlainText("Appeal")
    assert dialog.go_on.isEnabled()


def test_revisions_lead_to_each_other(
    open_page: Open,
    session: Session,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs(monkeypatch)
    monkeypatch.setattr(ReviseDialog, "ask", classmethod(lambda *_args: "Appeal"))
    page = open_page()
    page.decision.choices[Decision.MEETS].click()
    settle()
    page.sign_off.sign.click()
    settle()
    assert session.assessment is not None
    signed = session.assessment.id
    page.sign_off.revise.click()
    settle()
    draft = session.assessment.id
    assert draft != signed
    assert session.flow.step is Step.REVIEW
    page.refresh()
    settle()
    assert page.revision.text.text() == "Revision 2, made because: Appeal"
    page.revision.ways[0].click()
    settle()
    assert session.assessment.id == signed
    page.refresh()
    settle()
    assert [way.text() for way in page.revision.ways] == ["Open revision 2"]


# -- documents -----------------------------------------------------------------------------


def test_the_report_is_written_and_can_be_opened(
    open_page: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    proposed = saves(monkeypatch, target)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = open_page()
    with qtbot.waitSignal(page.documents.saved):
        page.report.click()
    assert proposed == ["Assessment report - Candidate 014.pdf"]
    assert "Candidate 014" in pdf_text(target)
    assert str(target) in page.documents.message.full_text()
    page.documents.open_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [target]


def test_the_other_documents_are_in_a_menu(
    open_page: Open,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "document.pdf"
    proposed = saves(monkeypatch, target)
    page = open_page()
    page.more.refresh()
    assert not page.more.appeal_form.isEnabled()
    for action, said in (
        (page.more.file_report, "Ratings, one by one"),
        (page.more.card, "Skills card"),
    ):
        with qtbot.waitSignal(page.documents.saved):
            action.trigger()
        assert said in pdf_text(target)
    signs(monkeypatch)
    page.decision.choices[Decision.MEETS].click()
    settle()
    page.sign_off.sign.click()
    settle()
    page.more.refresh()
    with qtbot.waitSignal(page.documents.saved):
        page.more.appeal_form.trigger()
    assert "Appeal against an assessment result" in pdf_text(target)
    assert [name.split(" - ")[0] for name in proposed] == [
        "Assessment file",
        "Skills card",
        "Appeal form",
    ]


def test_a_comment_typed_last_is_in_the_report(
    open_page: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves(monkeypatch, tmp_path / "report.pdf")
    page = open_page()
    page.comments.comment.setFocus()
    for letter in "Knowsitall":
        press(0, letter)
    with qtbot.waitSignal(page.documents.saved):
        page.report.click()
    assert "Knowsitall" in pdf_text(tmp_path / "report.pdf")


def test_no_place_no_document(
    open_page: Open, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves(monkeypatch, None)
    page = open_page()
    page.report.click()
    settle()
    assert not page.documents.isVisible()


def test_what_cannot_be_written_is_told(
    open_page: Open,
    qtbot: QtBot,
    tmp_path: Path,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(DocumentService, "report", refuse)
    saves(monkeypatch, tmp_path / "report.pdf")
    page = open_page()
    page.report.click()
    qtbot.waitUntil(lambda: len(messages.errors) == 1)
    assert not page.documents.isVisible()


def test_the_plan_opens_in_place_and_leads_back(
    open_page: Open, settle: Settle, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    proposed = saves(monkeypatch, target)
    page = open_page()
    assert QApplication.focusWidget() is page.area
    page.plan.click()
    settle()
    assert page.stack.currentWidget() is page.plan_panel
    with qtbot.waitSignal(page.plan_panel.documents.saved):
        page.plan_panel.save.click()
    assert proposed == ["Learning plan - Candidate 014.pdf"]
    assert "Candidate 014" in pdf_text(target)
    page.plan_panel.back_button.click()
    assert page.stack.currentIndex() == 0
    assert QApplication.focusWidget() is page.plan


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Report", "Ana"), "Report - Ana.pdf"),
        (("Report", ""), "Report.pdf"),
        (("Report", "a/b:c\n"), "Report - a_b_c_.pdf"),
        (("..",), "document.pdf"),
    ],
)
def test_names_suit_every_file_system(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts) == name


# -- for oneself ---------------------------------------------------------------------------


def test_an_assessors_draft_has_no_summary_and_a_plan_for_its_role_alone(
    open_page: Open, settle: Settle
) -> None:
    page = open_page()
    assert not page.summary.isVisible()
    assert page.panel.roles is None
    page.plan.click()
    settle()
    assert page.plan_panel.isVisible()
    assert not page.plan_panel.role.isVisible()


def test_rating_oneself_for_one_role_tells_of_the_others_below_the_charts(
    open_page: Open, settle: Settle
) -> None:
    page = open_page(Kind.SELF)
    assert page.summary.isVisible()
    roles = page.panel.roles
    assert roles is not None
    assert page.panel.readiness is not None
    assert page.panel.readiness.sentence.text().endswith(" of 14 mandatory met.")
    charts = [frame.mapTo(page.panel, QPoint()).y() for frame in page.panel.frames]
    assert roles.y() > max(charts)
    roles.plans["SCPM"].click()
    settle()
    assert page.plan_panel.role.currentText() == "Smart City Project Manager"
