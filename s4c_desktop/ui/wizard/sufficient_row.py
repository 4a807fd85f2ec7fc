"""Whether the evidence behind a rating suffices, in words and to be said."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Assessment, Judgement, Kind
from s4c_desktop.domain.backing_wording import backing_word, judgement_name
from s4c_desktop.domain.evidence_review import backing_of, item_of, linked_to
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.widgets import TextLabel, small
from s4c_desktop.ui.wizard.rating_edits import judge_sufficient
from s4c_desktop.ui.wizard.session import Session


class SufficientRow(QWidget):
    """Asks whether the linked evidence suffices; not there where one rates oneself."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.question = TextLabel("", "strong")
        self.choice: Segments[Judgement] = Segments(
            _("Sufficient"), [(one, judgement_name(one)) for one in Judgement], flowing=True
        )
        for judgement in Judgement:
            self.choice.button(judgement).setToolTip("S")
        self.summary = small()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for widget in (self.question, self.choice, self.summary):
            column.addWidget(widget)
        self.choice.chosen.connect(
            lambda judgement: judge_sufficient(session, session.flow.position, judgement)
        )

    def refresh(self) -> None:
        """Show what was said of the competence at hand, and what it comes to."""
        session = self._session
        assessment, code = session.assessment, session.flow.position
        self.setVisible(assessment is not None and session.kind is not Kind.SELF)
        if assessment is None or not code:
            return
        self.question.setText(_("Is the evidence for {code} sufficient?").format(code=code))
        self.choice.show_value(session.rating(code).sufficient)
        self.choice.setEnabled(not session.locked)
        self.summary.setText(_summary(assessment, code))
        # Else the panel would be laid out a second time when the height of this is known.
        self._column.activate()


def _summary(assessment: Assessment, code: str) -> str:
    """Count the linked items and say what they come to."""
    items = linked_to(assessment, code)
    out = sum(not item_of(item).counts for item in items)
    parts = [
        ngettext("{n} item linked", "{n} items linked", len(items)).format(n=len(items))
        if items
        else _("Nothing linked")
    ]
    if out:
        parts.append(ngettext("{n} does not count", "{n} do not count", out).format(n=out))
    return _("{items}. Evidence: {result}.").format(
        items=", ".join(parts), result=backing_word(backing_of(assessment, code))
    )
