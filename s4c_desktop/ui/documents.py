"""Saving a document: where to, off the GUI thread, and how to open it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Phase
from s4c_desktop.domain.documents import Depth, file_name, report_title
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.widgets import ElidedLabel, button

if TYPE_CHECKING:
    from s4c_desktop.services.documents import DocumentService

Writer = Callable[..., Path]


def ask_place(name: str, parent: QWidget, title: str = "") -> Path | None:
    """Return where to save a file of the kind of `name`, or None on second thoughts."""
    start = paths.documents_dir() / name
    kinds = f"{start.suffix[1:].upper()} (*{start.suffix})"
    chosen, _filter = QFileDialog.getSaveFileName(parent, title or _("Save PDF"), str(start), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == start.suffix else path.with_name(path.name + start.suffix)


def ask_folder(start: Path, parent: QWidget) -> Path | None:
    """Return a folder to save several files in, or None on second thoughts."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Choose a folder"), str(start))
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class Printout:
    """The PDF of what is shown: its name as a file, and who writes it, of what and how.

    `public` ones say nothing of a person, so nobody needs to be told that they can be read.
    """

    name: str
    write: Writer
    subject: object
    options: Mapping[str, Any] = field(default_factory=dict)
    cancel: Cancel | None = None
    public: bool = False

    def may_leave(self, context: Context) -> bool:
        """Tell the person before it leaves a protected workspace; False on second thoughts."""
        return self.public or context.leaving.may_leave(Document.PDF, context.messages)


@runtime_checkable
class Prints(Protocol):
    """A page that can be printed."""

    def printout(self) -> Printout | None:
        """Return what is shown as a document; None while there is nothing to print."""


class SavedBar(QWidget):
    """Writes documents off the GUI thread and says where the last one went."""

    saved = Signal(Path)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._path: Path | None = None
        self.message = ElidedLabel("", "muted")
        self.open_button = button(_("Open"), self._open, role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.message, 1)
        row.addWidget(self.open_button)
        self.hide()

    def save_printout(self, printout: Printout, title: str = "") -> None:
        """Ask for a place and write a document there."""
        if not printout.may_leave(self.context):
            return
        place = ask_place(printout.name, self, title)
        if place is not None:
            write, subject = printout.write, printout.subject
            self.write(write, subject, place, cancel=printout.cancel, **printout.options)

    def write(
        self,
        write: Writer,
        subject: object,
        place: Path,
        *,
        cancel: Cancel | None = None,
        **options: object,
    ) -> None:
        """Let `write` make the document of a subject at a place.

        A long document takes the check of the same `cancel` among its options.
        """
        tasks = self.context.tasks
        make = partial(write, subject, place, **options)
        # The document shows what is stored: first let everything typed before be committed.
        tasks.run(
            lambda: None,
            done=lambda _nothing: tasks.run_long(
                make,
                done=self._on_saved,
                label=_("Writing {name}").format(name=place.name),
                cancel=cancel,
                owner=self,
            ),
            owner=self,
        )

    def _on_saved(self, path: Path) -> None:
        self.say_saved(_("Saved as {path}").format(path=path), path)

    def say_saved(self, text: str, path: Path) -> None:
        """Say that a file, or a folder of files, is there."""
        self._path = path
        self.message.set_text(text)
        self.show()
        announce(self, text)
        self.saved.emit(path)

    def _open(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that can be made of an assessment, with what it is called and who writes it.

    The writer takes the assessment's identity and the place, `centre`, `code_names` and what
    stands in `options`.
    """

    title: Callable[[], str]
    writer: Callable[[DocumentService], Writer]
    fits: Callable[[AssessmentSummary], bool] = lambda _summary: True
    options: Mapping[str, object] = field(default_factory=dict)


def _report(depth: Depth) -> Offered:
    return Offered(
        lambda: report_title(depth), lambda documents: documents.report, options={"depth": depth}
    )


REPORTS = {depth: _report(depth) for depth in Depth}
PLAN = Offered(lambda: _("Learning plan"), lambda documents: documents.plan)
CARD = Offered(lambda: _("Skills card"), lambda documents: documents.card)
APPEAL_FORM = Offered(
    lambda: _("Appeal form"),
    lambda documents: documents.appeal_form,
    lambda summary: summary.phase is Phase.SIGNED,
)

DOCUMENTS = (*REPORTS.values(), PLAN, CARD, APPEAL_FORM)
"""All that can be made of an assessment; a new kind of document needs a line here."""


def plan_for(role: str | None) -> Offered:
    """Return the learning plan, maybe for another role (code)."""
    return replace(PLAN, options={"role": role})


class DocumentBar(SavedBar):
    """Makes the documents of an assessment."""

    def save_report(self, assessment_id: UUID, person: str, depth: Depth = Depth.CANDIDATE) -> None:
        """Ask for a place and write the assessment report there."""
        self.save(REPORTS[depth], assessment_id, person)

    def save_card(self, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write the skills card there."""
        self.save(CARD, assessment_id, person)

    def save_appeal_form(self, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write the form for an appeal there."""
        self.save(APPEAL_FORM, assessment_id, person)

    def save_plan(self, assessment_id: UUID, person: str, role: str | None = None) -> None:
        """Ask for a place and write the learning plan, maybe for another role (code), there."""
        self.save(plan_for(role), assessment_id, person)

    def save_comparison(self, assessments: tuple[UUID, UUID], person: str) -> None:
        """Ask for a place and write two assessments beside each other there."""
        name = file_name(_("Comparison"), person)
        comparison = self.context.program.documents.comparison
        self.save_printout(self._printout(name, comparison, assessments, {}))

    def save(self, offered: Offered, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write a document there."""
        self.save_printout(self.printout_of(offered, assessment_id, person))

    def printout_of(self, offered: Offered, assessment_id: UUID, person: str) -> Printout:
        """Return a document of an assessment, to be saved or printed."""
        writer = offered.writer(self.context.program.documents)
        name = file_name(offered.title(), person)
        return self._printout(name, writer, assessment_id, offered.options)

    def _printout(
        self, name: str, write: Writer, subject: object, options: Mapping[str, Any]
    ) -> Printout:
        centre, code_names = self.context.preferences.centre, self.context.program.names.code_names
        return Printout(
            name, write, subject, {**options, "centre": centre, "code_names": code_names}
        )
