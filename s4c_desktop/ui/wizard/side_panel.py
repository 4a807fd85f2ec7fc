"""The right side of the ratings step: questions, note, evidence and the running note."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.ui.room import held_still
from s4c_desktop.ui.widgets import Card, TextLabel, scrolling, section
from s4c_desktop.ui.wizard.autosave import AutosaveText
from s4c_desktop.ui.wizard.evidence_list import EvidenceList
from s4c_desktop.ui.wizard.guidance import Guidance
from s4c_desktop.ui.wizard.passage_list import PassageList
from s4c_desktop.ui.wizard.planned_methods import PlannedMethods
from s4c_desktop.ui.wizard.running_note import RunningNote
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sufficient_row import SufficientRow


class SidePanel(Card):
    """What helps to rate, and what is written beside the rating; that saves itself."""

    def __init__(self, session: Session) -> None:
        super().__init__(margin=1, spacing=0)
        self._session = session
        self.note = AutosaveText(
            session, self._read_note, self._write_note, _("Note on this competence")
        )
        self.note.setMinimumHeight(80)
        self.evidence = EvidenceList(session)
        self.sufficient = SufficientRow(session)
        self.passages = PassageList(session)
        self.running_note = RunningNote(session)
        self.running_note.link_wanted.connect(self.passages.link)
        self.running_note.setMinimumHeight(96)
        self._note_title = section()
        self._source_wanted = True
        self._source_title = section(_("On the required level"))
        self.source = TextLabel("", "small")
        content = QWidget()
        self._parts = column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.guidance = Guidance()
        column.addWidget(self._note_title)
        column.addWidget(self.note, 2)
        column.addSpacing(8)
        column.addWidget(self.passages)
        column.addLayout(self.guidance)
        self.planned = PlannedMethods(session)
        column.addWidget(self.planned)
        column.addSpacing(8)
        column.addWidget(section(_("Evidence")))
        column.addWidget(self.evidence)
        column.addWidget(self.sufficient)
        column.addSpacing(8)
        column.addWidget(section(_("Running note")))
        column.addWidget(TextLabel(_("For the whole interview, not for one competence."), "small"))
        column.addWidget(self.running_note, 3)
        column.addWidget(self.running_note.link_button)
        column.addSpacing(8)
        column.addWidget(self._source_title)
        column.addWidget(self.source)
        self._area = scrolling(content)
        self._area.setAccessibleName(_("Notes, questions and evidence"))
        self.column.addWidget(self._area)

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part."""
        self._area.ensureWidgetVisible(part, 0, 16)

    def refresh(self) -> None:
        """Show what the session has on the competence at hand."""
        with held_still(self._parts):
            self._show()
        # Else all is laid out at the height of what was shown before, and then once more.
        QApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))

    def _show(self) -> None:
        self.guidance.show_competence(
            self._session.framework.competence(self._session.flow.position),
            own=self._session.kind is Kind.SELF,
        )
        self._note_title.setText(_("Note on {code}").format(code=self._session.flow.position))
        self.planned.refresh()
        self.note.refresh()
        self.running_note.refresh()
        self.passages.refresh()
        self.refresh_evidence()
        self._show_source()

    def refresh_evidence(self) -> None:
        """Show the person's evidence, and whether it suffices here."""
        self.evidence.refresh()
        self.sufficient.refresh()

    def show_source(self, wanted: bool) -> None:
        """Say where the source disagrees, or hide it: it would hint at the required level."""
        self._source_wanted = wanted
        self._show_source()

    def _show_source(self) -> None:
        """Say where the source disagrees with itself about what is required here."""
        requirement = self._session.requirements.get(self._session.flow.position)
        notes = requirement.notes if requirement is not None and self._source_wanted else ()
        self.source.setText("\n".join(note.text for note in notes))
        self._source_title.setVisible(bool(notes))
        self.source.setVisible(bool(notes))

    def _read_note(self) -> str:
        return self._session.rating(self._session.flow.position).note

    def _write_note(self, text: str, seen: str) -> None:
        self._session.change_note(self._session.flow.position, text, seen)
