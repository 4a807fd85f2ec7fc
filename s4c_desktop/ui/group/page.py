"""One group: who takes part, what they say, and what may be shown of it, below tabs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QTabBar, QVBoxLayout

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.register import PersonLine
from s4c_desktop.domain.sheet import Sheet
from s4c_desktop.services.people_import import read_list
from s4c_desktop.services.transfer import SUFFIX
from s4c_desktop.ui.drops import Dropped, Use, is_records
from s4c_desktop.ui.file_target import FileTarget
from s4c_desktop.ui.group.compare import ComparePage
from s4c_desktop.ui.group.details import DetailsPage
from s4c_desktop.ui.group.files_dialog import FilesDialog
from s4c_desktop.ui.group.participants import ParticipantsPage
from s4c_desktop.ui.group.people_dialog import ParticipantsDialog
from s4c_desktop.ui.group.profile import ProfilePage
from s4c_desktop.ui.group.quick_entry import QuickEntry
from s4c_desktop.ui.group.ratings import RatingsPage
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.group.table_dialog import TableDialog
from s4c_desktop.ui.page_stack import PageStack

PARTICIPANTS, ENTRY, RATINGS, PROFILE, COMPARE, DETAILS = range(6)


class GroupPage(FileTarget):
    """Shows one part of the group at a time; takes files that are dropped on it."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self.participants = ParticipantsPage(session)
        self.entry = QuickEntry(session)
        self.ratings = RatingsPage(session)
        self.profile = ProfilePage(session)
        self.compare = ComparePage(session)
        self.details = DetailsPage(session)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the group"))
        self._pages = PageStack()
        for text, page in (
            (_("Participants"), self.participants),
            (_("Quick entry"), self.entry),
            (_("Ratings"), self.ratings),
            (_("Profile"), self.profile),
            (_("Compare"), self.compare),
            (_("Details"), self.details),
        ):
            self.tabs.addTab(text)
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._turn)
        self.participants.entry_requested.connect(self.enter)
        self.participants.table_requested.connect(self.choose_table)
        self.participants.files_requested.connect(self.choose_files)
        self.participants.people_requested.connect(self.choose_people)
        session.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.tabs)

    def show_part(self, part: int) -> None:
        """Show a part of the group."""
        self.tabs.setCurrentIndex(part)

    def enter(self, participant_id: UUID | None = None) -> None:
        """Enter what a participant said."""
        self.tabs.setCurrentIndex(ENTRY)
        self.entry.start(participant_id)

    def leave(self) -> None:
        """Hand over what was typed."""
        if self._session.is_open:
            self.participants.leave()
            self.details.leave()

    def _on_opened(self) -> None:
        self.tabs.setCurrentIndex(PARTICIPANTS)
        self._pages.setCurrentIndex(PARTICIPANTS)

    def _turn(self, part: int) -> None:
        self.leave()
        self._pages.setCurrentIndex(part)
        if not self._session.is_open:
            return
        match part:
            case 1:
                if self.entry.participant is None and self._session.group.participants:
                    self.entry.start()
                self.entry.show_group()
            case 2:
                self.ratings.show_group()
            case 3:
                self.profile.look()
            case 4:
                self.compare.look()
            case _:
                pass

    # -- bringing in ---------------------------------------------------------------------

    def choose_table(self) -> None:
        """Ask for a table."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choose a table"),
            str(paths.documents_dir()),
            _("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)"),
        )
        if chosen:
            self.bring_table(Path(chosen))

    def bring_table(self, path: Path) -> None:
        """Read a table, and show what it would bring."""
        self._session.context.tasks.run_long(
            partial(read_list, path),
            done=self._show_table,
            label=_("Reading {name}").format(name=path.name),
            owner=self,
        )

    def choose_files(self) -> None:
        """Ask for participants' files."""
        chosen, _kind = QFileDialog.getOpenFileNames(
            self,
            _("Choose participants' files"),
            str(paths.documents_dir()),
            _("Records (*{suffix})").format(suffix=SUFFIX),
        )
        if chosen:
            self.bring_files([Path(one) for one in chosen])

    def bring_files(self, files: Sequence[Path]) -> None:
        """Show what participants' files would bring."""
        dialog = FilesDialog(self._session.context, self._session.group.id, files, self)
        dialog.imported.connect(self._session.imported)
        dialog.look()
        dialog.open()

    def choose_people(self) -> None:
        """Ask which people of the workspace take part."""
        self._session.context.tasks.run(
            self._session.context.program.register.lines, done=self._ask_people, owner=self
        )

    def _show_table(self, sheet: Sheet) -> None:
        session = self._session
        if not session.is_open:
            return
        dialog = TableDialog(session.context, session.group.id, session.framework, sheet, self)
        dialog.imported.connect(session.imported)
        dialog.look()
        dialog.open()

    def _ask_people(self, lines: Sequence[PersonLine]) -> None:
        if not self._session.is_open:
            return
        there = {one.person_id for one in self._session.group.participants}
        dialog = ParticipantsDialog([line for line in lines if line.id not in there], self)
        if dialog.run() and dialog.chosen():
            self._session.add_people(dialog.chosen())

    def wants(self, files: tuple[Path, ...]) -> bool:
        """Tell whether files are one table, or any number of `.s4c` files."""
        return self._session.is_open and (
            all(map(is_records, files)) or Dropped(files).use is Use.IMPORT_PEOPLE
        )

    def take(self, files: tuple[Path, ...]) -> None:
        """Show what the files would bring."""
        then = (
            partial(self.bring_files, list(files))
            if all(map(is_records, files))
            else partial(self.bring_table, files[0])
        )
        QTimer.singleShot(0, self, then)
