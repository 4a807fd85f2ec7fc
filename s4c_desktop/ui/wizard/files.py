"""What a person does with the files of evidence, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Attachment
from s4c_desktop.domain.attachments import SUFFIXES, kind_name, size_text
from s4c_desktop.ui.wizard.session import Session

if TYPE_CHECKING:
    from s4c_desktop.services.attachments import NewFile

Opener = Callable[[Path], bool]


def open_file(path: Path) -> bool:
    """Let the system's program for a file open it; tells whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class EvidenceFiles(QObject):
    """Attaches, opens, saves and removes the files of a session's evidence."""

    def __init__(self, session: Session, opener: Opener = open_file) -> None:
        super().__init__(session)
        self.session = session
        self._open = opener

    def attach(self, evidence_id: UUID, places: Iterable[Path]) -> None:
        """Attach files to an item of evidence; each that can't be is told."""
        session, service = self.session, self.session.context.program.attachments
        if session.read_only:
            return
        for place in places:
            session.journal.open_block()
            # Reading a file from a slow disk must not hold up what is being saved.
            session.context.tasks.run_long(
                service.read,
                place,
                done=partial(self._keep, evidence_id),
                failed=self._on_failed,
                label=_("Attaching {name}").format(name=place.name),
                owner=self,
            )

    def open(self, attachment: Attachment) -> None:
        """Open a temporary copy in the program that the system has for it."""
        context = self.session.context
        context.tasks.run(
            context.program.attachments.open_copy,
            attachment.id,
            done=partial(self._show, attachment.name),
            owner=self,
        )

    def save(self, attachment: Attachment, place: Path) -> None:
        """Save a copy."""
        context = self.session.context
        context.tasks.run_long(
            context.program.attachments.save_copy,
            attachment.id,
            place,
            label=_("Saving {name}").format(name=place.name),
            owner=self,
        )

    def remove(self, attachment: Attachment) -> None:
        """Ask, then remove a file for good."""
        session = self.session
        agreed = not session.read_only and session.context.messages.ask(
            _("Remove this file?"),
            _(
                "{name} is removed from the workspace. This can't be undone. Files elsewhere on "
                "this computer stay."
            ).format(name=attachment.name),
            _("Remove"),
        )
        if agreed:
            session.journal.open_block()
            session.context.tasks.run(
                session.context.program.attachments.remove,
                attachment.id,
                done=self._on_stored,
                failed=self._on_failed,
                owner=self,
            )

    def _keep(self, evidence_id: UUID, file: NewFile) -> None:
        context = self.session.context
        context.tasks.run(
            context.program.attachments.keep,
            evidence_id,
            file,
            done=self._on_stored,
            failed=self._on_failed,
            owner=self,
        )

    def _on_stored(self, _result: object) -> None:
        self.session.journal.close_block(datetime.now(UTC))
        self.session.reload()

    def _on_failed(self, error: Exception) -> None:
        self.session.journal.close_block()
        self.session.context.messages.error(error)

    def _show(self, name: str, copy: Path) -> None:
        if not self._open(copy):
            self.session.context.messages.info(
                _("No program opens this file"),
                _(
                    "This computer has no program that opens {name}. Save a copy and open that "
                    "where there is one."
                ).format(name=name),
            )


def about(attachment: Attachment) -> str:
    """Say kind and size of a file."""
    return f"{kind_name(attachment.media_type)}, {size_text(attachment.size)}"


def ask_files(parent: QWidget) -> tuple[Path, ...]:
    """Return the files a person chooses to attach."""
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    allowed = _("Files that can be attached")
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent, _("Attach files"), str(paths.documents_dir()), f"{allowed} ({patterns})"
    )
    return tuple(Path(name) for name in chosen)


def ask_place(attachment: Attachment, parent: QWidget) -> Path | None:
    """Return where to save a copy, or None when the person thinks better of it."""
    start = str(paths.documents_dir() / attachment.name)
    chosen, _filter = QFileDialog.getSaveFileName(parent, _("Save a copy"), start)
    return Path(chosen) if chosen else None
