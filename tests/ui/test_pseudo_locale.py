"""In a language that nobody speaks nothing is left in English, and nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.base import log, paths
from s4c_desktop.domain.flow import Step
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import languages
from s4c_desktop.ui.licences import LicencesDialog
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.rail import ENTRY_OF
from s4c_desktop.ui.settings.screen import SettingsScreen
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests import pseudo
from tests.domain.votes import voting
from tests.reliability.test_cycles import DIALOGS, Matter, put_away
from tests.ui.shown import Content, words_of, words_of_menus
from tests.ui.test_sizes import _describe, _is_cut

Settle = Callable[[], None]
DIALOGS_ABOUT = (
    *("This", "That", "Which", "Minutes", "Work", "Maria", "New area", "Areas group"),
    *("A1 Creativity", "The video was not seen", "English"),
)
"""What the dialogs of the list are about."""

TURNS = 5
"""Wrapped text in cards in a scrolled page takes a few turns to find its height."""


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo.write_catalogue(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def _language(catalogues: Path, qapp: QApplication) -> Iterator[None]:
    languages.use(pseudo.CODE, catalogues)
    yield
    languages.use("en", catalogues)


def _of_the_system() -> Iterator[str]:
    """Yield what Qt writes as the system has it, in whatever language that is."""
    locale = QLocale()
    yield from (locale.standaloneMonthName(n) for n in range(1, 13))
    yield from (locale.dayName(n) for n in range(1, 8))


class Reader:
    """Reads what is shown, and keeps what nobody translated and what is cut."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self.found: set[str] = set()

    def read(self, root: QWidget, where: str) -> None:
        for _turn in range(TURNS):
            QApplication.processEvents()
        for text, kind in words_of(root):
            for part in self._content.strange(text):
                self.found.add(f"{where}: {kind} says {part!r}")
        for widget in root.findChildren(QWidget):
            if widget.isVisible() and _is_cut(widget):
                self.found.add(f"{where}: cut is {_describe(widget)}")


@pytest.mark.usefixtures("_language")
def test_nothing_is_left_in_english_and_nothing_is_cut(
    workspaces: Workspaces, sample_file: Path, settle: Settle
) -> None:
    content = Content(paths.content_database(), sample_file)
    content.add(*DIALOGS_ABOUT, *_of_the_system(), *sample_file.parts, sample_file.stem)
    content.add(f"{sample_file.name}.backups", *log.file().parts)
    reader = Reader(content)
    window = MainWindow(workspaces)
    window.resize(900, 600)
    window.show()
    workspaces.open(str(sample_file))
    settle()
    assert workspaces.context is not None
    program = workspaces.context.program
    for name in (*window.rail.names(), *ENTRY_OF):
        window.show_screen(name)
        settle()
        reader.read(window, name)
    for text, kind in words_of_menus(window):
        reader.found.update(f"{kind}: {p!r}" for p in reader._content.strange(text))
    window.show_screen("settings")
    screen = window.current()
    assert isinstance(screen, SettingsScreen)
    for section in range(3):
        screen.show_section(section)
        settle()
        reader.read(window, f"settings {section}")
    lines = program.assessments.list()
    draft = next(a for a in lines if a.person.startswith("Dimitra"))
    window.open_assessment(draft.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    for step in Step:
        wizard.session.go(step)
        settle()
        reader.read(window, f"wizard {step.value}")
    window.show_screen("home")
    stored = program.assessments.load(next(a.id for a in lines if a.person == "Candidate 014"))
    vote = VoteView(voting(), program.library.named("SCRO"))
    matter = Matter(program.library.current(), workspaces.context, stored, vote)
    for dialog_kind, make in DIALOGS.items():
        if dialog_kind is LicencesDialog:
            continue  # Names of packages and their licences stand there as they are.
        dialog = make(window, matter)
        dialog.open()
        settle()
        reader.read(dialog, dialog_kind.__name__)
        put_away(dialog)
    while workspaces.tasks.long_busy:
        QApplication.processEvents()
    window.close()
    settle()
    window.deleteLater()
    assert not reader.found, "\n".join(sorted(reader.found))
