"""The comments on a result, of who assessed and of the person assessed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import Card, section, strong, text_width
from s4c_desktop.ui.wizard.autosave import AutosaveText
from s4c_desktop.ui.wizard.session import Session

MARGINS = 24
"""What a text field needs around its lines."""


class CommentsCard(Card):
    """Two texts beside each other; hidden where nothing was said and nothing can be any more."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        from s4c_desktop.services.assessments import TextField

        self._session = session
        self.comment = AutosaveText(
            session,
            lambda: session.assessment.comment if session.assessment else "",
            lambda text, seen: session.write(TextField.COMMENT, text, seen),
            _("Comment of who assessed"),
        )
        self.candidate_comment = AutosaveText(
            session,
            lambda: session.assessment.candidate_comment if session.assessment else "",
            lambda text, seen: session.write(TextField.CANDIDATE_COMMENT, text, seen),
            _("Comment of the person assessed"),
        )
        self._assessor_title = strong()
        self._candidate_title = strong(_("Comment of the person assessed"))
        self.column.addWidget(section(_("Comments")))
        comments = QHBoxLayout()
        comments.setSpacing(16)
        for title, field in (
            (self._assessor_title, self.comment),
            (self._candidate_title, self.candidate_comment),
        ):
            field.setFixedHeight(scaled(88))
            field.setMaximumWidth(text_width(field) + MARGINS)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(title)
            column.addWidget(field)
            comments.addLayout(column, 1)
        comments.addStretch(0)
        self.column.addLayout(comments)
        session.assessment_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the session has."""
        session = self._session
        assessment = session.shown
        if assessment is None:
            return
        own = assessment.kind is Kind.SELF
        self._assessor_title.setText(_("Comment") if own else _("Comment of who assessed"))
        # What was left empty and can't be filled any more needs no room.
        said = bool(assessment.comment) or not session.read_only
        heard = not own and (bool(assessment.candidate_comment) or not session.read_only)
        for widget in (self._assessor_title, self.comment):
            widget.setVisible(said)
        for widget in (self._candidate_title, self.candidate_comment):
            widget.setVisible(heard)
        self.setVisible(said or heard)
        self.comment.refresh()
        self.candidate_comment.refresh()

    def leave(self) -> None:
        """Hand over what was typed."""
        self.comment.commit()
        self.candidate_comment.commit()
