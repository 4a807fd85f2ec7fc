"""Saving a document: where to, off the GUI thread, and how to open it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
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
        self.save(replace(PLAN, options={"role": role}), assessment_id, person)

    def save_comparison(self, assessments: tuple[UUID, UUID], person: str) -> None:
        """Ask for a place and write two assessments beside each other there."""
        name = file_name(_("Comparison"), person)
        self._save(self.context.program.documents.comparison, assessments, name, {})

    def save(self, offered: Offered, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write a document there."""
        writer = offered.writer(self.context.program.documents)
        self._save(writer, assessment_id, file_name(offered.title(), person), offered.options)

    def _save(self, write: Writer, subject: object, name: str, options: Mapping[str, Any]) -> None:
        if not self.context.leaving.may_leave(Document.PDF, self.context.messages):
            return
        place = ask_place(name, self)
        if place is not None:
            self.write(
                write,
                subject,
                place,
                **options,
                centre=self.context.preferences.centre,
                code_names=self.context.program.names.code_names,
            )
