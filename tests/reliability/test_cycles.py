"""Opening and closing every window leaves nothing behind: no crash, and as many objects as before.

Windows, screens and dialogs are found by themselves: a new one fails `test_none_is_forgotten`
until it is told here how it is opened.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from uuid import UUID

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import s4c_desktop.ui
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.settings import Preferences
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.appeals import Terms
from s4c_desktop.domain.assessment import Appeal, Assessment, AssessmentSummary, Rating
from s4c_desktop.domain.backups import Backup, Reason
from s4c_desktop.domain.cohort import Subject
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.dossier import Holdings
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.focus_group import GroupDetails
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.framework_difference import framework_difference
from s4c_desktop.domain.framework_draft import DraftContent, FrameworkDraft
from s4c_desktop.domain.joining import Fate, Joining
from s4c_desktop.domain.moving import Move
from s4c_desktop.domain.pages.outcomes import outcomes_page
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.quality import Finding
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.self_check import Question as Choose
from s4c_desktop.domain.self_check import SelfCheck
from s4c_desktop.domain.sheet import Sheet
from s4c_desktop.domain.study import Absence, Learner, Training
from s4c_desktop.domain.vote_publishing import Naming
from s4c_desktop.models.base import Base
from s4c_desktop.services.framework_drafts import Inspected
from s4c_desktop.services.study import Studied
from s4c_desktop.services.transfer import Arrival
from s4c_desktop.services.vote_publishing import PublishingPreview
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import care
from s4c_desktop.ui.assessments.cohort_dialog import Cohort, CohortDialog
from s4c_desktop.ui.assessments.form_dialog import FormDialog
from s4c_desktop.ui.candidate.leave_dialog import LeaveDialog
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.crash_dialog import CrashDialog
from s4c_desktop.ui.editor.dialogs import CopyDialog, MovesDialog, NamingDialog, PublishDialog
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.group.files_dialog import FilesDialog as GroupFilesDialog
from s4c_desktop.ui.group.new_dialog import NewGroupDialog
from s4c_desktop.ui.group.people_dialog import ParticipantsDialog
from s4c_desktop.ui.group.table_dialog import TableDialog
from s4c_desktop.ui.group.vote_dialog import VoteDialog
from s4c_desktop.ui.group.vote_dialogs import OutcomeProfileDialog, RulingDialog
from s4c_desktop.ui.help import AboutDialog, KeyboardDialog
from s4c_desktop.ui.last_run import LastRunDialog
from s4c_desktop.ui.learning.anew_dialog import AnewDialog
from s4c_desktop.ui.learning.check_dialog import CheckDialog
from s4c_desktop.ui.learning.choose_dialog import ChooseDialog
from s4c_desktop.ui.learning.item_dialogs import DoneDialog, HoursDialog, RemoveItemDialog
from s4c_desktop.ui.learning.mark_dialog import MarkDialog
from s4c_desktop.ui.learning.outcomes_dialog import OutcomesDialog
from s4c_desktop.ui.learning.own_item_dialog import OwnItemDialog, new_item
from s4c_desktop.ui.learning.people_picker import PickPeopleDialog
from s4c_desktop.ui.learning.pick_dialog import PickDialog, courses
from s4c_desktop.ui.learning.planner import Page
from s4c_desktop.ui.learning.profile_dialog import ProfileDialog
from s4c_desktop.ui.learning.screen import LearningScreen
from s4c_desktop.ui.learning.training_dialog import TrainingDialog
from s4c_desktop.ui.licences import LicencesDialog
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.people import erase_dialog
from s4c_desktop.ui.people.erase_dialog import EraseDialog
from s4c_desktop.ui.people.import_dialog import ImportDialog
from s4c_desktop.ui.protection.dialogs import (
    NewWorkspaceDialog,
    OpenDialog,
    RemoveDialog,
    ReturnDialog,
)
from s4c_desktop.ui.quality.finding_dialog import FindingDialog
from s4c_desktop.ui.quality.record_dialog import AssessorDialog, RecordDialog
from s4c_desktop.ui.rail import ENTRY_OF
from s4c_desktop.ui.recovery.page import RecoveryDialog
from s4c_desktop.ui.rounds.second_dialog import SecondDialog
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.transfer.arrival_dialog import ArrivalDialog
from s4c_desktop.ui.wizard.appeal_dialogs import LodgeDialog, OutcomeDialog
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.files import EvidenceFiles
from s4c_desktop.ui.wizard.files_dialog import FilesDialog
from s4c_desktop.ui.wizard.grounds_dialog import GroundsDialog
from s4c_desktop.ui.wizard.key_help import KeyHelp
from s4c_desktop.ui.wizard.move_bar import MoveDialog
from s4c_desktop.ui.wizard.passage_dialog import PassageDialog
from s4c_desktop.ui.wizard.rating_history import RatingHistory
from s4c_desktop.ui.wizard.reason_dialog import ReasonDialog
from s4c_desktop.ui.wizard.reasons import Wanted
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sign_dialogs import ReviseDialog, SignDialog, SignTogetherDialog
from s4c_desktop.ui.wizard.sitting_bar import SittingDialog
from s4c_desktop.ui.wizard.tell_dialogs import AddStatementDialog, TellDialog
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.domain.votes import voting
from tests.figures import Figure
from tests.ui.conftest import LONG, wait_until_idle

CYCLES = [
    pytest.param(2, 3, id="sample"),
    pytest.param(100, 500, id="all", marks=[pytest.mark.long, pytest.mark.timeout(5400)]),
]


@dataclass(frozen=True)
class Matter:
    """What dialogs are about."""

    framework: Framework
    context: Context
    draft: Assessment
    vote: VoteView

    def files_dialog(self, window: QWidget) -> FilesDialog:
        session = Session(self.context)
        session.adopt(self.draft, self.framework)
        dialog = FilesDialog(EvidenceFiles(session), self.draft.evidence[0].id, window)
        session.setParent(dialog)
        return dialog

    def rating_history(self, window: QWidget) -> RatingHistory:
        session = Session(self.context)
        session.adopt(self.draft, self.framework)
        changed = RatingChange(1, "A1", State.BELOW, None, "", "", "Maria", datetime.now(UTC))
        dialog = RatingHistory(session, "A1", [changed], window)
        session.setParent(dialog)
        return dialog

    @cached_property
    def studied(self) -> Studied:
        return self.context.program.study.start(self.draft.id)

    @cached_property
    def assessments(self) -> tuple[AssessmentSummary, ...]:
        return self.context.program.assessments.list()

    def arrival_dialog(self, window: QWidget) -> ArrivalDialog:
        joining = Joining(Fate.NEW, self.draft.person, (), (), (), frozenset())
        return ArrivalDialog(Arrival(Path("Candidate 014.s4c"), joining, {}), window)

    def cohort(self) -> CohortSheet:
        found = self.framework
        return CohortSheet((), {}, {}, {}, {found.id: found}, (), {})

    def outcomes_dialog(self, window: QWidget) -> OutcomesDialog:
        outcomes = self.cohort().outcomes(Subject(self.framework.id, "A.vision"))
        assert outcomes is not None
        return OutcomesDialog(self.context, outcomes_page(self.framework, outcomes), window)

    def training_dialog(self, window: QWidget) -> TrainingDialog:
        training = Training(UUID(int=1), self.framework.id, "A.vision", 12)
        return TrainingDialog(self.cohort(), training, window, is_new=True)

    def erase_dialog(self, window: QWidget) -> EraseDialog:
        backup = Backup(Path("backup"), datetime(2026, 9, 14, tzinfo=UTC), Reason.DAY, 1, True)
        holdings = Holdings(assessments=2, signed=1, evidence=3, attachments=1)
        subject = erase_dialog.Subject(self.draft.person, "Candidate 014", holdings, (backup,))
        return EraseDialog(subject, "Maria", window)

    def ruling_dialog(self, window: QWidget) -> RulingDialog:
        return RulingDialog(self.vote, self.vote.vote.items[0], window)

    def outcome_dialog(self, window: QWidget) -> OutcomeProfileDialog:
        view = self.vote
        preview = PublishingPreview(
            self.framework, (), framework_difference(view.framework, self.framework)
        )
        naming = Naming("OURS", "1.0", "Ours", "Our edition")
        return OutcomeProfileDialog(self.context, view, naming, preview, window)


WANTED = Wanted("A1", Rating(), Rating(flagged=True), lambda _why: None, lambda: None)
APART = Rating(State.RATED, 5, knowledge=7, autonomy=4)
APPEAL = Appeal(UUID(int=1), date(2026, 9, 16), "C-101", "The video was not seen.")
TERMS = Terms(date(2026, 9, 20), date(2026, 9, 30), ("Maria",))

# How each dialog is opened over a window.
DIALOGS: dict[type[QDialog], Callable[[QWidget, Matter], QDialog]] = {
    AboutDialog: lambda window, _matter: AboutDialog(window),
    AddStatementDialog: lambda window, _matter: AddStatementDialog("C-101", "Maria", window),
    ArrivalDialog: lambda window, matter: matter.arrival_dialog(window),
    CohortDialog: lambda window, _matter: CohortDialog(Cohort((), (), ("2026",)), Path(), window),
    CrashDialog: lambda _window, _matter: CrashDialog(ValueError("fault")),
    EraseDialog: lambda window, matter: matter.erase_dialog(window),
    EvidenceDialog: lambda window, _matter: EvidenceDialog(None, window),
    AssessorDialog: lambda window, _matter: AssessorDialog(("Maria",), window),
    ExemptDialog: lambda window, _matter: ExemptDialog("A1 Creativity", "", "", window),
    FilesDialog: lambda window, matter: matter.files_dialog(window),
    LeaveDialog: lambda window, _matter: LeaveDialog(("Maria",), window),
    FindingDialog: lambda window, _matter: FindingDialog(
        Finding(UUID(int=1), UUID(int=2), "Thin evidence"), window, is_new=False
    ),
    CopyDialog: lambda window, matter: CopyDialog((matter.framework,), window),
    MovesDialog: lambda window, matter: MovesDialog(matter.framework, (), window),
    NamingDialog: lambda window, _matter: NamingDialog("New area", "Areas group.", "", (), window),
    PublishDialog: lambda window, m: PublishDialog(
        FrameworkDraft(UUID(int=1), DraftContent(m.framework)),
        Inspected((), None, None, ()),
        window,
    ),
    FormDialog: lambda window, matter: FormDialog((matter.framework,), window),
    ImportDialog: lambda window, matter: ImportDialog(matter.context, window),
    GroundsDialog: lambda window, _matter: GroundsDialog("A1 Creativity", APART, window),
    NewGroupDialog: lambda window, m: NewGroupDialog(
        GroupDetails("", m.framework.id), (m.framework,), window
    ),
    TableDialog: lambda window, m: TableDialog(
        m.context, UUID(int=1), m.framework, Sheet("group.csv", ("A1",), ()), window
    ),
    GroupFilesDialog: lambda window, m: GroupFilesDialog(m.context, UUID(int=1), (), window),
    ParticipantsDialog: lambda window, _matter: ParticipantsDialog((), window),
    KeyHelp: lambda window, _matter: KeyHelp(window),
    KeyboardDialog: lambda window, _matter: KeyboardDialog(window),
    LastRunDialog: lambda window, _matter: LastRunDialog("Fatal Python error", window),
    LicencesDialog: lambda window, _matter: LicencesDialog(window),
    LodgeDialog: lambda window, _matter: LodgeDialog("C-101", TERMS, window),
    MarkDialog: lambda window, _matter: MarkDialog("Analysis", 2, date(2026, 9, 14), window),
    MoveDialog: lambda window, m: MoveDialog(
        Move(m.framework, m.framework, (), (), None, True), window
    ),
    NewWorkspaceDialog: lambda window, _matter: NewWorkspaceDialog(window),
    OutcomesDialog: lambda window, matter: matter.outcomes_dialog(window),
    OpenDialog: lambda window, _matter: OpenDialog("Work", window),
    OutcomeDialog: lambda window, _matter: OutcomeDialog(APPEAL, TERMS, window),
    ReasonDialog: lambda window, _matter: ReasonDialog(WANTED, window),
    ReturnDialog: lambda window, _matter: ReturnDialog(lambda _text: True, window),
    OutcomeProfileDialog: lambda window, matter: matter.outcome_dialog(window),
    RulingDialog: lambda window, matter: matter.ruling_dialog(window),
    RecordDialog: lambda window, _matter: RecordDialog(None, window),
    AnewDialog: lambda window, matter: AnewDialog(matter.studied, window),
    CheckDialog: lambda window, _matter: CheckDialog(
        SelfCheck("T1", "ours", (Choose("Which?", ("This", "That"), 0, "So it is."),)), "T", window
    ),
    ChooseDialog: lambda window, matter: ChooseDialog(
        matter.context.theme, matter.assessments, window
    ),
    DoneDialog: lambda window, _matter: DoneDialog(
        "Soft skills", date(2026, 9, 14), {UUID(int=3): "Minutes"}, window
    ),
    HoursDialog: lambda window, _matter: HoursDialog([("Topic", Hours())], window, estimated=True),
    OwnItemDialog: lambda window, m: OwnItemDialog(new_item(), m.framework, ("A1",), window),
    PickDialog: lambda window, matter: PickDialog(
        matter.context.theme,
        "Courses",
        courses(matter.context.program.catalogue.all),
        ("B2",),
        matter.framework.order,
        window,
    ),
    ProfileDialog: lambda window, matter: ProfileDialog(
        matter.context.theme,
        Learner(matter.draft.person.id, absences=(Absence(date(2026, 9, 14), date(2026, 9, 15)),)),
        matter.framework,
        lambda _topic: True,
        window,
    ),
    RemoveItemDialog: lambda window, _matter: RemoveItemDialog("Soft skills", window),
    PickPeopleDialog: lambda window, _matter: PickPeopleDialog((), (), window),
    PassageDialog: lambda window, m: PassageDialog(
        "A story", m.framework.competences, frozenset({"A1"}), window
    ),
    RatingHistory: lambda window, matter: matter.rating_history(window),
    RemoveDialog: lambda window, _matter: RemoveDialog(lambda _text: True, window),
    RecoveryDialog: lambda window, _matter: recovery_dialog(window),
    ReviseDialog: lambda window, _matter: ReviseDialog(window),
    SittingDialog: lambda window, _matter: SittingDialog((), ("Maria",), "Maria", "", window),
    SecondDialog: lambda window, _matter: SecondDialog("Maria Ilieva", window),
    TrainingDialog: lambda window, matter: matter.training_dialog(window),
    VoteDialog: lambda window, matter: VoteDialog((matter.framework,), None, window),
    TellDialog: lambda window, _matter: TellDialog("C-101", None, "Maria", window),
    SignDialog: lambda window, _matter: SignDialog("Candidate 014", "", window),
    SignTogetherDialog: lambda window, _matter: SignTogetherDialog("Candidate", "A", "B", window),
}


def recovery_dialog(window: QWidget) -> QDialog:
    """Return the dialog about a server, which has no backups to look for."""
    assert isinstance(window, MainWindow)
    error = UnusableError(Condition.UNREACHABLE, "The server can't be reached.")
    return RecoveryDialog(window.menus.workspaces, "postgresql://desk/centre", error, window)


def kinds(base: type[QWidget]) -> set[type[QWidget]]:
    """Return the program's kinds of widget that nothing is derived from."""
    for module in pkgutil.walk_packages(s4c_desktop.ui.__path__, "s4c_desktop.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [base]
    while waiting:
        derived = [k for k in waiting.pop().__subclasses__() if k.__module__.startswith("s4c_")]
        waiting += derived
        found |= {kind for kind in derived if not kind.__subclasses__()}
    return found


class Desk:
    """A window over the sample data, opened and closed again and again."""

    def __init__(self, workspace: Path, theme: Theme) -> None:
        self.workspace = workspace
        self.bugs = CrashHandler()
        self.messages = Messages(self.bugs.report)
        self.events = Events()
        self.tasks = Tasks(self.events, self.messages)
        self.theme = theme
        self.shown: set[type[QWidget]] = set()

    def settle(self) -> None:
        """Let everything be done that was asked for."""
        wait_until_idle(self.tasks)

    def open_window(self) -> tuple[MainWindow, Workspaces]:
        """Open the window and the workspace."""
        workspaces = Workspaces(self.tasks, self.events, self.theme, self.messages, Preferences())
        window = MainWindow(workspaces)
        window.show()
        workspaces.open(str(self.workspace))
        self.settle()
        return window, workspaces

    def show_everything(self) -> None:
        """Open the window, show each screen and each step of an assessment, and close it."""
        window, workspaces = self.open_window()
        for name in (*window.rail.names(), *ENTRY_OF):
            window.show_screen(name)
            self.settle()
            self.shown.add(type(window.current()))
        assert workspaces.context is not None
        assessments = workspaces.context.program.assessments.list()
        draft = next(a for a in assessments if a.person.startswith("Dimitra"))
        window.open_assessment(draft.id)
        self.settle()
        wizard = window.current()
        assert isinstance(wizard, Wizard)
        for step in Step:
            wizard.session.go(step)
            self.settle()
            assert wizard.session.flow.step is step
        wizard.turn.click()
        assert window.candidate.active
        window.candidate.put_down()
        self.show_plan(window, workspaces.context.program)
        window.menus.guides.show_fitting()
        self.settle()
        assert window.menus.guides.window is not None
        window.menus.guides.window.close()
        self.close(window)

    def show_plan(self, window: MainWindow, program: Program) -> None:
        """Show every page of a learning plan."""
        if not program.study.lines():
            listed = program.assessments.list()
            found = next(a for a in listed if a.person == "Candidate 014")
            program.study.keep(program.study.start(found.id).plan)
        self.events.plan_wanted.emit(program.study.lines()[0].plan.id)
        self.settle()
        screen = window.current()
        assert isinstance(screen, LearningScreen)
        assert screen.planner is not None
        for page in list(Page)[1:]:
            screen.planner.show_part(page)
            self.settle()
        screen.close_plan()

    def close(self, window: MainWindow) -> None:
        """Close the window as a person does."""
        window.close()
        self.settle()
        window.deleteLater()


@pytest.fixture
def desk(
    qapp: QApplication, sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    # Today's backup, made in the midst of counting, would be counted.
    monkeypatch.setattr(care, "CALM", LONG)
    theme = Theme()
    theme.set_scheme("light")
    theme.apply(qapp)
    collector = Collector()
    collector.start()
    made = Desk(Path(shutil.copy(sample_template, tmp_path / "Sample.s4cw")), theme)
    yield made
    made.tasks.join()
    collector.stop()
    clear()


def clear() -> None:
    """Delete what waits to be deleted, and what only refers to itself."""
    for _time in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
        gc.collect()
    # SQLAlchemy keeps some statements of every engine, in a cache with a bound.
    for mapper in Base.registry.mappers:
        mapper._compiled_cache.clear()


def living() -> dict[str, int]:
    """Count all living objects by their kind, and Qt's widgets whether Python knows them or not."""
    clear()
    widgets = len(QApplication.allWidgets())
    clear()
    found = Counter(f"{type(o).__module__}.{type(o).__qualname__}" for o in gc.get_objects())
    # What pytest keeps to show it when a test fails.
    kept = [kind for kind in found if kind.startswith(("pytestqt.", "logging.LogRecord"))]
    return {kind: number for kind, number in found.items() if kind not in kept} | {
        "Qt widgets": widgets
    }


def after_both(first: int, last: int, cycle: Callable[[], None]) -> tuple[dict[str, int], str]:
    """Return what lives after the last of many cycles and not after the first, and the memory.

    What a thread of the test runner held just at the first look, or at the last, does not grow
    further; what cycles leave does, so that whatever is found is looked for in as many again.
    """
    process = psutil.Process()
    for _time in range(first):
        cycle()
    living()  # Looking for the first time makes objects of its own.
    before = living()
    start = process.memory_info().rss
    for _time in range(last - first):
        cycle()
    grown = (process.memory_info().rss - start) / 1024**2
    memory = f"{grown:.1f} MiB more after cycle {last} than after {first}"
    after = living()
    grown_by = more(before, after)
    if grown_by:
        for _time in range(last - first):
            cycle()
        further = more(after, living())
        grown_by = {kind: n for kind, n in grown_by.items() if n * further.get(kind, 0) > 0}
    return grown_by, memory


def more(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Return by how many each kind grew or shrank."""
    found = {kind: after.get(kind, 0) - before.get(kind, 0) for kind in before | after}
    return {kind: number for kind, number in found.items() if number}


@pytest.mark.parametrize(("first", "last"), CYCLES)
def test_the_window_with_every_screen_and_step_leaves_nothing(
    first: int, last: int, desk: Desk, figure: Figure
) -> None:
    grown, memory = after_both(first, last, desk.show_everything)
    figure("opened and closed: the window", f"{last} cycles, {sum(grown.values())} left; {memory}")
    assert not grown, grown
    assert desk.shown == kinds(Screen)


@pytest.mark.parametrize(("first", "last"), CYCLES)
def test_dialogs_and_messages_leave_nothing(
    first: int,
    last: int,
    desk: Desk,
    qtbot: QtBot,
    figure: Figure,
) -> None:
    window, workspaces = desk.open_window()
    assert workspaces.context is not None
    program = workspaces.context.program
    lines = program.assessments.list()
    draft = program.assessments.load(next(a.id for a in lines if a.person == "Candidate 014"))
    vote = VoteView(voting(), program.library.named("SCRO"))
    matter = Matter(program.library.current(), workspaces.context, draft, vote)

    def cycle() -> None:
        for kind, make in DIALOGS.items():
            dialog = make(window, matter)
            assert type(dialog) is kind
            dialog.open()
            put_away(dialog)
        desk.messages.error(UserError("There is no room."))
        desk.bugs.report(ValueError("fault"))
        QCoreApplication.processEvents()
        for _each in range(2):
            shown = QApplication.activeModalWidget()
            assert isinstance(shown, QMessageBox | CrashDialog)
            put_away(shown)
        # The way back that a dialog offers looks for backups on the second worker.
        qtbot.waitUntil(lambda: not desk.tasks.long_busy)

    grown, memory = after_both(first, last, cycle)
    desk.close(window)
    figure("opened and closed: dialogs", f"{last} cycles, {sum(grown.values())} left; {memory}")
    assert not grown, grown


def put_away(dialog: QDialog) -> None:
    """Close a dialog as Escape does, and delete it."""
    QCoreApplication.processEvents()
    dialog.close()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_none_is_forgotten() -> None:
    assert kinds(QDialog) == set(DIALOGS)
    assert kinds(QMainWindow) == {MainWindow}
