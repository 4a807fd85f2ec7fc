"""Renders screens with the sample data.

`make screens` renders every screen, light and dark, to look at: a new one needs one more line in
SCREENS. `--size 900x600` and the environment variable QT_SCALE_FACTOR show how it does in other
windows. `make screenshots` renders the pictures of the README and the guides, PICTURES, small
enough to be kept in `docs/images/`.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from s4c_desktop.base.settings import Preferences
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.domain.catalogue import Kind as Topic
from s4c_desktop.domain.catalogue import Place
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.vote import Phase as VotePhase
from s4c_desktop.ui import text_size
from s4c_desktop.ui.assessments.screen import AssessmentsScreen
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.editor.editor import (
    COMPETENCES,
    FRAMEWORK,
    LEVELS,
    REQUIREMENTS,
    ROLES,
)
from s4c_desktop.ui.editor.editor import FINDINGS as EDITOR_FINDINGS
from s4c_desktop.ui.editor.screen import OwnFrameworksScreen
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.group.page import (
    COMPARE,
    DETAILS,
    ENTRY,
    PARTICIPANTS,
    PROFILE,
    RATINGS,
)
from s4c_desktop.ui.group.screen import GroupsScreen
from s4c_desktop.ui.group.skills import INVENTORY, TEAM
from s4c_desktop.ui.group.vote_panel import VotesPanel
from s4c_desktop.ui.group.vote_screen import VotesScreen
from s4c_desktop.ui.help import AboutDialog, KeyboardDialog
from s4c_desktop.ui.learning.planner import Page as PlanPage
from s4c_desktop.ui.learning.screen import TRAINING, LearningScreen
from s4c_desktop.ui.learning.training_panel import GROUPS, NEEDS, TRAININGS
from s4c_desktop.ui.library.screen import LibraryScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.people.person_view import Section
from s4c_desktop.ui.people.screen import PeopleScreen
from s4c_desktop.ui.quality import screen as quality
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces

SIZE = "1440x900"
PATIENCE = 30_000
LAYOUT_TURNS = 5
"""Wrapped text inside cards inside a scrolled page finds its height in a few turns."""
SCHEMES = ("light", "dark")
COUNTED = (1, 0, 3, 7, 2)
"""The votes for the first options of a round."""


class Studio:
    """The program with its window, and what is needed to put a screen before the camera."""

    def __init__(self, app: QApplication, size: tuple[int, int]) -> None:
        self._app = app
        self.theme = Theme()
        self.theme.apply(app)
        messages = Messages(_give_up)
        events = Events()
        self._assessments: tuple[AssessmentSummary, ...] = ()
        self._collector = Collector()
        self._collector.start()
        self._tasks = Tasks(events, messages)
        self._workspaces = Workspaces(self._tasks, events, self.theme, messages, Preferences())
        self.window = MainWindow(self._workspaces)
        self.window.resize(*size)
        self.window.show()

    def settle(self) -> None:
        """Wait until everything asked for is shown."""
        self._app.processEvents()
        while self._tasks.busy or self._tasks.long_busy:
            if not self._tasks.busy:
                self._app.processEvents()
                continue
            loop = QEventLoop()
            self._tasks.idle.connect(loop.quit)
            QTimer.singleShot(PATIENCE, loop.quit)
            loop.exec()
            self._app.processEvents()

    def open_empty(self) -> None:
        """Open a workspace as on the first start."""
        self._workspaces.open_last()
        self.settle()

    def open_sample(self) -> None:
        """Open the sample data."""
        self._workspaces.open_sample()
        self.settle()
        context = self._workspaces.context
        if context is not None:
            # As they are now: a step that is looked at is remembered.
            self._assessments = context.program.assessments.list()

    def draft(self, step: Step) -> AssessmentSummary:
        """Return a draft of the sample data that stands at a step."""
        return next(s for s in self._assessments if s.phase is Phase.DRAFT and s.step == step.value)

    def own(self) -> AssessmentSummary:
        """Return a self-assessment of the sample data."""
        return next(s for s in self._assessments if s.kind is Kind.SELF)

    def signed(self) -> AssessmentSummary:
        """Return a signed assessment of the sample data."""
        return next(s for s in self._assessments if s.phase is Phase.SIGNED)

    def wizard(self, summary: AssessmentSummary, step: Step) -> None:
        """Open an assessment at a step."""
        self.window.open_assessment(summary.id)
        self.settle()
        wizard = self.window.current()
        assert isinstance(wizard, Wizard)  # noqa: S101 - the window was just asked for it
        wizard.session.go(step)

    def shoot(self, target: Path, what: QWidget | None = None) -> None:
        """Take the picture."""
        self.settle()
        for _turn in range(LAYOUT_TURNS):
            self._app.processEvents()
        (what or self.window).grab().save(str(target))
        self.window.candidate.put_down()

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.settle()
        self._tasks.join()
        self._collector.stop()


def _rail(name: str) -> Callable[[Studio], None]:
    return lambda studio: studio.window.show_screen(name)


def _assessments(studio: Studio) -> None:
    studio.window.show_screen("assessments")
    studio.settle()
    screen = studio.window.current()
    if isinstance(screen, AssessmentsScreen):
        screen.view.setCurrentIndex(screen.view.model().index(0, 0))


def _editor(page: int) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("own_frameworks")
        studio.settle()
        screen = studio.window.current()
        if isinstance(screen, OwnFrameworksScreen):
            service = screen.context.program.framework_drafts
            base = screen.context.program.library.current()
            drafts = service.own().drafts
            made = drafts[0] if drafts else service.copy(base.id, "CITY", "Our city").value
            screen.open_draft(made.id)
            studio.settle()
            screen.editor.show_page(page)

    return show


def _quality(section: int) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("quality")
        screen = studio.window.current()
        if isinstance(screen, quality.QualityScreen):
            screen.show_section(section)

    return show


def _look(studio: Studio) -> None:
    _quality(quality.SAMPLES)(studio)
    studio.settle()
    screen = studio.window.current()
    if isinstance(screen, quality.QualityScreen):
        screen.samples.open.click()


def _beside_result(
    open_result: Callable[[Studio], None], do: Callable[[ResultPage], object]
) -> Callable[[Studio], None]:
    """Show what takes the place of a result, or stands beside it, after something was done."""

    def show(studio: Studio) -> None:
        open_result(studio)
        studio.settle()
        for page in studio.window.current().findChildren(ResultPage):
            do(page)

    return show


def _training(part: int) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("learning")
        studio.settle()
        screen = studio.window.current()
        if isinstance(screen, LearningScreen):
            screen.show_section(TRAINING)
            studio.settle()
            if screen.training is not None:
                screen.training.show_part(part)
            studio.settle()

    return show


def _planner(page: PlanPage) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("learning")
        studio.settle()
        screen = studio.window.current()
        if isinstance(screen, LearningScreen):
            screen.open_plan(screen.plans.table.plans.lines[0].plan.id)
            studio.settle()
        if isinstance(screen, LearningScreen) and screen.planner is not None:
            screen.planner.show_part(page)

    return show


def _group(part: int) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("groups")
        studio.settle()
        screen = studio.window.current()
        if not isinstance(screen, GroupsScreen):
            return
        screen.show_list()
        studio.settle()
        key = screen.list.table.key()
        if isinstance(key, UUID):
            screen.open_group(key)
        studio.settle()
        screen.page.show_part(part)
        studio.settle()
        if part == COMPARE:
            screen.page.compare.other.setCurrentIndex(1)
            screen.page.compare.compare()

    return show


def _groups(section: int) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("groups")
        studio.settle()
        screen = studio.window.current()
        if isinstance(screen, GroupsScreen):
            screen.show_list()
            screen.tabs.setCurrentIndex(section)

    return show


def _skills(question: int) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        _groups(1)(studio)
        screen = studio.window.current()
        if isinstance(screen, GroupsScreen):
            screen.skills.question.show_value(question)
            screen.skills.refresh()

    return show


def _vote(
    phase: VotePhase, do: Callable[[VotesPanel], object] = lambda _panel: None
) -> Callable[[Studio], None]:
    """Show the vote of the sample data that is so far, after something was done in it."""

    def show(studio: Studio) -> None:
        studio.window.show_screen("votes")
        studio.settle()
        screen = studio.window.current()
        if not isinstance(screen, VotesScreen):
            return
        found = screen.context.program.votes.all()
        screen.panel.open_vote(next(v.vote.id for v in found if v.vote.phase is phase))
        studio.settle()
        do(screen.panel)
        studio.settle()

    return show


def _count(panel: VotesPanel) -> None:
    """Count a few votes in the round that is open, or in a new one."""
    item = panel.desk.item
    if item.grid is None:
        item.open_round()
    for field, count in zip(item.grid.fields.values() if item.grid else (), COUNTED, strict=False):
        field.setValue(count)


def _close(panel: VotesPanel) -> None:
    """Close the round that is open, if one is."""
    if panel.desk.item.grid is not None:
        panel.desk.item.close_round()


def _section(section: Section) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        studio.window.show_screen("people")
        studio.settle()
        screen = studio.window.current()
        if isinstance(screen, PeopleScreen):
            screen.list.choose(studio.signed().person_id)
            screen.page.show_section(section)

    return show


def _check(studio: Studio) -> None:
    studio.window.check()


def _step(step: Step, stands_at: Step) -> Callable[[Studio], None]:
    return lambda studio: studio.wizard(studio.draft(stands_at), step)


def _candidate(studio: Studio) -> None:
    studio.wizard(studio.draft(Step.RATINGS), Step.RATINGS)
    wizard = studio.window.current()
    if isinstance(wizard, Wizard):
        wizard.turn.click()


def _new(studio: Studio) -> None:
    studio.window.start_assessment(Kind.ASSESSOR)


def _guided(studio: Studio) -> None:
    studio.wizard(studio.own(), Step.RATINGS)


def _plan(studio: Studio) -> None:
    studio.wizard(studio.draft(Step.RESULT), Step.RESULT)
    studio.settle()
    for page in studio.window.findChildren(ResultPage):
        page.plan.click()


def _drafted(studio: Studio) -> None:
    studio.wizard(studio.draft(Step.RESULT), Step.RESULT)


def _signed(studio: Studio) -> None:
    studio.wizard(studio.signed(), Step.RESULT)


def _place(place: Place) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        library(studio).open_place(place)

    return show


def _search(studio: Studio) -> None:
    screen = library(studio)
    screen.search_field.setText("flood")
    screen.results.search()


def library(studio: Studio) -> LibraryScreen:
    """Return the library, opened."""
    studio.window.show_screen("library")
    studio.settle()
    screen = studio.window.current()
    assert isinstance(screen, LibraryScreen)  # noqa: S101 - the window was just asked for it
    return screen


SCREENS: tuple[tuple[str, Callable[[Studio], None]], ...] = (
    ("home", _rail("home")),
    ("people", _rail("people")),
    ("person-timeline", _section(Section.TIMELINE)),
    ("person-plans", _section(Section.PLANS)),
    ("person-documents", _section(Section.DOCUMENTS)),
    ("person-rights", _section(Section.RIGHTS)),
    ("assessments", _assessments),
    ("learning", _rail("learning")),
    ("training", _training(NEEDS)),
    ("training-groups", _training(GROUPS)),
    ("trainings", _training(TRAININGS)),
    ("planner", _planner(PlanPage.ITEMS)),
    ("planner-timeline", _planner(PlanPage.TIMELINE)),
    ("planner-beyond", _planner(PlanPage.BEYOND)),
    ("planner-progress", _planner(PlanPage.FOLLOW)),
    ("groups", _groups(0)),
    ("group-participants", _group(PARTICIPANTS)),
    ("group-entry", _group(ENTRY)),
    ("group-ratings", _group(RATINGS)),
    ("group-profile", _group(PROFILE)),
    ("group-compare", _group(COMPARE)),
    ("group-details", _group(DETAILS)),
    ("skills", _groups(1)),
    ("skills-team", _skills(TEAM)),
    ("skills-inventory", _skills(INVENTORY)),
    ("votes", _rail("votes")),
    ("vote-round", _vote(VotePhase.VOTING, _count)),
    ("vote-result", _vote(VotePhase.VOTING, _close)),
    ("vote-outcome", _vote(VotePhase.DECIDED)),
    ("quality", _rail("quality")),
    ("second-look", _look),
    ("findings", _quality(quality.FINDINGS)),
    ("assessors", _quality(quality.ASSESSORS)),
    ("leniency", _quality(quality.LENIENCY)),
    ("practice", _quality(quality.PRACTICE)),
    ("settings", _rail("settings")),
    ("settings-backups", lambda studio: studio.window.show_backups()),
    ("check", _check),
    ("person", _new),
    ("setup", _step(Step.SETUP, Step.RATINGS)),
    ("ratings", _step(Step.RATINGS, Step.RATINGS)),
    ("guided", _guided),
    ("review", _step(Step.REVIEW, Step.RATINGS)),
    ("result", _step(Step.RESULT, Step.RESULT)),
    ("candidate", _candidate),
    ("plan", _plan),
    ("signed", _signed),
    ("compare", _beside_result(_drafted, lambda page: page.round_bar.compare.click())),
    ("progress", _beside_result(_signed, lambda page: page.round_bar.progress.click())),
    ("appeals", _beside_result(_signed, lambda page: page.after.appeals.click())),
    ("explorer", _place(Place(Topic.COMPETENCE, "", "SCCF"))),
    ("competence", _place(Place(Topic.COMPETENCE, "B6", "SCCF"))),
    ("role", _place(Place(Topic.ROLE, "SCPM", "SCCF"))),
    ("roles", _place(Place(Topic.ROLE, "", "SCCF"))),
    ("module", _place(Place(Topic.MODULE, "B", "SCCF"))),
    ("case-studies", _place(Place(Topic.CASE_STUDY, ""))),
    ("case-study", _place(Place(Topic.CASE_STUDY, "08"))),
    ("glossary", _place(Place(Topic.GLOSSARY, ""))),
    ("editor", _editor(COMPETENCES)),
    ("editor-requirements", _editor(REQUIREMENTS)),
    ("editor-roles", _editor(ROLES)),
    ("editor-levels", _editor(LEVELS)),
    ("editor-framework", _editor(FRAMEWORK)),
    ("editor-findings", _editor(EDITOR_FINDINGS)),
    ("search", _search),
)

DIALOGS: tuple[tuple[str, Callable[[QWidget], QDialog]], ...] = (
    ("keyboard", KeyboardDialog),
    ("about", AboutDialog),
)


PICTURES = (
    "welcome",
    "setup",
    "ratings",
    "guided",
    "review",
    "result",
    "planner",
    "group-entry",
    "group-profile",
    "vote-round",
    "editor-requirements",
    "explorer",
)
"""Screens that the README and the guides show."""

PICTURE_WIDTH = 1100
PICTURE_COLOURS = 256


def main() -> None:
    """Render what is asked for, everything if nothing is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--size", default=SIZE)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--schemes", nargs="*", default=SCHEMES, choices=SCHEMES)
    parser.add_argument("--text-size", type=int, default=100, help="in per cent")
    parser.add_argument("--pictures", action="store_true", help="those of README and guides")
    arguments = parser.parse_args()
    width, height = (int(side) for side in arguments.size.split("x"))
    target: Path = arguments.target
    target.mkdir(parents=True, exist_ok=True)
    names = PICTURES if arguments.pictures else arguments.only
    schemes = SCHEMES[:1] if arguments.pictures else arguments.schemes

    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "LOG", "DOCUMENTS"):
            os.environ[f"S4C_{name}_DIR"] = home
        text_size.use(arguments.text_size)
        studio = Studio(QApplication([]), (width, height))

        def shots(name: str) -> Iterator[Path]:
            for scheme in schemes if not names or name in names else ():
                studio.theme.set_scheme(scheme)
                yield target / f"{name}-{scheme}.png"

        studio.open_empty()
        for path in shots("welcome"):
            studio.shoot(path)
        studio.open_sample()
        for name, show in SCREENS:
            for path in shots(name):
                show(studio)
                studio.shoot(path)
        studio.window.show_screen("home")
        for name, make in DIALOGS:
            for path in shots(name):
                dialog = make(studio.window)
                dialog.show()
                studio.shoot(path, dialog)
                dialog.close()
        studio.close()
    if arguments.pictures:
        for name in PICTURES:
            shrink(target / f"{name}-{schemes[0]}.png")


def shrink(path: Path) -> None:
    """Make a picture small enough to be kept: fewer pixels, fewer colours."""
    with Image.open(path) as picture:
        height = round(picture.height * PICTURE_WIDTH / picture.width)
        small = picture.convert("RGB").resize((PICTURE_WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(PICTURE_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _give_up(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    main()
