"""The evidence of the person, with a tick for what supports the competence at hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Evidence, Kind
from s4c_desktop.domain.backing import Item
from s4c_desktop.domain.backing_wording import item_sentence
from s4c_desktop.domain.evidence_review import item_of
from s4c_desktop.domain.folding import place_in_order
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.file_target import FileTarget
from s4c_desktop.ui.widgets import TextLabel, button, icon_button, name_widget
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.files import EvidenceFiles
from s4c_desktop.ui.wizard.files_dialog import FilesDialog
from s4c_desktop.ui.wizard.session import Session

if TYPE_CHECKING:
    from s4c_desktop.services.assessments import EvidenceDetails


class EvidenceRow(FileTarget):
    """One item: a tick for this competence, what it is, its files, and how to change it.

    Files that are dropped on it are attached.
    """

    def __init__(self, files: EvidenceFiles, item: Evidence) -> None:
        super().__init__()
        self._files = files
        self._session = session = files.session
        theme = session.context.theme
        self.item = item
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._link)
        self._description = TextLabel()
        self._description.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about = TextLabel("", "small")
        self._review = TextLabel("", "small")
        self.files = icon_button(theme.icon("paperclip", "muted"), self._show_files)
        self.files.setMinimumWidth(32)
        self.files.setMaximumWidth(64)
        self.change = icon_button(theme.icon("pencil-simple", "muted"), self._change)
        self.remove = icon_button(theme.icon("trash", "muted"), self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give the words the whole width, and the line below them to the buttons."""
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._about, 1)
        below.addStretch()
        for tool in (self.files, self.change, self.remove):
            below.addWidget(tool)
        words = QVBoxLayout()
        # The first line of the words is level with the tick.
        words.setContentsMargins(0, 6, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._description)
        words.addWidget(self._review)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_item(self, item: Evidence, code: str) -> None:
        """Show the item as it is now, and whether it supports a competence."""
        self.item = item
        self.tick.setChecked(code in item.links)
        self.tick.setEnabled(not self._session.locked)
        self._description.setText(item.description)
        self._about.setText(_about(item, code))
        self._about.setVisible(bool(self._about.text()))
        self._show_review()
        name_widget(
            self.tick,
            _("{description} supports {code}").format(description=item.description, code=code),
        )
        name_widget(self.change, _("Change {what}").format(what=item.description))
        name_widget(self.remove, _("Remove {what}").format(what=item.description))
        for tool in (self.change, self.remove):
            tool.setVisible(not self._session.read_only)
            tool.setEnabled(not self._session.locked)
        self.setAcceptDrops(not self._session.locked)
        self._show_count(len(item.attachments))

    def _show_review(self) -> None:
        """Say what was found of the item, once somebody reviewed it."""
        found = item_of(self.item)
        said = found != Item() and self._session.kind is not Kind.SELF
        self._review.setVisible(said)
        if said:
            name = self._session.said(self.item.reviewed_by)
            self._review.setText(" · ".join(filter(None, (item_sentence(found), name))))
            self._review.set_role("small" if found.counts else "caution_small")

    def _show_count(self, count: int) -> None:
        """Say how many files there are; a signed assessment shows only that there are some."""
        self.files.setVisible(count > 0 or not self._session.read_only)
        self.files.setText(str(count) if count else "")
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.files.setToolButtonStyle(beside if count else Qt.ToolButtonStyle.ToolButtonIconOnly)
        if count:
            name = ngettext("{count} file of {what}", "{count} files of {what}", count)
        else:
            name = _("Attach a file to {what}")
        name_widget(self.files, name.format(count=count, what=self.item.description))

    def _show_files(self) -> None:
        FilesDialog(self._files, self.item.id, self.window()).open()

    def _link(self, linked: bool) -> None:
        self._session.link_evidence(self.item.id, self._session.flow.position, linked)

    def _change(self) -> None:
        item = self.item
        details = EvidenceDialog.ask(item, self.window(), reviewer_in(self._session))
        if details is not None:
            self._session.change_evidence(item.id, _meant(self._session, details), item)

    def _remove(self) -> None:
        self._session.remove_evidence(self.item.id)

    def take(self, files: tuple[Path, ...]) -> None:
        """Attach what is dropped."""
        self._files.attach(self.item.id, files)


class EvidenceList(FileTarget):
    """All evidence of the person, and a button to add some.

    Files that are dropped beside the items become an item of their own.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.files = EvidenceFiles(session)
        self.rows: list[EvidenceRow] = []
        self._none = TextLabel(_("Nothing noted yet."), "muted")
        self.add: QPushButton = button(_("Add evidence…"), lambda: self._add())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._none)
        self._column.addWidget(self.add)

    def refresh(self) -> None:
        """Show the items anew, if any differs."""
        session = self._session
        items = session.assessment.evidence if session.assessment is not None else ()
        code = session.flow.position
        if [row.item.id for row in self.rows] != [item.id for item in items]:
            self._rebuild(items)
        for row, item in zip(self.rows, items, strict=True):
            row.show_item(item, code)
        self._none.setVisible(not items)
        self.add.setVisible(not session.read_only)
        self.add.setEnabled(not session.locked)
        self.setAcceptDrops(not session.locked)

    def focus(self) -> None:
        """Give the focus to the first item's tick, or to the way to add one."""
        target = self.rows[0].tick if self.rows else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tick to tick with the arrows; Space links or unlinks."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        ticks = [row.tick for row in self.rows]
        focused = QApplication.focusWidget()
        if step is None or focused not in ticks:
            super().keyPressEvent(event)
            return
        wanted = ticks.index(focused) + step
        if 0 <= wanted < len(ticks):
            ticks[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, items: tuple[Evidence, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [EvidenceRow(self.files, item) for item in items]
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)

    def take(self, files: tuple[Path, ...]) -> None:
        """Ask what the files are, and note them as evidence."""
        QTimer.singleShot(0, self, partial(self._add, files))

    def _add(self, places: tuple[Path, ...] = ()) -> None:
        session = self._session
        suggested = places[0].stem if places else ""
        details = EvidenceDialog.ask(None, self.window(), reviewer_in(session), suggested)
        if details is not None:
            item = session.add_evidence(_meant(session, details), session.flow.position or None)
            self.files.attach(item, places)


def reviewer_in(session: Session) -> str | None:
    """Name who reviews evidence here, as shown; None where one rates oneself."""
    return None if session.kind is Kind.SELF else session.said(session.rater)


def _meant(session: Session, details: EvidenceDetails) -> EvidenceDetails:
    return replace(details, reviewed_by=session.meant(details.reviewed_by))


def _about(item: Evidence, code: str) -> str:
    """Say kind, date and what else the item supports."""
    parts = [item.kind, short_date(item.date) if item.date else ""]
    others = sorted(item.links - {code}, key=place_in_order)
    if others:
        parts.append(_("also {codes}").format(codes=" ".join(others)))
    return ", ".join(part for part in parts if part)
