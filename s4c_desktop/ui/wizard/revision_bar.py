"""Which revision this is, why it was made, and the way to the ones before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.ui.widgets import body, button, put_away
from s4c_desktop.ui.wizard.session import Session

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The revision before an assessment and those made of it; mostly one at most."""

    of: UUID
    before: Assessment | None
    after: tuple[Assessment, ...]


class RevisionBar(QWidget):
    """Hidden where there is only one revision."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.text = body()
        self.ways: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.text, 1)
        self.hide()

    def refresh(self) -> None:
        """Look for the revisions before and after."""
        assessment = self._session.assessment
        if assessment is not None:
            context = self._session.context
            context.tasks.run(
                _neighbours,
                context.program,
                assessment,
                done=self._show,
                failed=self._session.not_fetched,
                owner=self,
            )

    def _show(self, found: Neighbours) -> None:
        assessment = self._session.assessment
        if assessment is None or assessment.id != found.of:
            return
        for way in self.ways:
            put_away(way)
        others = (*((found.before,) if found.before else ()), *found.after)
        self.ways = [self._way(other) for other in others]
        for way in self.ways:
            self._row.addWidget(way)
        reason = assessment.revision_reason
        text = (
            _("Revision {number}, made because: {reason}")
            if reason
            else _("Revision {number}; there is a later one.")
        )
        self.text.setText(text.format(number=assessment.revision, reason=reason))
        self.setVisible(bool(others))

    def _way(self, other: Assessment) -> QPushButton:
        return button(
            _("Open revision {number}").format(number=other.revision),
            lambda: self._session.load(other.id),
        )


def _neighbours(program: Program, assessment: Assessment) -> Neighbours:
    """Find the revision before and those made of an assessment; runs on the workspace thread."""
    assessments = program.assessments
    before = assessments.load(assessment.revises) if assessment.revises is not None else None
    later = (
        assessments.load(summary.id)
        for archived in (False, True)
        for summary in assessments.list(archived=archived)
        if summary.person_id == assessment.person.id and summary.revision > assessment.revision
    )
    return Neighbours(assessment.id, before, tuple(a for a in later if a.revises == assessment.id))
