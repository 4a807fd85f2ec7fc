"""The files of an item of evidence: to open, to save, to add and to remove."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Attachment, Evidence
from s4c_desktop.domain.attachments import FILE_LIMIT, size_text
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.drops import dropped_files
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.widgets import (
    ElidedLabel,
    TextLabel,
    button,
    icon_button,
    line,
    name_widget,
    primary_button,
    scrolling,
    section,
)
from s4c_desktop.ui.wizard.files import EvidenceFiles, about, ask_files, ask_place


class FileRow(QWidget):
    """One file: its name, kind and size, and what can be done with it."""

    def __init__(self, files: EvidenceFiles, attachment: Attachment) -> None:
        super().__init__()
        self._files = files
        self.attachment = attachment
        self.open = button(_("Open"), self._open, role="quiet")
        self.save = button(_("Save a copy…"), self._save, role="quiet")
        theme = files.session.context.theme
        self.remove = icon_button(theme.icon("trash", "muted"), self._remove)
        self.remove.setVisible(not files.session.read_only)
        name = attachment.name
        self.open.setAccessibleName(_("Open {what}").format(what=name))
        self.save.setAccessibleName(_("Save a copy of {what}").format(what=name))
        name_widget(self.remove, _("Remove {what}").format(what=name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name))
        words.addWidget(ElidedLabel(about(attachment), "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.open)
        row.addWidget(self.save)
        row.addWidget(self.remove)

    def _open(self) -> None:
        self._files.open(self.attachment)

    def _save(self) -> None:
        context = self._files.session.context
        if not context.leaving.may_leave(Document.COPY, context.messages):
            return
        place = ask_place(self.attachment, self)
        if place is not None:
            self._files.save(self.attachment, place)

    def _remove(self) -> None:
        self._files.remove(self.attachment)


class FilesDialog(Dialog):
    """Shows the files of an item of evidence and follows what becomes of them."""

    def __init__(self, files: EvidenceFiles, evidence_id: UUID, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Files"))
        self._files = files
        self._evidence_id = evidence_id
        self.rows: list[FileRow] = []
        self._item = ElidedLabel("", "muted")
        self._none = TextLabel(_("No files yet."), "muted")
        self._hint = TextLabel(
            _(
                "Choose files or drop them here: PDF, pictures, text, office documents without "
                "macros, sound and video, up to {limit} each."
            ).format(limit=size_text(FILE_LIMIT)),
            "small",
        )
        self.attach = primary_button(_("Attach a file…"), self._attach)
        self.done_button = button(_("Close"), self.accept)
        self._lay_out()
        files.session.evidence_changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(_("Files")))
        column.addWidget(self._item)
        column.addWidget(line())
        column.addWidget(scrolling(content), 1)
        column.addWidget(line())
        column.addWidget(self._hint)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addWidget(self.attach)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
        self.resize(620, 400)

    def _refresh(self) -> None:
        """Show the files as they are now; without its item, the dialog has nothing to show."""
        item = self._evidence()
        if item is None:
            self.reject()
            return
        self._item.set_text(item.description)
        if [row.attachment for row in self.rows] != list(item.attachments):
            self._rebuild(item.attachments)
        self._none.setVisible(not item.attachments)
        editable = not self._files.session.read_only
        self.attach.setVisible(editable)
        self._hint.setVisible(editable)
        self.setAcceptDrops(editable)

    def _rebuild(self, attachments: tuple[Attachment, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [FileRow(self._files, attachment) for attachment in attachments]
        for number, row in enumerate(self.rows):
            self._list.insertWidget(number, row)

    def _evidence(self) -> Evidence | None:
        assessment = self._files.session.assessment
        items = assessment.evidence if assessment is not None else ()
        return next((item for item in items if item.id == self._evidence_id), None)

    def _attach(self) -> None:
        self._files.attach(self._evidence_id, ask_files(self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files in, nothing else."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped."""
        event.acceptProposedAction()
        self._files.attach(self._evidence_id, dropped_files(event.mimeData()))
