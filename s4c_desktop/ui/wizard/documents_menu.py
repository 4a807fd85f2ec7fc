"""The documents of an assessment beside its report and learning plan."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind, Phase
from s4c_desktop.domain.documents import Depth
from s4c_desktop.ui.documents import DocumentBar
from s4c_desktop.ui.wizard.session import Session


class DocumentsMenu(QMenu):
    """Offers what can be printed of the assessment that is shown."""

    def __init__(self, session: Session, bar: DocumentBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self.file_report = self.addAction(_("Report for the file…"))
        self.file_report.triggered.connect(lambda _on=False: self._save(self._report))
        self.card = self.addAction(_("Skills card…"))
        self.card.triggered.connect(lambda _on=False: self._save(bar.save_card))
        self.appeal_form = self.addAction(_("Appeal form…"))
        self.appeal_form.triggered.connect(lambda _on=False: self._save(bar.save_appeal_form))
        self.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        """Allow what there is now: an appeal is against what was signed."""
        shown = self._session.shown
        self.appeal_form.setEnabled(
            shown is not None and shown.phase is Phase.SIGNED and shown.kind is not Kind.SELF
        )

    def _report(self, assessment_id: UUID, person: str) -> None:
        self._bar.save_report(assessment_id, person, Depth.FILE)

    def _save(self, save: Callable[[UUID, str], None]) -> None:
        shown = self._session.shown
        if shown is not None:
            self._session.flush()
            save(shown.id, shown.person.name)
