"""What the candidate sees: a page for their own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.save_mark import SaveMark
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import body, button, text_width, title
from s4c_desktop.ui.wizard.autosave import AutosaveText
from s4c_desktop.ui.wizard.session import Session

BIG = "QPlainTextEdit {{ font-size: {size}px; padding: 12px 16px; }}"
"""Somebody reads this who has not sat before the screen until now."""

READABLE = "QLabel {{ font-size: {size}px; }}"

CHARACTERS = 75


class CandidateView(QWidget):
    """Shows and stores the candidate's comment, and nothing else of the assessment.

    It takes no menus and nothing that is dropped on it: either could bring along a text that is
    not the candidate's.
    """

    leave_wanted = Signal()
    """Somebody wants back to the assessor's window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        from s4c_desktop.services.assessments import TextField

        self._session = session
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.text = AutosaveText(
            session,
            lambda: session.assessment.candidate_comment if session.assessment else "",
            lambda text, seen: session.write(TextField.CANDIDATE_COMMENT, text, seen),
            _("Your own words"),
        )
        self.text.setStyleSheet(BIG.format(size=scaled(20)))
        self.text.setAcceptDrops(False)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.advice = body(
            _(
                "Say what you want to add to this assessment, or what you see differently. It is "
                "saved as you type, stays with the assessment, and is printed in the report."
            )
        )
        self.advice.setStyleSheet(READABLE.format(size=scaled(16)))
        self.save_mark = SaveMark(session.context.theme)
        self.leave = button(_("Back to the assessor…"), self.leave_wanted.emit)
        self._lay_out()
        session.loaded.connect(self.refresh)
        session.assessment_changed.connect(self.refresh)
        session.unsaved.connect(self.save_mark.wait)
        session.saved.connect(self.save_mark.show_saved)
        session.not_saved.connect(lambda _part: self.save_mark.show_failed())
        session.load_failed.connect(self._fail)
        self.refresh()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.save_mark)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(title(_("Your own words")))
        column.addWidget(self.advice)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        sheet = QWidget()
        sheet.setLayout(column)
        # Broad enough for a comfortable line of the big text, in the middle of the window.
        sheet.setMaximumWidth(text_width(sheet, CHARACTERS) * 10 // 7)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 32, 32, 32)
        outer.addStretch(1)
        outer.addWidget(sheet, 1000)
        outer.addStretch(1)

    def enter(self) -> None:
        """Take the focus where the candidate writes."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the candidate's words as they are stored."""
        self.text.refresh()
        self.text.setEnabled(self._session.assessment is not None)

    def _fail(self) -> None:
        self.text.setEnabled(False)
        self.advice.setText(_("This can't be shown now. Please call the assessor."))
