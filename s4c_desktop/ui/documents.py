"""Saving a document: where to, off the GUI thread, and how to open it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.widgets import ElidedLabel, button

if TYPE_CHECKING:
    from s4c_desktop.services.documents import DocumentService

Writer = Callable[..., Path]

_NOT_IN_NAMES = '<>:"/\\|?*'


def file_name(*parts: str, suffix: str = ".pdf") -> str:
    """Return a name every file system takes."""
    joined = " - ".join(part for part in parts if part)
    kept = "".join("_" if c in _NOT_IN_NAMES or not c.isprintable() else c for c in joined)
    return f"{kept[:120].strip(' .') or 'document'}{suffix}"


def ask_place(name: str, parent: QWidget, title: str = "") -> Path | None:
    """Return where to save a file of the kind of `name`, or None on second thoughts."""
    start = paths.documents_dir() / name
    kinds = f"{start.suffix[1:].upper()} (*{start.suffix})"
    chosen, _filter = QFileDialog.getSaveFileName(parent, title or _("Save PDF"), str(start), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == start.suffix else path.with_name(path.name + start.suffix)


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
        self._path = path
        self.message.set_text(_("Saved as {path}").format(path=path))
        self.show()
        self.saved.emit(path)

    def _open(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that can be made of an assessment, with what it is called and who writes it.

    The writer takes the assessment's identity and the place, and `centre` and `code_names`.
    """

    title: Callable[[], str]
    writer: Callable[[DocumentService], Writer]
    fits: Callable[[AssessmentSummary], bool] = lambda _summary: True


REPORT = Offered(lambda: _("Assessment report"), lambda documents: documents.report)
PLAN = Offered(lambda: _("Learning plan"), lambda documents: documents.plan)

DOCUMENTS = (REPORT, PLAN)
"""All that can be made of an assessment; a new kind of document needs a line here."""


class DocumentBar(SavedBar):
    """Makes the documents of an assessment."""

    def save_report(self, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write the assessment report there."""
        self.save(REPORT, assessment_id, person)

    def save_plan(self, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write the learning plan there."""
        self.save(PLAN, assessment_id, person)

    def save(self, offered: Offered, assessment_id: UUID, person: str) -> None:
        """Ask for a place and write a document there."""
        name = file_name(offered.title(), person)
        if not self.context.leaving.may_leave(Document.PDF, self.context.messages):
            return
        place = ask_place(name, self)
        if place is not None:
            self.write(
                offered.writer(self.context.program.documents),
                assessment_id,
                place,
                centre=self.context.preferences.centre,
                code_names=self.context.program.names.code_names,
            )
